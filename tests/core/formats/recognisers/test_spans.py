"""Who speaks when, laid over lines."""

from player.formats.recognisers.spans import Span, SpokenBy, laid_over
from player.transcript import Line


def test_the_one_who_speaks_longest_in_a_stretch_is_named() -> None:
    voices = SpokenBy([Span(0, 1_000, "Ann"), Span(1_000, 5_000, "Ben"), Span(1_500, 2_000, "Cy")])
    assert voices.during(500, 1_400) == "Ann"
    assert voices.during(900, 3_000) == "Ben"
    assert voices.during(6_000, 7_000) is None
    assert voices.during(None, 7_000) is None


def test_a_span_without_an_end_lasts_to_the_next() -> None:
    voices = SpokenBy([Span(0, None, "Ann"), Span(2_000, 3_000, "Ben")])
    assert (voices.during(1_900, 1_950), voices.during(2_000, None)) == ("Ann", "Ben")


def test_speakers_are_laid_over_lines_that_name_none() -> None:
    lines = [Line(0, 900, "a"), Line(1_000, None, "b"), Line(None, None, "c"), Line(0, 900, "d", "Dee")]
    named = laid_over(lines, [Span(0, 950, "Ann"), Span(950, 9_000, "Ben")])
    assert [line.speaker for line in named] == ["Ann", "Ben", None, "Dee"]
