"""A session over the engine that keeps time in silence: lines, loops, resuming, and no medium at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from player.media.engine import EngineState
from player.media.null_engine import NullEngine
from player.session import Session, resume_position
from player.transcript import Line, Timeline

LINES = (
    Line(1_000, 3_000, "one"),
    Line(3_000, 5_000, "two"),
    Line(6_000, 8_000, "three"),
)
TIMELINE = Timeline(LINES, 20_000)


@pytest.fixture
def session(clock, medium: Path) -> Iterator[Session]:
    session = Session(NullEngine(clock))
    session.open(medium, TIMELINE, 0)
    yield session
    session.close()


def test_the_spoken_lines_follow_the_time(session: Session, clock) -> None:
    session.play()
    clock.now += 1_500
    assert session.advance().spoken == (0,)
    clock.now += 2_000
    assert session.advance().spoken == (1,)


def test_in_a_gap_nothing_is_spoken_and_a_bookmark_takes_the_line_before(session: Session) -> None:
    session.seek(5_500)
    assert session.advance().spoken == ()
    assert session.spoken_line() == 1


def test_lines_are_stepped_and_replayed(session: Session) -> None:
    session.seek(3_500)
    session.next_line()
    assert session.position_ms() == 6_000
    session.previous_line()
    assert session.position_ms() == 3_000
    session.seek(4_200)
    session.replay_line()
    assert session.position_ms() == 3_000


def test_stepping_stops_at_the_first_and_the_last_line(session: Session) -> None:
    session.seek(1_200)
    session.previous_line()
    assert session.position_ms() == 1_200
    session.seek(6_500)
    session.next_line()
    assert session.position_ms() == 6_500


def test_skipping_stays_within_the_medium(session: Session) -> None:
    session.skip(-5_000)
    assert session.position_ms() == 0
    session.seek(8_000)
    session.skip(30_000)
    assert session.position_ms() == 20_000


def test_a_loop_comes_back_to_its_start_and_ends_when_the_user_leaves_it(session: Session, clock) -> None:
    session.set_loop((3_000, 5_000))
    assert session.position_ms() == 3_000
    session.play()
    clock.now += 2_100
    assert session.advance().position_ms == 3_000
    session.seek(7_000)
    assert session.loop is None


def test_a_loop_up_to_the_end_goes_round_as_well(session: Session, clock) -> None:
    session.set_loop((16_000, 20_000))
    session.play()
    clock.now += 5_000
    moment = session.advance()
    assert (moment.position_ms, moment.state) == (16_000, EngineState.PLAYING)


def test_without_a_medium_the_transcript_still_has_a_place(clock) -> None:
    session = Session(NullEngine(clock))
    session.open(None, TIMELINE, 0)
    assert session.advance().spoken == ()
    session.seek(6_200)
    session.play()
    moment = session.advance()
    assert (moment.position_ms, moment.spoken, moment.state) == (6_200, (2,), EngineState.EMPTY)


def test_opening_again_takes_up_a_little_before_where_one_stopped(clock, medium: Path) -> None:
    session = Session(NullEngine(clock))
    session.open(medium, TIMELINE, 7_000)
    assert session.position_ms() == 4_000


@pytest.mark.parametrize(("stopped_ms", "start_ms"), [(0, 0), (2_000, 0), (60_000, 57_000), (99_000, 0), (100_000, 0)])
def test_resuming_begins_a_little_before_or_anew_when_finished(stopped_ms: int, start_ms: int) -> None:
    assert resume_position(stopped_ms, 100_000) == start_ms


def test_the_ends_of_a_loop_are_set_where_one_is(session: Session, clock) -> None:
    session.seek(4_000)
    session.start_loop_here()
    assert (session.loop, session.position_ms()) == ((4_000, 20_000), 4_000)
    session.seek(9_000)
    session.end_loop_here()
    assert (session.loop, session.position_ms()) == ((4_000, 9_000), 4_000)
    session.seek(6_000)
    session.start_loop_here()
    assert session.loop == (6_000, 9_000)


def test_an_end_alone_loops_from_the_beginning(session: Session) -> None:
    session.seek(5_000)
    session.end_loop_here()
    assert (session.loop, session.position_ms()) == ((0, 5_000), 0)


@pytest.mark.parametrize("place_ms", [0, 100])
def test_a_loop_that_would_end_at_the_beginning_is_none(session: Session, place_ms: int) -> None:
    session.seek(place_ms)
    session.end_loop_here()
    assert (session.loop, session.position_ms()) == (None, place_ms)


def test_a_loop_that_would_begin_at_the_end_is_none_and_the_one_there_stays(session: Session) -> None:
    session.set_loop((4_000, 20_000))
    session.seek(19_950)
    session.start_loop_here()
    assert session.loop == (4_000, 20_000)
    session.seek(20_000)
    session.start_loop_here()
    assert session.loop is None


def test_a_loop_can_begin_where_nobody_knows_how_long_the_medium_is(clock, tmp_path: Path) -> None:
    medium = tmp_path / "stream.mp3"
    medium.write_bytes(b"ID3" + bytes(2_000))
    session = Session(NullEngine(clock))
    session.open(medium, TIMELINE, 0)
    session.seek(7_000)
    session.start_loop_here()
    assert session.loop is not None and session.loop[0] == 7_000
    session.seek(12_000)
    session.end_loop_here()
    assert session.loop == (7_000, 12_000)


def test_without_a_medium_there_is_no_loop(clock) -> None:
    session = Session(NullEngine(clock))
    session.open(None, TIMELINE, 0)
    session.seek(5_000)
    session.start_loop_here()
    session.end_loop_here()
    assert (session.loop, session.position_ms()) == (None, 5_000)
