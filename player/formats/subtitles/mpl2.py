"""MPL2, whose times count tenths of a second: `[start][end]text|text`, a stroke before what is in italics."""

import re
from collections.abc import Iterator

from player.document import Document
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.cues import document_of, fits, stamped
from player.transcript import Line

_STAMP = re.compile(r"^[ \t]*\[(\d{1,9})\][ \t]?\[(\d{0,9})\]", re.MULTILINE | re.ASCII)
_ITALIC = re.compile(r"(?:^|(?<=\|))[ \t]*/")
_TENTH_MS = 100
_MOST_LINES_PER_CUE = 3


def sniff(head: str) -> int:
    """Sure where two numbers in brackets open the text lines."""
    return 90 if fits(head, _STAMP, _MOST_LINES_PER_CUE) else 0


def read(source: Source) -> Document:
    """Every cue that holds text, in file order; raises BrokenFile where there is none."""
    return document_of(source, MPL2.name, MPL2.title, _lines(source.text))


def _lines(text: str) -> Iterator[Line]:
    for match, body in stamped(text, _STAMP):
        spoken = one_line(_ITALIC.sub("", body).replace("|", " "))
        if spoken:
            start, end = match.groups()
            yield spoken_line(int(start) * _TENTH_MS, int(end) * _TENTH_MS if end else None, spoken)


MPL2 = Format("mpl2", "MPL2", ("mpl", "mpl2"), sniff, read)
