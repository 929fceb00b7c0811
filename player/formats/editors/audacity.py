"""Audacity's labels: start, end and text, parted by tabs, times in seconds; a label of no length is a point.

Points that only name parts of the recording are chapters. The frequencies of a spectral selection are no label.
"""

import re
from collections.abc import Iterator

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.pages.chapter_likeness import are_chapters
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line, spoken_line
from player.notes import Chapter
from player.timecode import MS_PER_SECOND
from player.transcript import Line

_SECONDS = r"-?\d{1,9}[.,]\d{1,15}"
_LABEL = re.compile(rf"({_SECONDS})\t({_SECONDS})(?:\t(.*))?", re.ASCII)
_SPECTRAL = "\\\t"
_SAMPLE_LINES = 500


def sniff(head: str) -> int:
    """Sure where every line is a label."""
    lines = [line for line in head.split("\n")[:_SAMPLE_LINES] if line.strip() and not line.startswith(_SPECTRAL)]
    return 84 if lines and all(_LABEL.fullmatch(line.strip(" ")) for line in lines) else 0


def read(source: Source) -> Document:
    """A line or a chapter for each label with a text; raises BrokenFile with the number of a line that is none."""
    lines = list(_lines(source))
    if not lines:
        raise BrokenFile(source.name, AUDACITY.title, "none of its labels has a text.")
    origin = source.origin(AUDACITY.name)
    if all(line.end_ms is None for line in lines) and are_chapters(lines):
        return Document(origin=origin, chapters=tuple(Chapter(line.start_ms, None, line.text) for line in lines))
    return Document(origin=origin, lines=tuple(with_speakers(lines)))


def _lines(source: Source) -> Iterator[Line]:
    """The labels with a text, in file order; a point has no end."""
    for number, row in enumerate(source.text.split("\n"), start=1):
        if not row.strip() or row.startswith(_SPECTRAL):
            continue
        match = _LABEL.fullmatch(row.strip(" "))
        if match is None:
            raise BrokenFile(source.name, AUDACITY.title, f"line {number} is not two times and a text.")
        start_ms, end_ms = (max(0, round(float(match[place].replace(",", ".")) * MS_PER_SECOND)) for place in (1, 2))
        if text := one_line(match[3] or ""):
            yield spoken_line(start_ms, None if end_ms == start_ms else end_ms, text)


AUDACITY = Format("audacity", "Audacity labels", ("txt",), sniff, read)
