"""Lines in time: what is spoken when, and where turns begin."""

from hypothesis import given
from hypothesis import strategies as st

from player.transcript import LAST_LINE_MS, Line, Timeline, starts_turn, turn_count


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
