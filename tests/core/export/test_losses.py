"""What a format cannot hold is said, and nothing is said of what it holds."""

import pytest

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
