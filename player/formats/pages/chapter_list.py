"""Chapter lists, as stand below videos: `0:00 Intro`, `00:08:32 - Section`, `0:00 – 2:57 Part`, `Intro (0:00)`.

What stands around the list is kept as notes; a list of titles is told from speech by how far apart its times are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.pages.chapter_likeness import are_chapters
from player.formats.speech import one_line
from player.formats.texts.day_times import holds_day_times
from player.formats.texts.rows import SNIFFED_CHARS, TextRow, text_rows
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

# Seconds may lack their nought here: `0:0 Intro`.
_CLOCK = r"(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?!:?\d)"
_RANGE = rf"{_CLOCK}(?:[ \t]*(?:[-–—→]|-->|to)[ \t]*{_CLOCK})?"
_BULLET = r"(?:[•◦‣·●○∙▶►*+-]️?[ \t]*|\d{1,3}[.)][ \t]+)?"
_STRETCH = rf"(?:\({_RANGE}\)|\[{_RANGE}\]|{_RANGE})"
_AHEAD = re.compile(
    rf"{_BULLET}{_STRETCH}(?:[ \t]*[-–—:|•.=>]{{1,3}}(?=[ \t])|(?=[ \t])|(?<=[)\]]))[ \t]*(\S.*)", re.ASCII
)
_BEHIND = re.compile(rf"{_BULLET}(\S.*?)[ \t]*[-–—:|.]{{0,3}}(?:[ \t]*(?=[(\[])|[ \t]+){_STRETCH}", re.ASCII)
# The rows of a list stand together.
_FEWEST = 2
_SURE_SHARE = 0.6
_LONGEST_ROW_CHARS = 200
_HEADINGS = frozenset(
    ("chapters", "timestamps", "timestamp", "time stamps", "table of contents", "contents", "timecodes", "outline")
)
_SHORTEST_SUMMARY_CHARS = 80


@dataclass(frozen=True, slots=True)
class _Entry:
    """A title with the time that stands before or behind it."""

    start_ms: int
    end_ms: int | None
    title: str


def sniff(head: str) -> int:
    """Fairly sure where times far apart stand beside short titles, and these make up the text or a block of it."""
    rows = list(text_rows(head[:SNIFFED_CHARS]))
    entries = [entry for row in rows if (entry := _entry(row))]
    if len(entries) < _FEWEST or holds_day_times(head) or not _are_titles(entries):
        return 0
    share = len(entries) / sum(row.text.strip(":").casefold() not in _HEADINGS for row in rows)
    if share >= _SURE_SHARE:
        return 75 if share >= 1 else 68
    return 62 if entries[0].start_ms == 0 and _stand_together(rows) else 0


def read(source: Source) -> Document:
    """The chapters; other text lines are the title, a summary, or resources. Raises BrokenFile."""
    rows = list(text_rows(source.text))
    entries = [_entry(row) for row in rows]
    chapters = tuple(Chapter(entry.start_ms, entry.end_ms, entry.title) for entry in entries if entry)
    if not chapters:
        raise BrokenFile(source.name, CHAPTER_LIST.title, "none of its times has a title.")
    others = [row for row, entry in zip(rows, entries, strict=True) if entry is None]
    others = [row for row in others if row.text.strip(":").casefold() not in _HEADINGS]
    has_title = bool(others) and others[0] is rows[0] and len(others[0].text) < _SHORTEST_SUMMARY_CHARS * 2
    notes = tuple(_note(row.text) for row in others[has_title:])
    title = others[0].text if has_title else None
    return Document(title=title, origin=source.origin(CHAPTER_LIST.name), chapters=chapters, notes=notes)


def list_entries(texts: Sequence[str]) -> list[Chapter] | None:
    """The chapters of a list whose every text is an entry, or None."""
    entries = [_entry(TextRow(text)) for text in texts]
    found = [Chapter(entry.start_ms, entry.end_ms, entry.title) for entry in entries if entry]
    return found if found and len(found) == len(texts) else None


def _entry(row: TextRow) -> _Entry | None:
    if len(row.text) > _LONGEST_ROW_CHARS:
        return None
    ahead = _AHEAD.fullmatch(row.text)
    match = ahead or _BEHIND.fullmatch(row.text)
    if match is None:
        return None
    groups = match.groups()
    title, fields = (groups[-1], groups[:-1]) if ahead else (groups[0], groups[1:])
    clocks = [fields[place : place + 3] for place in range(0, len(fields), 3)]
    moments = [_ms(clock) for clock in clocks if clock[0] is not None]
    start_ms = moments[0]
    if start_ms is None:
        return None
    return _Entry(start_ms, moments[1] if len(moments) > 1 else None, one_line(title))


def _ms(clock: Sequence[str]) -> int | None:
    first, second, third = clock
    if int(second) > 59 or int(third or 0) > 59:
        return None
    return (
        timecode.from_fields(first, second, third, None) if third else timecode.from_fields(None, first, second, None)
    )


def _are_titles(entries: Sequence[_Entry]) -> bool:
    return are_chapters([Line(entry.start_ms, entry.end_ms, entry.title) for entry in entries])


def _stand_together(rows: Sequence[TextRow]) -> bool:
    """Whether no other text line stands between the first entry and the last."""
    places = [place for place, row in enumerate(rows) if _entry(row)]
    return len(places) > _FEWEST and places == list(range(places[0], places[-1] + 1))


def _note(text: str) -> Note:
    kind = NoteKind.SUMMARY if len(text) >= _SHORTEST_SUMMARY_CHARS and "://" not in text else NoteKind.RESOURCE
    return Note(kind, text)


CHAPTER_LIST = Format("chapter-list", "chapter list", ("txt", "md"), sniff, read)
