"""CUE sheets: the tracks of one audio file are its chapters, their starts counted in the 75 frames a second of a CD."""

import re
from collections.abc import Iterator

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.media_name import media_name
from player.formats.speech import one_line
from player.notes import Chapter
from player.timecode import MS_PER_MINUTE, MS_PER_SECOND

_FRAMES_PER_SECOND = 75
_TRACK = re.compile(r"^[ \t]*TRACK[ \t]+(\d{1,3})[ \t]+\w+", re.MULTILINE | re.IGNORECASE | re.ASCII)
# Index 00 is the pause before a track.
_START = re.compile(
    r"^[ \t]*INDEX[ \t]+01[ \t]+(\d{1,4}):([0-5]\d):([0-7]\d)[ \t]*$", re.MULTILINE | re.IGNORECASE | re.ASCII
)
_TITLE = re.compile(r"^[ \t]*TITLE[ \t]+(?:\"([^\"\n]*)\"|(\S[^\n]*))", re.MULTILINE | re.IGNORECASE)
_PERFORMER = re.compile(r"^[ \t]*PERFORMER[ \t]+(?:\"([^\"\n]*)\"|(\S[^\n]*))", re.MULTILINE | re.IGNORECASE)
_FILE = re.compile(r"^[ \t]*FILE[ \t]+(?:\"([^\"\n]*)\"|(\S+))", re.MULTILINE | re.IGNORECASE)


def sniff(head: str) -> int:
    """Sure by a track and its start."""
    head = head[:SNIFFED_CHARS]
    return 95 if _TRACK.search(head) and _START.search(head) else 0


def read(source: Source) -> Document:
    """A chapter for each track; raises BrokenFile where several files have tracks, or no track has a start."""
    text = source.text
    tracks = list(_TRACK.finditer(text))
    files = [match[1] or match[2] for match in _FILE.finditer(text)]
    if len(files) > 1:
        raise BrokenFile(source.name, CUE_SHEET.title, "it is about several audio files; Syncline opens one at a time.")
    chapters = tuple(_chapters(text, tracks))
    if not chapters:
        raise BrokenFile(source.name, CUE_SHEET.title, "none of its tracks has a start.")
    head = text[: tracks[0].start()]
    return Document(
        title=_quoted(_TITLE, head),
        channel=_quoted(_PERFORMER, head),
        media_name=media_name(files[0]) if files else None,
        origin=source.origin(CUE_SHEET.name),
        chapters=chapters,
    )


def _chapters(text: str, tracks: list[re.Match[str]]) -> Iterator[Chapter]:
    ends = [*(track.start() for track in tracks), len(text)][1:]
    for track, end in zip(tracks, ends, strict=True):
        body = text[track.end() : end]
        if start := _START.search(body):
            yield Chapter(_position_ms(start), None, _quoted(_TITLE, body) or f"Track {int(track[1])}")


def _position_ms(start: re.Match[str]) -> int:
    minutes, seconds, frames = map(int, start.groups())
    return minutes * MS_PER_MINUTE + seconds * MS_PER_SECOND + frames * MS_PER_SECOND // _FRAMES_PER_SECOND


def _quoted(field: re.Pattern[str], text: str) -> str | None:
    match = field.search(text)
    return one_line(match[1] or match[2] or "") or None if match else None


CUE_SHEET = Format("cue-sheet", "CUE sheet", ("cue",), sniff, read)
