"""MicroDVD, whose times count frames: `{start}{end}text|text`, the rate in a first cue `{1}{1}23.976`, or asked for."""

import re
from collections.abc import Iterator

from player import timecode
from player.document import Document
from player.errors import FrameRateNeeded
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.cues import document_of, fits, stamped
from player.transcript import Line

_STAMP = re.compile(r"^[ \t]*\{(\d{1,9})\}\{(\d{0,9})\}", re.MULTILINE | re.ASCII)
# `{y:i}`, `{C:$0000FF}`: styles, colours, places.
_STYLE = re.compile(r"\{[A-Za-z]:[^{}\n]*\}")
_ITALIC = re.compile(r"(?:^|(?<=\|))[ \t]*/")
_RATE = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,6})?)\s*", re.ASCII)
# The frames under which a first cue tells the rate instead of saying anything.
_RATE_FRAMES = ("0", "1")
_MOST_LINES_PER_CUE = 3


def sniff(head: str) -> int:
    """Sure where frame numbers in braces open the text lines."""
    return 90 if fits(head, _STAMP, _MOST_LINES_PER_CUE) else 0


def read(source: Source) -> Document:
    """Every cue that holds text; raises FrameRateNeeded where neither file nor source tells the rate, or BrokenFile."""
    cues = list(stamped(source.text, _STAMP))
    frame_rate = _stated_rate(cues)
    if frame_rate is not None:
        del cues[0]
    frame_rate = frame_rate or source.frame_rate
    if not frame_rate:
        raise FrameRateNeeded(source.name, MICRODVD.title)
    return document_of(source, MICRODVD.name, MICRODVD.title, _lines(cues, frame_rate))


def _stated_rate(cues: list[tuple[re.Match[str], str]]) -> float | None:
    if not cues or cues[0][0][1] not in _RATE_FRAMES:
        return None
    match = _RATE.fullmatch(cues[0][1])
    return (float(match[1].replace(",", ".")) or None) if match else None


def _lines(cues: list[tuple[re.Match[str], str]], frame_rate: float) -> Iterator[Line]:
    for match, body in cues:
        text = one_line(_ITALIC.sub("", _STYLE.sub("", body)).replace("|", " "))
        if text:
            start, end = match.groups()
            end_ms = timecode.from_seconds(int(end) / frame_rate) if end else None
            yield spoken_line(timecode.from_seconds(int(start) / frame_rate), end_ms, text)


MICRODVD = Format("microdvd", "MicroDVD", ("sub",), sniff, read)
