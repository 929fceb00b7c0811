"""Audacity's labels: start, end and text, parted by tabs, times in seconds; a label of no length is a point.

Points that only name parts of the recording are chapters. The frequencies of a spectral selection are no label.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.pages.chapter_likeness import are_chapters
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line, spoken_line
from player.notes import Chapter
from player.timecode import from_seconds
from player.transcript import Line

_SECONDS = r"-?\d{1,9}[.,]\d{1,15}"
_LABEL = re.compile(rf"({_SECONDS})\t({_SECONDS})(?:\t(.*))?", re.ASCII)
_SPECTRAL = "\\\t"
_MEASURED = re.compile(_SECONDS, re.ASCII)
_SAMPLE_LINES = 500
# One in so many may lie before what is before it.
_FEW = 10


def sniff(head: str) -> int:
    """Sure where every line is a label."""
    rows = [row for row in head.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if row.strip() and row[:2] != _SPECTRAL]
    labels = [match for row in rows if (match := _LABEL.fullmatch(row.strip(" ")))]
    return 84 if labels and len(labels) == len(rows) and _are_labels(labels) else 0


def read(source: Source) -> Document:
    """A line or a chapter for each label with a text; raises BrokenFile with the number of a line that is none."""
    lines = list(_lines(source))
    if not lines:
        raise BrokenFile(source.name, AUDACITY.title, "none of its labels has a text.")
    origin = source.origin(AUDACITY.name)
    if all(line.end_ms is None for line in lines) and are_chapters(lines):
        return Document(origin=origin, chapters=tuple(Chapter(line.start_ms, None, line.text) for line in lines))
    return Document(origin=origin, lines=tuple(with_speakers(lines)))


def _are_labels(labels: Sequence[re.Match[str]]) -> bool:
    """Whether these are stretches in their order; columns of measured numbers are none, nor is a third one text."""
    spans = [(_seconds(label[1]), _seconds(label[2])) for label in labels]
    backward = sum(end < start for start, end in spans)
    falling = sum(later < earlier for (earlier, _), (later, _) in pairwise(spans))
    is_data = all(_MEASURED.fullmatch(label[3] or "") for label in labels)
    return max(backward, falling) <= max(1, len(labels) // _FEW) and not is_data


def _seconds(cell: str) -> float:
    return float(cell.replace(",", "."))


def _lines(source: Source) -> Iterator[Line]:
    """The labels with a text, in file order; a point has no end."""
    for number, row in enumerate(source.text.split("\n"), start=1):
        if not row.strip() or row.startswith(_SPECTRAL):
            continue
        match = _LABEL.fullmatch(row.strip(" "))
        if match is None:
            raise BrokenFile(source.name, AUDACITY.title, f"line {number} is not two times and a text.")
        start_ms, end_ms = (max(0, from_seconds(_seconds(match[place]))) for place in (1, 2))
        if text := one_line(match[3] or ""):
            yield spoken_line(start_ms, None if end_ms == start_ms else end_ms, text)


AUDACITY = Format("audacity", "Audacity labels", ("txt",), sniff, read, surest=84)
