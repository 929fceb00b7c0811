"""What was heard: only what truly played, each stretch once, whatever the rate."""

import random

import pytest

from player.heard import Heard, HeardTracker, heard_from
from player.transcript import Line, Timeline

LINES = (Line(1_000, 2_000, "one"), Line(2_000, 4_000, "two"), Line(6_000, 8_000, "three"))
TIMELINE = Timeline(LINES, 10_000)


def test_stretches_that_touch_or_overlap_are_one() -> None:
    heard = Heard().with_span(5_000, 6_000).with_span(1_000, 2_000).with_span(2_000, 3_000)
    assert heard.spans == ((1_000, 3_000), (5_000, 6_000))
    assert heard.with_span(2_500, 5_500).spans == ((1_000, 6_000),)
    assert heard.with_span(4_000, 4_000) == heard


def test_any_stretches_add_up_to_the_milliseconds_that_they_hold() -> None:
    chance = random.Random(7)
    for _round in range(200):
        spans = [(start, start + chance.randrange(12)) for start in (chance.randrange(60) for _span in range(8))]
        heard, held = heard_from(spans), {moment for start, end in spans for moment in range(start, end)}
        assert heard.total_ms == len(held)
        start, end = sorted((chance.randrange(70), chance.randrange(70)))
        assert heard.heard_ms(start, end) == len(held & set(range(start, end)))
        assert list(heard.spans) == sorted(heard.spans)


def test_what_is_united_or_taken_away_holds_just_those_milliseconds() -> None:
    chance = random.Random(11)

    def moments(heard: Heard) -> set[int]:
        return {moment for start, end in heard.spans for moment in range(start, end)}

    for _round in range(200):
        one, other = (
            heard_from((start, start + chance.randrange(9)) for start in (chance.randrange(50) for _span in range(5)))
            for _which in range(2)
        )
        assert moments(one.united(other)) == moments(one) | moments(other)
        rest = one.without(other)
        assert moments(rest) == moments(one) - moments(other)
        assert rest == heard_from(rest.spans)


@pytest.mark.parametrize(("end_ms", "covered"), [(1_800, True), (1_790, False), (2_000, True)])
def test_a_line_counts_from_four_fifths_on(end_ms: int, covered: bool) -> None:
    assert Heard().with_span(1_000, end_ms).covers(1_000, 2_000) is covered


def test_a_line_without_length_counts_when_its_moment_was_heard() -> None:
    heard = Heard().with_span(1_000, 2_000)
    assert heard.covers(1_500, 1_500)
    assert not heard.covers(2_000, 2_000)


def test_the_share_is_that_of_what_is_spoken_not_of_silence() -> None:
    assert Heard().with_span(4_000, 6_000).share(TIMELINE) == 0
    assert Heard().with_span(0, 4_000).share(TIMELINE) == 0.6
    assert Heard().with_span(0, 10_000).share(TIMELINE) == 1


def test_lines_spoken_at_once_count_once_in_the_share() -> None:
    both = Timeline((Line(0, 1_000, "a"), Line(500, 2_000, "b")))
    assert Heard().with_span(0, 1_000).share(both) == 0.5


def test_lines_beyond_the_end_of_the_medium_are_not_there_to_hear() -> None:
    assert Heard().with_span(0, 7_000).share(TIMELINE, 7_000) == 1


def test_without_times_the_share_is_that_of_the_length() -> None:
    plain = Timeline((Line(None, None, "no time"),))
    assert Heard().with_span(0, 5_000).share(plain, 20_000) == 0.25
    assert Heard().with_span(0, 5_000).share(plain) == 0


def test_the_next_unheard_line_is_found_ahead_and_then_from_the_beginning() -> None:
    heard = Heard().with_span(2_000, 4_000)
    assert heard.next_unheard(TIMELINE, 1_500) == 6_000
    assert heard.next_unheard(TIMELINE, 6_000) == 1_000
    assert heard.with_span(0, 2_000).next_unheard(TIMELINE, 6_000) == 6_000
    assert heard.with_span(0, 8_000).next_unheard(TIMELINE, 1_500) is None


def test_a_line_that_reaches_out_of_what_was_heard_is_unheard() -> None:
    long = Timeline((Line(0, 1_000, "a"), Line(500, 9_000, "b"), Line(600, 1_000, "c"), Line(9_000, 9_500, "d")))
    assert Heard().with_span(0, 1_000).next_unheard(long, 0) == 500


