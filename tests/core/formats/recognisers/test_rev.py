"""Rev: its JSON and its NLP tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def text(value: str, start: object, end: object, keys: tuple[str, str] = ("ts", "end_ts")) -> dict[str, object]:
    return {"type": "text", "value": value, keys[0]: start, keys[1]: end}


def punct(value: str) -> dict[str, object]:
    return {"type": "punct", "value": value}


def test_monologues_are_lines_with_their_marks(recognise: Recognise) -> None:
    elements = [text("Hi", 0.27, 0.48), punct(","), punct(" "), text("all", 0.5, 0.9), punct(".")]
    elements += [punct(" "), {"type": "unknown", "value": "<laugh>"}]
    document = recognise({"monologues": [{"speaker": 0, "elements": elements}]})
    assert document.lines == (
        Line(270, 900, "Hi, all. <laugh>", "Speaker 0", (Word(270, 480, "Hi,"), Word(500, 900, "all."))),
    )


def test_named_speakers_and_times_of_day(recognise: Recognise) -> None:
    keys = ("timestamp", "end_timestamp")
    elements = [text("Good day to all.", "00:00:01,010", "00:00:02,500", keys)]
    data = {"speakers": [{"id": 1, "name": "Ann Low"}], "monologues": [{"speaker": 1, "elements": elements}]}
    (line,) = recognise(data).lines
    assert (line.start_ms, line.end_ms, line.speaker, line.text) == (1_010, 2_500, "Ann Low", "Good day to all.")


def test_a_long_monologue_is_cut_at_its_sentences(recognise: Recognise) -> None:
    elements = []
    for place in range(90):
        elements += [text("So", place, place + 0.5), punct(". " if place % 10 == 9 else " ")]
    lines = recognise({"monologues": [{"speaker": 0, "elements": elements}]}).lines
    assert {line.text for line in lines} == {"So So So So So So So So So So."}
    assert len(lines) == 9


def test_the_table_keeps_words_without_times(recognise: Recognise) -> None:
    head = "token|speaker|ts|endTs|punctuation|prepunctuation|case|tags\n"
    rows = "Yeah|1|0.5000|0.9000|,||UC|[]\nright|1|||.||LC|[]\nOh|2|1.0|1.2||(|UC|[]\n"
    lines = recognise(head + rows, "a.nlp").lines
    assert [(line.start_ms, line.speaker, line.text) for line in lines] == [
        (500, "Speaker 1", "Yeah, right."),
        (1_000, "Speaker 2", "(Oh"),
    ]


def test_a_broken_row_is_told(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="line 3"):
        recognise("token|speaker|ts|endTs|\na|1|0|1|\nb\n", "a.nlp")


def test_the_public_table(shared_samples: Path, recognise: Recognise) -> None:
    lines = recognise(next(shared_samples.glob("rev/**/short.aligned.nlp"))).lines
    assert lines[0].text == "<crosstalk>"
    assert len({line.speaker for line in lines}) == 3
