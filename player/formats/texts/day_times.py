"""Times of day, as chats, logs and programmes of events hold them: they tell no place in a recording."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from player import timecode
from player.document import Document
from player.notes import Chapter
from player.timecode import MS_PER_HOUR
from player.transcript import Line

_HALF = r"[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?"
_CLOCK = rf"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{{1,9}})?)?(?:{_HALF})?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATE = rf"(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|{_MONTH}\.? +\d{{1,2}}|\d{{1,2}}\.? {_MONTH})(?:,? \d{{4}})?"
_LEVEL = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b"
_NICK = r"<[ @+%~&]?[\w|^`{}\[\]\\-]{1,30}>|-!-"
_OF_DAY = re.compile(
    rf"[\[(]?(?:{_DATE}(?:,? +|T){_CLOCK}\S{{0,6}}|[01]?\d:[0-5]\d{_HALF}|{_LEVEL}[ \t:|-]*{_CLOCK}(?=[ \t])"
    rf"|{_CLOCK}[\])]?[ \t]+(?={_NICK}|(?:\[[^\[\]]{{1,40}}\][ \t]+)?{_LEVEL}))",
    re.ASCII,
)
_TIMED = re.compile(r"[\[(<]?\d{1,3}:[0-5]\d")
_ON_THE_HOUR = re.compile(r"(\d|[01]\d|2[0-3]):([0-5][05])(?:[ \t]*[-–—][ \t]*\d{1,2}:[0-5][05])?[ \t]+[^\s:]")
_SNIFFED_CHARS = 20_000
# Messages of several text lines are common.
_TIMED_SHARE = 0.5
_TEXT_SHARE = 0.2
# A programme of events has three or more. Few days begin earlier, and few recordings last that long.
_FEWEST_EVENTS = 3
_FIRST_HOUR = 6
_DAY_MS = 24 * MS_PER_HOUR


@lru_cache(maxsize=2)
def holds_day_times(head: str) -> bool:
    """Whether most times at the line starts of a text stand beside a date, a nickname or a log's level.

    A programme of events has all of its times at full five minutes, from the morning on.
    """
    if "</" in head or "-->" in head:
        return False
    lines = [stripped for line in head[:_SNIFFED_CHARS].split("\n") if (stripped := line.strip())]
    of_day = sum(_OF_DAY.match(line) is not None for line in lines)
    timed = [line for line in lines if _TIMED.match(line)]
    is_log = of_day >= 2 and of_day >= max(_TIMED_SHARE * len(timed), _TEXT_SHARE * len(lines))
    return is_log or _is_programme(timed)


def starts_late(starts_ms: Sequence[int]) -> bool:
    """Whether the first of these is later than any is behind the one before it: places in a recording begin early."""
    return starts_ms[0] > max((later - earlier for earlier, later in pairwise(starts_ms)), default=starts_ms[0])


def late_start(lines: Sequence[Line]) -> tuple[str, ...]:
    """A remark where the first time of a transcript is so late that it looks like a time of day, else none."""
    first_ms = _first_ms(lines)
    if first_ms < _FIRST_HOUR * MS_PER_HOUR:
        return ()
    return (
        f"Its first time is {timecode.clock(first_ms)}: if that is a time of day, its lines will not follow the sound.",
    )


def counted_from_first(document: Document) -> Document:
    """The document of a chat or a meeting, its times counted from the first where that is as late as times of day."""
    first_ms = _first_ms(document.lines)
    if first_ms < _FIRST_HOUR * MS_PER_HOUR:
        return document
    remark = f"Its times begin at {timecode.clock(first_ms % _DAY_MS)}, as times of day do: its first line is at 0:00."
    return replace(
        document,
        lines=tuple(_counted_line(line, first_ms) for line in document.lines),
        chapters=tuple(_counted_chapter(chapter, first_ms) for chapter in document.chapters),
        remarks=(*document.remarks, remark),
    )


def without_day_time(line: str) -> str:
    """The text line behind its date and time of day."""
    match = _OF_DAY.match(line)
    return line[match.end() :].lstrip("]) \t-") if match else line


def _is_programme(timed: list[str]) -> bool:
    events = [match for line in timed if (match := _ON_THE_HOUR.match(line))]
    if len(events) < max(_FEWEST_EVENTS, len(timed)) or int(events[0][1]) < _FIRST_HOUR:
        return False
    moments = [int(event[1]) * 60 + int(event[2]) for event in events]
    is_padded = len(events[0][1]) == 2
    return all(earlier < later for earlier, later in pairwise(moments)) and (is_padded or starts_late(moments))


def _first_ms(lines: Sequence[Line]) -> int:
    return next((line.start_ms for line in lines if line.start_ms is not None), 0)


def _counted_line(line: Line, first_ms: int) -> Line:
    words = (
        replace(word, start_ms=_since(word.start_ms, first_ms), end_ms=_since(word.end_ms, first_ms))
        for word in line.words
    )
    start_ms, end_ms = _since_or_none(line.start_ms, first_ms), _since_or_none(line.end_ms, first_ms)
    return replace(line, start_ms=start_ms, end_ms=end_ms, words=tuple(words))


def _counted_chapter(chapter: Chapter, first_ms: int) -> Chapter:
    start_ms, end_ms = _since_or_none(chapter.start_ms, first_ms), _since_or_none(chapter.end_ms, first_ms)
    return replace(chapter, start_ms=start_ms, end_ms=end_ms)


def _since_or_none(position_ms: int | None, first_ms: int) -> int | None:
    return None if position_ms is None else _since(position_ms, first_ms)


def _since(position_ms: int, first_ms: int) -> int:
    """How long after the first time this one is; what is far before it is of the next day."""
    lasted_ms = position_ms - first_ms
    return max(0, lasted_ms if lasted_ms > -_DAY_MS // 2 else lasted_ms + _DAY_MS)
