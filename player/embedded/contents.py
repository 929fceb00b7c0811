"""What was found inside a medium, as plain values that cross from the process that reads it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from player.notes import Chapter

# Bytes travel as text whose characters are their values.
_BYTES_AS_TEXT = "latin-1"


@dataclass(frozen=True, slots=True)
class Cue:
    """One packet of a subtitle track; where it does not say how long it is shown, there is no end."""

    start_ms: int
    end_ms: int | None
    payload: bytes


@dataclass(frozen=True, slots=True)
class Track:
    """One subtitle track: its number from 1, its codec as FFmpeg names it, its header (of ASS, say) and its cues."""

    number: int
    codec: str | None
    language: str | None = None
    title: str | None = None
    is_forced: bool = False
    is_for_deaf: bool = False
    header: bytes = b""
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was found; keys of `tags` are in lower case, `files` are attached ones by their names.

    `length_ms` is how long it lasts even where that is only reckoned from its size; `duration_ms` is sure.
    """

    tags: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    duration_ms: int | None = None
    length_ms: int | None = None
    frame_rate: float | None = None
    chapters: tuple[Chapter, ...] = ()
    tracks: tuple[Track, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()


def contents_to_json(contents: Contents) -> bytes:
    """The contents on one line; a tag that is no UTF-8 is as it was, for whoever reads the line to mend."""
    text = json.dumps(asdict(contents), default=lambda data: data.decode(_BYTES_AS_TEXT), ensure_ascii=False)
    return text.encode(errors="surrogateescape") + b"\n"


def contents_from(data: dict[str, Any]) -> Contents:
    """What `contents_to_json` wrote, parsed; raises KeyError, TypeError or ValueError for anything else."""
    chapters = tuple(Chapter(**chapter) for chapter in data.pop("chapters"))
    tracks = tuple(_track(track) for track in data.pop("tracks"))
    files = tuple((name, content.encode(_BYTES_AS_TEXT)) for name, content in data.pop("files"))
    return Contents(**data, chapters=chapters, tracks=tracks, files=files)


def _track(data: dict[str, Any]) -> Track:
    header = data.pop("header").encode(_BYTES_AS_TEXT)
    cues = (Cue(cue["start_ms"], cue["end_ms"], cue["payload"].encode(_BYTES_AS_TEXT)) for cue in data.pop("cues"))
    return Track(**data, header=header, cues=tuple(cues))
