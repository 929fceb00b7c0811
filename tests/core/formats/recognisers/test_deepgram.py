"""Deepgram's answers, with and without what can be asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.notes import Note, NoteKind
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def word(text: str, start: float, speaker: int | None = None) -> dict[str, object]:
    more = {} if speaker is None else {"speaker": speaker}
    return {"word": text.lower().strip("."), "punctuated_word": text, "start": start, "end": start + 0.25, **more}


def answer(*channels: list[dict[str, object]], **results: object) -> dict[str, object]:
    listed = [{"alternatives": [{"transcript": "x", "words": words}]} for words in channels]
    return {"metadata": {"duration": 9.5}, "results": {"channels": listed, **results}}


def test_words_alone_are_cut_into_lines(recognise: Recognise) -> None:
    document = recognise(answer([word("Good", 0.5, 0), word("day.", 0.75, 0), word("Yes", 1.0, 1)]))
    assert document.duration_ms == 9_500
    assert document.lines == (
        Line(500, 1_000, "Good day.", "Speaker 0", (Word(500, 750, "Good"), Word(750, 1_000, "day."))),
        Line(1_000, 1_250, "Yes", "Speaker 1", (Word(1_000, 1_250, "Yes"),)),
    )


def test_utterances_are_lines(recognise: Recognise) -> None:
    words = [word("Good", 0.5), word("day.", 0.75)]
    told = {"start": 0.5, "end": 1.5, "transcript": "Good day.", "speaker": 2, "channel": 0, "words": words}
    (line,) = recognise(answer(words, utterances=[told])).lines
    assert (line.start_ms, line.end_ms, line.text, line.speaker) == (500, 1_500, "Good day.", "Speaker 2")
    assert len(line.words) == 2


def test_sentences_of_paragraphs_are_lines(recognise: Recognise) -> None:
    data = answer([word("Good", 0.5), word("day.", 0.75), word("Yes", 1.0)])
    sentences = [{"text": "Good day.", "start": 0.5, "end": 1.0}, {"text": "Yes", "start": 1.0, "end": 1.25}]
    best = data["results"]["channels"][0]["alternatives"][0]  # type: ignore[index]
    best["paragraphs"] = {"paragraphs": [{"sentences": sentences, "speaker": 0}]}
    assert [(line.text, line.speaker, len(line.words)) for line in recognise(data).lines] == [
        ("Good day.", "Speaker 0", 2),
        ("Yes", "Speaker 0", 1),
    ]


def test_channels_are_speakers_where_there_are_several(recognise: Recognise) -> None:
    lines = recognise(answer([word("Two", 1.0)], [word("One", 0.5)])).lines
    assert [(line.speaker, line.text) for line in lines] == [("Channel 2", "One"), ("Channel 1", "Two")]


def test_a_transcript_without_words_is_a_line_without_a_time(recognise: Recognise) -> None:
    assert recognise(answer([])).lines == (Line(None, None, "x"),)


def test_summaries_and_topics_are_notes(recognise: Recognise) -> None:
    data = answer([word("Good", 0.5)], summary={"result": "success", "short": "A greeting."})
    data["results"]["topics"] = {"segments": [{"topics": [{"topic": "Weather"}]}] * 2}  # type: ignore[index]
    best = data["results"]["channels"][0]["alternatives"][0]  # type: ignore[index]
    best["summaries"] = [{"summary": "They greet.", "start_word": 0, "end_word": 1}]
    assert recognise(data).notes == (
        Note(NoteKind.SUMMARY, "They greet."),
        Note(NoteKind.SUMMARY, "A greeting."),
        Note(NoteKind.KEYWORD, "Weather"),
    )


@pytest.mark.parametrize(
    ("sample", "words", "speakers"),
    [("deepgram/**/dg_speakers", 226, 3), ("deepgram/**/dg_utterances", 62, 0), ("whisper/**/dg_whisper*", 59, 0)],
)
def test_public_samples(sample: str, words: int, speakers: int, shared_samples: Path, recognise: Recognise) -> None:
    lines = recognise(next(shared_samples.glob(f"{sample}.json"))).lines
    assert sum(len(line.words) for line in lines) == words
    assert len({line.speaker for line in lines if line.speaker}) == speakers
