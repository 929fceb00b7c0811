"""MicroDVD and Spruce STL, whose times count frames: the rate is read, given, or asked for."""

import pytest

from player.errors import BrokenFile, FrameRateNeeded
from player.formats.base import Format, Source
from player.formats.subtitles.microdvd import MICRODVD
from player.formats.subtitles.spruce import SPRUCE
from player.transcript import Line

SPRUCE_TEXT = "//made by hand\n$FontName = Arial\n00:00:01:12 , 00:00:03:00 , ^IGood^I|morning\n$Bold = 1\n"


def lines_of(format: Format, text: str, frame_rate: float | None = None) -> tuple[Line, ...]:
    return format.read(Source("talk", text.encode(), frame_rate)).lines


@pytest.mark.parametrize("rate", ["{1}{1}25", "{0}{0}25.000", "{1}{1}25,0"])
def test_the_first_cue_tells_the_rate(rate: str) -> None:
    assert lines_of(MICRODVD, f"{rate}\n{{25}}{{75}}Good|morning\n") == (Line(1_000, 3_000, "Good morning"),)


def test_the_rate_of_the_file_is_surer_than_that_of_the_medium() -> None:
    assert lines_of(MICRODVD, "{1}{1}25\n{25}{75}A", 50.0) == (Line(1_000, 3_000, "A"),)


def test_a_rate_may_come_from_the_medium() -> None:
    (line,) = lines_of(MICRODVD, "{24}{240}A", 24_000 / 1_001)
    assert (line.start_ms, line.end_ms) == (1_001, 10_010)
    assert lines_of(SPRUCE, SPRUCE_TEXT, 24.0) == (Line(1_500, 3_000, "Good morning"),)


@pytest.mark.parametrize(("format", "text"), [(MICRODVD, "{25}{75}A"), (SPRUCE, SPRUCE_TEXT)])
def test_without_a_rate_it_is_asked_for(format: Format, text: str) -> None:
    with pytest.raises(FrameRateNeeded, match="its times count frames"):
        lines_of(format, text)


def test_a_cue_that_says_a_number_under_the_first_frame_is_the_rate_and_no_line() -> None:
    with pytest.raises(BrokenFile, match="none of its cues has times and text"):
        lines_of(MICRODVD, "{1}{1}25\n")


def test_styles_go_and_a_missing_end_stays_unknown() -> None:
    lines = lines_of(MICRODVD, "{1}{1}25\n{25}{}{y:i}{C:$0000FF}/Look|/up\n{50}{40}and/or {Ada: so}\n")
    assert lines == (Line(1_000, None, "Look up"), Line(2_000, 1_600, "and/or {Ada: so}"))


@pytest.mark.parametrize("text", ["{1}{1}0\n{25}{75}A", "{1}{1}\n{25}{75}A"])
def test_no_frames_a_second_are_no_rate(text: str) -> None:
    with pytest.raises(FrameRateNeeded):
        lines_of(MICRODVD, text)
