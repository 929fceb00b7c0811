"""Sorting and filtering in the library panel: a menu, and a line that says what is not shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panels.recordings import numbered, recording, titles
from ui.panels.library.arrangement import FILTERS, ORDERS
from ui.panels.library.panel import LibraryPanel

RECORDINGS = (
    recording("t", "Tide", opened_at="2025-03-03T00:00:00Z", heard_share=1.0),
    recording("a", "Anchor", opened_at="2025-02-02T00:00:00Z"),
    recording("b", "Buoy", bookmark_count=2),
)


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.set_recordings(RECORDINGS, None)
    return panel


def listed(panel: LibraryPanel) -> list[str]:
    view = panel.findChild(QListView, "libraryList")
    return titles(view) if view.isVisible() else []


def line(panel: LibraryPanel) -> str:
    """What is said of the filter; empty where nothing is."""
    widget = panel.findChild(QWidget, "libraryFilterLine")
    return widget.findChild(QLabel).text() if widget.isVisible() else ""


def choose(panel: LibraryPanel, name: str) -> None:
    panel.findChild(QAction, f"{name}Choice").trigger()


def ticked(panel: LibraryPanel) -> list[str]:
    button = panel.findChild(QToolButton, "libraryArrangeButton")
    return [action.text() for action in button.menu().actions() if action.isChecked()]


def test_the_menu_sorts_and_tells_so(panel: LibraryPanel, qtbot: QtBot) -> None:
    assert listed(panel) == ["Tide", "Anchor", "Buoy"]
    with qtbot.waitSignal(panel.sort_changed) as told:
        choose(panel, "title")
    assert told.args == ["title"]
    assert listed(panel) == ["Anchor", "Buoy", "Tide"]
    assert ticked(panel) == ["Title", "All Recordings"]


def test_every_order_and_filter_is_in_the_menu(panel: LibraryPanel) -> None:
    menu = panel.findChild(QToolButton, "libraryArrangeButton").menu()
    offered = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert offered == [choice.title for choice in (*ORDERS, *FILTERS)]


def test_a_remembered_order_is_taken_and_not_told_again(panel: LibraryPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.sort_changed):
        panel.set_sort("title")
    assert listed(panel) == ["Anchor", "Buoy", "Tide"]
    panel.set_sort("of another program")
    assert ticked(panel) == ["Last Opened", "All Recordings"]


def test_the_button_says_what_is_chosen(panel: LibraryPanel) -> None:
    choose(panel, "heard")
    button = panel.findChild(QToolButton, "libraryArrangeButton")
    assert button.accessibleDescription() == "Sorted by: Last Opened. Shown: Heard."


def test_a_filter_says_how_many_it_shows_and_is_taken_back(panel: LibraryPanel, qtbot: QtBot) -> None:
    assert line(panel) == ""
    choose(panel, "not_heard")
    assert (listed(panel), line(panel)) == (["Anchor", "Buoy"], "Not Heard: 2 of 3")
    qtbot.mouseClick(panel.findChild(QAbstractButton, "libraryShowAllButton"), Qt.MouseButton.LeftButton)
    assert (len(listed(panel)), line(panel)) == (3, "")
    assert ticked(panel) == ["Last Opened", "All Recordings"]


def test_a_filter_that_nothing_belongs_to_says_so(panel: LibraryPanel) -> None:
    choose(panel, "begun")
    assert listed(panel) == []
    assert line(panel) == "Begun: 0 of 3"
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "No recording matches “Begun”." in said


def test_large_numbers_are_told_in_groups(panel: LibraryPanel) -> None:
    panel.set_recordings(numbered(20_000), None)
    choose(panel, "without_medium")
    assert line(panel) == "Without Medium: 20,000 of 20,000"


def test_an_empty_library_has_nothing_to_sort(panel: LibraryPanel) -> None:
    button = panel.findChild(QToolButton, "libraryArrangeButton")
    assert button.isEnabled()
    panel.set_recordings((), None)
    assert not button.isEnabled()
