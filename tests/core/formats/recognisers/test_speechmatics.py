"""Speechmatics, old, new and live."""

import json
from collections.abc import Callable
from pathlib import Path

from player.document import Document
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, Word, numbers_spoken_by

Recognise = Callable[..., Document]


def word(
    text: str, start: float, end: float, kind: str = "word", speaker: str = "S1", **more: object
) -> dict[str, object]:
    return {
        "type": kind,
        "start_time": start,
        "end_time": end,
        "alternatives": [{"content": text, "confidence": 0.9, "language": "en", "speaker": speaker}],
        **more,
    }


RESULTS = [
    word("Good", 0.5, 0.9),
    word("day", 0.9, 1.4),
    word(".", 1.4, 1.4, "punctuation", attaches_to="previous", is_eos=True),
    word("Hello", 1.5, 1.9, speaker="UU"),
    word("So", 2.0, 2.2, speaker="S2"),
]
LINES = (
    Line(500, 1_400, "Good day.", "S1", (Word(500, 900, "Good"), Word(900, 1_400, "day."))),
    Line(1_500, 1_900, "Hello", None, (Word(1_500, 1_900, "Hello"),), turn=True),
    Line(2_000, 2_200, "So", "S2", (Word(2_000, 2_200, "So"),)),
)


def test_results_are_lines_and_an_unknown_speaker_is_nobody(recognise: Recognise) -> None:
    data = {
        "format": "2.9",
        "job": {"id": "1", "data_name": "harbour.wav", "duration": 9},
        "metadata": {"transcription_config": {"language": "en"}},
        "results": RESULTS,
        "summary": {"content": "A greeting."},
        "chapters": [{"title": "Hello", "summary": "They greet.", "start_time": 0.5, "end_time": 1.9}],
    }
    document = recognise(data)
    assert document.lines == LINES
    assert numbers_spoken_by(document.lines, "S1") == (0,)
    assert (document.title, document.duration_ms, document.language) == ("harbour.wav", 9_000, "en")
    assert document.chapters == (Chapter(500, 1_900, "Hello", "They greet."),)
    assert document.notes == (Note(NoteKind.SUMMARY, "A greeting."),)


def test_live_messages_are_read_without_their_drafts(recognise: Recognise) -> None:
    final = [{"message": "AddTranscript", "format": "2.9", "metadata": {}, "results": [each]} for each in RESULTS]
    draft = {"message": "AddPartialTranscript", "metadata": {}, "results": [word("Goo", 0.5, 0.8)]}
    assert recognise("\n".join(map(json.dumps, [draft, *final]))).lines == LINES


def test_the_first_format_has_durations_and_speakers_apart(recognise: Recognise) -> None:
    def old(name: str, time: str, duration: str) -> dict[str, object]:
        return {"name": name, "time": time, "duration": duration, "confidence": "1.0"}

    data = {
        "job": {"lang": "en", "duration": 9, "name": "a.mp4"},
        "speakers": [old("F4", "0.00", "1.20"), old("M2", "1.20", "3.00")],
        "words": [old("Good", "0.5", "0.4"), old("day", "0.9", "0.2"), old(".", "1.1", "0.0"), old("Hi", "1.3", "0.2")],
        "format": "1.0",
    }
    assert [(line.start_ms, line.speaker, line.text) for line in recognise(data).lines] == [
        (500, "F4", "Good day."),
        (1_300, "M2", "Hi"),
    ]


def test_public_samples(shared_samples: Path, recognise: Recognise) -> None:
    path = next(shared_samples.glob("speechmatics/**/punctuation.json"))
    assert recognise(path).lines[0].text == path.with_suffix(".txt").read_text().strip()
    lines = recognise(next(shared_samples.glob("speechmatics/**/speechmaticsTed*.json"))).lines
    assert len({line.speaker for line in lines}) == 3
    assert sum(len(line.words) for line in lines) == 1_791
