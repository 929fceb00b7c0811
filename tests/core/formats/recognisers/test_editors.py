"""What editors of transcripts save."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
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


def test_otranscribe_puts_a_blank_that_does_not_break_behind_times(recognise: Recognise) -> None:
    page = f"<p>{stamp(0.5)}&nbsp;Ann: Good.</p><p>{stamp(2)}&nbsp;Ben: Yes.</p>"
    document = recognise({"text": page, "media": "a.mp3"}, "a.otr")
    assert document.lines == (Line(500, None, "Good.", "Ann"), Line(2_000, None, "Yes.", "Ben"))


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
