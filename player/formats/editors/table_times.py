"""Times in the cells of a table: clocks, seconds or milliseconds, decided for a whole column."""

import math
import re
from collections.abc import Sequence
from datetime import date

from player.formats.speech import one_line
from player.formats.texts.stamps import MOMENT, Moments, rough_ms
from player.timecode import MS_PER_HOUR, MS_PER_SECOND

_CLOCK = re.compile(MOMENT, re.ASCII)
DAY_MS = 24 * MS_PER_HOUR
# A day and a time on it, as ISO 8601 writes them.
_DATED = re.compile(rf"(\d{{4}}-\d\d-\d\d)[T ]({MOMENT})(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
_SHORT_CLOCK = re.compile(r"(\d{1,2}):[0-5]\d", re.ASCII)
# Places in a recording begin earlier.
_FIRST_HOUR = 6
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{0,15})?|-?[.,]\d{1,15}", re.ASCII)
# What people say in a second, about, in characters: a text tells whether its numbers are seconds or milliseconds.
_CHARS_PER_SECOND = 15.0


def is_moment(cell: str) -> bool:
    """Whether a cell holds a time of any kind."""
    bare = _bare(cell)
    return any(kind.fullmatch(bare) for kind in (_NUMBER, _CLOCK, _DATED))


def rough_seconds(cell: str) -> float | None:
    """The time in a cell in seconds, or in the column's own unit; None where there is none."""
    bare = _bare(cell)
    if _NUMBER.fullmatch(bare):
        return float(bare.replace(",", "."))
    return rough_ms(bare) / MS_PER_SECOND if _CLOCK.fullmatch(bare) else None


def unit_ms(starts: Sequence[str], ends: Sequence[str], texts: Sequence[str]) -> int:
    """The milliseconds in a unit of the plain numbers in these cells: 1,000 or 1.

    A fraction means seconds. Otherwise it is the unit in which the texts are spoken at about the speed of speech.
    """
    cells = [*map(_bare, starts), *map(_bare, ends)]
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    if any("." in cell or "," in cell for cell in numbers):
        return MS_PER_SECOND
    length = sum(len(one_line(text)) for text in texts)
    values = [float(cell) for cell in numbers]
    span = max(values, default=0.0) - min(values, default=0.0)
    if not span or not length:
        return MS_PER_SECOND
    return min(
        (MS_PER_SECOND, 1), key=lambda unit: abs(math.log(length / (span * unit / MS_PER_SECOND) / _CHARS_PER_SECOND))
    )


def position_ms(cell: str, unit: int, moments: Moments) -> int | None:
    """The milliseconds of a cell, or None where it holds no time; what lies before the recording begins with it."""
    bare = _bare(cell)
    if _NUMBER.fullmatch(bare):
        return max(0, round(float(bare.replace(",", ".")) * unit))
    if dated := _DATED.fullmatch(bare):
        return _day_ms(dated[1]) + moments.ms(dated[2])
    return moments.ms(bare) if _CLOCK.fullmatch(bare) else None


def times_of_day(cells: Sequence[str]) -> Sequence[str]:
    """The cells of a column beside a date: `10:30` from the morning on has hours and minutes."""
    clocks = [_SHORT_CLOCK.fullmatch(_bare(cell)) for cell in cells]
    first = next((int(clock[1]) for clock in clocks if clock), 0)
    if first < _FIRST_HOUR:
        return cells
    return [f"{clock[0]}:00" if clock else cell for cell, clock in zip(cells, clocks, strict=True)]


def _day_ms(iso_date: str) -> int:
    """The milliseconds up to a day of the calendar; a day that is in none is as good as any."""
    try:
        return date.fromisoformat(iso_date).toordinal() * DAY_MS
    except ValueError:
        return 0


def _bare(cell: str) -> str:
    """The cell without brackets, and without the unit that some write behind each number."""
    bare = cell.strip().strip("[]()\"'").strip()
    return bare[:-1].strip() if bare[-1:] == "s" and bare[-2:-1].isdigit() else bare
