"""Audacity's labels: start, end and text, parted by tabs, times in seconds; a label without an end is a point."""

from player import timecode
from player.document import Document
from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target
from player.formats.speaker_names import labelled
from player.formats.speech import timed_lines
from player.transcript import Line


def write(document: Document) -> str:
    """A label for each line with a time, speakers as `Name: text`; a tab in it, where Audacity stops, is a blank."""
    return "".join(_label(start_ms, line) for start_ms, _, line in timed_lines(document, AUDACITY.title))


def _label(start_ms: int, line: Line) -> str:
    end_ms = start_ms if line.end_ms is None else line.end_ms
    text = labelled(line, " ").replace("\t", " ")
    return f"{timecode.audacity(start_ms)}\t{timecode.audacity(end_ms)}\t{text}\n"


AUDACITY = Target("audacity", "Audacity labels", "txt", write, BESIDES | FACTS | {Feature.WORD_TIMES}, needs_times=True)
