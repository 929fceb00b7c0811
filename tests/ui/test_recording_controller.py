"""The open recording: what is shown is what was wanted last, and the place where one stopped is never lost."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.importer import STEPS_PER_FILE
from player.library.store import Library
from player.media.engine import EngineState
from ui.app import Syncline
from ui.recording_controller import RecordingController
from ui.tasks import Progress

DEADLINE_S = 10.0
SUBTITLES = "1\n00:00:01,000 --> 00:00:02,000\nhello\n"


@pytest.fixture
def newer(library_path: Path, talk_id: str, text_id: str) -> None:
    """A library that a newer Syncline has made."""
    with closing(sqlite3.connect(library_path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('syncline', '9999_x', '')"
        )


# What was wanted last


def test_switching_while_one_is_loaded_shows_the_one_wanted_last(desk, text_id: str, talk_id: str) -> None:
    gate = desk.hold()
    desk.recordings.open(text_id)
    desk.recordings.open(talk_id)
    gate.set()
    desk.settle()
    assert desk.opened == ["Talk"]


def test_a_recording_that_is_removed_while_it_is_loaded_is_not_shown(desk, text_id: str) -> None:
    desk.recordings.open(text_id)
    desk.let_the_work_end()
    assert desk.recordings.remove(text_id)
    desk.settle()
    assert desk.opened == []
    assert desk.recordings.recording is None
    assert [summary.title for summary in desk.lists[-1]] == ["Talk"]


def test_the_open_recording_is_not_loaded_again_but_gone_to(desk, talk_id: str) -> None:
    desk.open(talk_id)
    desk.recordings.open(talk_id, 4_000)
    desk.recordings.open(talk_id)
    assert not desk.tasks.is_busy()
    assert desk.playback.position_ms() == 4_000


def test_a_recording_opened_at_a_moment_begins_there(desk, talk_id: str) -> None:
    desk.recordings.open(talk_id, 4_000)
    desk.settle()
    assert desk.playback.position_ms() == 4_000


# The place


def test_a_transcript_alone_keeps_its_place(desk, text_id: str, talk_id: str) -> None:
    desk.open(text_id)
    desk.playback.seek(12_000)
    desk.open(talk_id)
    assert desk.playback.position_ms() == 0
    desk.open(text_id)
    assert desk.playback.position_ms() == 12_000


def test_a_medium_goes_on_a_little_before_where_one_stopped(desk, text_id: str, talk_id: str) -> None:
    desk.open(talk_id)
    desk.playback.seek(12_000)
    desk.open(text_id)
    desk.open(talk_id)
    assert desk.playback.position_ms() == 9_000


def test_a_missing_medium_keeps_its_place_though_a_line_is_clicked(desk, talk_id: str, medium: Path) -> None:
    desk.listen_elsewhere(talk_id, 11_000, 12_000)
    medium.unlink()
    desk.open(talk_id)
    assert ["harbour.wav" in sentence for sentence in desk.told] == [True]
    desk.playback.seek(4_000)
    assert desk.playback.spoken_line() == 3
    desk.recordings.close_recording()
    assert desk.stored(talk_id).position_ms == 12_000


def test_the_place_is_saved_by_itself(impatient: None, desk, talk_id: str) -> None:
    desk.open(talk_id)
    desk.playback.seek(7_000)
    desk.qtbot.waitUntil(lambda: desk.stored(talk_id).position_ms == 7_000)


def test_the_place_of_a_removed_recording_is_not_missed(impatient: None, desk, talk_id: str) -> None:
    desk.open(talk_id)
    desk.playback.toggle()
    desk.playback.seek(5_000)
    assert desk.recordings.remove(talk_id)
    desk.wait_ticks(10)
    desk.settle()
    assert desk.told == []


def test_the_length_of_the_medium_is_remembered(desk, talk_id: str) -> None:
    desk.open(talk_id)
    desk.qtbot.waitUntil(lambda: desk.stored(talk_id).duration_ms == 20_000)


# A library that can only be read


def test_a_library_that_can_only_be_read_is_played_in_peace(
    impatient: None, newer: None, desk, talk_id: str, text_id: str, clock
) -> None:
    assert desk.library.notice is not None
    before = desk.library.path.read_bytes()
    desk.open(talk_id)
    desk.playback.toggle()
    begun: list[str] = []
    desk.tasks.started.connect(lambda title, _progress: begun.append(title))
    for _second in range(5):
        clock.now += 1_000
        desk.wait_ticks(3)
    assert desk.playback.position_ms() == 5_000
    assert begun == []
    desk.open(text_id)
    desk.recordings.close_recording()
    assert desk.told == []
    assert desk.opened == ["Talk", "Text"]
    assert desk.library.path.read_bytes() == before


def test_a_change_to_a_library_that_can_only_be_read_says_why_not(newer: None, desk, talk_id: str) -> None:
    desk.open(talk_id)
    desk.recordings.rename("Another title")
    desk.settle()
    assert not desk.recordings.remove(talk_id)
    assert ["newer Syncline" in sentence for sentence in desk.told] == [True, True]
    assert desk.recordings.recording is not None
    assert desk.recordings.recording.title == "Talk"


# Changing the open recording


def test_a_medium_laid_on_a_transcript_is_played(desk, text_id: str, tmp_path: Path, medium: Path) -> None:
    other = medium.rename(tmp_path / "other.wav")
    desk.open(text_id)
    desk.recordings.add_files([other])
    desk.settle()
    assert desk.recordings.recording is not None
    assert (desk.recordings.recording.id, desk.recordings.recording.media_path) == (text_id, other.resolve())
    assert desk.playback.has_medium()
    assert len(desk.recordings.timeline.lines) == 14


def test_a_medium_is_located_only_in_a_medium(desk, talk_id: str, medium: Path, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("0:01 Not a sound.\n", "utf-8")
    desk.open(talk_id)
    desk.recordings.locate_media(text)
    desk.settle()
    assert ["notes.txt" in sentence for sentence in desk.told] == [True]
    with Library(desk.library.path) as library:
        assert library.recording(talk_id).media_path == medium.resolve()
    assert desk.playback.has_medium()


def test_a_moved_medium_goes_on_from_the_place_that_was_kept(desk, talk_id: str, medium: Path, tmp_path: Path) -> None:
    desk.listen_elsewhere(talk_id, 11_000, 12_000)
    moved = medium.rename(tmp_path / "moved.wav")
    desk.open(talk_id)
    desk.recordings.locate_media(moved)
    desk.settle()
    assert desk.playback.has_medium()
    assert desk.playback.position_ms() == 9_000


def test_an_empty_title_is_no_title(desk, talk_id: str) -> None:
    desk.open(talk_id)
    desk.recordings.rename("  ")
    assert not desk.tasks.is_busy()
    desk.recordings.rename("  Harbour talk ")
    desk.settle()
    assert desk.recordings.recording is not None
    assert desk.recordings.recording.title == "Harbour talk"


def add_while(opened: Syncline, change: Callable[[RecordingController], None], qtbot: QtBot) -> None:
    """Press B when the change is in the library and not yet in the window."""
    ended = threading.Event()
    change(opened.recordings)
    opened.tasks.run("", lambda _progress: ended.set(), lambda _none: None)
    assert ended.wait(DEADLINE_S)
    opened.playback.seek(4_500)
    qtbot.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_B)
    assert len(opened.bookmarks.bookmarks) == 1
    qtbot.waitUntil(lambda: not opened.tasks.is_busy())


def test_a_bookmark_made_while_the_recording_is_renamed_stays(opened: Syncline, qtbot: QtBot) -> None:
    add_while(opened, lambda recordings: recordings.rename("Harbour talk"), qtbot)
    assert opened.window.windowTitle().startswith("Harbour talk")
    assert [kept.start_ms for kept in opened.bookmarks.bookmarks] == [4_000]


# Importing


def test_a_cancelled_import_shows_what_came_in_before(desk, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("first.srt", "second.srt", "third.srt")]
    for path in paths:
        path.write_text(SUBTITLES.replace("hello", path.stem), "utf-8")

    def cancel_at_second(_title: str, progress: Progress) -> None:
        def cancel(done: int, _total: int) -> None:
            if done == STEPS_PER_FILE:
                progress.cancel()

        progress.changed.connect(cancel, Qt.ConnectionType.DirectConnection)

    desk.tasks.started.connect(cancel_at_second)
    desk.recordings.open_files(paths)
    desk.settle()
    assert {summary.title for summary in desk.lists[-1]} == {"first", "second", "Talk", "Text"}
    assert desk.opened == desk.told == []


def test_what_is_opened_is_the_first_that_could_be_imported(desk, tmp_path: Path) -> None:
    good, missing = tmp_path / "good.srt", tmp_path / "missing.srt"
    good.write_text(SUBTITLES, "utf-8")
    desk.recordings.open_files([missing, good])
    desk.settle()
    assert desk.opened == ["good"]
    assert ["missing.srt" in sentence for sentence in desk.told] == [True]


def test_the_list_is_told_anew_when_a_task_ends(desk) -> None:
    before = len(desk.lists)
    desk.tasks.run("", lambda _progress: None, lambda _none: None)
    desk.settle()
    assert len(desk.lists) == before + 1


def test_playing_from_a_moment_opens_the_recording_and_plays_there(desk, text_id: str, talk_id: str) -> None:
    desk.open(text_id)
    states: list[EngineState] = []
    desk.playback.state_changed.connect(lambda state: states.append(state) if state is EngineState.PLAYING else None)
    desk.recordings.play(talk_id, 3_000)
    desk.settle()
    assert desk.playback.position_ms() == 3_000
    desk.recordings.play(talk_id, 1_000)
    assert (desk.playback.position_ms(), states) == (1_000, [EngineState.PLAYING])


def test_going_back_to_the_open_one_while_another_is_loaded_stays_there(desk, text_id: str, talk_id: str) -> None:
    desk.open(talk_id)
    gate = desk.hold()
    desk.recordings.open(text_id)
    desk.recordings.open(talk_id)
    gate.set()
    desk.settle()
    assert desk.recordings.recording is not None
    assert desk.recordings.recording.id == talk_id


def test_a_recording_that_is_removed_before_it_is_loaded_is_no_failure(desk, text_id: str) -> None:
    gate = desk.hold()
    desk.recordings.open(text_id)
    assert desk.recordings.remove(text_id)
    gate.set()
    desk.settle()
    assert desk.opened == []
    assert desk.told == []


def test_a_recording_that_is_removed_while_a_change_of_it_is_loaded_is_no_failure(desk, talk_id: str) -> None:
    desk.open(talk_id)
    gate = desk.hold()
    desk.recordings.rename("Another title")
    assert desk.recordings.remove(talk_id)
    gate.set()
    desk.settle()
    assert desk.told == []


def test_what_another_window_removed_is_said_not_to_be_there_any_more(desk, library_path: Path, talk_id: str) -> None:
    with Library(library_path) as other_window:
        other_window.remove_recording(talk_id)
    desk.open(talk_id)
    assert desk.told == ["This recording is not in the library; it may have been removed."]


def test_removing_the_open_one_closes_it_though_another_could_not_be_opened(
    desk, library_path: Path, text_id: str, talk_id: str
) -> None:
    desk.open(talk_id)
    with Library(library_path) as other_window:
        other_window.remove_recording(text_id)
    desk.open(text_id)
    assert len(desk.told) == 1
    assert desk.recordings.remove(talk_id)
    assert desk.recordings.recording is None
    assert not desk.playback.has_medium()


def test_a_medium_laid_on_a_transcript_goes_on_from_the_place_in_it(
    desk, text_id: str, tmp_path: Path, medium: Path
) -> None:
    other = medium.rename(tmp_path / "other.wav")
    desk.open(text_id)
    desk.playback.seek(12_000)
    desk.recordings.add_files([other])
    desk.settle()
    assert desk.playback.has_medium()
    assert 9_000 <= desk.playback.position_ms() <= 12_000


def test_a_bookmark_made_while_the_medium_is_located_stays(
    opened: Syncline, talk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    moved = talk.rename(tmp_path / "moved.wav")
    add_while(opened, lambda recordings: recordings.locate_media(moved), qtbot)
    assert [kept.start_ms for kept in opened.bookmarks.bookmarks] == [4_000]


def test_the_place_is_saved_while_other_work_goes_on(impatient: None, desk, talk_id: str) -> None:
    desk.open(talk_id)
    gate = desk.hold()
    desk.playback.seek(5_000)
    desk.qtbot.waitUntil(lambda: desk.stored(talk_id).position_ms == 5_000)
    gate.set()
    desk.settle()


def test_the_last_place_is_the_one_that_is_kept(impatient: None, desk, talk_id: str) -> None:
    desk.open(talk_id)
    for position_ms in range(4_000, 9_000, 500):
        desk.playback.seek(position_ms)
        desk.wait_ticks(2)
    desk.playback.seek(15_000)
    desk.recordings.close()
    assert desk.stored(talk_id).position_ms == 15_000
    desk.wait_ticks(20)
    assert desk.stored(talk_id).position_ms == 15_000


def test_a_change_is_in_the_library_at_once(desk, talk_id: str) -> None:
    desk.open(talk_id)
    desk.hold()
    desk.recordings.rename("Another title")
    with Library(desk.library.path) as library:
        assert library.recording(talk_id).title == "Another title"


def test_a_second_medium_is_refused_and_the_first_stays(desk, talk_id: str, tmp_path: Path, medium: Path) -> None:
    other = tmp_path / "other.wav"
    other.write_bytes(medium.read_bytes())
    desk.open(talk_id)
    desk.recordings.add_files([other])
    desk.settle()
    assert any("other.wav" in sentence for sentence in desk.told)
    assert desk.recordings.recording is not None
    assert desk.recordings.recording.media_path == medium.resolve()
