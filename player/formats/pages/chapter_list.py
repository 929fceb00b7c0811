"""Chapter lists, as stand below videos: `0:00 Intro`, `00:08:32 - Section`, `0:00 – 2:57 Part`, `Intro (0:00)`.

What stands around the list is kept as notes; a list of titles is told from speech by how far apart its times are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.pages.chapter_likeness import are_chapters
from player.formats.pages.prose import ends_statement
from player.formats.speech import one_line
from player.formats.texts.day_times import holds_day_times, starts_late
from player.formats.texts.rankings import is_ranking
from player.formats.texts.rows import TextRow, text_rows
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

# Seconds may lack their nought here: `0:0 Intro`; mp4chaps writes milliseconds.
_CLOCK = r"(\d{1,3}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,3}))?(?![:.]?\d)"
_CLOCK_FIELDS = 4
_RANGE = rf"{_CLOCK}(?:[ \t]*(?:[-–—→]|-->|to)[ \t]*{_CLOCK})?"
_SIGNS = "-–—:|→➜➔»"
_BULLET = r"(?:[•◦‣·●○∙▶►*+-]️?[ \t]*|\(?(?:(?:Chapter|Part|Section|Kapitel|Teil) )?\d{1,3}[.):][ \t]+)?"
_STRETCH = rf"(?:\({_RANGE}\)|\[{_RANGE}\]|{_RANGE})"
_AHEAD = re.compile(
    rf"{_BULLET}{_STRETCH}(?:[ \t]*[{_SIGNS}.•=>,/]{{1,3}}(?=[ \t])|(?=[ \t])|(?<=[)\]]))[ \t]*(\S.*)", re.ASCII
)
_BEHIND = re.compile(
    rf"{_BULLET}(\S.*?)[ \t]*(?:[{_SIGNS}@]{{0,3}}|\.{{4,60}})(?:[ \t]*(?=[(\[])|[ \t]+|(?<=@)){_STRETCH}", re.ASCII
)
# The rows of a list stand together.
_FEWEST = 2
_SURE_SHARE = 0.6
_LONGEST_ROW_CHARS = 200
_ASIDE = re.compile(
    r"(?:chapters|time ?stamps?|(?:table of )?contents|timecodes|outline)?|total[- ](?:length|duration)\b.*",
    re.IGNORECASE,
)
_EDGES = re.compile(r"\A\W+|\W+\Z")
_SHORTEST_SUMMARY_CHARS = 80
# Speech runs at about 15 characters a second; what sums it up has far fewer.
_MOST_SUMMARY_CHARS_PER_SECOND = 5.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A title with the time that stands before it, or `is_behind`."""

    start_ms: int
    end_ms: int | None
    title: str
    is_behind: bool = False


def sniff(head: str) -> int:
    """Fairly sure where times far apart stand beside short titles, and these make up the text or a block of it."""
    rows = _rows(head[:SNIFFED_CHARS])
    entries = [entry for row in rows if (entry := _entry(row))]
    if len(entries) < _FEWEST or holds_day_times(head) or is_ranking(head) or not _are_titles(entries):
        return 0
    share = len(entries) / len(rows)
    if share >= _SURE_SHARE:
        return 75 if share >= 1 else 68
    return 62 if entries[0].start_ms == 0 and _stand_together(rows) else 0


def read(source: Source) -> Document:
    """The chapters; other text lines are the title, a summary, or resources. Raises BrokenFile."""
    rows = _rows(source.text)
    entries = [_entry(row) for row in rows]
    chapters = tuple(_chapters(entries))
    if not chapters:
        raise BrokenFile(source.name, CHAPTER_LIST.title, "none of its times has a title.")
    others = [row for row, entry in zip(rows, entries, strict=True) if entry is None]
    has_title = bool(others) and others[0] is rows[0] and len(others[0].text) < _SHORTEST_SUMMARY_CHARS * 2
    notes = tuple(_note(row.text) for row in others[has_title:])
    title = others[0].text if has_title else None
    return Document(
        title=title,
        origin=source.origin(CHAPTER_LIST.name),
        chapters=chapters,
        notes=notes,
        remarks=_late_start([chapter.start_ms for chapter in chapters if chapter.start_ms is not None]),
    )


def list_entries(rows: Sequence[TextRow]) -> list[Chapter]:
    """The chapters of a list whose every text line is an entry; none where another stands among them."""
    found = _chapters(map(_entry, rows))
    return found if len(found) == len(rows) else []


def chapter_rows(rows: Sequence[TextRow]) -> range:
    """The places of the first list of chapters among these text lines that begins at 0:00; empty without one."""
    entries = [_entry(row) for row in rows]
    firsts = (place for place, entry in enumerate(entries) if entry and entry.start_ms == 0)
    runs = ((first, list(_rising(entries, first))) for first in firsts)
    found = (range(first, first + len(run)) for first, run in runs if len(run) >= _FEWEST and _are_titles(run))
    return next(found, range(0))


