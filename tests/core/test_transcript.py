"""Lines in time: what is spoken when, and where turns begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.transcript import (
    LAST_LINE_MS,
    Line,
    Timeline,
    named_speakers,
    numbers_spoken_by,
    speaker_of,
    starts_turn,
    turn_count,
)


def timeline(*spans: tuple[int | None, int | None], duration_ms: int | None = None) -> Timeline:
    return Timeline(tuple(Line(start_ms, end_ms, "text") for start_ms, end_ms in spans), duration_ms)


def test_a_line_is_spoken_from_its_start_up_to_its_end() -> None:
    one = timeline((1_000, 2_000))
    assert [one.lines_at(at) for at in (999, 1_000, 1_999, 2_000)] == [(), (0,), (0,), ()]


def test_nothing_is_spoken_in_a_gap() -> None:
    assert timeline((0, 1_000), (2_000, 3_000)).lines_at(1_500) == ()


def test_overlapping_lines_are_all_spoken() -> None:
    assert timeline((0, 5_000), (1_000, 2_000), (1_500, 4_000)).lines_at(1_700) == (0, 1, 2)


def test_lines_are_found_by_time_whatever_their_order() -> None:
    shuffled = timeline((2_000, 3_000), (0, 1_000))
    assert shuffled.lines_at(500) == (1,)
    assert shuffled.last_started(2_500) == 0


def test_a_missing_end_is_the_next_start() -> None:
    assert timeline((0, None), (4_000, None)).span(0) == (0, 4_000)


def test_lines_that_start_together_without_ends_end_together() -> None:
    together = timeline((0, None), (0, None), (4_000, None))
    assert together.lines_at(3_999) == (0, 1)


def test_the_last_line_lasts_to_the_end_of_the_recording() -> None:
    assert timeline((1_000, None), duration_ms=9_000).span(0) == (1_000, 9_000)


def test_the_last_line_of_an_unknown_recording_lasts_a_while() -> None:
    assert timeline((1_000, None)).span(0) == (1_000, 1_000 + LAST_LINE_MS)


def test_a_line_without_a_time_is_never_spoken() -> None:
    untimed = timeline((None, None), (0, 1_000))
    assert untimed.span(0) is None
    assert untimed.lines_at(0) == (1,)


def test_starts_are_found_on_either_side_of_a_moment() -> None:
    steps = timeline((1_000, None), (2_000, None))
    assert (steps.previous_start(2_000), steps.next_start(1_000)) == (1_000, 2_000)
    assert (steps.previous_start(1_000), steps.next_start(2_000)) == (None, None)
    assert steps.last_started(999) is None


def test_an_empty_timeline_answers_with_nothing() -> None:
    empty = timeline()
    assert empty.lines_at(0) == ()
    assert empty.last_started(0) is empty.next_start(0) is empty.previous_start(0) is None


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))), st.integers(0, 60))
def test_what_is_spoken_is_what_a_plain_search_finds(spans: list[tuple[int, int]], position_ms: int) -> None:
    found = timeline(*spans).lines_at(position_ms)
    assert sorted(found) == [n for n, (start, end) in enumerate(spans) if start <= position_ms < end]


def test_a_turn_begins_where_the_source_marks_it_or_a_new_name_stands() -> None:
    lines = (
        Line(0, None, "a"),
        Line(1, None, "b", turn=True),
        Line(2, None, "c", speaker="Ada"),
        Line(3, None, "d", speaker="Ada"),
        Line(4, None, "e", speaker="Ben"),
    )
    assert [starts_turn(lines, number) for number in range(5)] == [False, True, True, False, True]
    assert turn_count(lines) == 3


def test_lines_within_a_stretch_are_those_spoken_at_any_time_of_it() -> None:
    three = timeline((0, 1_000), (500, 4_000), (4_000, 5_000))
    assert three.lines_within(1_000, 4_000) == (1,)
    assert three.lines_within(999, 4_001) == (0, 1, 2)
    assert three.lines_within(5_000, 9_000) == ()


def test_what_is_spoken_is_counted_once_and_silence_never() -> None:
    talk = timeline((1_000, 3_000), (2_000, 4_000), (4_000, 4_000), (6_000, 7_000))
    assert talk.spoken_ms() == 4_000
    assert talk.spoken_ms(2_500, 6_500) == 2_000
    assert talk.spoken_ms(4_000, 6_000) == 0
    assert timeline((None, None)).spoken_ms() == 0


def test_some_of_the_lines_alone_last_as_long_as_among_all() -> None:
    alone = timeline((0, None), (1_000, None), (None, None), (2_000, None), duration_ms=9_000).only((0, 2, 3))
    assert [alone.span(number) for number in range(3)] == [(0, 1_000), None, (2_000, 9_000)]
    assert alone.lines_at(1_500) == ()


def test_lines_after_a_moment_come_in_the_order_of_time() -> None:
    assert list(timeline((4_000, 5_000), (0, 1_000), (2_000, 3_000)).spans_after(0)) == [(2_000, 3_000), (4_000, 5_000)]


def test_a_line_without_a_name_goes_on_with_the_speaker_before_unless_a_turn_begins() -> None:
    lines = (
        Line(None, None, "before anyone"),
        Line(None, None, "hello", "Ada"),
        Line(None, None, "and more"),
        Line(None, None, "somebody else", turn=True),
        Line(None, None, "hello", "Ben"),
    )
    assert named_speakers(lines) == ("Ada", "Ben")
    assert numbers_spoken_by(lines, "Ada") == (1, 2)


def test_a_line_without_a_name_is_spoken_by_whoever_has_the_turn() -> None:
    lines = (Line(0, 1, "a"), Line(1, 2, "b", "Ada"), Line(2, 3, "c"), Line(3, 4, "d", turn=True), Line(4, 5, "e"))
    assert [speaker_of(lines, number) for number in range(5)] == [None, "Ada", "Ada", None, None]


@pytest.mark.parametrize(
    ("lines", "is_open"),
    [
        ((), False),
        ((Line(None, None, "no time"),), False),
        ((Line(0, None, "a"), Line(1_000, 2_000, "b")), False),
        ((Line(0, 1_000, "a"), Line(1_000, None, "b")), True),
        ((Line(1_000, None, "b"), Line(1_000, 2_000, "c"), Line(0, 1_000, "a")), True),
    ],
)
def test_an_end_is_open_where_no_later_line_begins(lines, is_open: bool) -> None:
    timeline = Timeline(lines)
    assert timeline.has_open_end is is_open
    assert (timeline.end_ms != Timeline(lines, 60_000).end_ms) is is_open
