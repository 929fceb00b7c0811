"""The library panel: recordings with their progress."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView
from pytestqt.qtbot import QtBot

from player.recording import RecordingSummary
from ui.panels.library.panel import LibraryPanel

SUMMARIES = (
    RecordingSummary("one", "The Harbour Pilot", "Quay Radio", 1_713_000, 723_000, None, 807, 2),
    RecordingSummary("two", "Silt " * 40, None, None, 0, None, 0, 0),
)


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def shown_rows(panel: LibraryPanel) -> list[str]:
    view = next(view for view in panel.findChildren(QListView) if view.isVisible())
    return [str(view.model().index(number, 0).data()) for number in range(view.model().rowCount())]


def press_row(qtbot: QtBot, panel: LibraryPanel, number: int) -> None:
    view = next(view for view in panel.findChildren(QListView) if view.isVisible())
    place = view.visualRect(view.model().index(number, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_an_empty_library_says_how_recordings_get_there(panel: LibraryPanel, qtbot: QtBot) -> None:
    assert any("drop it on the window" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    with qtbot.waitSignal(panel.open_requested):
        qtbot.mouseClick(panel.findChild(QAbstractButton, "libraryOpenButton"), Qt.MouseButton.LeftButton)


def test_recordings_show_how_far_one_got(panel: LibraryPanel) -> None:
    panel.set_recordings(SUMMARIES, "one")
    first, second = shown_rows(panel)
    assert first == "The Harbour Pilot\n12:03 of 28:33 · 2 bookmarks · Quay Radio"
    assert second == ("Silt " * 40).strip()
    titles = panel.findChild(QListView, "libraryList").model()
    assert titles.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{('Silt ' * 24).strip()}…"
    assert ("Silt " * 40).strip() in titles.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(("share", "said"), [(0.0, ""), (0.004, ""), (0.629, "62 % heard"), (1.0, "100 % heard")])
def test_recordings_show_how_much_was_heard_if_anything_was(panel: LibraryPanel, share: float, said: str) -> None:
    panel.set_recordings((replace(SUMMARIES[0], bookmark_count=0, heard_share=share),), None)
    (row,) = shown_rows(panel)
    assert row.splitlines()[1].split(" · ")[1:-1] == ([said] if said else [])


def test_a_row_that_grows_moves_those_below_it(panel: LibraryPanel) -> None:
    bare = replace(SUMMARIES[0], channel=None, duration_ms=None, position_ms=0, bookmark_count=0)
    panel.set_recordings((bare, SUMMARIES[1]), None)
    view = next(view for view in panel.findChildren(QListView) if view.isVisible())
    rows = [view.model().index(number, 0) for number in range(2)]
    assert view.visualRect(rows[1]).top() > view.visualRect(rows[0]).bottom()
    panel.set_recordings(SUMMARIES, None)
    assert view.visualRect(rows[1]).top() > view.visualRect(rows[0]).bottom()


def test_the_open_recording_is_marked(panel: LibraryPanel) -> None:
    panel.set_recordings(SUMMARIES, "two")
    model = panel.findChild(QListView, "libraryList").model()
    said = [model.index(number, 0).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(2)]
    assert [text.endswith("open") for text in said] == [False, True]


def test_a_click_chooses_a_recording(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.set_recordings(SUMMARIES, None)
    with qtbot.waitSignal(panel.recording_chosen) as wish:
        press_row(qtbot, panel, 1)
    assert wish.args == ["two"]


def test_the_current_recording_can_be_removed(panel: LibraryPanel, qtbot: QtBot) -> None:
    panel.set_recordings(SUMMARIES, None)
    remove = panel.findChild(QAbstractButton, "libraryRemoveButton")
    panel.findChild(QListView, "libraryList").clearFocus()
    press_row(qtbot, panel, 0)
    with qtbot.waitSignal(panel.remove_requested) as wish:
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert wish.args == ["one"]
