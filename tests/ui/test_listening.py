"""What is heard of the open recording: gathered, written down with what other windows heard, marked by hand."""

from pathlib import Path

import pytest

from player.heard import Heard
from player.library.store import Library


def test_what_plays_is_heard_and_written_down_with_the_pause(open_desk, turns_id: str) -> None:
    told: list[Heard] = []
    open_desk.recordings.heard_changed.connect(told.append)
    open_desk.play(3_000)
    assert open_desk.recordings.heard == Heard(((0, 3_000),))
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == Heard(((0, 3_000),)))
    open_desk.qtbot.waitUntil(lambda: told == [Heard(((0, 3_000),))])
    open_desk.qtbot.waitUntil(lambda: open_desk.lists[-1][0].heard_share == pytest.approx(0.3))


def test_muted_and_fast_it_is_heard_all_the_same(open_desk) -> None:
    open_desk.playback.set_muted(True)
    open_desk.playback.set_rate(2.0)
    open_desk.play(2_000)
    assert open_desk.recordings.heard == Heard(((0, 4_000),))


def test_what_one_leaps_over_is_not_heard_and_is_the_next_to_hear(open_desk) -> None:
    open_desk.play(2_000)
    open_desk.playback.seek(5_000)
    open_desk.play(2_000)
    assert open_desk.recordings.heard == Heard(((0, 2_000), (5_000, 7_000)))
    assert open_desk.recordings.next_unheard() == 8_000
    open_desk.playback.seek(9_500)
    assert open_desk.recordings.next_unheard() == 2_000


def test_what_was_heard_is_there_when_the_recording_is_opened_again(open_desk, turns_id: str, text_id: str) -> None:
    open_desk.play(4_000)
    open_desk.open(text_id)
    assert open_desk.recordings.heard == Heard()
    open_desk.open(turns_id)
    assert open_desk.recordings.heard == Heard(((0, 4_000),))


def test_it_is_written_down_by_itself_while_it_plays(impatient: None, open_desk, turns_id: str) -> None:
    open_desk.playback.toggle()
    open_desk.clock.now += 40
    open_desk.playback.refresh()
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == Heard(((0, 40),)))


def test_what_could_not_be_written_is_written_when_it_can(impatient: None, open_desk, turns_id: str) -> None:
    open_desk.library.remove_recording(turns_id)
    open_desk.play(2_000)
    open_desk.wait_ticks(20)
    open_desk.library.restore_recording(turns_id)
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == Heard(((0, 2_000),)))


def test_marking_a_recording_as_heard_or_not_can_be_undone(open_desk, turns_id: str) -> None:
    open_desk.play(2_000)
    open_desk.recordings.mark_heard()
    assert open_desk.stored(turns_id).heard == Heard(((0, 20_000),))
    assert open_desk.lists[-1][0].heard_share == 1
    assert open_desk.recordings.next_unheard() is None
    open_desk.recordings.mark_unheard()
    assert open_desk.stored(turns_id).heard == Heard()
    open_desk.undo_stack.undo()
    open_desk.undo_stack.undo()
    assert open_desk.stored(turns_id).heard == open_desk.recordings.heard == Heard(((0, 2_000),))
    open_desk.undo_stack.redo()
    assert open_desk.stored(turns_id).heard == Heard(((0, 20_000),))


def test_what_two_windows_hear_of_a_recording_is_heard_in_both(open_desk, turns_id: str) -> None:
    open_desk.play(2_000)
    open_desk.listen_elsewhere(turns_id, 5_000, 8_000)
    open_desk.play(1_000)
    both = Heard(((0, 3_000), (5_000, 8_000)))
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == both)
    open_desk.qtbot.waitUntil(lambda: open_desk.recordings.heard == both)
    open_desk.qtbot.waitUntil(lambda: open_desk.lists[-1][0].heard_share == pytest.approx(0.6))


