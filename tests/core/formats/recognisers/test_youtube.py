"""YouTube's captions as json3 and as XML."""

from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def test_json3_captions_keep_their_own_times(recognise: Recognise) -> None:
    events = [
        {"tStartMs": 0, "dDurationMs": 2_000, "segs": [{"utf8": "Good\nday"}]},
        {"tStartMs": 1_500, "dDurationMs": 1_000, "segs": [{"utf8": "[♪]"}]},
    ]
    lines = recognise({"wireMagic": "pb3", "events": events}, "a.json3").lines
    assert lines == (Line(0, 2_000, "Good day"), Line(1_500, 2_500, "[♪]"))


def test_automatic_json3_captions_time_their_words_and_end_where_the_next_begins(recognise: Recognise) -> None:
    rolling = [{"utf8": "hey"}, {"utf8": " in", "tOffsetMs": 200}, {"utf8": " today's", "tOffsetMs": 320}]
    events = [
        {"tStartMs": 0, "dDurationMs": 90_000, "id": 1, "wpWinPosId": 1},
        {"tStartMs": 2_400, "dDurationMs": 6_800, "wWinId": 1, "segs": rolling},
        {"tStartMs": 4_430, "dDurationMs": 4_770, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]},
        {"tStartMs": 4_440, "dDurationMs": 900, "segs": [{"utf8": "you"}, {"utf8": " see", "tOffsetMs": 300}]},
    ]
    assert recognise({"wireMagic": "pb3", "events": events}, "a.json3").lines == (
        Line(
            2_400,
            4_440,
            "hey in today's",
            None,
            (Word(2_400, 2_600, "hey"), Word(2_600, 2_720, "in"), Word(2_720, 4_440, "today's")),
        ),
        Line(4_440, 5_340, "you see", None, (Word(4_440, 4_740, "you"), Word(4_740, 5_340, "see"))),
    )


def test_srv1_is_in_seconds_and_escaped_twice(recognise: Recognise) -> None:
    text = '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="0.5" dur="2">It&amp;#39;s\nso</text>'
    text += '<text start="3.25">on &amp; on</text><text start="9" dur="1"></text></transcript>'
    assert recognise(text, "a.srv1").lines == (Line(500, 2_500, "It's so"), Line(3_250, None, "on & on"))


def test_srv2_is_in_milliseconds(recognise: Recognise) -> None:
    text = '<timedtext><window t="0" id="1"/><text t="500" d="1000" w="1">Good<br/>day</text></timedtext>'
    assert recognise(text, "a.srv2").lines == (Line(500, 1_500, "Good day"),)


def test_srv3_times_its_words(recognise: Recognise) -> None:
    text = '<timedtext format="3"><head><pen id="1"/></head><body><w t="0" id="1"/>\n'
    text += '<p t="500" d="1000" w="1"><s ac="252">hey</s><s t="400" ac="9"> you</s></p>\n'
    text += '<p t="1490" d="10" w="1" a="1">\n</p><p t="2000" d="100">\u200bplain\u200b</p></body></timedtext>'
    assert recognise(text, "a.srv3").lines == (
        Line(500, 1_500, "hey you", None, (Word(500, 900, "hey"), Word(900, 1_500, "you"))),
        Line(2_000, 2_100, "plain"),
    )


def test_a_file_that_stops_in_the_middle_is_told(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="stops in the middle"):
        recognise('<timedtext><body><p t="1" d="2">a</p><p t="3" d="4">b', "a.srv3")


def test_captions_without_text_are_told(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="no captions"):
        recognise("<timedtext><body></body></timedtext>", "a.srv3")


def test_public_samples_are_read(shared_samples: Path, recognise: Recognise) -> None:
    paths = [*shared_samples.glob("youtube/**/*.ytt"), *shared_samples.glob("ass_ssa/**/*.ytt")]
    assert paths
    assert all(line.start_ms is not None for path in paths for line in recognise(path).lines)
