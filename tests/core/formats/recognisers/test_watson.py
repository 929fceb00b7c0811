"""IBM Watson's answers."""

import json
from collections.abc import Callable

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]

RESULT = {
    "final": True,
    "alternatives": [
        {"transcript": "good day ", "confidence": 0.9, "timestamps": [["good", 0.5, 0.9], ["day", 0.9, 1.4]]},
        {"transcript": "food day "},
    ],
}
LINE = Line(500, 1_400, "good day", None, (Word(500, 900, "good"), Word(900, 1_400, "day")))


@pytest.mark.parametrize(
    "data",
    [
        {"result_index": 0, "results": [RESULT]},
        [{"result_index": 0, "results": [RESULT]}],
        {"id": "1", "status": "completed", "results": [{"result_index": 0, "results": [RESULT]}]},
    ],
)
def test_results_are_lines_in_every_wrapping(data: object, recognise: Recognise) -> None:
    assert recognise(data).lines == (LINE,)


def test_a_draft_is_left_out_once_it_is_settled(recognise: Recognise) -> None:
    draft = {"result_index": 0, "results": [{**RESULT, "final": False}]}
    settled = {"result_index": 0, "results": [RESULT]}
    assert recognise(json.dumps(draft) + json.dumps(settled)).lines == (LINE,)
    assert recognise(draft).lines == (LINE,)


def test_speaker_labels_go_by_the_times_of_words(recognise: Recognise) -> None:
    labels = [{"from": 0.5, "to": 0.9, "speaker": 0}, {"from": 0.9, "to": 1.4, "speaker": 1}]
    lines = recognise({"results": [RESULT], "result_index": 0, "speaker_labels": labels}).lines
    assert [(line.speaker, line.text) for line in lines] == [("Speaker 0", "good"), ("Speaker 1", "day")]


def test_a_result_without_times_is_a_line_without_a_time(recognise: Recognise) -> None:
    assert recognise({"results": [{"final": True, "alternatives": [{"transcript": "good day "}]}]}).lines == (
        Line(None, None, "good day"),
    )


def test_a_word_that_is_no_list_is_told(recognise: Recognise) -> None:
    broken = {"alternatives": [{"transcript": "x", "timestamps": ["good"]}], "final": True}
    with pytest.raises(BrokenFile, match=r"timestamps\[0\] is not a list"):
        recognise({"results": [broken]})
