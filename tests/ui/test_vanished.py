"""A drive that goes away under the window, with the media or with the library: it is said, and the window goes on."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from player.library.store import Library
from tests.ui.window import notice, press, view_of
from ui.app import Syncline


def keep_a_bookmark(syncline: Syncline, qtbot: QtBot) -> None:
    syncline.playback.seek(5_000)
    qtbot.waitUntil(lambda: view_of(syncline).marks.spoken == {1})
    press(qtbot, syncline, Qt.Key.Key_B)


def test_a_medium_that_goes_away_while_it_is_open_takes_nothing_along(
    opened: Syncline, talk: Path, qtbot: QtBot
) -> None:
    recording = opened.recordings.recording
    assert recording is not None
    talk.unlink()
    keep_a_bookmark(opened, qtbot)
    assert notice(opened) == ""

    opened.recordings.open_files([talk.with_suffix(".txt")])
    qtbot.waitUntil(lambda: not opened.tasks.is_busy())
    opened.recordings.open(recording.id)
    qtbot.waitUntil(lambda: not opened.tasks.is_busy())
    with Library(opened.library.path) as library:
        assert [bookmark.start_ms for bookmark in library.bookmarks(recording.id)] == [4_000]


def test_media_on_a_drive_that_is_gone_are_named_and_their_texts_are_read(
    opened: Syncline, talk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    recording = opened.recordings.recording
    assert recording is not None
    drive = tmp_path / "drive"
    drive.mkdir()
    with Library(opened.library.path) as library:
        library.set_media_path(recording.id, drive / "harbour.wav")
    shutil.rmtree(drive)
    opened.recordings.close_recording()
    opened.recordings.open(recording.id)

    qtbot.waitUntil(lambda: "harbour.wav" in notice(opened))
    assert len(opened.recordings.timeline.lines) == 5
    press(qtbot, opened, Qt.Key.Key_Space)
    assert opened.window.isVisible()


@pytest.mark.parametrize("is_replaced", [False, True], ids=["moved away", "replaced"])
def test_a_library_that_goes_away_while_it_is_open_is_said_before_anything_is_lost(
    opened: Syncline, is_replaced: bool, qtbot: QtBot, tmp_path: Path
) -> None:
    path = opened.library.path
    for file in tmp_path.glob("library.sqlite*"):
        file.rename(tmp_path / f"moved-{file.name}")
    if is_replaced:
        Library(path).close()
    keep_a_bookmark(opened, qtbot)

    assert "moved or replaced" in notice(opened)
    assert len(opened.bookmarks.bookmarks) == 0
    assert path.exists() is is_replaced
    press(qtbot, opened, Qt.Key.Key_Space)
    assert opened.window.isVisible()
