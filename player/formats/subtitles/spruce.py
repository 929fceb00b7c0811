"""Spruce STL, the subtitles of DVD makers: `00:02:17:10 , 00:02:20:09 , text|text`, the last number counting frames."""

import re
from collections.abc import Iterator

from player import timecode
from player.document import Document
from player.errors import FrameRateNeeded
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.cues import document_of, fits, stamped
from player.transcript import Line

_TIME = r"(\d{1,2}:\d{2}:\d{2})[:;.](\d{1,2})"
_STAMP = re.compile(rf"^[ \t]*{_TIME}[ \t]*,[ \t]*{_TIME}[ \t]*,", re.MULTILINE | re.ASCII)
# Settings and comments stand on lines of their own, between the cues too.
_ASIDE = re.compile(r"^[ \t]*(?:\$|//)[^\n]*", re.MULTILINE)
# `^I`, `^B`, `^U` switch styles.
_STYLE = re.compile(r"\^[IBU]")
_MOST_LINES_PER_CUE = 3


def sniff(head: str) -> int:
    """Sure where two times with frames, a comma after each, open the text lines."""
    return 90 if fits(head, _STAMP, _MOST_LINES_PER_CUE) else 0


def read(source: Source) -> Document:
    """Every cue that holds text; raises FrameRateNeeded where the source does not tell the rate, or BrokenFile."""
    if not source.frame_rate:
        raise FrameRateNeeded(source.name, SPRUCE.title)
    return document_of(source, SPRUCE.name, SPRUCE.title, _lines(_ASIDE.sub("", source.text), source.frame_rate))


def _lines(text: str, frame_rate: float) -> Iterator[Line]:
    for match, body in stamped(text, _STAMP):
        if spoken := one_line(_STYLE.sub("", body).replace("|", " ")):
            start, start_frames, end, end_frames = match.groups()
            start_ms = _position_ms(start, start_frames, frame_rate)
            yield spoken_line(start_ms, _position_ms(end, end_frames, frame_rate), spoken)


def _position_ms(clock: str, frames: str, frame_rate: float) -> int:
    hours, minutes, seconds = clock.split(":")
    return timecode.from_fields(hours, minutes, seconds, None) + timecode.from_seconds(int(frames) / frame_rate)


SPRUCE = Format("spruce", "Spruce STL", ("stl",), sniff, read)
