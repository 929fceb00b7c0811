"""Bookmarks in use: each change is in the library before it is shown, can be undone, and no typing is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from player.bookmarks import Bookmark, timestamp
from player.document import Document
from player.library.store import Library
from player.transcript import Line, Timeline
from ui.app import Syncline
from ui.bookmark_controller import BookmarkController

LINES = (
    Line(1_000, 3_000, "Welcome to the harbour."),
    Line(3_000, 5_000, "The tide turns at noon."),
    Line(6_000, 8_000, "Then the ferry leaves."),
    Line(None, None, "A line without a time."),
)


def undated(*bookmarks: Bookmark) -> tuple[Bookmark, ...]:
    """The bookmarks but for their last change, which is dated anew whenever they are kept."""
    return tuple(replace(bookmark, updated_at="") for bookmark in bookmarks)


@dataclass(frozen=True)
class Desk:
    """A bookmark controller on one recording, and what it told."""

    library: Library
    recording_id: str
    undo_stack: QUndoStack
    bookmarks: BookmarkController
    told: list[str] = field(default_factory=list)
    shown: list[tuple[Bookmark, ...]] = field(default_factory=list)

    def kept(self) -> tuple[Bookmark, ...]:
        """What is in the library, which must be what is shown."""
        kept = self.library.bookmarks(self.recording_id)
        assert kept == self.bookmarks.bookmarks
        assert not self.shown or self.shown[-1] == kept
        return kept

    def titles(self) -> list[str | None]:
        return [bookmark.title for bookmark in self.kept()]

    def starts(self) -> list[int]:
        return [bookmark.start_ms for bookmark in self.kept()]

    def add(self, number: int) -> Bookmark:
        """Bookmark one line."""
        assert self.bookmarks.add([number])
        return next(kept for kept in self.kept() if kept.start_ms == LINES[number].start_ms)

    def rename(self, bookmark: Bookmark, title: str) -> Bookmark:
        """Edit a bookmark as its editor does."""
        edited = replace(bookmark, title=title, updated_at=timestamp())
        self.bookmarks.change(edited)
        return edited


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    undo_stack = QUndoStack()
    with Library(tmp_path / "library.sqlite", busy_timeout_ms=10) as library:
        recording_id = library.add_document(Document(title="Talk", lines=LINES), None)
        desk = Desk(library, recording_id, undo_stack, BookmarkController(library, undo_stack))
        desk.bookmarks.failed.connect(desk.told.append)
        desk.bookmarks.changed.connect(desk.shown.append)
        desk.bookmarks.set_recording(recording_id, (), Timeline(LINES))
        yield desk


@contextmanager
def library_in_use(library: Library) -> Iterator[None]:
    """Another program holds the library, so that nothing can be written."""
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_adding_is_undone_and_done_again(desk: Desk) -> None:
    added = desk.add(1)
    assert (added.start_ms, added.end_ms, added.quote) == (3_000, 5_000, "The tide turns at noon.")
    desk.undo_stack.undo()
    assert desk.kept() == ()
    desk.undo_stack.redo()
    assert undated(*desk.kept()) == undated(added)


def test_editing_is_undone_and_done_again(desk: Desk) -> None:
    added = desk.add(1)
    edited = desk.rename(added, "Noon")
    desk.undo_stack.undo()
    assert undated(*desk.kept()) == undated(added)
    desk.undo_stack.redo()
    assert undated(*desk.kept()) == undated(edited)


def test_deleting_is_undone_and_done_again(desk: Desk) -> None:
    edited = desk.rename(desk.add(1), "Noon")
    assert desk.bookmarks.delete(edited.id)
    assert desk.kept() == ()
    desk.undo_stack.undo()
    assert undated(*desk.kept()) == undated(edited)
    desk.undo_stack.redo()
    assert desk.kept() == ()


def test_what_is_typed_into_one_field_is_undone_at_once_and_nothing_else_with_it(desk: Desk) -> None:
    added = desk.add(1)
    edited = added
    for title in ("N", "No", "Noon"):
        edited = desk.rename(edited, title)
    desk.bookmarks.change(replace(edited, start_ms=2_000))
    desk.undo_stack.undo()
    assert [(kept.title, kept.start_ms) for kept in desk.kept()] == [("Noon", added.start_ms)]
    desk.undo_stack.undo()
    assert undated(*desk.kept()) == undated(added)
    desk.undo_stack.redo()
    desk.undo_stack.redo()
    assert [(kept.title, kept.start_ms) for kept in desk.kept()] == [("Noon", 2_000)]


def test_edits_of_two_bookmarks_are_undone_one_after_the_other(desk: Desk) -> None:
    first, second = desk.add(0), desk.add(1)
    first = desk.rename(first, "First")
    desk.rename(second, "Second")
    desk.rename(first, "First of all")
    expected = [["First", "Second"], ["First", None], [None, None]]
    for titles in expected:
        desk.undo_stack.undo()
        assert desk.titles() == titles


def test_an_edit_is_not_undone_with_the_deletion_after_it(desk: Desk) -> None:
    edited = desk.rename(desk.add(1), "Noon")
    desk.bookmarks.delete(edited.id)
    desk.undo_stack.undo()
    assert desk.titles() == ["Noon"]
    desk.undo_stack.undo()
    assert desk.titles() == [None]


def test_moved_ends_take_the_words_between_them(desk: Desk) -> None:
    added = desk.add(1)
    desk.bookmarks.change(replace(added, start_ms=1_500, end_ms=7_000))
    (moved,) = desk.kept()
    assert moved.quote == "Welcome to the harbour. The tide turns at noon. Then the ferry leaves."
    desk.undo_stack.undo()
    assert undated(*desk.kept()) == undated(added)


def test_the_same_lines_are_one_bookmark(desk: Desk) -> None:
    added = desk.add(1)
    desk.rename(added, "Noon")
    assert desk.bookmarks.add([1])
    assert desk.titles() == ["Noon"]
    assert desk.bookmarks.add([0, 1])
    assert desk.starts() == [1_000, 3_000]


def test_they_stand_in_the_order_of_time(desk: Desk) -> None:
    for number in (2, 0, 1):
        desk.add(number)
    assert desk.starts() == [1_000, 3_000, 6_000]


@pytest.mark.parametrize("numbers", [[], [3]])
def test_where_there_is_no_time_there_is_no_bookmark_and_it_is_told(desk: Desk, numbers: list[int]) -> None:
    assert not desk.bookmarks.add(numbers)
    assert len(desk.told) == 1
    assert desk.kept() == ()
    assert not desk.undo_stack.canUndo()


def test_a_library_that_fails_is_told_and_nothing_shown_changes(desk: Desk) -> None:
    added = desk.add(1)
    desk.shown.clear()
    steps = desk.undo_stack.count()
    with library_in_use(desk.library):
        assert not desk.bookmarks.add([0])
        desk.rename(added, "Never kept")
        assert not desk.bookmarks.delete(added.id)
    assert len(desk.told) == 3
    assert all("another program" in sentence for sentence in desk.told)
    assert desk.shown == []
    assert undated(*desk.kept()) == undated(added)
    assert desk.undo_stack.count() == steps


def test_an_undo_that_fails_changes_nothing_and_can_be_tried_again(desk: Desk) -> None:
    added = desk.add(1)
    with library_in_use(desk.library):
        desk.undo_stack.undo()
    assert len(desk.told) == 1
    assert undated(*desk.kept()) == undated(added)
    desk.undo_stack.redo()
    assert undated(*desk.kept()) == undated(added)
    desk.undo_stack.undo()
    assert desk.kept() == ()


def test_next_and_previous_step_from_bookmark_to_bookmark(desk: Desk) -> None:
    first, second, third = (desk.add(number) for number in range(3))
    bookmarks = desk.bookmarks
    assert bookmarks.next_after(0) == first
    assert bookmarks.next_after(1_000) == second
    assert bookmarks.next_after(6_000) is None
    assert bookmarks.last_before(20_000) == third
    assert bookmarks.last_before(500) is None


def test_going_back_from_a_bookmark_that_has_just_begun_means_the_one_before(desk: Desk) -> None:
    first, _second, third = (desk.add(number) for number in range(3))
    assert desk.bookmarks.last_before(third.start_ms + 1_000) != third
    assert desk.bookmarks.last_before(third.start_ms + 2_000) == third
    assert desk.bookmarks.last_before(first.start_ms + 100) is None


def test_nothing_of_one_recording_is_undone_in_another(desk: Desk) -> None:
    added = desk.add(1)
    other_id = desk.library.add_document(Document(title="Other", lines=LINES[:1]), None)
    desk.bookmarks.set_recording(other_id, (), Timeline(LINES[:1]))
    assert not desk.undo_stack.canUndo()
    desk.undo_stack.undo()
    assert desk.library.bookmarks(desk.recording_id) == (added,)
    desk.bookmarks.change(replace(added, title="Lost"))
    assert not desk.bookmarks.delete(added.id)
    assert desk.library.bookmarks(desk.recording_id) == (added,)


def test_the_same_recording_shown_anew_can_still_be_undone(desk: Desk) -> None:
    desk.add(1)
    desk.bookmarks.set_recording(desk.recording_id, desk.kept(), Timeline(LINES))
    desk.undo_stack.undo()
    assert desk.kept() == ()


def test_with_nothing_open_there_is_nothing_to_bookmark(desk: Desk) -> None:
    desk.bookmarks.set_recording(None, (), Timeline(()))
    assert not desk.bookmarks.add([0])
    assert desk.bookmarks.bookmarks == ()


# In the window


@pytest.fixture
def title_field(opened: Syncline, qtbot: QtBot) -> QLineEdit:
    """The open recording's only bookmark is being named."""
    opened.playback.seek(4_500)
    qtbot.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_B)
    bookmarks = opened.window.findChild(QListView, "bookmarksList")
    bookmarks.setCurrentIndex(bookmarks.model().index(0, 0))
    qtbot.mouseClick(opened.window.findChild(QAbstractButton, "bookmarkEditButton"), Qt.MouseButton.LeftButton)
    title_field = opened.window.findChild(QLineEdit, "bookmarkTitleField")
    assert title_field.isVisible()
    title_field.setFocus()
    qtbot.keyClicks(title_field, "High tide")
    return title_field