def test_what_another_window_took_back_is_not_written_again(open_desk, turns_id: str) -> None:
    open_desk.play(2_000)
    open_desk.qtbot.waitUntil(lambda: open_desk.lists[-1][0].heard_share == pytest.approx(0.2))
    with Library(open_desk.library.path) as other_window:
        other_window.set_heard(turns_id, Heard(), 0.0)
    open_desk.play(1_000)
    open_desk.qtbot.waitUntil(lambda: open_desk.stored(turns_id).heard == Heard(((2_000, 3_000),)))


@pytest.mark.parametrize("mark", ["mark_heard", "mark_unheard"])
def test_what_was_heard_since_a_mark_stays_heard_when_that_is_undone(open_desk, turns_id: str, mark: str) -> None:
    open_desk.play(2_000)
    getattr(open_desk.recordings, mark)()
    open_desk.playback.seek(6_000)
    open_desk.play(2_000)
    open_desk.undo_stack.undo()
    assert open_desk.stored(turns_id).heard == open_desk.recordings.heard == Heard(((0, 2_000), (6_000, 8_000)))


def test_what_was_heard_between_two_marks_stays_heard_when_both_are_undone(open_desk, turns_id: str) -> None:
    open_desk.recordings.mark_heard()
    open_desk.playback.seek(2_000)
    open_desk.play(1_000)
    open_desk.recordings.mark_unheard()
    open_desk.listen_elsewhere(turns_id, 8_000, 9_000)
    open_desk.playback.seek(6_000)
    open_desk.play(1_000)
    heard_since = Heard(((6_000, 7_000), (8_000, 9_000)))
    open_desk.qtbot.waitUntil(lambda: open_desk.recordings.heard == heard_since)
    open_desk.undo_stack.undo()
    assert open_desk.recordings.heard == Heard(((0, 20_000),))
    open_desk.undo_stack.undo()
    assert open_desk.stored(turns_id).heard == Heard(((2_000, 3_000), *heard_since.spans))


def test_a_mark_is_undone_after_the_medium_was_located_as_well(open_desk, medium: Path, tmp_path: Path) -> None:
    open_desk.recordings.mark_heard()
    open_desk.play(2_000)
    open_desk.recordings.locate_media(medium.with_name("turns.wav").rename(tmp_path / "moved.wav"))
    open_desk.settle()
    open_desk.undo_stack.undo()
    assert open_desk.recordings.heard == Heard(((0, 2_000),))


def test_marked_as_unheard_while_it_plays_nothing_of_it_was_heard(open_desk) -> None:
    open_desk.playback.toggle()
    open_desk.clock.now += 40
    open_desk.playback.refresh()
    assert open_desk.recordings.heard == Heard(((0, 40),))
    open_desk.recordings.mark_unheard()
    assert open_desk.recordings.heard == Heard()


def test_what_was_chosen_and_heard_is_told_again_with_a_medium_at_its_new_place(
    open_desk, medium: Path, tmp_path: Path
) -> None:
    ((source_id, _title),) = open_desk.recordings.second_choices()
    open_desk.recordings.show_second(source_id, False)
    open_desk.settle()
    open_desk.play(2_000)
    told: list[object] = []
    open_desk.recordings.opened.connect(lambda _recording, timeline: told.append(len(timeline.lines)))
    open_desk.recordings.second_changed.connect(lambda texts, _beside: told.append(len(texts)))
    open_desk.recordings.heard_changed.connect(told.append)
    open_desk.recordings.locate_media(medium.with_name("turns.wav").rename(tmp_path / "moved.wav"))
    open_desk.settle()
    assert told == [10, 10, Heard(((0, 2_000),))]


def test_closing_shows_nothing_of_it(open_desk) -> None:
    open_desk.play(1_000)
    open_desk.recordings.close_recording()
    assert open_desk.recordings.heard == Heard()
    assert open_desk.recordings.speakers == ()
    assert open_desk.recordings.next_unheard() is None
    assert open_desk.recordings.second_choices() == []
    for wish in (open_desk.recordings.mark_heard, open_desk.recordings.mark_unheard):
        wish()
    open_desk.recordings.rename_speaker("SPEAKER_00", "Ada")
    assert not open_desk.undo_stack.canUndo()
    assert open_desk.told == []
