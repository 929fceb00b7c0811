"""Times as TTML writes them: clocks, frames, ticks and offsets, and what Apple makes of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from player import timecode

# What TTML says where a document counts frames and does not say how many make a second.
USUAL_FRAME_RATE = 30.0

_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,5}):(\d{1,2})(?:[.,](\d{1,9}))?", re.ASCII)
_FRAMES = re.compile(r"(\d{1,4}):(\d{1,2}):(\d{1,2})[:;](\d{1,4})(?:\.(\d{1,4}))?", re.ASCII)
_OFFSET = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(h|ms|m|s|f|t)?", re.ASCII)
_SECONDS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_FRACTION = re.compile(r"\s*(\d{1,9})[\s:]+(\d{1,9})\s*", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_FRAMES_DROPPED_A_MINUTE = 2


@dataclass(frozen=True, slots=True)
class TimeBase:
    """How a document counts.

    A second on its clock has `nominal_rate` frames; `frame_rate` of them are played in one. Where `counts_frames`,
    its clock is a count of frames too, and drifts from real time where the two differ.
    """

    frame_rate: float = USUAL_FRAME_RATE
    nominal_rate: float = USUAL_FRAME_RATE
    sub_frame_rate: float = 1.0
    tick_rate: float = 1.0
    counts_frames: bool = False
    drops_frames: bool = False

    def position_ms(self, text: str | None) -> int | None:
        """The milliseconds of a time expression, or None where there is none that can be read."""
        if text is None:
            return None
        text = text.strip()
        if match := _CLOCK.fullmatch(text):
            real_ms = timecode.from_fields(*match.groups())
            return round(real_ms * self.nominal_rate / self.frame_rate) if self.counts_frames else real_ms
        if match := _OFFSET.fullmatch(text):
            return timecode.from_seconds(float(match[1]) * self._unit_seconds(match[2]))
        match = _FRAMES.fullmatch(text)
        return self._frames_ms(*(int(part or 0) for part in match.groups())) if match else None

    def _unit_seconds(self, unit: str | None) -> float:
        if unit == "f":
            return 1 / self.frame_rate
        return 1 / self.tick_rate if unit == "t" else _SECONDS[unit or "s"]

    def _frames_ms(self, hours: int, minutes: int, seconds: int, frames: int, sub_frames: int) -> int:
        whole_seconds = (hours * 60 + minutes) * 60 + seconds
        part = frames + sub_frames / self.sub_frame_rate
        if not self.counts_frames:
            return timecode.from_seconds(whole_seconds + part / self.frame_rate)
        every_minute = hours * 60 + minutes
        dropped = _FRAMES_DROPPED_A_MINUTE * (every_minute - every_minute // 10) if self.drops_frames else 0
        return timecode.from_seconds((whole_seconds * self.nominal_rate + part - dropped) / self.frame_rate)


def time_base(parameters: Mapping[str, str], frame_rate: float | None) -> TimeBase:
    """What the root's attributes, by their local names, say; `frame_rate` is that of the medium where it is known."""
    stated = _number(parameters.get("frameRate"))
    nominal = stated or frame_rate or USUAL_FRAME_RATE
    fraction = _FRACTION.fullmatch(parameters.get("frameRateMultiplier", ""))
    multiplier = int(fraction[1]) / int(fraction[2]) if fraction and int(fraction[1]) and int(fraction[2]) else 1.0
    sub_rate = _number(parameters.get("subFrameRate")) or 1.0
    is_smpte = parameters.get("timeBase") == "smpte"
    return TimeBase(
        frame_rate=nominal * multiplier,
        nominal_rate=nominal,
        sub_frame_rate=sub_rate,
        tick_rate=_number(parameters.get("tickRate")) or (stated * multiplier * sub_rate if stated else 1.0),
        counts_frames=is_smpte,
        drops_frames=is_smpte and parameters.get("dropMode") == "dropNTSC",
    )


def _number(text: str | None) -> float | None:
    return float(text) or None if text and _NUMBER.fullmatch(text.strip()) else None
