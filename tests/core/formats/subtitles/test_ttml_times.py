"""Time expressions of TTML."""

import pytest

from player.formats.subtitles.ttml_times import time_base

MEDIA = {"frameRate": "25", "subFrameRate": "2", "tickRate": "10000000"}
NTSC = {"frameRate": "30", "frameRateMultiplier": "1000 1001"}


@pytest.mark.parametrize(
    ("text", "position_ms"),
    [
        ("00:00:01", 1_000),
        ("01:00:01.5", 3_601_500),
        ("00:00:01:05", 1_200),
        ("00:00:01:05.1", 1_220),
        ("1.5s", 1_500),
        ("250ms", 250),
        ("2m", 120_000),
        ("1h", 3_600_000),
        ("50f", 2_000),
        ("15000000t", 1_500),
        ("19.764", 19_764),
        ("1:00.998", 60_998),
        (" 00:00:01,5 ", 1_500),
        ("soon", None),
        ("", None),
        (None, None),
        ("1e9s", None),
    ],
)
def test_each_way_to_write_a_time(text: str | None, position_ms: int | None) -> None:
    assert time_base(MEDIA, None).position_ms(text) == position_ms


def test_a_multiplier_slows_frames_but_not_the_clock_of_media() -> None:
    base = time_base(NTSC, None)
    assert base.position_ms("01:00:00:15") == 3_600_500
    assert base.position_ms("30f") == 1_001


def test_a_clock_of_frames_drifts_with_them_unless_it_drops_some() -> None:
    counted = time_base({**NTSC, "timeBase": "smpte"}, None)
    assert counted.position_ms("01:00:00:00") == counted.position_ms("01:00:00") == 3_603_600
    dropping = time_base({**NTSC, "timeBase": "smpte", "dropMode": "dropNTSC"}, None)
    assert dropping.position_ms("01:00:00:00") == 3_599_996


def test_ticks_without_a_rate_are_frames_where_frames_are_counted_or_seconds() -> None:
    assert time_base({"frameRate": "25"}, None).position_ms("50t") == 2_000
    assert time_base({}, None).position_ms("2t") == 2_000


@pytest.mark.parametrize(
    "parameters", [{"frameRate": "0"}, {"frameRate": "x"}, {"frameRate": "30", "frameRateMultiplier": "1 0"}]
)
def test_rates_that_are_none_are_passed_over(parameters: dict[str, str]) -> None:
    assert time_base(parameters, None).position_ms("30f") == 1_000
