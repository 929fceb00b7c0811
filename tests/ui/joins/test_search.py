"""Searching in the window: from anywhere into the field, by Enter to the moment, by Escape back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from player.document import Document
from player.library.opening import open_store
from player.media.null_engine import NullEngine
from player.transcript import Line
from tests.ui.window import find, press, view_of
from ui.app import Syncline, build
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def other_id(tmp_path: Path, syncline: Syncline) -> str:
    """Another recording in the library of the window."""
    lines = tuple(Line(10_000 * number, None, text) for number, text in enumerate(("Good evening.", "A lighthouse.")))
    with open_store(tmp_path / "library.sqlite") as library:
        return library.add_document(Document(title="Lights", duration_ms=60_000, lines=lines), None)


def field(syncline: Syncline) -> QLineEdit:
    found = find(syncline, "librarySearchField")
    assert isinstance(found, QLineEdit)
    return found


def hits(syncline: Syncline) -> str:
    view = find(syncline, "libraryHitList")
    assert isinstance(view, QListView)
    return "\n".join(str(view.model().index(number, 0).data()) for number in range(view.model().rowCount()))


def search(syncline: Syncline, qtbot: QtBot, query: str, first_text: str) -> None:
    """Type a query, and wait until this is found."""
    press(qtbot, syncline, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), query)
    qtbot.waitUntil(lambda: first_text in hits(syncline))


def is_playing(syncline: Syncline) -> bool:
    session = find(syncline, "playButton")
    return session.accessibleName() == "Pause"


def test_enter_in_the_field_plays_the_moment(opened: Syncline, qtbot: QtBot) -> None:
    search(opened, qtbot, "tide tab", "And bring the tide table.")
    press(qtbot, opened, Qt.Key.Key_Return)
    assert opened.playback.position_ms() == 14_000
    assert is_playing(opened)


def test_enter_before_the_answer_plays_as_soon_as_it_is_there(opened: Syncline, qtbot: QtBot) -> None:
    press(qtbot, opened, Qt.Key.Key_K, CTRL)
    field(opened).setText("ferry")
    press(qtbot, opened, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.playback.position_ms() == 7_000)
    assert is_playing(opened)


def test_another_letter_takes_enter_back(opened: Syncline, qtbot: QtBot) -> None:
    press(qtbot, opened, Qt.Key.Key_K, CTRL)
    field(opened).setText("ferr")
    press(qtbot, opened, Qt.Key.Key_Return)
    field(opened).setText("ferry")
    qtbot.waitUntil(lambda: "Then the ferry leaves." in hits(opened))
    assert not is_playing(opened)


def test_a_hit_in_another_recording_opens_it_plays_and_leaves_the_keyboard_with_the_hits(
    opened: Syncline, other_id: str, qtbot: QtBot
) -> None:
    search(opened, qtbot, "lighthouse", "A lighthouse.")
    press(qtbot, opened, Qt.Key.Key_Down)
    press(qtbot, opened, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.recordings.recording is not None and opened.recordings.recording.id == other_id)
    qtbot.waitUntil(lambda: opened.playback.position_ms() == 10_000)
    assert find(opened, "libraryHitList").hasFocus()


def test_ctrl_enter_opens_the_recording_where_one_stopped(opened: Syncline, other_id: str, qtbot: QtBot) -> None:
    search(opened, qtbot, "lighthouse", "A lighthouse.")
    press(qtbot, opened, Qt.Key.Key_Down)
    press(qtbot, opened, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: opened.recordings.recording is not None and opened.recordings.recording.id == other_id)
    assert opened.playback.position_ms() == 0
    assert view_of(opened).hasFocus()


def test_ctrl_k_comes_from_the_transcript_and_escape_goes_back_there(opened: Syncline, qtbot: QtBot) -> None:
    view_of(opened).setFocus()
    search(opened, qtbot, "ferry", "Then the ferry leaves.")
    press(qtbot, opened, Qt.Key.Key_Down)
    press(qtbot, opened, Qt.Key.Key_Escape)
    assert field(opened).hasFocus()
    assert field(opened).text() == ""
    press(qtbot, opened, Qt.Key.Key_Escape)
    assert view_of(opened).hasFocus()


def test_a_library_that_was_closed_is_closed_again(opened: Syncline, qtbot: QtBot) -> None:
    library = find(opened, "libraryPanel")
    view_of(opened).setFocus()
    opened.window.findChild(QWidget, "panes").show_library(False)
    press(qtbot, opened, Qt.Key.Key_K, CTRL)
    assert library.isVisible()
    press(qtbot, opened, Qt.Key.Key_Escape)
    assert not library.isVisible()
    assert view_of(opened).hasFocus()


def test_ctrl_k_again_selects_the_query_to_be_typed_over(opened: Syncline, qtbot: QtBot) -> None:
    search(opened, qtbot, "ferry", "Then the ferry leaves.")
    press(qtbot, opened, Qt.Key.Key_Down)
    press(qtbot, opened, Qt.Key.Key_K, CTRL)
    assert field(opened).hasFocus()
    assert field(opened).selectedText() == "ferry"


def test_ctrl_k_is_not_swallowed_by_a_field_one_types_in(opened: Syncline, qtbot: QtBot) -> None:
    press(qtbot, opened, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "tide")
    QApplication.focusWidget().home(False)
    press(qtbot, opened, Qt.Key.Key_K, CTRL)
    assert field(opened).hasFocus()
    assert find(opened, "findField").text() == "tide"


def test_a_better_spelling_is_searched_for_at_once(opened: Syncline, qtbot: QtBot) -> None:
    press(qtbot, opened, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "fery ")
    qtbot.waitUntil(lambda: "Did you mean “ferry”?" in hits(opened))
    press(qtbot, opened, Qt.Key.Key_Down)
    press(qtbot, opened, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Then the ferry leaves." in hits(opened))
    assert field(opened).text() == "ferry"


def test_the_forms_of_words_are_found_once_chosen_and_remembered(
    opened: Syncline, settings_path: Path, tmp_path: Path, clock, qtbot: QtBot
) -> None:
    press(qtbot, opened, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "turning ")
    qtbot.waitUntil(lambda: find(opened, "libraryHitCount").text() == "Nothing found")
    find(opened, "librarySearchHelpButton").language_chosen.emit("en")
    qtbot.waitUntil(lambda: "The tide turns at noon." in hits(opened))
    settings = QSettings(str(settings_path), QSettings.Format.IniFormat)
    again = build(MainWindow(settings), tmp_path / "library.sqlite", lambda _tell: NullEngine(clock))
    try:
        field(again).setText("turning ")
        qtbot.waitUntil(lambda: "The tide turns at noon." in hits(again))
    finally:
        again.close()


def test_a_recording_that_is_gone_is_told_and_the_hits_stay(opened: Syncline, other_id: str, qtbot: QtBot) -> None:
    search(opened, qtbot, "lighthouse", "A lighthouse.")
    opened.recordings.remove(other_id)
    press(qtbot, opened, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.notices.text() != "")
    assert "A lighthouse." in hits(opened)