def section_rows(rows: Sequence[TextRow]) -> frozenset[int]:
    """The places of titles with a stretch in brackets behind them, `Intro (0:00 - 2:57)`, each with a text below it.

    None where these texts are too long to sum up what is said.
    """
    bracketed = ((place, _entry(row)) for place, row in enumerate(rows) if row.text[-1] in ")]")
    found = {place: entry for place, entry in bracketed if entry and entry.is_behind and entry.end_ms is not None}
    places = [*found, len(rows)]
    if len(found) < _FEWEST or any(later - earlier < 2 for earlier, later in pairwise(places)):
        return frozenset()
    chars = sum(len(row.text) for row in rows[places[0] : places[-2]])
    return frozenset(found) if _head_sections(list(found.values()), chars) else frozenset()


def chapters_within(text: str) -> tuple[Chapter, ...]:
    """The chapters of the first list of them that stands in a text, such as a video's description."""
    entries = map(_entry, text_rows(text[:SNIFFED_CHARS]))
    blocks = ([entry for entry in block if entry] for _, block in groupby(entries, key=bool))
    return next((tuple(_chapters(block)) for block in blocks if len(block) >= _FEWEST and _are_titles(block)), ())


def _rows(text: str) -> list[TextRow]:
    """The rows of a text without those that only say that chapters follow, or how long all of them last."""
    return [row for row in text_rows(text) if not _is_aside(row.text)]


def _is_aside(text: str) -> bool:
    return len(text) <= _LONGEST_ROW_CHARS and _ASIDE.fullmatch(_EDGES.sub("", text)) is not None


def _rising(entries: Sequence[_Entry | None], first: int) -> Iterator[_Entry]:
    """The entries from number `first` on, as long as their times rise."""
    last_ms = -1
    for number in range(first, len(entries)):
        entry = entries[number]
        if entry is None or entry.start_ms <= last_ms:
            return
        last_ms = entry.start_ms
        yield entry


def _chapters(entries: Iterable[_Entry | None]) -> list[Chapter]:
    return [Chapter(entry.start_ms, entry.end_ms, entry.title) for entry in entries if entry]


def _entry(row: TextRow) -> _Entry | None:
    if len(row.text) > _LONGEST_ROW_CHARS or ":" not in row.text:
        return None
    ahead = _AHEAD.fullmatch(row.text)
    match = ahead or _BEHIND.fullmatch(row.text)
    if match is None:
        return None
    groups = match.groups()
    title, fields = (groups[-1], groups[:-1]) if ahead else (groups[0], groups[1:])
    clocks = [fields[place : place + _CLOCK_FIELDS] for place in range(0, len(fields), _CLOCK_FIELDS)]
    moments = [_ms(clock) for clock in clocks if clock[0] is not None]
    start_ms = moments[0]
    if start_ms is None:
        return None
    return _Entry(start_ms, moments[1] if len(moments) > 1 else None, one_line(title), ahead is None)


def _ms(clock: Sequence[str]) -> int | None:
    first, second, third, fraction = clock
    if int(second) > 59 or int(third or 0) > 59:
        return None
    hours, minutes, seconds = (first, second, third) if third else (None, first, second)
    return timecode.from_fields(hours, minutes, seconds, fraction)


def _are_titles(entries: Sequence[_Entry]) -> bool:
    """Whether the entries are chapters: what has a late time behind it is an event, or lasted that long."""
    if starts_late([entry.start_ms for entry in entries]) and any(entry.is_behind for entry in entries):
        return False
    return are_chapters([Line(entry.start_ms, entry.end_ms, entry.title) for entry in entries])


def _head_sections(entries: Sequence[_Entry], chars: int) -> bool:
    """Whether the entries are headings of their own above texts that sum up; `chars` stand from first to last."""
    starts = [entry.start_ms for entry in entries]
    titles = {entry.title for entry in entries if not ends_statement(entry.title)}
    is_speech = chars * 1_000 > _MOST_SUMMARY_CHARS_PER_SECOND * (starts[-1] - starts[0])
    return len(titles) == len(entries) and starts == sorted(starts) and not starts_late(starts) and not is_speech


def _stand_together(rows: Sequence[TextRow]) -> bool:
    """Whether no other text line stands between the first entry and the last."""
    places = [place for place, row in enumerate(rows) if _entry(row)]
    return len(places) > _FEWEST and places == list(range(places[0], places[-1] + 1))


def _late_start(starts_ms: Sequence[int]) -> tuple[str, ...]:
    first = f"Its first chapter begins at {timecode.clock(starts_ms[0])}"
    return (f"{first}: times of day do not tell where chapters begin.",) if starts_late(starts_ms) else ()


def _note(text: str) -> Note:
    kind = NoteKind.SUMMARY if len(text) >= _SHORTEST_SUMMARY_CHARS and "://" not in text else NoteKind.RESOURCE
    return Note(kind, text)


CHAPTER_LIST = Format("chapter-list", "chapter list", ("txt", "md"), sniff, read, surest=75)
