"""The check in the window: what is whole is counted, what is damaged is named, with the way to the repair."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from player.library.care.check import CheckReport
from player.library.damage import Damage
from player.library.store import Library
from tests.ui.library_care.damage import break_text, flip_letters, make_library, stay_open
from tests.ui.window import act, click, dialog_named, notice
from ui.app import Syncline
from ui.library_care.wording import checked

DEADLINE_S = 10.0


@pytest.fixture
def tides_id(tmp_path: Path) -> str:
    """The first of two recordings, in the library of the window."""
    return make_library(tmp_path / "library.sqlite", "Tides", "Winds")[0]


@pytest.fixture
def check(syncline: Syncline, qtbot: QtBot) -> Callable[[], QDialog]:
    """Checks the library; returns the dialog with what came of it."""

    def run() -> QDialog:
        act(syncline, "check_library")
        dialog = dialog_named(syncline, "libraryOutcome", qtbot)
        qtbot.waitUntil(lambda: not syncline.care.tasks.is_busy())
        return dialog

    return run


def sentence(dialog: QDialog) -> str:
    return dialog.findChild(QLabel, "libraryOutcomeSentence").text()


def details(dialog: QDialog) -> str:
    return dialog.findChild(QPlainTextEdit, "libraryOutcomeDetails").toPlainText()


def offers_repair(dialog: QDialog) -> bool:
    return dialog.findChild(QPushButton, "libraryOutcomeRepairButton").isVisible()


def test_what_is_whole_is_counted(tides_id: str, check: Callable[[], QDialog]) -> None:
    dialog = check()
    assert sentence(dialog) == "Everything is whole: 2 recordings, 2 texts, 0 bookmarks."
    assert not offers_repair(dialog)


def test_what_is_damaged_is_named_with_the_way_to_the_repair(
    tmp_path: Path, tides_id: str, syncline: Syncline, check: Callable[[], QDialog], qtbot: QtBot
) -> None:
    break_text(tmp_path / "library.sqlite", tides_id)
    stay_open(syncline)
    dialog = check()
    assert sentence(dialog) == "1 record is damaged."
    assert "“Tides”" in details(dialog)
    click(dialog, "libraryOutcomeRepairButton", qtbot)
    question = dialog_named(syncline, "libraryQuestion", qtbot)
    click(question, "Repair", qtbot)
    assert syncline.care.errand is not None
    assert syncline.care.errand.title == "Repairing the library…"


def test_a_text_whose_letters_changed_on_the_disk_is_named_and_not_shown(
    tmp_path: Path, tides_id: str, syncline: Syncline, check: Callable[[], QDialog], qtbot: QtBot
) -> None:
    flip_letters(tmp_path / "library.sqlite")
    dialog = check()
    assert sentence(dialog) == "2 records are damaged."
    assert "“Tides”" in details(dialog)
    dialog.reject()
    syncline.recordings.open(tides_id)
    qtbot.waitUntil(lambda: "is damaged" in notice(syncline))
    assert syncline.recordings.timeline.lines == ()


def test_a_library_that_cannot_be_looked_into_is_told_in_a_sentence(
    tmp_path: Path, syncline: Syncline, check: Callable[[], QDialog]
) -> None:
    path = tmp_path / "library.sqlite"
    path.rename(path.with_name("elsewhere"))
    dialog = check()
    assert "there is no library here" in sentence(dialog)
    assert offers_repair(dialog)


def test_what_was_closed_before_the_end_is_stopped(tides_id: str, syncline: Syncline, qtbot: QtBot) -> None:
    outcomes: list[object] = []
    syncline.care.checked.connect(lambda outcome, _is_repairable: outcomes.append(outcome))
    act(syncline, "check_library")
    dialog_named(syncline, "libraryOutcome", qtbot).reject()
    qtbot.waitUntil(lambda: not syncline.care.tasks.is_busy())
    assert outcomes == []


def test_a_check_that_is_cancelled_leaves_no_dialog(tides_id: str, syncline: Syncline, qtbot: QtBot) -> None:
    gate = threading.Event()
    syncline.care.tasks.run("", lambda _progress: gate.wait(DEADLINE_S), lambda _opened: None)
    act(syncline, "check_library")
    dialog = dialog_named(syncline, "libraryOutcome", qtbot)
    cancel = dialog.findChild(QPushButton, "taskCancelButton")
    qtbot.waitUntil(cancel.isVisible)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    cancel.click()
    gate.set()
    qtbot.waitUntil(lambda: closed == [QDialog.DialogCode.Rejected])


def test_damage_is_told_where_the_recording_is_shown(
    tmp_path: Path, tides_id: str, syncline: Syncline, qtbot: QtBot
) -> None:
    break_text(tmp_path / "library.sqlite", tides_id)
    syncline.recordings.open(tides_id)
    qtbot.waitUntil(lambda: "is damaged" in notice(syncline))
    act_button = syncline.notices.findChild(QPushButton, "noticeActionButton")
    assert act_button.text() == "Repair Library…"
    act_button.click()
    assert "journal" in dialog_named(syncline, "libraryQuestion", qtbot).text()


def test_damage_is_told_once(tmp_path: Path, tides_id: str, syncline: Syncline, qtbot: QtBot) -> None:
    break_text(tmp_path / "library.sqlite", tides_id)
    syncline.recordings.open(tides_id)
    qtbot.waitUntil(lambda: "is damaged" in notice(syncline))
    syncline.notices.hide()
    syncline.recordings.rename("Ebb and Flood")
    qtbot.waitUntil(lambda: syncline.window.windowTitle().startswith("Ebb and Flood"))
    assert notice(syncline) == ""


def test_what_is_whole_is_opened_without_a_word(tides_id: str, syncline: Syncline, qtbot: QtBot) -> None:
    syncline.recordings.open(tides_id)
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)
    assert notice(syncline) == ""
    with Library(syncline.library.path) as library:
        assert library.recording(tides_id).damages == ()


def test_the_file_itself_is_damaged_in_one_sentence_whatever_sqlite_says_of_it() -> None:
    faults = ("*** in database main ***", "On tree page 365 cell 3: Rowid 9 out of order", "row 7 missing from index")
    damage = Damage("source", "id", "Tides")
    outcome = checked(CheckReport(Path("library.sqlite"), damages=(damage,), file_faults=faults))
    assert outcome.sentence == "1 record is damaged."
    assert len(outcome.paragraphs) == 2
    assert outcome.paragraphs[0].startswith("The file itself is damaged; Repair Library…")


def test_what_is_whole_leaves_no_empty_room(tides_id: str, check: Callable[[], QDialog]) -> None:
    dialog = check()
    label = dialog.findChild(QLabel, "libraryOutcomeSentence")
    button = dialog.findChild(QPushButton, "libraryOutcomeCloseButton")
    assert button.y() - label.geometry().bottom() < 3 * label.fontMetrics().height()


def test_the_window_names_no_command_of_the_terminal(
    tmp_path: Path, tides_id: str, syncline: Syncline, check: Callable[[], QDialog], qtbot: QtBot
) -> None:
    break_text(tmp_path / "library.sqlite", tides_id)
    dialog = check()
    assert details(dialog).endswith("left out: choose Repair Library…")
    dialog.reject()
    syncline.recordings.open(tides_id)
    qtbot.waitUntil(lambda: notice(syncline).endswith("left out: choose Repair Library…"))


def test_a_check_has_one_bar_and_the_window_shows_it_again_once_the_dialog_is_gone(
    tides_id: str, syncline: Syncline, qtbot: QtBot
) -> None:
    gate = threading.Event()
    syncline.care.tasks.run("Preparing", lambda _progress: gate.wait(DEADLINE_S), lambda _opened: None)
    (window_bar,) = (bar for bar in syncline.window.findChildren(QWidget, "taskBar") if bar.isVisible() or is_due(bar))
    act(syncline, "check_library")
    dialog = dialog_named(syncline, "libraryOutcome", qtbot)
    qtbot.waitUntil(dialog.findChild(QWidget, "taskBar").isVisible)
    assert not window_bar.isVisible()
    dialog.reject()
    qtbot.waitUntil(window_bar.isVisible)
    gate.set()
    qtbot.waitUntil(lambda: not window_bar.isVisible())


def is_due(bar: QWidget) -> bool:
    """Whether it will come when this takes longer."""
    return any(timer.isActive() for timer in bar.findChildren(QTimer))
