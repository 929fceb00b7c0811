"""A recording written to a file from the window: seen before, said what is lost, nothing overwritten unasked."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLabel, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from player.document import Document
from player.export.draft import Draft, draft
from player.export.target import Target
from player.export.writing import Wanted
from tests.ui.conftest import PAGE
from tests.ui.window import press
from ui.app import Syncline


@pytest.fixture
def harbour(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> Syncline:
    """The window with a short talk open."""
    path = tmp_path / "harbour.txt"
    path.write_text(PAGE, "utf-8")
    syncline.recordings.begin([path])
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)
    return syncline


@pytest.fixture
def dialog(harbour: Syncline, qtbot: QtBot) -> QDialog:
    """The dialog, as Ctrl+E brings it up."""
    press(qtbot, harbour, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: harbour.window.findChild(QDialog, "exportDialog") is not None)
    dialog = harbour.window.findChild(QDialog, "exportDialog")
    assert isinstance(dialog, QDialog)
    qtbot.waitUntil(lambda: preview(dialog) != "")
    return dialog


def export_again(harbour: Syncline, qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: not harbour.window.findChildren(QDialog))
    next(action for action in harbour.window.actions() if action.text() == "Export…").trigger()
    dialog = harbour.window.findChild(QDialog, "exportDialog")
    assert isinstance(dialog, QDialog)
    return dialog


def part(dialog: QDialog, kind: type, name: str):
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def preview(dialog: QDialog) -> str:
    return part(dialog, QPlainTextEdit, "exportPreview").toPlainText()


def losses(dialog: QDialog) -> str:
    return part(dialog, QLabel, "exportLosses").text()


def choose(dialog: QDialog, title: str) -> None:
    targets = part(dialog, QListWidget, "exportTargets")
    targets.setCurrentItem(targets.findItems(title, Qt.MatchFlag.MatchExactly)[0])


def save_as(harbour: Syncline, path: Path, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: harbour.window.findChild(QFileDialog) is not None)
    asked = harbour.window.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    asked.selectFile(str(path))
    asked.accept()


def test_what_would_be_written_is_seen_first(dialog: QDialog, qtbot: QtBot) -> None:
    choose(dialog, "SubRip (.srt)")
    qtbot.waitUntil(lambda: "00:00:04,000 --> 00:00:07,000\nBen: The tide turns at noon." in preview(dialog))
    choose(dialog, "WebVTT (.vtt)")
    qtbot.waitUntil(lambda: "<v Ben>The tide turns at noon." in preview(dialog))


def test_speakers_and_times_are_left_out_on_wish(dialog: QDialog, qtbot: QtBot) -> None:
    choose(dialog, "Plain text (.txt)")
    part(dialog, QCheckBox, "exportSpeakers").click()
    part(dialog, QCheckBox, "exportTimes").click()
    qtbot.waitUntil(lambda: "\nThe tide turns at noon.\n" in preview(dialog))


def test_times_cannot_be_left_out_where_a_format_needs_them(dialog: QDialog, qtbot: QtBot) -> None:
    part(dialog, QCheckBox, "exportTimes").click()
    choose(dialog, "SubRip (.srt)")
    assert not part(dialog, QCheckBox, "exportTimes").isEnabled()
    qtbot.waitUntil(lambda: "00:00:04,000 -->" in preview(dialog))


def test_what_would_be_lost_is_said(harbour: Syncline, dialog: QDialog, qtbot: QtBot) -> None:
    choose(dialog, "Syncline JSON (.json)")
    qtbot.waitUntil(lambda: losses(dialog) == "Nothing is lost.")
    dialog.reject()
    harbour.playback.seek(4_000)
    next(action for action in harbour.window.actions() if action.text().startswith("Bookmark Sel")).trigger()
    again = export_again(harbour, qtbot)
    choose(again, "SubRip (.srt)")
    qtbot.waitUntil(lambda: losses(again).startswith("SubRip holds no") and "bookmarks" in losses(again))


def test_the_file_is_written_and_told(harbour: Syncline, dialog: QDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choose(dialog, "SubRip (.srt)")
    part(dialog, QPushButton, "exportButton").click()
    save_as(harbour, tmp_path / "out.srt", qtbot)
    qtbot.waitUntil(lambda: harbour.notices.text() == "out.srt is written.")
    assert (tmp_path / "out.srt").read_text("utf-8").startswith("1\n00:00:01,000 --> 00:00:04,000\nAda: Welcome")


def test_a_folder_that_is_gone_is_told(harbour: Syncline, dialog: QDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choose(dialog, "SubRip (.srt)")
    part(dialog, QPushButton, "exportButton").click()
    qtbot.waitUntil(lambda: harbour.window.findChild(QFileDialog) is not None)
    asked = harbour.window.findChild(QFileDialog)
    assert isinstance(asked, QFileDialog)
    asked.filesSelected.emit([str(tmp_path / "gone" / "out.srt")])
    asked.reject()
    qtbot.waitUntil(lambda: "cannot be written: No such file or directory." in harbour.notices.text())


def test_the_next_export_begins_with_the_format_of_the_last(harbour: Syncline, dialog: QDialog, qtbot: QtBot) -> None:
    choose(dialog, "WebVTT (.vtt)")
    part(dialog, QPushButton, "exportButton").click()
    qtbot.waitUntil(lambda: harbour.window.findChild(QFileDialog) is not None)
    harbour.window.findChild(QFileDialog).reject()
    assert dialog.isVisible()
    dialog.reject()
    again = export_again(harbour, qtbot)
    assert part(again, QListWidget, "exportTargets").currentItem().text() == "WebVTT (.vtt)"


def test_of_formats_that_are_passed_on_the_way_no_draft_is_made(
    harbour: Syncline, dialog: QDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    drafted: list[str] = []

    def recorded(document: Document, target: Target, wanted: Wanted) -> Draft:
        drafted.append(target.title)
        return draft(document, target, wanted)

    monkeypatch.setattr("player.export.draft.draft", recorded)
    go_on = Event()
    harbour.tasks.run("", lambda _progress: go_on.wait(), lambda _done: None)
    for title in ("SubRip (.srt)", "WebVTT (.vtt)", "SBV (.sbv)"):
        choose(dialog, title)
    go_on.set()
    qtbot.waitUntil(lambda: "0:00:04.000,0:00:07.000" in preview(dialog))
    assert drafted == ["SBV"]


def test_a_recording_without_a_medium_is_written_under_a_name_that_every_system_takes(
    harbour: Syncline, qtbot: QtBot
) -> None:
    harbour.recordings.rename("潮: " * 100)
    qtbot.waitUntil(lambda: harbour.recordings.recording.title.startswith("潮"))
    dialog = export_again(harbour, qtbot)
    part(dialog, QPushButton, "exportButton").click()
    qtbot.waitUntil(lambda: harbour.window.findChild(QFileDialog) is not None)
    name = Path(harbour.window.findChild(QFileDialog).selectedFiles()[0]).name
    assert name.startswith("潮 潮")
    assert len(name.encode()) < 200
    harbour.window.findChild(QFileDialog).reject()
    assert dialog.isVisible()
    dialog.reject()
