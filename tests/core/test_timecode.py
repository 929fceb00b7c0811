"""Times as people and files write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player import timecode

POSITIONS_MS = st.integers(0, 9_999 * timecode.MS_PER_HOUR)


@pytest.mark.parametrize(
    ("text", "position_ms"),
    [
        ("0:00", 0),
        ("0:12", 12_000),
        ("00:12", 12_000),
        ("75:12", 4_512_000),
        ("1:02:03", 3_723_000),
        ("1:02:03.5", 3_723_500),
        ("0:07,25", 7_250),
        ("0:07.123456", 7_123),
        (" 0:12 ", 12_000),
    ],
)
def test_times_are_read_as_people_write_them(text: str, position_ms: int) -> None:
    assert timecode.parse(text) == position_ms


@pytest.mark.parametrize(
    "text", ["", "12", "0:60", "1:75:12", "0:12:60", "-0:12", "0:12pm", "a:bc", "0:1", "0:12.", "²:12"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        timecode.parse(text)


@given(POSITIONS_MS)
def test_every_printed_time_is_read_back(position_ms: int) -> None:
    for printed in (timecode.clock_ms, timecode.subrip, timecode.webvtt):
        assert timecode.parse(printed(position_ms)) == position_ms


@given(POSITIONS_MS)
def test_a_clock_shows_the_second_that_has_begun(position_ms: int) -> None:
    assert timecode.parse(timecode.clock(position_ms)) == position_ms // 1_000 * 1_000


def test_clocks_are_short() -> None:
    assert [timecode.clock(at) for at in (7_250, 727_000, 3_727_999)] == ["0:07", "12:07", "1:02:07"]


def test_seconds_have_no_more_decimals_than_they_need() -> None:
    assert [timecode.seconds(at) for at in (0, 10_000, 83_500, 7_250, 1_001, -5)] == [
        "0",
        "10",
        "83.5",
        "7.25",
        "1.001",
        "0",
    ]


def test_subtitle_times_are_padded() -> None:
    assert timecode.subrip(7_250) == "00:00:07,250"
    assert timecode.webvtt(360_007_250) == "100:00:07.250"


@pytest.mark.parametrize("position_ms", [0, 7_250, 3_599_999, 360_007_250])
def test_subtitle_times_are_read_as_they_are_written(position_ms: int) -> None:
    written = timecode.webvtt(position_ms)
    assert timecode.from_webvtt(written) == position_ms
    assert timecode.from_webvtt(written.removeprefix("00:")) == position_ms


def test_seconds_become_the_nearest_millisecond() -> None:
    assert timecode.from_seconds(2.9199998) == 2_920


def test_fields_past_their_range_still_add_up() -> None:
    assert timecode.from_fields(None, "90", "75", "5") == 90 * 60_000 + 75_500


@pytest.mark.parametrize(
    ("text", "position_ms"), [("PT1.5S", 1_500), ("PT1H2M3.25S", 3_723_250), ("PT90M", 5_400_000), ("PT0S", 0)]
)
def test_iso_durations_are_read(text: str, position_ms: int) -> None:
    assert timecode.from_iso(text) == position_ms


@pytest.mark.parametrize("text", ["", "PT", "P1D", "1.5S", "PTS", "PT-1S", "PT" + "9" * 99 + "S"])
def test_what_is_no_iso_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        timecode.from_iso(text)
