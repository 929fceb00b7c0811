"""AssemblyAI's transcripts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, Word

Recognise = Callable[..., Document]

WORDS = [
    {"text": "Yeah.", "start": 170, "end": 718, "confidence": 0.9, "speaker": "A"},
    {"text": "No.", "start": 800, "end": 950, "confidence": 0.9, "speaker": "B"},
]
WHOLE = {"id": "1", "status": "completed", "audio_url": "a", "text": "Yeah. No.", "language_code": "en"}


def test_words_alone_are_cut_into_lines(recognise: Recognise) -> None:
    document = recognise({**WHOLE, "audio_duration": 25, "words": WORDS, "utterances": None})
    assert (document.duration_ms, document.language) == (25_000, "en")
    assert document.lines == (
        Line(170, 718, "Yeah.", "Speaker A", (Word(170, 718, "Yeah."),)),
        Line(800, 950, "No.", "Speaker B", (Word(800, 950, "No."),)),
    )


def test_utterances_are_lines(recognise: Recognise) -> None:
    told = {"speaker": "A", "text": "Yeah. No.", "start": 170, "end": 950, "words": WORDS[:1] * 2}
    (line,) = recognise({**WHOLE, "words": WORDS, "utterances": [told]}).lines
    assert (line.text, line.speaker, line.end_ms) == ("Yeah. No.", "Speaker A", 950)


def test_sentences_are_lines(recognise: Recognise) -> None:
    sentences = [{"text": "Yeah.", "start": 170, "end": 718, "words": WORDS[:1], "speaker": None}]
    assert [line.text for line in recognise({"id": "1", "sentences": sentences}).lines] == ["Yeah."]


def test_chapters_and_what_was_found_out_are_kept(recognise: Recognise) -> None:
    chapter = {"gist": "Boats", "headline": "About boats", "summary": "Boats, at length.", "start": 0, "end": 900}
    found = {"status": "success", "results": [{"text": "wooden boats", "count": 2, "rank": 0.1}]}
    document = recognise(
        {**WHOLE, "words": WORDS, "chapters": [chapter], "summary": "All of it.", "auto_highlights_result": found}
    )
    assert document.chapters == (Chapter(0, 900, "About boats", "Boats, at length."),)
    assert document.notes == (Note(NoteKind.SUMMARY, "All of it."), Note(NoteKind.KEYWORD, "wooden boats"))


@pytest.mark.parametrize(("maker", "words"), [("bbc*", 52), ("deepgram*", 60)])
def test_public_samples(maker: str, words: int, shared_samples: Path, recognise: Recognise) -> None:
    path = next(path for path in shared_samples.glob(f"assemblyai/{maker}/**/*.json") if path.is_file())
    assert sum(len(line.words) for line in recognise(path).lines) == words
