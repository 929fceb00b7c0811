"""What was taken away: the notice names it, and its Undo brings back exactly that, or is gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from player.document import Document
from player.library.store import Library
from player.transcript import Line
from ui.app import Syncline
from ui.panels.bookmarks import BookmarksPanel
from ui.panels.library.panel import LibraryPanel
from ui.panels.sidebar import Sidebar


@pytest.fixture
def marked(opened: Syncline) -> Syncline:
    """The talk with a bookmark on each of its first three lines."""
    for number in range(3):
        assert opened.bookmarks.add([number])
    return opened


@pytest.fixture
def other_id(opened: Syncline) -> str:
    return opened.library.add_document(Document(title="Other", lines=(Line(0, 900, "other"),)), None)


def delete(syncline: Syncline, start_ms: int) -> None:
    """Delete the bookmark that begins there, as the Bookmarks tab asks for it."""
    (found,) = [kept for kept in syncline.bookmarks.bookmarks if kept.start_ms == start_ms]
    syncline.window.findChild(BookmarksPanel).bookmark_deleted.emit(found.id)


def remove(syncline: Syncline, recording_id: str) -> None:
    """Remove a recording, as the library asks for it."""
    syncline.window.findChild(LibraryPanel).remove_requested.emit(recording_id)


def press_undo(syncline: Syncline, qtbot: QtBot) -> None:
    button = syncline.window.findChild(QPushButton, "noticeActionButton")
    assert button.isVisible()
    assert button.text() == "Undo"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def starts(syncline: Syncline) -> list[int]:
    return [kept.start_ms for kept in syncline.bookmarks.bookmarks]


def titles(syncline: Syncline) -> set[str]:
    with Library(syncline.library.path) as library:
        return {summary.title for summary in library.summaries()}


def test_the_bookmark_deleted_last_comes_back(marked: Syncline, qtbot: QtBot) -> None:
    delete(marked, 1_000)
    delete(marked, 7_000)
    press_undo(marked, qtbot)
    assert starts(marked) == [4_000, 7_000]
    assert marked.notices.text() == ""


def test_a_deletion_undone_by_key_takes_its_notice_along(marked: Syncline, qtbot: QtBot) -> None:
    delete(marked, 1_000)
    qtbot.keyClick(QApplication.focusWidget() or marked.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert starts(marked) == [1_000, 4_000, 7_000]
    assert marked.notices.text() == ""


def test_the_notice_of_a_deletion_goes_away_once_something_else_was_done(marked: Syncline) -> None:
    delete(marked, 1_000)
    assert marked.notices.text() == "Bookmark deleted."
    assert marked.bookmarks.add([4])
    assert marked.notices.text() == ""
    assert starts(marked) == [4_000, 7_000, 14_000]


def test_the_notice_of_a_deletion_goes_away_with_its_recording(marked: Syncline, other_id: str, qtbot: QtBot) -> None:
    delete(marked, 1_000)
    marked.recordings.open(other_id)
    assert marked.notices.text() == ""
    qtbot.waitUntil(lambda: marked.recordings.recording.id == other_id)
    assert marked.notices.text() == ""


def test_an_error_told_meanwhile_is_not_hidden_by_the_next_bookmark(marked: Syncline) -> None:
    delete(marked, 1_000)
    marked.notices.tell("The medium is gone.")
    assert marked.bookmarks.add([4])
    assert marked.notices.text() == "The medium is gone."


def test_a_removed_recording_comes_back_with_its_bookmarks(marked: Syncline, qtbot: QtBot) -> None:
    recording_id = marked.recordings.recording.id
    remove(marked, recording_id)
    assert marked.recordings.recording is None
    assert "your files are untouched" in marked.notices.text()
    press_undo(marked, qtbot)
    marked.recordings.open(recording_id)
    qtbot.waitUntil(lambda: marked.recordings.recording is not None)
    assert starts(marked) == [1_000, 4_000, 7_000]


def test_the_recording_removed_last_comes_back(opened: Syncline, other_id: str, qtbot: QtBot) -> None:
    remove(opened, opened.recordings.recording.id)
    remove(opened, other_id)
    assert titles(opened) == set()
    press_undo(opened, qtbot)
    assert titles(opened) == {"Other"}


def test_removing_another_recording_leaves_the_open_one(marked: Syncline, other_id: str, qtbot: QtBot) -> None:
    remove(marked, other_id)
    assert titles(marked) == {"harbour"}
    press_undo(marked, qtbot)
    assert titles(marked) == {"harbour", "Other"}
    assert starts(marked) == [1_000, 4_000, 7_000]


def test_the_undo_of_a_removed_recording_stays_when_a_bookmark_is_made(
    marked: Syncline, other_id: str, qtbot: QtBot
) -> None:
    remove(marked, other_id)
    assert marked.bookmarks.add([4])
    press_undo(marked, qtbot)
    assert titles(marked) == {"harbour", "Other"}
    assert starts(marked) == [1_000, 4_000, 7_000, 14_000]


def test_a_source_that_was_taken_off_comes_back(marked: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    finer = tmp_path / "finer.srt"
    finer.write_text("1\n00:00:04,000 --> 00:00:05,000\nThe tide\n", "utf-8")
    marked.recordings.add_files([finer])
    qtbot.waitUntil(lambda: len(marked.recordings.timeline.lines) == 1)
    (source,) = [kept for kept in marked.recordings.recording.sources if kept.document.origin.name == "finer.srt"]
    marked.window.findChild(Sidebar).source_removed.emit(source.id)
    qtbot.waitUntil(lambda: len(marked.recordings.timeline.lines) == 5)
    assert "file itself is untouched" in marked.notices.text()
    press_undo(marked, qtbot)
    qtbot.waitUntil(lambda: len(marked.recordings.timeline.lines) == 1)
    assert starts(marked) == [1_000, 4_000, 7_000]


def test_what_could_not_be_removed_is_not_said_to_be(opened: Syncline, other_id: str) -> None:
    opened.library.remove_recording(other_id)
    remove(opened, other_id)
    assert "Removed" not in opened.notices.text()
    assert opened.notices.text() == "This recording is not in the library; it may have been removed."
