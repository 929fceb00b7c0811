"""Times as people and files write them, to and from whole milliseconds; the only place that parses or prints one."""

import re
from functools import lru_cache

MS_PER_SECOND = 1_000
MS_PER_MINUTE = 60 * MS_PER_SECOND
MS_PER_HOUR = 60 * MS_PER_MINUTE

# `0:12`, `75:12`, `1:02:03`, each with an optional fraction after a point or a comma.
CLOCK = r"(?:\d{1,4}:[0-5]?\d:[0-5]\d|\d{1,5}:[0-5]\d)(?:[.,]\d{1,9})?"
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):([0-5]\d)(?:[.,](\d{1,9}))?", re.ASCII)

_PART = r"\d{1,9}(?:\.\d{1,9})?"
_ISO_DURATION = re.compile(rf"PT(?=\d)(?:({_PART})H)?(?:({_PART})M)?(?:({_PART})S)?", re.ASCII)


def parse(text: str) -> int:
    """Milliseconds of `[H:]M:SS[.fff]`, minutes past 59 allowed where no hour is given.

    Raises ValueError for anything else.
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a time: {text!r}")
    hours, minutes, seconds, fraction = match.groups()
    if hours is not None and int(minutes) > 59:
        raise ValueError(f"not a time: {text!r}")
    return from_fields(hours, minutes, seconds, fraction)


def from_fields(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    """Milliseconds of digits that a format's own pattern took apart; what is past a millisecond is cut off."""
    if fraction is None or len(fraction) != 3:
        fraction = (fraction or "").ljust(3, "0")[:3]
    return (int(hours or 0) * 60 + int(minutes)) * MS_PER_MINUTE + int(seconds + fraction)


def from_webvtt(text: str) -> int:
    """Milliseconds of `[H:]MM:SS.fff` that a format's own pattern found."""
    return _minutes_ms(text[:-6]) + int(text[-6:].replace(".", ""))


def from_seconds(seconds: float) -> int:
    """The nearest whole millisecond."""
    return round(seconds * MS_PER_SECOND)


def from_iso(text: str) -> int:
    """Milliseconds of an ISO 8601 duration of hours, minutes and seconds, `PT1M2.5S`; raises ValueError."""
    match = _ISO_DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a duration: {text!r}")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return from_seconds((hours * 60 + minutes) * 60 + seconds)


def clock(position_ms: int) -> str:
    """`0:07`, `12:07` or `1:02:07`, for people; whole seconds, rounded down."""
    hours, minutes, seconds, _ = _parts(position_ms)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def clock_ms(position_ms: int) -> str:
    """`0:07.250` or `1:02:07.250`, for people who need the milliseconds."""
    return f"{clock(position_ms)}.{position_ms % MS_PER_SECOND:03}"


def seconds(position_ms: int) -> str:
    """`7`, `83.5` or `7.25`: seconds, with no more decimals than it takes."""
    whole, milliseconds = divmod(max(0, position_ms), MS_PER_SECOND)
    return f"{whole}.{milliseconds:03}".rstrip("0").rstrip(".")


def sbv(position_ms: int) -> str:
    """`0:00:07.250`, as SBV writes it."""
    return "{}:{:02}:{:02}.{:03}".format(*_parts(position_ms))


def ass(position_ms: int) -> str:
    """`0:00:07.25`, as ASS writes it, to the nearest hundredth."""
    hours, minutes, seconds, milliseconds = _parts(round(position_ms, -1))
    return f"{hours}:{minutes:02}:{seconds:02}.{milliseconds // 10:02}"


def lrc(position_ms: int) -> str:
    """`00:07.25` or `75:07.25`, as LRC writes it, to the nearest hundredth."""
    hours, minutes, seconds, milliseconds = _parts(round(position_ms, -1))
    return f"{hours * 60 + minutes:02}:{seconds:02}.{milliseconds // 10:02}"


def subrip(position_ms: int) -> str:
    """`00:00:07,250`, as SubRip writes it."""
    return "{:02}:{:02}:{:02},{:03}".format(*_parts(position_ms))


def webvtt(position_ms: int) -> str:
    """`00:00:07.250`, as WebVTT writes it."""
    return "{:02}:{:02}:{:02}.{:03}".format(*_parts(position_ms))


def audacity(position_ms: int) -> str:
    """`7.250000`, seconds as Audacity writes them."""
    whole, milliseconds = divmod(max(0, position_ms), MS_PER_SECOND)
    return f"{whole}.{milliseconds:03}000"


def matroska(position_ms: int) -> str:
    """`00:00:07.250000000`, as Matroska writes it in XML."""
    return f"{webvtt(position_ms)}000000"


# One minute holds many times.
@lru_cache(maxsize=1_000)
def _minutes_ms(text: str) -> int:
    """Milliseconds of `[H:]MM:`."""
    hours, _, minutes = text[:-1].rpartition(":")
    return (int(hours or 0) * 60 + int(minutes)) * MS_PER_MINUTE


def _parts(position_ms: int) -> tuple[int, int, int, int]:
    seconds, milliseconds = divmod(max(0, position_ms), MS_PER_SECOND)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return hours, minutes, seconds, milliseconds
