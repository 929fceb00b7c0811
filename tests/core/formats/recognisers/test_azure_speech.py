"""Azure Speech in its three shapes."""

import json
from collections.abc import Callable

import pytest

from player.document import Document
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def phrase(text: str, **more: object) -> dict[str, object]:
    best = {"confidence": 0.9, "lexical": text.lower(), "itn": text, "maskedITN": text, "display": text}
    return {"recognitionStatus": "Success", "nBest": [{**best, **more.pop("best", {})}], **more}  # type: ignore[dict-item]


def test_batch_phrases_are_lines_with_their_display_text(recognise: Recognise) -> None:
    words = [
        {"word": "good", "offset": "PT0.7S", "duration": "PT0.3S"},
        {"word": "day", "offsetInTicks": 10_000_000, "durationInTicks": 5_000_000.0},
    ]
    told = phrase("Good day.", channel=0, speaker=1, offset="PT0.7S", duration="PT1M0.5S", best={"words": words})
    document = recognise({"source": "a.wav", "duration": "PT1M41.2S", "recognizedPhrases": [told]})
    assert document.duration_ms == 101_200
    assert document.lines == (
        Line(700, 61_200, "Good day.", "Speaker 1", (Word(700, 1_000, "Good"), Word(1_000, 1_500, "day."))),
    )


def test_batch_channels_are_put_in_order_of_time(recognise: Recognise) -> None:
    phrases = [
        phrase("One.", channel=0, offsetInTicks=7_000_000, durationInTicks=10_000_000),
        phrase("Three.", channel=0, offsetInTicks=97_000_000, durationInTicks=10_000_000),
        phrase("Two.", channel=1, offsetMilliseconds=3_000, durationMilliseconds=1_000),
    ]
    lines = recognise({"recognizedPhrases": phrases, "durationMilliseconds": 12_000}).lines
    assert [(line.start_ms, line.end_ms, line.speaker, line.text) for line in lines] == [
        (700, 1_700, "Channel 0", "One."),
        (3_000, 4_000, "Channel 1", "Two."),
        (9_700, 10_700, "Channel 0", "Three."),
    ]


def test_display_words_come_before_spoken_ones(recognise: Recognise) -> None:
    words = [{"word": "twenty", "offset": "PT1S", "duration": "PT1S"}]
    shown = [{"displayText": "20.", "offset": "PT1S", "duration": "PT1S"}]
    told = phrase("20.", offset="PT1S", duration="PT1S", best={"words": words, "displayWords": shown})
    assert recognise({"recognizedPhrases": [told]}).lines[0].words == (Word(1_000, 2_000, "20."),)


def test_fast_transcription(recognise: Recognise) -> None:
    words = [{"text": "Good", "offsetMilliseconds": 700, "durationMilliseconds": 300}]
    told = {"offsetMilliseconds": 700, "durationMilliseconds": 500, "text": "Good", "words": words, "locale": "en-US"}
    document = recognise({"durationMilliseconds": 9_000, "combinedPhrases": [{"text": "Good"}], "phrases": [told]})
    assert document.lines == (Line(700, 1_200, "Good", None, (Word(700, 1_000, "Good"),)),)
    assert (document.duration_ms, document.language) == (9_000, "en-US")


LIVE = [
    {
        "Id": "1",
        "RecognitionStatus": "Success",
        "DisplayText": "Good day.",
        "Offset": 7_000_000,
        "Duration": 10_000_000,
    },
    {
        "Id": "2",
        "RecognitionStatus": "Success",
        "Offset": 20_000_000,
        "Duration": 10_000_000,
        "SpeakerId": "Guest-1",
        "NBest": [
            {
                "Lexical": "good night",
                "Display": "Good night.",
                "Words": [{"Word": "night", "Offset": 25_000_000, "Duration": 5_000_000}],
            }
        ],
    },
    {"Id": "3", "RecognitionStatus": "EndOfDictation", "Offset": 40_000_000, "Duration": 0},
]


@pytest.mark.parametrize(
    "text", [json.dumps(LIVE), "\n".join(map(json.dumps, LIVE)), ",\n".join(map(json.dumps, LIVE))]
)
def test_live_phrases_are_lines_be_they_a_list_or_one_after_another(text: str, recognise: Recognise) -> None:
    assert recognise(text).lines == (
        Line(700, 1_700, "Good day."),
        Line(2_000, 3_000, "Good night.", "Guest-1", (Word(2_500, 3_000, "night."),)),
    )


def test_one_live_phrase_alone(recognise: Recognise) -> None:
    assert recognise(LIVE[0]).lines == (Line(700, 1_700, "Good day."),)
