"""Times of day, as chats, logs and programmes of events hold them: they tell no place in a recording."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from player import timecode
from player.timecode import MS_PER_HOUR
from player.transcript import Line

_CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DATE = rf"(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|{_MONTH}\.? +\d{{1,2}}|\d{{1,2}}\.? {_MONTH})(?:,? \d{{4}})?"
_LEVEL = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b"
_NICK = r"<[ @+%~&]?[\w|^`{}\[\]\\-]{1,30}>|-!-"
_OF_DAY = re.compile(
    rf"[\[(]?(?:{_DATE}(?:,? +|T){_CLOCK}\S{{0,6}}"
    rf"|{_CLOCK}[\])]?[ \t]+(?={_NICK}|(?:\[[^\[\]]{{1,40}}\][ \t]+)?{_LEVEL}))",
    re.ASCII,
)
_TIMED = re.compile(r"[\[(<]?\d{1,3}:[0-5]\d")
_ON_THE_HOUR = re.compile(r"([01]\d|2[0-3]):([0-5][05])(?:[ \t]*[-–—][ \t]*\d\d:[0-5][05])?[ \t]+[^\s:]")
_SNIFFED_CHARS = 20_000
# Messages of several text lines are common.
_TIMED_SHARE = 0.5
_TEXT_SHARE = 0.2
# A programme of events has three or more. Few days begin earlier, and few recordings last that long.
_FEWEST_EVENTS = 3
_FIRST_HOUR = 6


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


def late_start(lines: Sequence[Line]) -> tuple[str, ...]:
    """A remark where the first time of a transcript is so late that it looks like a time of day, else none."""
    first_ms = next((line.start_ms for line in lines if line.start_ms is not None), 0)
    if first_ms < _FIRST_HOUR * MS_PER_HOUR:
        return ()
    return (
        f"Its first time is {timecode.clock(first_ms)}: if that is a time of day, its lines will not follow the sound.",
    )


def without_day_time(line: str) -> str:
    """The text line behind its date and time of day."""
    match = _OF_DAY.match(line)
    return line[match.end() :].lstrip("]) \t-") if match else line


def _is_programme(timed: list[str]) -> bool:
    events = [match for line in timed if (match := _ON_THE_HOUR.match(line))]
    if len(events) < max(_FEWEST_EVENTS, len(timed)) or int(events[0][1]) < _FIRST_HOUR:
        return False
    moments = [(int(event[1]), int(event[2])) for event in events]
    return all(earlier < later for earlier, later in pairwise(moments))
