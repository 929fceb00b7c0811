"""A time or a stretch of time as it stands in a text: `0:12`, `[0:12 - 0:15]`, `(00:12)`, `00:01:23:14` with frames."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from player import timecode
from player.errors import FrameRateNeeded
from player.formats.base import Source
from player.formats.subtitles.ttml_times import TimeBase

_FRAMES = r"\d{1,2}[:;][0-5]\d[:;][0-5]\d[:;]\d\d"
# What an older Teams writes: no field is padded, and a fraction always follows.
_UNPADDED = r"\d{1,3}:[0-5]?\d:[0-5]?\d\.\d{1,9}"
MOMENT = rf"(?:(?:{_FRAMES}|{_UNPADDED}|{timecode.CLOCK})(?![\d;]|:\d))"
_STRETCH = rf"({MOMENT})(?:[ \t]*(?:-{{1,3}}>|[-–—→]|to\b)[ \t]*({MOMENT}))?"
# Of several in one pair of brackets the first counts: `(0:12, 3:40)`.
_OTHERS = rf"(?:[ \t]*[,;&][ \t]*{MOMENT}){{0,20}}"
_STAMP = re.compile(
    rf"\([ \t]*{_STRETCH}{_OTHERS}[ \t]*\)|\[[ \t]*{_STRETCH}{_OTHERS}[ \t]*\]|<{_STRETCH}>"
    rf"|(?<![\w.,:;/+-]){_STRETCH}(?![\w%])",
    re.ASCII,
)
_FIELDS = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):(\d{1,2})(?:[.,](\d{1,9}))?", re.ASCII)
_FRAMED = re.compile(_FRAMES, re.ASCII)
_BARE_GROUP = 7


class Stamp(NamedTuple):
    """A time in a text line: where it stands there, whether in brackets, and its moments as they are written."""

    start: str
    end: str | None
    is_bracketed: bool
    opens_at: int
    closes_at: int


def stamps(text: str) -> Iterator[Stamp]:
    """The times in a text line, from left to right."""
    for match in _STAMP.finditer(text):
        # The group that matched last is the start, or the end, which comes right behind its start.
        group = ((match.lastindex or 1) - 1) | 1
        yield Stamp(match[group], match[group + 1], group < _BARE_GROUP, match.start(), match.end())


class Moments:
    """Reads the moments of one file; times that count frames need the frame rate of its medium."""

    def __init__(self, source: Source, format_title: str) -> None:
        self._source = source
        self._title = format_title

    def ms(self, text: str) -> int:
        """Milliseconds of a moment as `stamps` finds it; raises FrameRateNeeded."""
        if ";" not in text and text.count(":") < 3:
            return _clock_ms(text)
        rate = self._source.frame_rate
        clock, frames = text[:-3].replace(";", ":"), text[-2:]
        if frames == "00" and not rate:
            return timecode.parse(clock)
        if not rate:
            raise FrameRateNeeded(self._source.name, self._title)
        base = TimeBase(rate, float(round(rate)), counts_frames=True, drops_frames=";" in text)
        return base.position_ms(f"{clock}:{frames}") or 0

    def ms_or_none(self, text: str | None) -> int | None:
        """Milliseconds of a moment, or None where there is none."""
        return None if text is None else self.ms(text)


def rough_ms(text: str) -> int:
    """Milliseconds of a moment, its frames left out: enough to see whether times rise."""
    return _clock_ms(text[:-3].replace(";", ":") if _FRAMED.fullmatch(text) else text)


def _clock_ms(text: str) -> int:
    match = _FIELDS.fullmatch(text)
    if match is None:
        raise ValueError(f"not a time: {text!r}")
    return timecode.from_fields(*match.groups())
