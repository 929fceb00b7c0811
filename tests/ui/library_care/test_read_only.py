"""The window over a library that can only be read, and over one that was replaced or is away for a while."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from player.media.null_engine import NullEngine
from tests.ui.library_care.damage import make_library
from tests.ui.window import notice
from ui.app import Syncline, build
from ui.main_window import MainWindow


@pytest.fixture
def newer(qapp: QApplication, talk_id: str, library_path: Path, settings_path: Path, clock) -> Iterator[Syncline]:
    """The window over a library of a newer Syncline, which has the talk."""
    with closing(sqlite3.connect(library_path)) as connection, connection:
        sql = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('syncline', 'm9999_later', '')"
        connection.execute(sql)
    settings = QSettings(str(settings_path), QSettings.Format.IniFormat)
    made = build(MainWindow(settings), library_path, lambda _tell: NullEngine(clock))
    made.window.show()
    yield made
    made.close()


def test_a_medium_that_is_in_a_library_of_a_newer_syncline_is_opened(
    newer: Syncline, medium: Path, qtbot: QtBot
) -> None:
    assert "newer Syncline" in notice(newer)
    newer.recordings.begin([medium])
    qtbot.waitUntil(lambda: newer.window.windowTitle().startswith("Talk"))


def test_one_that_is_not_in_it_is_said_not_to_be(newer: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    newer.recordings.begin([tmp_path / "other.wav"])
    told = "other.wav is not in the library, which can only be read: it is not opened."
    qtbot.waitUntil(lambda: notice(newer) == told)


def test_a_library_that_another_window_replaced_is_told_once_with_the_way_to_the_new_one(
    syncline: Syncline, tmp_path: Path, qapp: QApplication
) -> None:
    active = Qt.ApplicationState.ApplicationActive
    qapp.applicationStateChanged.emit(active)
    assert notice(syncline) == ""
    make_library(tmp_path / "other.sqlite", "Tides")
    (tmp_path / "other.sqlite").rename(syncline.library.path)
    qapp.applicationStateChanged.emit(active)
    assert notice(syncline).startswith("The library was replaced")
    assert syncline.notices.findChild(QPushButton, "noticeActionButton").text() == "Open Again"
    syncline.notices.hide()
    qapp.applicationStateChanged.emit(active)
    assert notice(syncline) == ""


def test_what_kept_a_bookmark_from_being_kept_is_told_no_longer_once_the_next_is(opened: Syncline) -> None:
    path, elsewhere = opened.library.path, opened.library.path.with_name("elsewhere")
    path.rename(elsewhere)
    opened.bookmarks.add([1])
    assert "was moved" in notice(opened)
    elsewhere.rename(path)
    opened.bookmarks.add([1])
    assert len(opened.bookmarks.bookmarks) == 1
    assert notice(opened) == ""
