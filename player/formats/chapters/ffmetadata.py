"""ffmetadata, as ffmpeg writes what a medium says about itself: its tags, and its chapters in a unit of their own."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.chapters.titles import titled, untitled_remark
from player.formats.dates import written_date
from player.formats.speech import one_line
from player.notes import Chapter
from player.timecode import MS_PER_SECOND

_OPENING = re.compile(r"\s*;FFMETADATA\d")
_SECTION = re.compile(r"^\[(\w{1,20})\][ \t]*$", re.MULTILINE)
# A backslash keeps the sign behind it, in a value a line break too, from meaning anything.
_ROW = re.compile(r"^(?![;#])((?:[^=\\\n]|\\[^\n])++)=((?:[^\\\n]|\\.)*+)", re.MULTILINE | re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_UNIT = re.compile(r"(\d{1,9})/(\d{1,10})", re.ASCII)
_COUNT = re.compile(r"\d{1,19}", re.ASCII)
# What ffmpeg takes where no unit is named: nanoseconds.
_USUAL_UNIT = Fraction(1, 10**9)
_CHANNELS = ("artist", "album_artist", "author", "composer", "publisher")


def sniff(head: str) -> int:
    """Sure by the comment that opens it."""
    return 98 if _OPENING.match(head) else 0


def read(source: Source) -> Document:
    """Title, artist as channel, date and chapters; raises BrokenFile where it says none of them."""
    sections = _SECTION.split(source.text)
    facts = _facts(sections[0])
    bodies = zip(sections[1::2], sections[2::2], strict=True)
    chapters = [chapter for name, body in bodies if name == "CHAPTER" for chapter in _chapters(_facts(body))]
    title = facts.get("title") or None
    channel = next((facts[key] for key in _CHANNELS if facts.get(key)), None)
    if not (chapters or title or channel):
        raise BrokenFile(source.name, FFMETADATA.title, "it holds neither chapters nor a title.")
    return Document(
        title=title,
        channel=channel,
        published=written_date(facts.get("date")),
        language=facts.get("language") or None,
        origin=source.origin(FFMETADATA.name),
        chapters=titled(chapters),
        remarks=untitled_remark(chapters),
    )


def _facts(section: str) -> Mapping[str, str]:
    """The values by their names in small letters, the last of a name."""
    pairs = ([one_line(_ESCAPE.sub(r"\1", part)) for part in row.groups()] for row in _ROW.finditer(section))
    return {key.lower(): value for key, value in pairs}


def _chapters(facts: Mapping[str, str]) -> Iterator[Chapter]:
    """The chapter of a section, or none where it says no start."""
    unit = _UNIT.fullmatch(facts.get("timebase", ""))
    unit_ms = (Fraction(int(unit[1]), int(unit[2]) or 1) if unit else _USUAL_UNIT) * MS_PER_SECOND
    start_ms, end_ms = (_position_ms(facts.get(key, ""), unit_ms) for key in ("start", "end"))
    if start_ms is not None:
        yield Chapter(start_ms, end_ms, facts.get("title", ""))


def _position_ms(count: str, unit_ms: Fraction) -> int | None:
    return round(int(count) * unit_ms) if _COUNT.fullmatch(count) else None


FFMETADATA = Format("ffmetadata", "ffmetadata", ("ffmetadata", "ffmeta", "txt"), sniff, read)
