"""Backups in the window: made on a wish, listed, and restored only once the user has agreed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from player.library.care.backups import Backup, back_up, backup_folder, backups
from tests.ui.library_care.damage import make_library, stay_open
from tests.ui.window import act, click, dialog_named, notice
from ui.app import Syncline
from ui.library_care.backups_dialog import BackupsDialog
from ui.library_care.wording import time_text


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """With one recording, and two backups."""
    path = tmp_path / "library.sqlite"
    make_library(path, "Tides")
    for day, reason in ((1, "manual"), (2, "daily")):
        back_up(path, reason, now=lambda day=day: datetime(2026, 3, day, 12, tzinfo=UTC))
    return path


@pytest.fixture
def dialog(library_path: Path, syncline: Syncline, qtbot: QtBot) -> QDialog:
    act(syncline, "backups")
    return dialog_named(syncline, "backupsDialog", qtbot)


def rows(dialog: QDialog) -> list[list[str]]:
    tree = dialog.findChild(QTreeWidget, "backupsList")
    items = [tree.topLevelItem(number) for number in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(tree.columnCount())] for item in items]


def news(dialog: QDialog) -> str:
    return dialog.findChild(QLabel, "backupsNews").text()


def question_of(syncline: Syncline, qtbot: QtBot) -> QMessageBox:
    box = dialog_named(syncline, "libraryQuestion", qtbot)
    assert isinstance(box, QMessageBox)
    return box


def test_a_backup_on_a_wish_is_told(library_path: Path, syncline: Syncline, qtbot: QtBot) -> None:
    act(syncline, "back_up")
    qtbot.waitUntil(lambda: notice(syncline).startswith("The library is backed up: "))
    newest = backups(library_path)[0]
    assert newest.reason == "manual"
    assert newest.is_whole()


def test_a_backup_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, syncline: Syncline, qtbot: QtBot
) -> None:
    folder = backup_folder(tmp_path / "library.sqlite")
    folder.write_text("in the way")
    act(syncline, "back_up")
    qtbot.waitUntil(lambda: "the backup cannot be written" in notice(syncline))
    assert str(folder) in notice(syncline)


def test_the_newest_stands_first_and_is_chosen(dialog: QDialog) -> None:
    assert [row[:2] for row in rows(dialog)] == [
        [time_text(datetime(2026, 3, 2, 12, tzinfo=UTC)), "Daily"],
        [time_text(datetime(2026, 3, 1, 12, tzinfo=UTC)), "By hand"],
    ]
    assert dialog.findChild(QTreeWidget, "backupsList").selectedItems()[0].text(1) == "Daily"


def test_one_more_is_made_from_the_list(dialog: QDialog, qtbot: QtBot) -> None:
    click(dialog, "backupsMakeButton", qtbot)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    assert news(dialog).startswith("The library is backed up: ")


def test_a_failure_is_told_in_the_list_too(
    library_path: Path, dialog: QDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    library_path.rename(library_path.with_name("elsewhere"))
    click(dialog, "backupsMakeButton", qtbot)
    qtbot.waitUntil(lambda: "there is no library here" in news(dialog))


def test_without_backups_the_list_says_so(syncline: Syncline, qtbot: QtBot) -> None:
    act(syncline, "backups")
    dialog = dialog_named(syncline, "backupsDialog", qtbot)
    assert news(dialog) == "There are no backups yet."
    assert not dialog.findChild(QPushButton, "backupsRestoreButton").isEnabled()
    assert not dialog.findChild(QPushButton, "backupsFolderButton").isEnabled()


def test_nothing_is_restored_before_the_user_agrees(dialog: QDialog, syncline: Syncline, qtbot: QtBot) -> None:
    click(dialog, "backupsRestoreButton", qtbot)
    box = question_of(syncline, qtbot)
    assert time_text(datetime(2026, 3, 2, 12, tzinfo=UTC)) in box.text()
    assert "What is in it now is kept as a backup" in box.text()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not box.isVisible())
    assert syncline.care.errand is None
    assert dialog.isVisible()


def test_what_was_agreed_to_is_left_to_be_done(dialog: QDialog, syncline: Syncline, qtbot: QtBot) -> None:
    stay_open(syncline)
    tree = dialog.findChild(QTreeWidget, "backupsList")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    click(dialog, "backupsRestoreButton", qtbot)
    box = question_of(syncline, qtbot)
    assert time_text(datetime(2026, 3, 1, 12, tzinfo=UTC)) in box.text()
    click(box, "Restore", qtbot)
    assert syncline.care.errand is not None
    assert syncline.care.errand.title == "Restoring the library…"


def test_a_backup_of_an_impossible_time_is_listed_all_the_same(qtbot: QtBot, syncline: Syncline) -> None:
    dialog = BackupsDialog(QLabel(), syncline.window)
    earliest = datetime.min.replace(tzinfo=UTC)
    dialog.set_backups([Backup(Path("a.sqlite"), earliest, "no-such-reason", 3 << 30)])
    ((made, why, size),) = rows(dialog)
    assert made.startswith("1 January 1")
    assert (why, size) == ("", "3.0 GB")
    dialog.deleteLater()
