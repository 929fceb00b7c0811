"""What a format cannot hold is said, and nothing is said of what it holds."""

import pytest

from player.document import Document
from player.formats import format_named
from player.formats.table import FORMATS
from player.losses import losses
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
        ("text", "Plain text with times holds no word times, ends of lines, chapters or notes: left out."),
    ],
)
def test_all_that_is_lost_stands_in_one_sentence(name: str, sentence: str) -> None:
    assert losses(RICH, format_named(name)) == (sentence,)


def test_syncline_json_loses_nothing() -> None:
    assert losses(RICH, format_named("json")) == ()


def test_what_a_document_does_not_hold_is_not_lost() -> None:
    plain = Document(lines=(Line(1_000, 2_000, "High tide."), Line(2_000, 3_000, "Low tide.")))
    written = [format for format in FORMATS if format.write and format.name != "text"]
    assert [losses(plain, format) for format in written] == [()] * len(written)


def test_every_other_format_that_is_written_tells_that_it_holds_no_notes() -> None:
    silent = [format.name for format in FORMATS if format.write and not losses(RICH, format)]
    assert silent == [format_named("json").name]


def test_lines_without_a_time_are_counted() -> None:
    half = Document(lines=(Line(1_000, 2_000, "High tide."), Line(None, None, "Low tide.")))
    assert losses(half, format_named("srt")) == ("SubRip holds no lines without a time: 1 left out.",)
