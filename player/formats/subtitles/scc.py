"""Scenarist SCC: line 21 captions (CEA-608) of American television, two bytes a frame; the first channel is read."""

import re
from collections.abc import Iterator
from fractions import Fraction

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speaker_names import with_speakers
from player.formats.speech import spoken_line
from player.formats.subtitles.line21 import Decoder
from player.transcript import Line

_SIGNATURE = re.compile(r"\s*Scenarist_SCC V1\.0", re.IGNORECASE)
_ROW = re.compile(
    r"^[ \t]*(\d{1,2}):(\d{2}):(\d{2})([:;.,])(\d{2})[ \t]+((?:[\da-f]{4}[ \t]*)+)$",
    re.IGNORECASE | re.MULTILINE | re.ASCII,
)
_FRAME_RATE = Fraction(30_000, 1_001)
_NOMINAL_RATE = 30
_FRAMES_DROPPED_A_MINUTE = 2


def sniff(head: str) -> int:
    """Sure by the first line."""
    return 95 if _SIGNATURE.match(head) else 0


def read(source: Source) -> Document:
    """A line for each caption, or each row of rolling captions; raises BrokenFile where there is none."""
    lines = with_speakers(list(_lines(source.text)))
    if not lines:
        raise BrokenFile(source.name, SCC.title, "its first channel holds no captions.")
    return Document(origin=source.origin(SCC.name), lines=tuple(lines))


def _lines(text: str) -> Iterator[Line]:
    decoder = Decoder()
    for match in _ROW.finditer(text):
        hours, minutes, seconds, mark, frames, codes = match.groups()
        first_frame = _frame(int(hours), int(minutes), int(seconds), int(frames), drops=mark != ":")
        for offset, code in enumerate(codes.split()):
            decoder.feed(_position_ms(first_frame + offset), int(code, 16))
    for caption in decoder.captions():
        yield spoken_line(caption.start_ms, caption.end_ms, caption.text)


def _frame(hours: int, minutes: int, seconds: int, frames: int, *, drops: bool) -> int:
    """The number of the frame of this time code; a code with a semicolon leaves out numbers to keep to the clock."""
    every_minute = hours * 60 + minutes
    dropped = _FRAMES_DROPPED_A_MINUTE * (every_minute - every_minute // 10) if drops else 0
    return (every_minute * 60 + seconds) * _NOMINAL_RATE + frames - dropped


def _position_ms(frame: int) -> int:
    return timecode.from_seconds(float(frame / _FRAME_RATE))


SCC = Format("scc", "SCC", ("scc",), sniff, read)
