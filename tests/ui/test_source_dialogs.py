"""The dialogs on sources, in the window: how one was read, its encoding, the frame rate, remarks on a medium."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.core.embedded.media import Subtitles, write_tracks
from ui.app import Syncline

RUSSIAN = "Я не знаю, куда мы идём сегодня вечером."
CUES = ((1_000, 500, b"The tide is out."),)


@pytest.fixture
def evening(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> Syncline:
    """The window with a text open whose encoding was guessed."""
    path = tmp_path / "evening.srt"
    path.write_bytes(f"1\n00:00:01,000 --> 00:00:01,000\n{RUSSIAN}\n".encode("cp1251"))
    syncline.recordings.begin([path])
    qtbot.waitUntil(lambda: shown(syncline) == [RUSSIAN])
    qtbot.waitUntil(lambda: bool(remarks_button(syncline).text()))
    qtbot.waitUntil(remarks_button(syncline).isVisible)
    return syncline


def shown(syncline: Syncline) -> list[str]:
    return [line.text for line in syncline.recordings.timeline.lines]


def remarks_button(syncline: Syncline) -> QAbstractButton:
    button = syncline.window.findChild(QAbstractButton, "sourceRemarksButton")
    assert isinstance(button, QAbstractButton)
    return button


def dialog_of(syncline: Syncline, name: str, qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: syncline.window.findChild(QDialog, name) is not None)
    dialog = syncline.window.findChild(QDialog, name)
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def is_gone(syncline: Syncline, name: str) -> bool:
    return syncline.window.findChild(QDialog, name) is None


def press_ok(dialog: QDialog, qtbot: QtBot) -> None:
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)


def ask_encoding(syncline: Syncline, qtbot: QtBot) -> QDialog:
    """The dialog that the action in the menu opens."""
    syncline.window.findChild(QAction, "reopen_encodingAction").trigger()
    return dialog_of(syncline, "encodingDialog", qtbot)


def choose(dialog: QDialog, title: str) -> None:
    encodings = dialog.findChild(QListWidget, "encodingList")
    (found,) = encodings.findItems(title, Qt.MatchFlag.MatchExactly)
    encodings.setCurrentItem(found)


# The report


def test_a_click_on_the_remarks_tells_them_and_escape_puts_them_away(evening: Syncline, qtbot: QtBot) -> None:
    button = remarks_button(evening)
    assert button.text() == "2 remarks"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    report = dialog_of(evening, "sourceReport", qtbot)
    text = report.findChild(QPlainTextEdit, "sourceReportText")
    assert text.toPlainText().split("\n\n") == [
        "SubRip · 1 line",
        "The encoding is a guess: Cyrillic (Windows-1251).",
        "1 line lasts no time: 1.",
    ]
    assert text.accessibleName() == "How evening.srt was read"
    text.selectAll()
    assert "guess" in text.textCursor().selectedText()
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: is_gone(evening, "sourceReport"))


def test_the_report_leads_to_the_encodings(evening: Syncline, qtbot: QtBot) -> None:
    qtbot.mouseClick(remarks_button(evening), Qt.MouseButton.LeftButton)
    report = dialog_of(evening, "sourceReport", qtbot)
    qtbot.mouseClick(report.findChild(QPushButton, "sourceEncodingButton"), Qt.MouseButton.LeftButton)
    assert dialog_of(evening, "encodingDialog", qtbot).isVisible()
    qtbot.waitUntil(lambda: is_gone(evening, "sourceReport"))


def test_a_source_that_nothing_is_odd_about_says_so(opened: Syncline, qtbot: QtBot) -> None:
    opened.window.findChild(QWidget, "sidebar").source_report_requested.emit(opened.recordings.recording.sources[0].id)
    text = dialog_of(opened, "sourceReport", qtbot).findChild(QPlainTextEdit).toPlainText()
    assert "2 speakers" in text
    assert "Encoding: Unicode (UTF-8)" in text


# The encoding


def test_the_guess_is_chosen_and_named_one_and_each_encoding_shows_how_it_reads(
    evening: Syncline, qtbot: QtBot
) -> None:
    dialog = ask_encoding(evening, qtbot)
    assert dialog.findChild(QListWidget, "encodingList").currentItem().text() == "Cyrillic (Windows-1251) – guessed"
    preview = dialog.findChild(QPlainTextEdit, "encodingPreview")
    assert preview.toPlainText() == RUSSIAN
    choose(dialog, "Cyrillic (KOI8-R)")
    assert preview.toPlainText() == RUSSIAN.encode("cp1251").decode("koi8-r")
    assert [widget.accessibleName() for widget in (dialog.findChild(QListWidget), preview)] == [
        "Encoding",
        "As it reads",
    ]


def test_ok_shows_the_other_reading_and_undo_brings_back_the_first(evening: Syncline, qtbot: QtBot) -> None:
    dialog = ask_encoding(evening, qtbot)
    choose(dialog, "Western (Windows-1252)")
    press_ok(dialog, qtbot)
    qtbot.waitUntil(lambda: shown(evening) == [RUSSIAN.encode("cp1251").decode("cp1252", "replace")])
    qtbot.waitUntil(lambda: remarks_button(evening).text() == "1 remark")
    evening.window.findChild(QAction, "undoAction").trigger()
    qtbot.waitUntil(lambda: shown(evening) == [RUSSIAN])
    qtbot.waitUntil(lambda: remarks_button(evening).text() == "2 remarks")


def test_cancel_leaves_the_reading_as_it_is(evening: Syncline, qtbot: QtBot) -> None:
    dialog = ask_encoding(evening, qtbot)
    choose(dialog, "Western (Windows-1252)")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: is_gone(evening, "encodingDialog"))
    assert not evening.tasks.is_busy()
    assert shown(evening) == [RUSSIAN]


# The frame rate


def open_frames(syncline: Syncline, folder: Path, qtbot: QtBot) -> QDialog:
    path = folder / "ebb.sub"
    path.write_text("{25}{50}The tide is out.\n", "utf-8")
    syncline.recordings.begin([path])
    return dialog_of(syncline, "frameRateDialog", qtbot)


@pytest.mark.parametrize(("typed", "start_ms"), [("23.976", 1_043), ("12,5", 2_000)])
def test_the_frame_rate_that_is_named_is_the_one_it_is_read_by(
    syncline: Syncline, tmp_path: Path, qtbot: QtBot, typed: str, start_ms: int
) -> None:
    dialog = open_frames(syncline, tmp_path, qtbot)
    box = dialog.findChild(QComboBox, "frameRateBox")
    assert box.findText("23.976") >= 0
    ok = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    for nonsense in ("", "fast", "0", "nan"):
        box.setEditText(nonsense)
        assert not ok.isEnabled()
    box.setEditText(typed)
    press_ok(dialog, qtbot)
    qtbot.waitUntil(lambda: [line.start_ms for line in syncline.recordings.timeline.lines] == [start_ms])


def test_without_a_frame_rate_it_is_told_why_nothing_opens(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = open_frames(syncline, tmp_path, qtbot)
    assert syncline.notices.text() == ""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert "ebb.sub" in syncline.notices.text()
    assert "count frames" in syncline.notices.text()
    assert syncline.recordings.recording is None


# What stands inside a medium


def test_one_remark_on_a_medium_is_a_notice(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    film = write_tracks(tmp_path / "film.mkv", Subtitles("subrip", CUES), Subtitles("dvd_subtitle", CUES))
    syncline.recordings.begin([film])
    qtbot.waitUntil(lambda: "pictures, not text" in syncline.notices.text())


def test_several_remarks_on_a_medium_are_counted_and_shown_on_demand(
    syncline: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    film = write_tracks(tmp_path / "film.mkv", Subtitles("dvd_subtitle", CUES), Subtitles("dvd_subtitle", CUES))
    syncline.recordings.begin([film])
    qtbot.waitUntil(lambda: syncline.notices.text() == "2 remarks on how film.mkv was read.")
    qtbot.mouseClick(syncline.window.findChild(QPushButton, "noticeActionButton"), Qt.MouseButton.LeftButton)
    text = dialog_of(syncline, "sourceReport", qtbot).findChild(QPlainTextEdit).toPlainText()
    assert text.count("pictures, not text") == 2


def test_the_file_is_saved_as_it_was(evening: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    remarks_button(evening).click()
    dialog = dialog_of(evening, "sourceReport", qtbot)
    save = dialog.findChild(QPushButton, "sourceSaveButton")
    assert save is not None
    save.click()
    qtbot.waitUntil(lambda: evening.window.findChild(QFileDialog) is not None)
    asked = evening.window.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    asked.selectFile(str(tmp_path / "again.srt"))
    asked.accept()
    qtbot.waitUntil(lambda: evening.notices.text() == "again.srt is written.")
    assert (tmp_path / "again.srt").read_bytes() == (tmp_path / "evening.srt").read_bytes()
    dialog.reject()