def play(tracker: HeardTracker, clock, position_ms: int, milliseconds: int, rate: float = 1.0) -> int:
    """Look at a player 60 times a second; returns where it ends."""
    for _tick in range(milliseconds // 16):
        tracker.play_at(position_ms, rate)
        clock.now += 16
        position_ms += round(16 * rate)
    tracker.play_at(position_ms, rate)
    return position_ms


def test_what_plays_is_heard(clock) -> None:
    tracker = HeardTracker(clock)
    end_ms = play(tracker, clock, 3_000, 1_600)
    assert tracker.heard.spans == ((3_000, end_ms),)


@pytest.mark.parametrize("rate", [0.25, 1.0, 4.0])
def test_what_plays_is_heard_at_any_rate(clock, rate: float) -> None:
    tracker = HeardTracker(clock)
    end_ms = play(tracker, clock, 0, 3_200, rate)
    assert tracker.heard.spans == ((0, end_ms),)


@pytest.mark.parametrize("target_ms", [500, 4_000, 60_000])
def test_what_a_seek_leaps_over_is_not_heard(clock, target_ms: int) -> None:
    tracker = HeardTracker(clock)
    end_ms = play(tracker, clock, 2_000, 800)
    last_ms = play(tracker, clock, target_ms, 800)
    assert tracker.heard.spans == tuple(sorted([(2_000, end_ms), (target_ms, last_ms)]))


def test_a_loop_counts_once(clock) -> None:
    tracker = HeardTracker(clock)
    for _round in range(5):
        end_ms = play(tracker, clock, 7_000, 1_600)
    assert tracker.heard.spans == ((7_000, end_ms),)


def test_a_window_that_was_busy_for_a_while_misses_nothing(clock) -> None:
    tracker = HeardTracker(clock)
    tracker.play_at(1_000, 2.0)
    clock.now += 700
    tracker.play_at(2_400, 2.0)
    assert tracker.heard.spans == ((1_000, 2_400),)


def test_a_pause_is_not_heard_though_the_place_changes_in_it(clock) -> None:
    tracker = HeardTracker(clock)
    tracker.play_at(1_000, 1.0)
    clock.now += 16
    tracker.play_at(1_016, 1.0)
    tracker.lift()
    clock.now += 60_000
    tracker.play_at(30_000, 1.0)
    assert tracker.heard.spans == ((1_000, 1_016),)


def test_what_one_begins_anew_with_holds_nothing_of_what_still_plays(clock) -> None:
    tracker = HeardTracker(clock)
    play(tracker, clock, 2_000, 800)
    tracker.reset(Heard())
    assert tracker.heard == Heard()
    end_ms = play(tracker, clock, 5_000, 800)
    assert tracker.heard.spans == ((5_000, end_ms),)


def test_what_was_heard_elsewhere_is_added_while_it_plays(clock) -> None:
    tracker = HeardTracker(clock)
    middle_ms = play(tracker, clock, 2_000, 800)
    tracker.add(Heard(((0, 500),)))
    end_ms = play(tracker, clock, middle_ms, 800)
    assert tracker.heard.spans == ((0, 500), (2_000, end_ms))


def test_what_plays_before_the_engine_tells_where_it_is_was_heard(clock) -> None:
    tracker = HeardTracker(clock)
    tracker.wait_at(3_000, 1.0)
    clock.now += 270
    end_ms = play(tracker, clock, 3_270, 1_600)
    assert tracker.heard.spans == ((3_000, end_ms),)


def test_what_plays_while_the_engine_is_still_silent_was_heard_from_its_beginning(clock) -> None:
    tracker = HeardTracker(clock)
    for position_ms in range(3_000, 3_256, 16):
        tracker.wait_at(position_ms, 1.0)
        clock.now += 16
    end_ms = play(tracker, clock, 3_256, 1_600)
    assert tracker.heard.spans == ((3_000, end_ms),)


def test_what_a_second_seek_leaps_over_before_the_first_is_heard_was_not(clock) -> None:
    tracker = HeardTracker(clock)
    tracker.wait_at(3_000, 1.0)
    clock.now += 16
    tracker.wait_at(3_900, 1.0)
    clock.now += 270
    end_ms = play(tracker, clock, 4_170, 1_600)
    assert tracker.heard.spans == ((3_900, end_ms),)


def test_a_landing_far_from_where_it_was_sent_counts_from_there(clock) -> None:
    tracker = HeardTracker(clock)
    tracker.wait_at(3_000, 1.0)
    clock.now += 270
    end_ms = play(tracker, clock, 9_000, 1_600)
    assert tracker.heard.spans == ((9_000, end_ms),)
