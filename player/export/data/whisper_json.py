"""Whisper JSON, as openai-whisper writes it: segments with their words, and the speakers as WhisperX adds them."""

import json
from collections.abc import Iterator

from player.document import Document
from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target
from player.formats.speech import marked_text, one_line, timed_lines
from player.formats.word_places import placed_words
from player.timecode import MS_PER_SECOND
from player.transcript import Line

# What Whisper counts its place in the sound by.
_FRAME_MS = 10


def write(document: Document) -> str:
    """A segment for each line with a time, in seconds.

    Where any line has timed words, every segment has a list of them, as those who read words expect; as in Whisper, a
    blank before a word belongs to it. What only a recogniser knows, such as probabilities, is left out.
    """
    timed = timed_lines(document, WHISPER_JSON.title)
    has_words = any(line.words for _, _, line in timed)
    segments = [_segment(number, *span, has_words=has_words) for number, span in enumerate(timed)]
    text = "".join(f" {marked_text(line)}" for _, _, line in timed)
    duration = {} if document.duration_ms is None else {"duration": document.duration_ms / MS_PER_SECOND}
    whole = {"text": text, "segments": segments, "language": document.language, **duration}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _segment(number: int, start_ms: int, end_ms: int, line: Line, *, has_words: bool) -> dict[str, object]:
    text = f" {marked_text(line)}"
    times = {"start": start_ms / MS_PER_SECOND, "end": end_ms / MS_PER_SECOND}
    words = {"words": list(_words(text, line))} if has_words else {}
    speaker = {"speaker": one_line(line.speaker)} if line.speaker else {}
    return {"id": number, "seek": start_ms // _FRAME_MS, **times, "text": text, **words, **speaker}


def _words(text: str, line: Line) -> Iterator[dict[str, object]]:
    """The timed words, each with the blank and the marks that are glued to it."""
    placed, _ = placed_words(text, line.words)
    for before, said, word in placed:
        _, blank, marks = before.rpartition(" ")
        yield {
            "word": f"{blank}{marks}{said}",
            "start": word.start_ms / MS_PER_SECOND,
            "end": word.end_ms / MS_PER_SECOND,
        }


_LACKS = BESIDES | FACTS - {Feature.LANGUAGE}
WHISPER_JSON = Target("whisper", "Whisper JSON", "json", write, _LACKS, needs_times=True)
