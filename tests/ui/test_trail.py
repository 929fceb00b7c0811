"""Back and forward through the moments that the user jumped from, and the loop set from where one is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from player.media.null_engine import NullEngine
from player.transcript import Line, Timeline
from ui.playback_controller import PlaybackController

TIMELINE = Timeline((Line(1_000, 3_000, "one"), Line(3_000, 5_000, "two"), Line(6_000, 8_000, "three")), 20_000)


@pytest.fixture
def playback(qapp: QApplication, clock, medium: Path) -> Iterator[PlaybackController]:
    playback = PlaybackController(lambda: NullEngine(clock))
    playback.open(medium, TIMELINE, 0)
    yield playback
    playback.close()


@pytest.fixture
def told(playback: PlaybackController) -> list[tuple[bool, bool]]:
    told: list[tuple[bool, bool]] = []
    playback.trail_changed.connect(lambda back, forward: told.append((back, forward)))
    return told


def test_one_goes_back_to_where_one_jumped_from_and_forward_again(
    playback: PlaybackController, told: list[tuple[bool, bool]]
) -> None:
    playback.seek(4_000)
    playback.play_from(15_000)
    playback.pause()
    places = []
    for step in (playback.go_back, playback.go_back, playback.go_back, playback.go_forward, playback.go_forward):
        step()
        places.append(playback.position_ms())
    assert places == [4_000, 0, 0, 4_000, 15_000]
    assert told == [(True, False), (True, True), (False, True), (True, True), (True, False)]


def test_going_back_while_it_plays_plays_on(playback: PlaybackController, clock) -> None:
    playback.play_from(10_000)
    clock.now += 500
    playback.go_back()
    clock.now += 500
    assert playback.position_ms() == 500


def test_steps_and_skips_and_loops_are_no_jumps(playback: PlaybackController, told: list[tuple[bool, bool]]) -> None:
    playback.next_line()
    playback.next_line()
    playback.previous_line()
    playback.replay_line()
    playback.skip(5_000)
    playback.set_loop((12_000, 13_000))
    playback.slide(2_000)
    assert told == []


def test_a_jump_to_where_one_is_is_none(playback: PlaybackController, told: list[tuple[bool, bool]]) -> None:
    playback.slide(4_000)
    playback.seek(4_300)
    assert told == []


def test_a_drag_is_one_jump_from_where_it_began(playback: PlaybackController) -> None:
    playback.slide(3_000)
    playback.note_place()
    for position_ms in range(4_000, 18_000, 1_000):
        playback.slide(position_ms)
    playback.go_back()
    assert playback.position_ms() == 3_000
    playback.go_back()
    assert playback.position_ms() == 3_000


def test_another_recording_begins_another_trail(
    playback: PlaybackController, told: list[tuple[bool, bool]], medium: Path
) -> None:
    playback.seek(9_000)
    playback.open(medium, TIMELINE, 0)
    assert told == [(True, False), (False, False)]
    playback.slide(5_000)
    playback.go_back()
    assert playback.position_ms() == 5_000


def test_the_ends_of_a_loop_are_set_where_one_is(playback: PlaybackController) -> None:
    loops: list[object] = []
    playback.loop_changed.connect(loops.append)
    playback.slide(4_000)
    playback.start_loop_here()
    playback.slide(9_000)
    playback.end_loop_here()
    assert loops == [(4_000, 20_000), (4_000, 9_000)]
    assert playback.position_ms() == 4_000


def test_before_anything_is_open_there_is_nowhere_to_go(qapp: QApplication, clock) -> None:
    playback = PlaybackController(lambda: NullEngine(clock))
    for wish in (playback.note_place, playback.go_back, playback.go_forward, playback.start_loop_here):
        wish()
    assert (playback.position_ms(), playback.loop()) == (0, None)
