"""What screen readers are told while the transcript changes under them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from pytestqt.qtbot import QtBot

from player.bookmarks import new_bookmark
from player.transcript import Line, Timeline
from ui.transcript.accessible.changes import ChangeTeller
from ui.transcript.accessible.items import LineItems
from ui.transcript.accessible.line import LineItem
from ui.transcript.accessible.offer import offer_to_screen_readers
from ui.transcript.painting.bookmark_lanes import BookmarkLanes
from ui.transcript.view import TranscriptView

EVENTS = QAccessible.Event


def timeline(word: str) -> Timeline:
    return Timeline(tuple(Line(k * 1_000, k * 1_000 + 900, f"{word} {k}") for k in range(20)))


class Listener:
    """A screen reader that knows the first ten lines, and writes down what it is told and of which line."""

    def __init__(self, view: TranscriptView) -> None:
        self.told: list[tuple[QAccessible.Event, int]] = []
        items = LineItems(view)
        self.teller = ChangeTeller(view, items, self.take)
        for number in range(10):
            items.item(number)

    def take(self, event: QAccessibleEvent) -> None:
        item = event.accessibleInterface()
        assert isinstance(item, LineItem)
        self.told.append((event.type(), item.number))


@pytest.fixture
def view(qtbot: QtBot) -> TranscriptView:
    offer_to_screen_readers()
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_timeline(timeline("boat"))
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


@pytest.fixture
def listener(view: TranscriptView) -> Listener:
    return Listener(view)


def test_the_focus_goes_with_the_current_line(view: TranscriptView, listener: Listener, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: listener.told == [(EVENTS.Focus, 19)])
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: listener.told == [(EVENTS.Focus, 19), (EVENTS.Focus, 0)])


def test_whoever_comes_while_a_line_has_the_focus_is_told_which(view: TranscriptView, qtbot: QtBot) -> None:
    view.go_to_line(3)
    listener = Listener(view)
    qtbot.waitUntil(lambda: listener.told == [(EVENTS.Focus, 3)])


def test_the_line_is_told_again_when_the_keyboard_comes_back(view: TranscriptView, listener: Listener) -> None:
    view.go_to_line(3)
    listener.teller.tell()
    view.clearFocus()
    listener.teller.tell()
    view.setFocus()
    listener.teller.tell()
    assert listener.told == [(EVENTS.Focus, 3), (EVENTS.Focus, 3)]


def test_a_name_changes_when_a_line_begins_and_when_it_ends(
    view: TranscriptView, listener: Listener, qtbot: QtBot
) -> None:
    view.mark_spoken(frozenset({1}))
    qtbot.waitUntil(lambda: listener.told == [(EVENTS.NameChanged, 1)])
    view.mark_spoken(frozenset({2}))
    listener.teller.tell()
    assert sorted(listener.told[1:], key=lambda told: told[1]) == [(EVENTS.NameChanged, 1), (EVENTS.NameChanged, 2)]


def test_of_lines_that_nobody_knows_nothing_is_told(view: TranscriptView, listener: Listener) -> None:
    view.mark_spoken(frozenset({15}))
    listener.teller.tell()
    assert listener.told == []


def test_a_bookmark_changes_the_names_of_its_lines(view: TranscriptView, listener: Listener) -> None:
    view.marks.bookmarks = BookmarkLanes(view.timeline, (new_bookmark(4_000, 6_000, "boats"),))
    listener.teller.tell()
    assert listener.told == [(EVENTS.NameChanged, 4), (EVENTS.NameChanged, 5)]


def test_selected_lines_are_told_as_they_come_and_go(view: TranscriptView, listener: Listener) -> None:
    view.select_line(2)
    listener.teller.tell()
    view.select(None)
    listener.teller.tell()
    told = [(event, number) for event, number in listener.told if event != EVENTS.Focus]
    assert told == [(EVENTS.SelectionAdd, 2), (EVENTS.SelectionRemove, 2)]


def test_another_transcript_takes_its_lines_away(view: TranscriptView, listener: Listener) -> None:
    view.set_timeline(timeline("ferry"))
    listener.teller.tell()
    assert listener.told == [(EVENTS.ObjectDestroyed, number) for number in range(10)]
    assert listener.teller.items.kept() == ()


def test_when_nothing_has_changed_nothing_is_told(view: TranscriptView, listener: Listener, qtbot: QtBot) -> None:
    listener.teller.tell()
    view.viewport().repaint()
    view.scroll_to(20)
    view.viewport().repaint()
    listener.teller.tell()
    assert listener.told == []