@pytest.fixture
def other_id(opened: Syncline) -> str:
    return opened.library.add_document(Document(title="Other", lines=LINES[:1]), None)


def kept_titles(library_path: Path) -> list[str | None]:
    with Library(library_path) as library:
        found = [library.bookmarks(summary.id) for summary in library.summaries()]
    return [bookmark.title for bookmarks in found for bookmark in bookmarks]


def test_a_title_being_typed_is_kept_when_another_recording_is_opened(
    opened: Syncline, title_field: QLineEdit, other_id: str, qtbot: QtBot
) -> None:
    opened.recordings.open(other_id)
    qtbot.waitUntil(lambda: opened.recordings.recording.id == other_id)
    assert kept_titles(opened.library.path) == ["High tide"]


def test_what_is_typed_while_another_recording_is_loaded_is_kept_too(
    opened: Syncline, title_field: QLineEdit, other_id: str, qtbot: QtBot
) -> None:
    opened.recordings.open(other_id)
    qtbot.keyClicks(title_field, " at noon")
    qtbot.waitUntil(lambda: opened.recordings.recording.id == other_id)
    assert kept_titles(opened.library.path) == ["High tide at noon"]
    assert opened.bookmarks.bookmarks == ()


def test_a_title_being_typed_is_kept_when_the_window_is_closed(opened: Syncline, title_field: QLineEdit) -> None:
    opened.window.close()
    assert kept_titles(opened.library.path) == ["High tide"]


def test_a_title_being_typed_is_kept_when_the_recording_is_removed(
    opened: Syncline, title_field: QLineEdit, qtbot: QtBot
) -> None:
    recording_id = opened.recordings.recording.id
    opened.window.findChild(QAction, "remove_recordingAction").trigger()
    assert opened.recordings.recording is None
    opened.recordings.restore(recording_id)
    assert kept_titles(opened.library.path) == ["High tide"]


def test_a_title_being_typed_stays_while_the_recording_is_shown_anew(
    opened: Syncline, title_field: QLineEdit, qtbot: QtBot
) -> None:
    opened.recordings.rename("Harbour talk")
    qtbot.waitUntil(lambda: opened.window.windowTitle().startswith("Harbour talk"))
    qtbot.keyClicks(title_field, " at noon")
    qtbot.keyClick(title_field, Qt.Key.Key_Return)
    assert kept_titles(opened.library.path) == ["High tide at noon"]
