"""The transcript pane as the window joins it to the open recording."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from player.document import Document, Origin
from player.library.store import Library
from player.transcript import Line
from ui.app import Syncline
from ui.transcript.pane import TranscriptPane
from ui.transcript.view import TranscriptView

ENGLISH = tuple(Line(1_000 * number, 1_000 * number + 1_000, f"line {number}") for number in range(5))
GERMAN = tuple(Line(1_000 * number, 1_000 * number + 1_000, f"Zeile {number}") for number in range(5))


def show_both_as_one(library: Library, recording_id: str, second_id: str) -> None:
    library.show_source(recording_id, second_id)


def take_it_off(library: Library, _recording_id: str, second_id: str) -> None:
    library.remove_source(second_id)


@pytest.mark.parametrize("change", [show_both_as_one, take_it_off])
def test_the_text_options_open_though_the_second_text_is_none_any_more(
    syncline: Syncline, tmp_path: Path, qtbot: QtBot, change
) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        recording_id = library.add_document(Document(title="Talk", lines=ENGLISH), b"english")
        for name in ("de", "at"):
            document = Document(lines=GERMAN, origin=Origin("subrip", f"talk.{name}.srt", name * 32))
            library.add_document(document, name.encode(), recording_id=recording_id)
        second_id = library.recording(recording_id).sources[1].id
        library.show_second(recording_id, second_id, is_beside=True)
        change(library, recording_id, second_id)
    syncline.recordings.open(recording_id)
    qtbot.waitUntil(lambda: syncline.recordings.recording is not None)
    QTest.mouseClick(syncline.window.findChild(QWidget, "textOptionsButton"), Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup.findChild(QComboBox, "secondTextBox").currentText() == "None"
    popup.close()


def test_a_length_that_is_learned_costs_the_reader_neither_selection_nor_find(
    syncline: Syncline, tmp_path: Path, qtbot: QtBot
) -> None:
    with Library(tmp_path / "library.sqlite") as library:
        lines = tuple(Line(1_000 * number, None, f"line {number}") for number in range(50))
        recording_id = library.add_document(Document(title="Talk", lines=lines), b"lines")
    syncline.recordings.open(recording_id)
    qtbot.waitUntil(lambda: syncline.recordings.recording is not None)
    pane = syncline.window.findChild(TranscriptPane)
    view = pane.findChild(TranscriptView)
    pane.open_find()
    view.select_line(7)
    view.scroll_to(100)
    with Library(tmp_path / "library.sqlite") as library:
        library.remember_duration(recording_id, 90_000)
    syncline.recordings.refresh()
    qtbot.waitUntil(lambda: view.timeline.span(49) == (49_000, 90_000))
    assert pane.selected_lines() == (7,)
    assert view.scrolled_px() == 100
    assert pane.findChild(QWidget, "findBar").isVisible()
    syncline.playback.seek(80_000)
    assert view.marks.spoken == {49}
