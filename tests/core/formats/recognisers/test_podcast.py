"""Podcasting 2.0 and Podlove: transcripts and chapters."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def segment(body: str, start: float, end: float, **more: object) -> dict[str, object]:
    return {"startTime": start, "endTime": end, "body": body, **more}


def test_segments_are_lines_and_a_speaker_named_once_carries_on(recognise: Recognise) -> None:
    segments = [segment("I am your father.", 0.5, 2, speaker="Vader"), segment("No, no.", 2, 3.5)]
    assert recognise({"version": "1.0.0", "segments": segments}).lines == (
        Line(500, 2_000, "I am your father.", "Vader"),
        Line(2_000, 3_500, "No, no.", "Vader"),
    )


def test_segments_of_a_word_each_are_put_together(recognise: Recognise) -> None:
    segments = [
        segment("Good", 0.5, 0.75, speaker="Ann"),
        segment("day.", 0.75, 1),
        segment("Hello", 1, 1.5, speaker="Ben"),
    ]
    assert recognise({"version": "1.0.0", "segments": segments}).lines == (
        Line(500, 1_000, "Good day.", "Ann", (Word(500, 750, "Good"), Word(750, 1_000, "day."))),
        Line(1_000, 1_500, "Hello", "Ben", (Word(1_000, 1_500, "Hello"),)),
    )


def test_html_paragraphs_have_the_speaker_and_time_before_them(recognise: Recognise) -> None:
    text = "<cite>Ann:</cite>\n<time>0:00</time>\n<p>It&#39;s <b>late</b>.</p>\n<time>1:02:03</time><p>Yes.</p>"
    text += "<cite>Ben:</cite><p>No time.</p>"
    assert recognise(text, "a.html").lines == (
        Line(0, None, "It's late.", "Ann"),
        Line(3_723_000, None, "Yes.", "Ann"),
        Line(None, None, "No time.", "Ben"),
    )


def test_html_may_hold_name_and_time_inside_of_the_paragraph(recognise: Recognise) -> None:
    text = "<p><cite>Ann</cite> <time>0:07</time> Hello.</p><p><time>0:09</time>Again.</p>"
    assert recognise(text, "a.html").lines == (Line(7_000, None, "Hello.", "Ann"), Line(9_000, None, "Again.", "Ann"))


def test_the_public_html_is_read(shared_samples: Path, recognise: Recognise) -> None:
    lines = recognise(next(shared_samples.glob("podcasting20/**/*.html"))).lines
    assert (len(lines), len({line.speaker for line in lines})) == (10, 3)


def test_chapters_keep_their_links_and_leave_out_mere_pictures(recognise: Recognise) -> None:
    chapters = [
        {"startTime": 0, "title": "Intro"},
        {"startTime": 60.5, "img": "a.jpg", "toc": False},
        {"startTime": 168, "endTime": 200, "title": "Aids", "url": "https://example.com/aids"},
    ]
    document = recognise({"version": "1.2.0", "title": "Show", "author": "Ann", "chapters": chapters})
    assert (document.title, document.channel) == ("Show", "Ann")
    assert document.chapters == (Chapter(0, None, "Intro"), Chapter(168_000, 200_000, "Aids"))
    assert document.notes == (Note(NoteKind.RESOURCE, "https://example.com/aids", "Aids", 168_000),)


def test_chapters_without_a_title_are_numbered_and_told(recognise: Recognise) -> None:
    chapters = [{"startTime": 0, "title": "Intro"}, {"startTime": 260}]
    document = recognise({"version": "1.2.0", "chapters": chapters})
    assert document.chapters == (Chapter(0, None, "Intro"), Chapter(260_000, None, "Chapter 2"))
    assert document.remarks == ("1 chapter has no title in the file and got a number instead.",)


def test_podlove_chapters_are_a_bare_list(recognise: Recognise) -> None:
    chapters = [
        {"start": "00:00:00.000", "title": "Intro", "href": "", "image": ""},
        {"start": "1:02:03.5", "title": "B"},
    ]
    assert recognise(chapters).chapters == (Chapter(0, None, "Intro"), Chapter(3_723_500, None, "B"))


SPOKEN = {"start": "00:00:00.005", "start_ms": 5, "end": "00:00:01.250", "end_ms": 1_250, "text": " Good day. "}


@pytest.mark.parametrize(
    ("data", "speaker"),
    [
        ([{**SPOKEN, "speaker": "1", "voice": "Ann"}], "Ann"),
        ([{**SPOKEN, "speaker": "1", "voice": ""}], "Speaker 1"),
        ({"contributors": [{"id": "1", "name": "Ann"}], "transcripts": [{**SPOKEN, "speaker": "1"}]}, "Ann"),
        ([{"start": "0:00:00.005", "end": "0:00:01.250", "voice": "Ann", "text": "Good day."}], "Ann"),
    ],
)
def test_podlove_transcripts(data: object, speaker: str, recognise: Recognise) -> None:
    assert recognise(data).lines == (Line(5, 1_250, "Good day.", speaker),)


def test_podlove_configurations_hold_chapters_and_metadata(recognise: Recognise) -> None:
    data = {
        "show": {"title": "The Show"},
        "title": "Episode",
        "duration": "01:00:00.000",
        "audio": [{"url": "a.mp3"}],
        "chapters": [{"start": "00:00:10", "title": "B"}],
        "transcripts": [{**SPOKEN, "speaker": "x"}],
    }
    document = recognise(data)
    assert (document.title, document.channel, document.duration_ms) == ("Episode", "The Show", 3_600_000)
    assert (len(document.chapters), len(document.lines)) == (1, 1)


def test_a_file_of_mere_pictures_is_told(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="no words"):
        recognise({"version": "1.2.0", "chapters": [{"startTime": 0, "img": "a.jpg", "toc": False}]})
