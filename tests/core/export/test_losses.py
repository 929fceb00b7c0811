"""What a format cannot hold is said, and nothing is said of what it holds."""

from datetime import date

import pytest

from player.bookmarks import Bookmark
from player.document import Document
from player.export.losses import losses
from player.export.table import TARGETS, target_named
from player.export.target import Target
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, Word

WORDS = (Word(1_001, 1_500, "High"), Word(1_500, 2_003, "tide."))
RICH = Document(
    lines=(Line(1_001, 2_003, "High tide.", "Ann", WORDS), Line(2_000, 3_000, "Low tide.")),
    chapters=(Chapter(0, None, "Tides"),),
    notes=(Note(NoteKind.SUMMARY, "Water comes and goes."),),
)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("srt", "SubRip holds no word times, chapters or notes: left out."),
        ("vtt", "WebVTT holds no chapters or notes: left out."),
        ("ass", "SubStation Alpha holds no milliseconds, chapters or notes: left out."),
        (
            "lrc",
            "LRC holds no word times, ends of lines that overlap, milliseconds, chapters or notes: left out.",
        ),
        ("text", "Plain text holds no word times, ends of lines, chapters or notes: left out."),
    ],
)
def test_all_that_is_lost_stands_in_one_sentence(name: str, sentence: str) -> None:
    assert losses(RICH, target_named(name)) == (sentence,)


def test_syncline_json_loses_nothing() -> None:
    assert losses(RICH, target_named("json")) == ()


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_a_document_does_not_hold_is_not_lost(target: Target) -> None:
    assert losses(Document(), target) == ()


def test_lines_without_a_time_are_counted() -> None:
    half = Document(lines=(Line(1_000, 2_000, "High tide."), Line(None, None, "Low tide.")))
    assert losses(half, target_named("srt")) == ("SubRip holds no lines without a time: 1 left out.",)


def test_chapters_without_a_time_are_counted_where_they_are_all_there_is() -> None:
    half = Document(chapters=(Chapter(0, None, "Tides"), Chapter(None, None, "Winds")))
    assert losses(half, target_named("ffmetadata")) == (
        "FFmpeg metadata holds no chapters without a time: 1 left out.",
    )


def test_what_tells_about_the_recording_is_lost_too() -> None:
    told = Document("Tides", "Radio Coast", date(2024, 4, 18), language="de", lines=RICH.lines[1:])
    assert losses(told, target_named("srt")) == ("SubRip holds no title, channel, date or language: left out.",)
    assert losses(told, target_named("vtt")) == ("WebVTT holds no title, channel or date: left out.",)


@pytest.mark.parametrize("name", ["markdown", "docx"])
def test_colours_of_bookmarks_are_lost_where_these_become_quotes(name: str) -> None:
    kept = Document(lines=RICH.lines[:1], bookmarks=(Bookmark("1", 0, 900, "High", color="pink"),))
    assert "colours of bookmarks" in losses(kept, target_named(name))[0]


def chapters_at(*seconds: int) -> Document:
    return Document(chapters=tuple(Chapter(1_000 * second, None, f"Tide {second}") for second in seconds))


@pytest.mark.parametrize(
    ("document", "sentences"),
    [
        (chapters_at(0, 10, 60), ()),
        (
            chapters_at(3, 20, 60),
            ("The first chapter begins at 0:03.000; it is moved to 0:00, where YouTube's begin.",),
        ),
        (chapters_at(30, 60), ("A chapter “Start” is added, since YouTube's begin at 0:00.",)),
        (chapters_at(0, 60), ("YouTube shows chapters only where there are three or more.",)),
        (chapters_at(0, 9, 60), ("YouTube shows chapters only where each lasts 10 seconds or more.",)),
    ],
    ids=["as they must be", "first moved", "first added", "too few", "too short"],
)
def test_what_youtube_makes_of_chapters_is_said(document: Document, sentences: tuple[str, ...]) -> None:
    assert losses(document, target_named("youtube-chapters")) == sentences
