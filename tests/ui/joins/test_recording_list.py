"""The list of recordings in the window: its order is remembered, and covers come by themselves."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from player.media.null_engine import NullEngine
from tests.core.embedded.pictures import RED, write_covered
from tests.ui.window import find
from ui.app import Syncline, build, cover_folder
from ui.main_window import MainWindow
from ui.panels.library.recording_model import COVER_ROLE


def ticked(syncline: Syncline, name: str) -> bool:
    return syncline.window.findChild(QAction, f"{name}Choice").isChecked()


def test_the_order_is_there_again_after_a_restart(
    syncline: Syncline, settings_path: Path, tmp_path: Path, clock, qtbot: QtBot
) -> None:
    syncline.window.findChild(QAction, "lengthChoice").trigger()
    syncline.window.findChild(QAction, "heardChoice").trigger()
    syncline.close()
    settings = QSettings(str(settings_path), QSettings.Format.IniFormat)
    again = build(MainWindow(settings), tmp_path / "library.sqlite", lambda _tell: NullEngine(clock))
    assert ticked(again, "length")
    # A filter is not: who starts anew wants to see what there is.
    assert ticked(again, "all")
    again.close()


def test_a_recording_in_sight_gets_its_cover(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    talk = write_covered(tmp_path / "talk.flac", "flac", (RED, "Cover (front)"))
    syncline.recordings.begin([talk])
    view = find(syncline, "libraryList")
    assert isinstance(view, QListView)
    qtbot.waitUntil(lambda: view.model().rowCount() == 1)
    qtbot.waitUntil(lambda: view.model().index(0, 0).data(COVER_ROLE) is not None, timeout=20_000)
    assert len(list(cover_folder().iterdir())) == 1
