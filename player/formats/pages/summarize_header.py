"""The header of a summarize.ing page: title, channel, and the date with the recording's length glued to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from player import timecode
from player.formats.pages.prose import PageLine, without_bold

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# The year has exactly four digits and an ISO day two, so that `18 Apr 202478:38` is a date and a length.
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ .]+(?P<month>[^\s\d.,/]{{3,}})\.?,? +{_YEAR}",
    rf"(?P<month>[^\s\d.,/]{{3,}})\.? +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +{_YEAR}",
    rf"{_YEAR}[-/.年] ?(?P<month>\d{{1,2}})[-/.月] ?(?P<day>\d{{2}}|\d)日?",
    rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}",
    rf"(?P<either>\d{{1,2}}/\d{{1,2}})/{_YEAR}",
    r"(?:\d+|an?) (?:second|minute|hour|day|week|month|year)s? ago|yesterday|today",
)
_LENGTH = rf"(?P<length>{timecode.CLOCK})"
_WHEN = (
    *(re.compile(rf"(?P<before>.*?)(?:{day})(?:[\s·•|,–—-]*{_LENGTH})?", re.IGNORECASE | re.ASCII) for day in _DATES),
)
_LENGTH_ALONE = re.compile(rf"(?:\w+:\s*)?{_LENGTH}", re.ASCII)
# What sites write between a channel and the date.
_DATE_WORDS = re.compile(
    r"(?:\b(?:premiered|published|streamed|uploaded|live|on|date)\b:?|[\s·•|,–—-])*\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the summary; `others` are lines that are none of it."""

    title: str | None = None
    channel: str | None = None
    published: date | None = None
    duration_ms: int | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _HeaderLine:
    """What one line says: a name, a date, a length, or several of them."""

    name: str = ""
    published: date | None = None
    duration_ms: int | None = None


def read_header(lines: Sequence[PageLine]) -> Header:
    """What the lines above the first block say: the first is the title, the next that holds a name the channel."""
    if not lines:
        return Header()
    said = [_header_line(line.text) for line in lines[1:]]
    names = [line.name for line in said if line.name]
    # A long title runs over two lines; a channel stands apart from it, or is the only other name.
    is_wrapped = len(names) > 1 and lines[1].gap == 0 and names[0] == lines[1].text
    title = " ".join([lines[0].text, *names[:is_wrapped]])
    channel, others = names[is_wrapped:][:1], names[is_wrapped:][1:]
    return Header(
        title=without_bold(title.lstrip("# ")),
        channel=channel[0] if channel else None,
        published=next((line.published for line in said if line.published), None),
        duration_ms=next((line.duration_ms for line in said if line.duration_ms is not None), None),
        others=tuple(others),
    )


def is_date_line(text: str) -> bool:
    """Whether a line tells when the recording was published."""
    return any(when.fullmatch(text) for when in _WHEN)


def _header_line(text: str) -> _HeaderLine:
    if alone := _LENGTH_ALONE.fullmatch(text):
        return _HeaderLine(duration_ms=timecode.parse(alone["length"]))
    match = next((match for when in _WHEN if (match := when.fullmatch(text))), None)
    if match is None:
        return _HeaderLine(without_bold(text))
    duration_ms = timecode.parse(match["length"]) if match["length"] else None
    return _HeaderLine(_DATE_WORDS.sub("", match["before"]).strip(), _date(match.groupdict()), duration_ms)


def _date(parts: Mapping[str, str | None]) -> date | None:
    """The day that is named; None where it is relative (`3 weeks ago`), ambiguous (`3/4/2024`) or in no calendar."""
    year, month, day = (parts.get(name) or "" for name in ("year", "month", "day"))
    if either := parts.get("either"):
        first, second = sorted(int(part) for part in either.split("/"))
        month, day = (str(first), str(second)) if second > 12 or first == second else ("", "")
    number = int(month) if month.isdigit() else _month_number(month)
    try:
        return date(int(year), number, int(day)) if year and number and day else None
    except ValueError:
        return None


def _month_number(name: str) -> int:
    """1 to 12, or 0 for a month in a language that is not read."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0
