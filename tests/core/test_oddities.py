"""What is odd about a transcript is listed, and nothing else is."""

import pytest

from player.document import Document, Origin
from player.oddities import oddities, reading_report, surprises
from player.transcript import Line


def lines(*spans: tuple[int | None, int | None]) -> list[Line]:
    return [Line(start_ms, end_ms, "said") for start_ms, end_ms in spans]


def test_a_plain_transcript_has_none() -> None:
    assert oddities(lines((0, 1_000), (1_000, 2_000), (2_500, 3_000)), 3_000) == ()
    assert oddities(()) == ()


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [
        (((0, 900), (2_000, 1_000)), "1 line ends before it begins: 2."),
        (((0, 0), (1_000, 1_000), (2_000, 3_000)), "2 lines last no time: 1, 2."),
        (((5_000, 6_000), (1_000, 2_000)), "1 line begins before the line above: 2."),
        (((0, 2_000), (1_000, 3_000), (2_500, 2_800)), "2 lines begin before another has ended: 2, 3."),
        (((None, None), (0, 900)), "1 line has no time: 1."),
        (((0, None), (1_000, None)), "2 lines say no end: 1, 2."),
        (((0, 1_000), (61_001, 62_000)), "1 line follows a gap of over a minute: 2."),
    ],
)
def test_each_oddity_is_told_with_its_lines(spans: tuple[tuple[int | None, int | None], ...], sentence: str) -> None:
    assert oddities(lines(*spans)) == (sentence,)


def test_lines_beyond_the_end_of_the_medium_are_told() -> None:
    assert oddities(lines((0, 900), (60_000, 61_000)), 60_000) == ("1 line begins after the end, 1:00: 2.",)


def test_voices_of_one_cue_do_not_overlap() -> None:
    assert oddities(lines((0, 900), (0, 900), (900, 1_000))) == ()


def test_a_damaged_character_is_told() -> None:
    assert oddities([Line(0, 900, "caf\ufffd")]) == ("1 line holds characters that could not be read: 1.",)


def test_only_the_first_ten_are_named() -> None:
    assert oddities(lines(*((number, number) for number in range(1_200)))) == (
        "1,200 lines last no time: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 1,190 more.",
    )


def test_the_report_tells_remarks_and_a_guess_before_the_oddities() -> None:
    origin = Origin("subrip", "talk.srt", "00", "cp1251", True)
    document = Document(origin=origin, lines=tuple(lines((0, 0))), remarks=("One cue was mended.",))
    assert reading_report(document) == (
        "One cue was mended.",
        "The encoding is a guess: Cyrillic (Windows-1251).",
        "1 line lasts no time: 1.",
    )


def test_a_text_without_any_ends_is_told_of_when_asked_only() -> None:
    bare = Document(lines=(Line(0, None, "a"), Line(1_000, None, "b")))
    assert surprises(bare) == ()
    assert reading_report(bare) == ("2 lines say no end: 1, 2.",)
    partly = Document(lines=(Line(0, 500, "a"), Line(1_000, None, "b")))
    assert surprises(partly) == reading_report(partly) == ("1 line says no end: 2.",)
