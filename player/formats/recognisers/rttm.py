"""RTTM: who speaks when, without what is said; read as lines without text, to be laid over another transcript."""

import re
from collections.abc import Iterator

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.recognisers.json_format import after
from player.speaker_spans import Span
from player.timecode import MS_PER_SECOND
from player.transcript import Line

_NUMBER = r"(?:\d{1,9}(?:\.\d{0,9})?|<NA>)"
_SPEAKER = re.compile(rf"SPEAKER\s+\S+\s+\S+\s+({_NUMBER})\s+({_NUMBER})\s+\S+\s+\S+\s+(\S+).*", re.ASCII)
# The other kinds of line that the format knows; they name no speaker's time.
_OTHERS = (
    "SPKR-INFO",
    "LEXEME",
    "NON-LEX",
    "NON-SPEECH",
    "SEGMENT",
    "NOSCORE",
    "NO_RT_METADATA",
    "SU",
    "A/P",
    "CB",
    "IP",
)
_UNKNOWN = "<NA>"


def sniff(head: str) -> int:
    """Sure where the first line that is no comment is one of a speaker."""
    lines = (line.strip() for line in head[:SNIFFED_CHARS].split("\n"))
    first = next((line for line in lines if line and not line.startswith((";;", *_OTHERS))), "")
    return 95 if _SPEAKER.fullmatch(first) else 0


def read(source: Source) -> Document:
    """A line without text for each stretch of a speaker, in file order; raises BrokenFile."""
    spans = list(spans_of(source))
    if not spans:
        raise BrokenFile(source.name, RTTM.title, "it names no speaker.")
    lines = tuple(Line(start_ms, end_ms, "", speaker, turn=speaker is None) for start_ms, end_ms, speaker in spans)
    return Document(origin=source.origin(RTTM.name), lines=lines)


def spans_of(source: Source) -> Iterator[Span]:
    """The stretches in the file, in file order; raises BrokenFile with the number of a line that is none."""
    for number, raw in enumerate(source.text.split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith((";;", *_OTHERS)):
            continue
        match = _SPEAKER.fullmatch(line)
        if match is None or _UNKNOWN in match[1]:
            raise BrokenFile(source.name, RTTM.title, f"line {number} does not say who speaks from when.")
        start_ms = round(float(match[1]) * MS_PER_SECOND)
        duration_ms = None if match[2] == _UNKNOWN else round(float(match[2]) * MS_PER_SECOND)
        yield Span(start_ms, after(start_ms, duration_ms), None if match[3] == _UNKNOWN else match[3])


RTTM = Format("rttm", "RTTM speakers", ("rttm",), sniff, read)
