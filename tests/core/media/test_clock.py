"""The clock between an engine's coarse reports, with time injected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.media.clock import JUMP_MS, LONGEST_GAP_MS, LONGEST_LANDING_MS, SLEW_MS, PlaybackClock


class Time:
    """A time that passes when it is told to."""

    def __init__(self) -> None:
        self.now_ms = 1_000_000.0

    def __call__(self) -> float:
        return self.now_ms

    def passes(self, duration_ms: float) -> None:
        self.now_ms += duration_ms


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def playing(time: Time) -> PlaybackClock:
    """A clock that runs and has had its first report: 10,000 now."""
    clock = PlaybackClock(time)
    clock.hold(10_000)
    clock.run()
    clock.report(10_001, time())
    time.passes(-1)
    clock.report(10_000, time())
    time.passes(1)
    return clock


def test_it_stands_at_the_beginning_until_the_engine_plays(time: Time) -> None:
    clock = PlaybackClock(time)
    time.passes(5_000)
    assert clock.position_ms() == 0
    assert not clock.is_settled()


def test_it_waits_for_the_first_report(time: Time) -> None:
    clock = PlaybackClock(time)
    clock.run()
    time.passes(200)
    assert clock.position_ms() == 0
    assert not clock.is_settled()
    clock.report(190, time())
    assert clock.position_ms() == 190
    assert clock.is_settled()


def test_it_moves_on_between_reports(playing: PlaybackClock, time: Time) -> None:
    start_ms = playing.position_ms()
    time.passes(120)
    assert playing.position_ms() == pytest.approx(start_ms + 120, abs=1)


@pytest.mark.parametrize("rate", [0.25, 0.5, 2.0, 4.0])
def test_it_moves_at_the_rate(playing: PlaybackClock, time: Time, rate: float) -> None:
    playing.set_rate(rate)
    start_ms = playing.position_ms()
    time.passes(200)
    assert playing.position_ms() == pytest.approx(start_ms + 200 * rate, abs=1)


def test_a_change_of_rate_does_not_move_it(playing: PlaybackClock, time: Time) -> None:
    time.passes(200)
    before_ms = playing.position_ms()
    playing.set_rate(4.0)
    assert playing.position_ms() == before_ms


def test_a_report_stamped_a_while_ago_counts_from_its_stamp(playing: PlaybackClock, time: Time) -> None:
    stamp_ms = time() + 100
    time.passes(180)
    playing.report(10_100, stamp_ms)
    assert playing.position_ms() == pytest.approx(10_180, abs=2)


def test_a_small_lag_is_made_up_for_smoothly(playing: PlaybackClock, time: Time) -> None:
    time.passes(250)
    playing.report(10_350, time())
    assert playing.position_ms() == pytest.approx(10_250, abs=2)
    time.passes(SLEW_MS)
    assert playing.position_ms() == pytest.approx(10_350 + SLEW_MS, abs=2)


def test_a_small_lead_is_waited_for_and_never_gone_back_on(playing: PlaybackClock, time: Time) -> None:
    time.passes(250)
    before_ms = playing.position_ms()
    playing.report(10_150, time())
    for _ in range(30):
        time.passes(10)
        assert playing.position_ms() >= before_ms
        before_ms = playing.position_ms()
    assert before_ms == pytest.approx(10_450, abs=2)


def test_a_jump_of_the_engine_is_followed_at_once_both_ways(playing: PlaybackClock, time: Time) -> None:
    playing.report(60_000, time())
    assert playing.position_ms() == 60_000
    playing.report(60_000 - JUMP_MS - 500, time())
    assert playing.position_ms() == 60_000 - JUMP_MS - 500


def test_it_does_not_run_away_from_an_engine_that_stalls(playing: PlaybackClock, time: Time) -> None:
    time.passes(60_000)
    stalled_ms = playing.position_ms()
    assert stalled_ms == pytest.approx(10_000 + LONGEST_GAP_MS, abs=2)
    playing.report(10_500, time())
    assert playing.position_ms() == stalled_ms
    time.passes(700)
    assert playing.position_ms() == pytest.approx(11_200, abs=2)


def test_a_seek_shows_exactly_its_target_until_the_engine_is_there(playing: PlaybackClock, time: Time) -> None:
    playing.hold(42_000)
    assert not playing.is_settled()
    playing.report(42_000, time())
    time.passes(300)
    assert playing.position_ms() == 42_000
    assert not playing.is_settled()
    playing.report(42_240, time())
    assert playing.position_ms() == 42_240
    assert playing.is_settled()


def test_what_is_heard_of_a_place_moves_it_before_any_report(playing: PlaybackClock, time: Time) -> None:
    playing.hold(42_000)
    time.passes(40)
    playing.begin(time() + 10)
    assert playing.position_ms() == 42_000
    time.passes(210)
    assert playing.position_ms() == 42_200
    assert not playing.is_settled()
    playing.report(42_200, time())
    assert playing.position_ms() == 42_200
    assert playing.is_settled()


def test_what_is_heard_is_not_run_away_from_where_no_report_comes(playing: PlaybackClock, time: Time) -> None:
    playing.hold(42_000)
    playing.begin(time())
    time.passes(60_000)
    assert playing.position_ms() == 42_000 + LONGEST_GAP_MS


def test_a_new_seek_stands_until_it_is_heard_itself(playing: PlaybackClock, time: Time) -> None:
    playing.hold(42_000)
    playing.begin(time())
    time.passes(100)
    playing.hold(50_000)
    time.passes(100)
    assert playing.position_ms() == 50_000


def test_an_echo_is_not_believed_while_the_place_moves(playing: PlaybackClock, time: Time) -> None:
    playing.hold(42_000)
    playing.begin(time())
    time.passes(100)
    playing.report(42_000, time())
    assert playing.position_ms() == 42_100
    assert not playing.is_settled()


def test_a_lag_of_the_sound_is_taken_off_what_the_engine_says(playing: PlaybackClock, time: Time) -> None:
    playing.set_rate(2.0, lag_ms=30.0)
    playing.hold(42_000)
    playing.begin(time())
    time.passes(10)
    assert playing.position_ms() == 42_000
    time.passes(90)
    assert playing.position_ms() == 42_170
    playing.report(42_200, time())
    assert playing.position_ms() == 42_170


def test_late_reports_from_before_a_seek_are_not_believed(playing: PlaybackClock, time: Time) -> None:
    before_ms = time()
    time.passes(10)
    playing.hold(42_000)
    playing.report(10_300, before_ms)
    time.passes(20)
    playing.report(10_330, time())
    assert playing.position_ms() == 42_000
    assert not playing.is_settled()


def test_an_engine_that_lands_elsewhere_is_believed_after_a_while(playing: PlaybackClock, time: Time) -> None:
    playing.hold(42_000)
    time.passes(LONGEST_LANDING_MS + 100)
    playing.report(36_000, time())
    assert playing.position_ms() == 36_000


def test_a_landing_a_little_early_waits_on_the_target(playing: PlaybackClock, time: Time) -> None:
    playing.hold(42_000)
    time.passes(100)
    playing.report(41_900, time())
    assert playing.position_ms() == 42_000
    time.passes(400)
    assert playing.position_ms() == pytest.approx(42_300, abs=2)


def test_a_pause_keeps_the_place(playing: PlaybackClock, time: Time) -> None:
    time.passes(200)
    playing.stand()
    place_ms = playing.position_ms()
    time.passes(5_000)
    playing.report(10_900, time())
    assert playing.position_ms() == place_ms
    playing.run()
    assert playing.position_ms() == place_ms
    time.passes(100)
    assert playing.position_ms() == pytest.approx(place_ms + 100, abs=2)


def test_playing_on_counts_from_when_the_engine_did(playing: PlaybackClock, time: Time) -> None:
    playing.stand()
    place_ms = playing.position_ms()
    time.passes(1_000)
    since_ms = time()
    time.passes(15)
    playing.run(since_ms)
    assert playing.position_ms() == pytest.approx(place_ms + 15, abs=1)


def test_a_start_from_before_the_pause_does_not_count(playing: PlaybackClock, time: Time) -> None:
    since_ms = time() - 5_000
    playing.stand()
    place_ms = playing.position_ms()
    time.passes(1_000)
    playing.run(since_ms)
    assert playing.position_ms() == place_ms


def test_a_seek_while_paused_shows_its_target_until_it_plays(playing: PlaybackClock, time: Time) -> None:
    playing.stand()
    playing.hold(3_000)
    time.passes(60_000)
    assert playing.position_ms() == 3_000
    playing.run()
    assert not playing.is_settled()
    time.passes(40)
    playing.report(3_040, time())
    assert playing.position_ms() == 3_040
    assert playing.is_settled()


@given(
    steps=st.lists(st.tuples(st.floats(1, 500), st.integers(-200, 200)), max_size=60),
    rate=st.sampled_from([0.25, 1.0, 2.0, 4.0]),
)
def test_with_whatever_jitter_it_never_goes_back(steps: list[tuple[float, int]], rate: float) -> None:
    time = Time()
    clock = PlaybackClock(time)
    clock.set_rate(rate)
    clock.run()
    true_ms, shown_ms = 0.0, 0
    for elapsed_ms, jitter_ms in steps:
        time.passes(elapsed_ms)
        true_ms += elapsed_ms * rate
        clock.report(max(0, round(true_ms + jitter_ms * rate)), time())
        assert clock.position_ms() >= shown_ms
        shown_ms = clock.position_ms()
