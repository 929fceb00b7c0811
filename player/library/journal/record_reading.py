"""Records read from JSON that anybody may have written: what is no record is told, and nothing is believed."""

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from player.bookmarks import BOOKMARK_COLORS, Bookmark
from player.heard import Heard, heard_from
from player.library.journal.records import (
    BookmarkRecord,
    Record,
    RecordingRecord,
    SourceRecord,
    is_bookmark_id,
    is_time,
)

if TYPE_CHECKING:
    from player.formats.json_value import JsonValue

# A UUID, or a word or a few that somebody gave by hand; nothing that means more somewhere, as a path does.
_ID = re.compile(r"\w[\w .:@+-]{0,199}")


def record_from(what: "JsonValue", data: "JsonValue") -> Record:
    """The record in these JSON values, of the kind that `what` names; raises WrongJson."""
    if what.value == "recording":
        return recording_from(data)
    if what.value == "source":
        return source_from(data)
    if what.value == "bookmark":
        return bookmark_from(data)
    raise what.wrong("a kind of record")


def recording_from(data: "JsonValue") -> RecordingRecord:
    """The recording in these JSON values; raises WrongJson."""
    return RecordingRecord(
        _id(data.get("id")),
        data.get("title").text(),
        data.get("channel").text_or_none(),
        _date(data.get("published")),
        _path(data.get("media_path")),
        data.get("duration_ms").whole_or_none(),
        data.get("position_ms").whole_or_none() or 0,
        _heard(data.get("heard")),
        _share(data.get("heard_share")),
        _texts(data.get("speaker_names")),
        data.get("shown_source_id").text_or_none(),
        data.get("second_source_id").text_or_none(),
        data.get("second_beside").value is True,
        _texts(data.get("edited_at")),
        *_times(data),
    )


def source_from(data: "JsonValue") -> SourceRecord:
    """The source in these JSON values; raises WrongJson."""
    return SourceRecord(
        _id(data.get("id")),
        _id(data.get("recording_id")),
        data.get("name").text_or_none(),
        _path(data.get("path")),
        data.get("sha256").text_or_none(),
        data.get("format").text_or_none(),
        data.get("encoding").text_or_none(),
        *_times(data),
    )


def bookmark_from(data: "JsonValue") -> BookmarkRecord:
    """The bookmark in these JSON values; raises WrongJson."""
    identifier, color = data.get("id").text(), data.get("color").text()
    if not is_bookmark_id(identifier):
        raise data.get("id").wrong("an id")
    created_at, updated_at, deleted_at = _times(data)
    bookmark = Bookmark(
        identifier,
        data.get("start_ms").whole(),
        data.get("end_ms").whole(),
        data.get("quote").text(),
        data.get("title").text_or_none(),
        data.get("note").text_or_none(),
        tuple(tag.text() for tag in data.get("tags").items()),
        # One that a newer Syncline knows is shown as any other.
        color if color in BOOKMARK_COLORS else BOOKMARK_COLORS[0],
        created_at,
        updated_at,
    )
    return BookmarkRecord(_id(data.get("recording_id")), bookmark, deleted_at)


def _path(data: "JsonValue") -> Path | None:
    """Not by `text_or_none`, which takes out the surrogates that a name may need."""
    text = data.value
    if text is None:
        return None
    if not isinstance(text, str) or "\0" in text:
        raise data.wrong("a path")
    try:
        os.fsencode(text)
    except UnicodeEncodeError as error:
        raise data.wrong("a path") from error
    return Path(text)


def _id(data: "JsonValue") -> str:
    text = data.text()
    if not _ID.fullmatch(text):
        raise data.wrong("an id")
    return text


def _times(data: "JsonValue") -> tuple[str, str, str | None]:
    return _time(data.get("created_at")) or "", _time(data.get("updated_at")) or "", _time(data.get("deleted_at"))


def _time(data: "JsonValue") -> str | None:
    text = data.text_or_none()
    if text is not None and not is_time(text):
        raise data.wrong("a time of day")
    return text


def _date(data: "JsonValue") -> str | None:
    text = data.text_or_none()
    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise data.wrong("a date") from error


def _texts(data: "JsonValue") -> dict[str, str]:
    if data.value is None:
        return {}
    if not isinstance(data.value, dict):
        raise data.wrong("an object")
    return {key: data.get(key).text() for key in data.value}


def _heard(data: "JsonValue") -> Heard:
    spans = [[bound.whole() for bound in span.items()] for span in data.items()]
    if any(len(span) != 2 for span in spans):
        raise data.wrong("a list of stretches")
    return heard_from(spans)


def _share(data: "JsonValue") -> float:
    number = data.value
    if number is None:
        return 0.0
    if isinstance(number, int | float) and not isinstance(number, bool) and 0 <= number <= 1:
        return float(number)
    raise data.wrong("a share")
