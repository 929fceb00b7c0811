"""What editors of transcripts save."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def word(text: str, start: float, end: float, **more: object) -> dict[str, object]:
    return {"text": text, "start": start, "end": end, **more}


def test_paper_edits_tell_speakers_in_paragraphs(recognise: Recognise) -> None:
    words = [word("Good.", 0.5, 0.75, id=0), word("Yes.", 2, 2.5, id=1)]
    paragraphs = [
        {"id": 0, "start": 0.5, "end": 0.75, "speaker": "Ann"},
        {"id": 1, "start": 2, "end": 2.5, "speaker": "Ben"},
    ]
    assert recognise({"words": words, "paragraphs": paragraphs}).lines == (
        Line(500, 750, "Good.", "Ann", (Word(500, 750, "Good."),)),
        Line(2_000, 2_500, "Yes.", "Ben", (Word(2_000, 2_500, "Yes."),)),
    )


def test_autoedit_words(recognise: Recognise) -> None:
    line = [{"id": 0, "text": "Good.", "startTime": 0.5, "endTime": 0.75}]
    block = {"id": 0, "speaker": "Unnamed Speaker", "paragraph": [{"line": line, "startTime": 0.5}]}
    document = recognise({"title": "a.mp4", "metadata": {"duration": 9}, "text": [block, {**block, "speaker": "Ann"}]})
    assert (document.title, document.duration_ms) == ("a.mp4", 9_000)
    assert [(line.text, line.speaker) for line in document.lines] == [("Good.", None), ("Good.", "Ann")]


def test_premiere_names_its_speakers_apart(recognise: Recognise) -> None:
    words = [
        {"text": "Good", "start": 0.5, "duration": 0.25, "eos": False, "tags": [], "type": "word"},
        {"text": "day", "start": 0.75, "duration": 0.5, "eos": True, "tags": [], "type": "word"},
        {"text": ".", "start": 1.25, "duration": 0, "eos": True, "tags": [], "type": "punctuation"},
    ]
    data = {
        "language": "en-us",
        "segments": [{"start": 0.5, "duration": 1, "language": "en-us", "speaker": "f-1", "words": words}],
        "speakers": [{"id": "f-1", "name": "Ann"}],
    }
    document = recognise(data)
    assert document.language == "en-us"
    assert document.lines == (Line(500, 1_500, "Good day.", "Ann", (Word(500, 750, "Good"), Word(750, 1_250, "day."))),)


def test_hyperaudio_words(recognise: Recognise) -> None:
    text = "<article><section><p>Page text<span data-m='500' data-d='0' class='speaker'>[Ann] </span>"
    text += "<span data-m='500' data-d='250'>Good </span><span data-m='750' data-d='250'>day. </span></p>"
    text += '<p><a data-m="2000" data-d="500">It&#39;s</a></p></section></article>'
    assert recognise(text, "a.html").lines == (
        Line(500, 1_000, "Good day.", "Ann", (Word(500, 750, "Good"), Word(750, 1_000, "day."))),
        Line(2_000, 2_500, "It's", "Ann", (Word(2_000, 2_500, "It's"),)),
    )


def test_noscribe_links(recognise: Recognise) -> None:
    text = "<html><head><style>p {}</style></head><body><p>My talk</p><p>Made by noScribe</p>"
    text += '<p><a name="ts_500_1500_S00" >S00: <span>[00:00:00]</span> Good day.</a> '
    text += '<a name="ts_1500_2000_S00">Yes.</a></p><p><a name="ts_2000_9000_S01">Ann Low: No: never.</a></p>'
    text += '<p><a name="ts_9000_12000_">(3 seconds pause)</a></p></body></html>'
    assert recognise(text, "a.html").lines == (
        Line(500, 1_500, "Good day.", "S00"),
        Line(1_500, 2_000, "Yes.", "S00"),
        Line(2_000, 9_000, "No: never.", "Ann Low"),
        Line(9_000, 12_000, "(3 seconds pause)"),
    )


def stamp(seconds: float) -> str:
    return f'<span class="timestamp" contenteditable="false" data-timestamp="{seconds}">0:00</span>'


def test_otranscribe_pages(recognise: Recognise) -> None:
    page = f"<p>{stamp(0.5)} Ann: Good &amp; <b>bold</b>.</p><p>{stamp(2)}</p><p>Ben: Yes.<br/>{stamp(3)}Ann: No.</p>"
    page += "<p>Ben: Last.</p>"
    document = recognise({"text": page, "media": "a.mp3", "media-time": 12.5}, "a.otr")
    assert document.title == "a.mp3"
    assert document.lines == (
        Line(500, None, "Good & bold.", "Ann"),
        Line(2_000, None, "Yes.", "Ben"),
        Line(3_000, None, "No.", "Ann"),
        Line(None, None, "Last.", "Ben"),
    )


@pytest.mark.parametrize(
    ("sample", "lines", "words"),
    [
        ("hyperaudio/**/spotify.html", 28, 399),
        ("dpe/**/digitalPaperEdit.sample.json", 133, 1_454),
        ("dpe/**/soleio-dpe.json", 215, 3_581),
        ("dpe/**/autoEdit2TedTalk*.json", 152, 1_721),
        ("kaldi_gentle/**/bbcKaldi*.json", 151, 1_712),
    ],
)
def test_public_samples(sample: str, lines: int, words: int, shared_samples: Path, recognise: Recognise) -> None:
    document = recognise(next(shared_samples.glob(sample)))
    assert (len(document.lines), sum(len(line.words) for line in document.lines)) == (lines, words)


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
