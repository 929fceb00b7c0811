"""JSON of no known maker, read by the names that its parts bear."""

import json
from collections.abc import Callable

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]


@pytest.mark.parametrize(
    "data",
    [
        [{"text": "One", "start": 0.5, "duration": 2.25}, {"text": "Two", "start": 2.75, "duration": 1}],
        {
            "fragments": [
                {"begin": "0.500", "end": "2.75", "lines": ["One"]},
                {"begin": "2.75", "end": "3.75", "lines": ["Two"]},
            ]
        },
        {
            "a": {
                "captions": [
                    {"from": 500, "to": 2_750, "content": "One"},
                    {"from": 2_750, "to": 3_750, "content": "Two"},
                ]
            }
        },
        [{"startMs": 500, "endMs": 2_750, "text": "One"}, {"startMs": 2_750, "endMs": 3_750, "text": "Two"}],
        [
            {"timestamp": "00:00:00.500", "end": "0:02.75", "text": "One"},
            {"timestamp": "0:02.750", "end": "0:03.75", "text": "Two"},
        ],
    ],
)
def test_json_of_no_known_maker_is_read_by_its_names(data: object, recognise: Recognise) -> None:
    assert recognise(data).lines[0] == Line(500, 2_750, "One")
    assert recognise(data).lines[1] == Line(2_750, 3_750, "Two")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([{"time": 1_714_550_000, "text": "boot"}, {"time": 1_714_550_050, "text": "down"}], "dates"),
        ([{"time": 1_714_550_000_000, "text": "boot"}, {"time": 1_714_550_050_000, "text": "down"}], "dates"),
        (
            {"entities": [{"start": 0, "end": 5, "text": "Paris"}, {"start": 10, "end": 15, "text": "Seine"}]},
            "no list in it",
        ),
    ],
)
def test_dates_and_places_in_a_text_are_no_positions(recognise: Recognise, data: object, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason):
        recognise(data)


def test_json_of_no_known_maker_may_name_speakers(recognise: Recognise) -> None:
    assert recognise([{"start": 1, "end": 2, "speaker": "Ann", "text": "a"}] * 2).lines[0].speaker == "Ann"


def test_json_of_texts_without_times_is_told(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="no list in it"):
        recognise(json.dumps({"text": 7, "start": 5}))


def test_texts_may_hold_their_words_which_are_no_lines_of_their_own(recognise: Recognise) -> None:
    words = [{"text": "Good", "start_time": 0.5, "end_time": 0.75}, {"text": "day.", "start_time": 0.75, "end_time": 1}]
    segment = {"speaker": {"id": "s1", "name": "Ann"}, "start_time": 0.5, "end_time": 1.5, "text": "Good day."}
    document = recognise({"name": "talk.mp3", "transcript": [{**segment, "words": words}], "lang": "en"})
    assert document.language == "en"
    assert document.lines == (Line(500, 1_500, "Good day.", "Ann", (Word(500, 750, "Good"), Word(750, 1_000, "day."))),)


def test_words_under_several_speakers_are_put_together(recognise: Recognise) -> None:
    def paragraph(speaker: str, start_ms: int) -> dict[str, object]:
        words = [{"value": text, "time": start_ms + 500 * place, "duration": 400} for place, text in enumerate("ab")]
        return {"speaker": speaker, "words": words}

    lines = recognise({"transcript": {"paragraphs": [paragraph("Ann", 100), paragraph("Ben", 9_100)]}}).lines
    assert [(line.speaker, line.text, line.start_ms, line.end_ms) for line in lines] == [
        ("Ann", "a b", 100, 1_000),
        ("Ben", "a b", 9_100, 10_000),
    ]


def test_a_list_of_words_makes_lines(recognise: Recognise) -> None:
    texts = ["Good", "day.", "So", "it", "goes."]
    words = [{"word": text, "start": place / 2, "end": place / 2 + 0.25} for place, text in enumerate(texts)]
    assert [(line.text, len(line.words)) for line in recognise({"word": words}).lines] == [
        ("Good day.", 2),
        ("So it goes.", 3),
    ]


def test_the_name_of_what_holds_the_texts_is_no_speaker(recognise: Recognise) -> None:
    items = [{"start": 0, "end": 2, "text": "so it goes"}]
    assert recognise({"data": {"name": "talk.mp3", "items": items}}).lines == (Line(0, 2_000, "so it goes"),)
