"""Records of a library as others keep them: the journal line by line, a bundle for one recording.

A record says all that a user made of a thing, and what brings back the rest: a source names the file it was read from.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from player.bookmarks import Bookmark
from player.heard import Heard

TITLE = "title"

# Ids from other programs' files may be anything short.
_LONGEST_ID_CHARS = 200
_LONGEST_TIME_CHARS = 40
# After every change there must be room for later ones.
_FIRST_YEAR_TOO_LATE = "9000"
_SPEAKER = "speaker/"


@dataclass(frozen=True, slots=True)
class RecordingRecord:
    """A recording without its sources and bookmarks; times of day are ISO 8601 in UTC.

    `edited_at` tells when the title was given (`TITLE`), and when each speaker was named (`speaker_key`).
    """

    id: str
    title: str
    channel: str | None = None
    published: str | None = None
    media_path: Path | None = None
    duration_ms: int | None = None
    position_ms: int = 0
    heard: Heard = field(default_factory=Heard)
    heard_share: float = 0.0
    speaker_names: Mapping[str, str] = field(default_factory=dict)
    shown_source_id: str | None = None
    second_source_id: str | None = None
    is_second_beside: bool = False
    edited_at: Mapping[str, str] = field(default_factory=dict)
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """An imported file: where it lay, and the SHA-256 of its bytes in hex."""

    id: str
    recording_id: str
    name: str | None = None
    path: Path | None = None
    sha256: str | None = None
    format: str | None = None
    encoding: str | None = None
    created_at: str = ""
    updated_at: str = ""
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class BookmarkRecord:
    """A bookmark, deleted or not, and the recording it belongs to."""

    recording_id: str
    bookmark: Bookmark
    deleted_at: str | None = None

    @property
    def id(self) -> str:
        """That of the bookmark."""
        return self.bookmark.id

    @property
    def updated_at(self) -> str:
        """When it was last changed or deleted."""
        return self.bookmark.updated_at

    @property
    def rank(self) -> tuple[str, bool, str]:
        """The largest of several states of one bookmark is the one that holds, whoever compares them."""
        said = {**record_to_dict(self), "recording_id": None}
        return moment_of(self.updated_at), self.deleted_at is not None, json.dumps(said)


Record = RecordingRecord | SourceRecord | BookmarkRecord


def speaker_key(name: str) -> str:
    """The key in `edited_at` of a speaker, by the name in the sources."""
    return _SPEAKER + name


def is_uuid(text: str) -> bool:
    """Whether an id is one that nobody else gives; what people and their tools make by hand may be any word."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def is_bookmark_id(text: str) -> bool:
    """Whether a record may have this as the id of its bookmark."""
    return 0 < len(text) <= _LONGEST_ID_CHARS


def is_time(text: str) -> bool:
    """Whether a record may have this as a time of day; what says nothing may stand there, what is made to harm not."""
    return len(text) <= _LONGEST_TIME_CHARS and moment_of(text) < _FIRST_YEAR_TOO_LATE


def moment_of(text: str) -> str:
    """A time of day so written that later ones sort later; empty for what is no time."""
    try:
        moment = datetime.fromisoformat(text[:_LONGEST_TIME_CHARS])
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return ""


def record_to_dict(record: Record) -> dict[str, object]:
    """The record as plain JSON values, which `record_reading` reads."""
    if isinstance(record, RecordingRecord):
        return _recording_to_dict(record)
    return _source_to_dict(record) if isinstance(record, SourceRecord) else _bookmark_to_dict(record)


def _recording_to_dict(record: RecordingRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "title": record.title,
        "channel": record.channel,
        "published": record.published,
        "media_path": _path_text(record.media_path),
        "duration_ms": record.duration_ms,
        "position_ms": record.position_ms,
        "heard": [list(span) for span in record.heard.spans],
        "heard_share": record.heard_share,
        "speaker_names": dict(record.speaker_names),
        "shown_source_id": record.shown_source_id,
        "second_source_id": record.second_source_id,
        "second_beside": record.is_second_beside,
        "edited_at": dict(record.edited_at),
        **_times_to_dict(record.created_at, record.updated_at, record.deleted_at),
    }


def _source_to_dict(record: SourceRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "recording_id": record.recording_id,
        "name": record.name,
        "path": _path_text(record.path),
        "sha256": record.sha256,
        "format": record.format,
        "encoding": record.encoding,
        **_times_to_dict(record.created_at, record.updated_at, record.deleted_at),
    }


def _bookmark_to_dict(record: BookmarkRecord) -> dict[str, object]:
    bookmark = record.bookmark
    return {
        "id": bookmark.id,
        "recording_id": record.recording_id,
        "start_ms": bookmark.start_ms,
        "end_ms": bookmark.end_ms,
        "quote": bookmark.quote,
        "title": bookmark.title,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "color": bookmark.color,
        **_times_to_dict(bookmark.created_at, bookmark.updated_at, record.deleted_at),
    }


def _times_to_dict(created_at: str, updated_at: str, deleted_at: str | None) -> dict[str, object]:
    return {"created_at": created_at, "updated_at": updated_at, "deleted_at": deleted_at}


def _path_text(path: Path | None) -> str | None:
    """A path as text; a name that is no valid text has surrogates in it, which JSON escapes."""
    return None if path is None else str(path)
