"""SBV, the captions of video sites: times with a comma between, the text below, milliseconds after a point."""

import re

from player import timecode
from player.document import Document
from player.formats.base import Format, Source
from player.formats.speaker_names import gap_after_names, labelled
from player.formats.speech import timed_lines
from player.formats.subtitles.comma_times import MOST_LINES_PER_CUE, TIMES, comma_cues
from player.formats.subtitles.cues import SAMPLE_CHARS, document_of, fits

_SBV_TIMES = re.compile(r"\d:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}", re.ASCII)


def sniff(head: str) -> int:
    """Sure where the times are written as SBV writes them; SubViewer writes hundredths, under a header."""
    first = TIMES.search(head[:SAMPLE_CHARS])
    if first is None or not _SBV_TIMES.fullmatch(first[0].strip()):
        return 0
    return 90 if fits(head, TIMES, MOST_LINES_PER_CUE) else 0


def read(source: Source) -> Document:
    """Every cue that holds text, in file order; raises BrokenFile where there is none."""
    return document_of(source, SBV.name, SBV.title, comma_cues(source.text, _with_blanks))


def _with_blanks(text: str) -> str:
    """The text, its one mark read: there is nothing else that SBV would hide."""
    return text.replace("[br]", " ")


def write(document: Document) -> str:
    """A cue for each line with a time, speakers as `Name: text`, word times left out."""
    timed = timed_lines(document, SBV.title)
    gap = gap_after_names([line for _, _, line in timed])
    return "\n".join(
        f"{timecode.sbv(start_ms)},{timecode.sbv(end_ms)}\n{labelled(line, gap)}\n" for start_ms, end_ms, line in timed
    )


SBV = Format("sbv", "SBV", ("sbv",), sniff, read)
