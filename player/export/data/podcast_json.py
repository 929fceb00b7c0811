"""Podcasting 2.0's transcripts as JSON, version 1.0.0: segments with times, a body and who speaks."""

import json

from player.document import Document
from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target
from player.formats.speech import marked_text, one_line, timed_lines
from player.timecode import MS_PER_SECOND
from player.transcript import Line


def write(document: Document) -> str:
    """A segment for each line with a time, in seconds; one that nobody is named for has no `speaker`."""
    segments = [_segment(*timed) for timed in timed_lines(document, PODCAST_JSON.title)]
    return json.dumps({"version": "1.0.0", "segments": segments}, ensure_ascii=False, indent=2) + "\n"


def _segment(start_ms: int, end_ms: int, line: Line) -> dict[str, object]:
    speaker = {"speaker": one_line(line.speaker)} if line.speaker else {}
    times = {"startTime": start_ms / MS_PER_SECOND, "endTime": end_ms / MS_PER_SECOND}
    return {**speaker, **times, "body": marked_text(line)}


PODCAST_JSON = Target(
    "podcast-json", "Podcasting 2.0 JSON", "json", write, BESIDES | FACTS | {Feature.WORD_TIMES}, needs_times=True
)
