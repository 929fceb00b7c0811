"""Errands: the library is put back or repaired while nothing else is open, with progress, and Cancel stops it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from player.errors import LibraryError
from player.library.care.backups import back_up, backups
from tests.ui.library_care.damage import break_text, make_library, titles_in
from ui.library_care.errand import Errand, ErrandDialog, carry_out, repairing, restoring
from ui.library_care.outcome import Outcome
from ui.main_window import MainWindow
from ui.tasks import Progress


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = MainWindow(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def test_the_library_is_put_back_as_it_was(path: Path, window: MainWindow) -> None:
    make_library(path, "Tides")
    backup = back_up(path)
    make_library(path, "Winds")
    outcome = carry_out(restoring(path, backup), window)
    assert outcome.sentence.startswith("The library is as it was on ")
    assert titles_in(path) == ["Tides"]
    assert [made.reason for made in backups(path)] == ["before-restore", "manual"]


def test_a_backup_that_is_not_whole_changes_nothing(path: Path, window: MainWindow) -> None:
    make_library(path, "Tides")
    backup = back_up(path)
    make_library(path, "Winds")
    data = bytearray(backup.path.read_bytes())
    data[4_096 : len(data) // 2] = bytes(len(data) // 2 - 4_096)
    backup.path.write_bytes(data)
    assert backup.path.name in carry_out(restoring(path, backup), window).sentence
    assert titles_in(path) == ["Tides", "Winds"]


def test_a_repair_tells_what_it_made_whole(path: Path, window: MainWindow) -> None:
    (tides_id,) = make_library(path, "Tides")
    back_up(path)
    break_text(path, tides_id)
    outcome = carry_out(repairing(path), window)
    assert outcome.sentence == "The library is repaired, and everything in it is whole."
    assert any("Tides" in paragraph for paragraph in outcome.paragraphs)


def test_a_repair_of_what_is_whole_says_so(path: Path, window: MainWindow) -> None:
    make_library(path, "Tides")
    assert carry_out(repairing(path), window) == Outcome("Nothing was damaged.")


def test_what_cannot_be_done_is_a_sentence(window: MainWindow) -> None:
    def work(_progress: Progress) -> Outcome:
        raise LibraryError("the disk is full")

    assert carry_out(Errand("Restoring…", work), window) == Outcome("the disk is full")


def test_cancel_stops_it(window: MainWindow, qtbot: QtBot) -> None:
    def work(progress: Progress) -> Outcome:
        while True:
            progress.report(1, 4)

    def cancel() -> None:
        dialog = window.findChild(ErrandDialog)
        if dialog is None or dialog.findChild(QProgressBar).value() != 1:
            QTimer.singleShot(1, cancel)
            return
        dialog.findChild(QPushButton, "errandCancelButton").click()

    QTimer.singleShot(0, cancel)
    assert carry_out(Errand("Restoring…", work), window).sentence == "This was stopped; the library is as it was."


def test_closing_its_dialog_asks_it_to_stop_and_waits(window: MainWindow, qtbot: QtBot) -> None:
    progress = Progress()
    dialog = ErrandDialog("Restoring…", progress, window)
    dialog.open()
    dialog.close()
    assert progress.is_cancelled()
    assert dialog.isVisible()
    dialog.done(0)
