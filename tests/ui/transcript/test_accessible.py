"""The transcript as a screen reader finds it: a list of lines with names, places, states and actions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.bookmarks import new_bookmark
from player.heard import Heard
from player.transcript import Line, Timeline
from ui.transcript.accessible.items import MOST_ITEMS, LineItems
from ui.transcript.accessible.line import LineActions
from ui.transcript.accessible.line_list import TranscriptList
from ui.transcript.accessible.offer import offer_to_screen_readers
from ui.transcript.painting.bookmark_lanes import BookmarkLanes
from ui.transcript.selection import Place, Selection
from ui.transcript.view import TranscriptView

LINE_MS = 2_000


def timeline(count: int) -> Timeline:
    """Lines of a second with a second of silence after each."""
    return Timeline(
        tuple(
            Line(k * LINE_MS, k * LINE_MS + 1_000, f"boat {k} leaves", ("Ada", "Bo")[k // 5 % 2]) for k in range(count)
        )
    )


@pytest.fixture
def view(qtbot: QtBot) -> TranscriptView:
    offer_to_screen_readers()
    view = TranscriptView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.set_timeline(timeline(200))
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


def list_of(view: TranscriptView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def name(item: QAccessibleInterface) -> str:
    return item.text(QAccessible.Text.Name)


def delete(view: TranscriptView) -> None:
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_pane_is_a_list_of_its_lines(view: TranscriptView) -> None:
    found = list_of(view)
    assert (found.role(), name(found), found.childCount()) == (QAccessible.Role.List, "Transcript", 200)
    item = found.child(3)
    assert (item.role(), item.childCount()) == (QAccessible.Role.ListItem, 0)
    assert found.indexOfChild(item) == 3
    assert item.parent().object() is view
    assert found.child(200) is None
    assert found.child(-1) is None


def test_a_line_reads_time_speaker_and_text(view: TranscriptView) -> None:
    assert name(list_of(view).child(31)) == "1:02, Ada, boat 31 leaves"


def test_what_a_line_does_not_have_is_not_read(view: TranscriptView) -> None:
    view.set_timeline(Timeline((Line(None, None, "no time"), Line(5_000, None, "nobody"))))
    assert [name(list_of(view).child(number)) for number in range(2)] == ["no time", "0:05, nobody"]


def test_bookmarked_and_playing_are_read_last(view: TranscriptView) -> None:
    view.marks.bookmarks = BookmarkLanes(view.timeline, (new_bookmark(2_000, 3_000, "boat 1 leaves"),))
    view.mark_spoken(frozenset({1, 2}))
    names = [name(list_of(view).child(number)).removeprefix(f"0:0{number * 2}, Ada, boat ") for number in range(4)]
    assert names == ["0 leaves", "1 leaves, bookmarked, playing", "2 leaves, playing", "3 leaves"]


def test_what_has_been_heard_is_in_the_description(view: TranscriptView) -> None:
    view.marks.heard = Heard(((0, 3_000),))
    descriptions = [list_of(view).child(number).text(QAccessible.Text.Description) for number in range(3)]
    assert descriptions == ["heard", "heard", ""]


def test_a_line_is_found_where_it_stands(view: TranscriptView) -> None:
    found = list_of(view)
    rect = found.child(2).rect()
    assert view.viewport().mapToGlobal(view.line_rect(2).topLeft()) == rect.topLeft()
    assert found.indexOfChild(found.childAt(rect.center().x(), rect.center().y())) == 2
    beside = view.mapToGlobal(QPoint(-20, 20))
    assert found.childAt(beside.x(), beside.y()) is None


def test_lines_out_of_sight_say_so(view: TranscriptView) -> None:
    found = list_of(view)
    assert (found.child(1).state().offscreen, found.child(199).state().offscreen) == (0, 1)
    view.go_to_line(199)
    assert (found.child(1).state().offscreen, found.child(199).state().offscreen) == (1, 0)
    assert not found.child(1).state().invisible
    view.hide()
    assert found.child(199).state().invisible


def test_the_current_line_has_the_focus_while_the_keyboard_is_here(view: TranscriptView, qtbot: QtBot) -> None:
    found = list_of(view)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    states = [found.child(number).state() for number in range(4)]
    assert [state.focused for state in states] == [0, 0, 1, 0]
    assert all(state.focusable and state.selectable for state in states)
    assert found.indexOfChild(found.focusChild()) == 2
    view.clearFocus()
    assert not found.child(2).state().focused


def test_pressing_a_line_seeks_to_it(view: TranscriptView, qtbot: QtBot) -> None:
    actions = list_of(view).child(4).actionInterface()
    assert actions.localizedActionName(actions.pressAction()) == "Play from Here"
    with qtbot.waitSignal(view.seek_requested) as sought:
        actions.doAction(actions.pressAction())
    assert sought.args == [8_000]


def test_a_line_that_is_gone_does_nothing(view: TranscriptView, qtbot: QtBot) -> None:
    actions = LineActions(view, 150)
    view.set_timeline(timeline(3))
    with qtbot.assertNotEmitted(view.seek_requested), qtbot.assertNotEmitted(view.menu_requested):
        for action in actions.actionNames():
            actions.doAction(action)
    assert view.marks.current is None


def test_a_line_given_the_focus_comes_in_sight(view: TranscriptView) -> None:
    view.clearFocus()
    item = list_of(view).child(150)
    item.actionInterface().doAction(item.actionInterface().setFocusAction())
    assert item.state().focused
    assert not item.state().offscreen


def test_the_menu_of_a_line_opens_on_it(view: TranscriptView, qtbot: QtBot) -> None:
    item = list_of(view).child(150)
    with qtbot.waitSignal(view.menu_requested) as opened:
        item.actionInterface().doAction(item.actionInterface().showMenuAction())
    number, place = opened.args
    assert number == 150
    assert view.viewport().rect().contains(view.viewport().mapFromGlobal(place))


def test_selected_lines_say_so(view: TranscriptView) -> None:
    found = list_of(view)
    view.select(Selection(Place(2, 3), Place(4, 2)))
    assert [number for number in range(10) if found.child(number).state().selected] == [2, 3, 4]
    selection = found.selectionInterface()
    assert [found.indexOfChild(item) for item in selection.selectedItems()] == [2, 3, 4]
    assert found.indexOfChild(selection.selectedItem(2)) == 4
    assert selection.selectedItem(3) is None


def test_a_screen_reader_can_select(view: TranscriptView) -> None:
    found = list_of(view)
    selection = found.selectionInterface()
    assert selection.select(found.child(5))
    assert selection.select(found.child(7))
    assert [selection.isSelected(found.child(number)) for number in range(4, 9)] == [False, True, True, True, False]
    assert not selection.unselect(found.child(6))
    assert selection.selectAll()
    assert selection.selectedItemCount() == 200
    assert selection.clear()
    assert view.marks.selection is None


def test_lines_and_list_offer_nothing_that_they_are_not(view: TranscriptView) -> None:
    # Each of these ended the process when the answer was a plain None.
    for interface in (list_of(view), list_of(view).child(0)):
        assert interface.textInterface() is None
        assert interface.valueInterface() is None
        assert interface.tableCellInterface() is None


def test_other_lines_are_read_after_another_transcript(view: TranscriptView) -> None:
    found = list_of(view)
    held = [found.child(0), found.child(100)]
    view.set_timeline(Timeline((replace(view.timeline.lines[0], text="another talk"),)))
    assert found.childCount() == 1
    assert name(found.child(0)) == "0:00, Ada, another talk"
    assert [item.isValid() for item in held] == [True, False]
    assert (name(held[1]), held[1].rect().isEmpty(), held[1].state().invalid) == ("", True, 1)


def test_a_hundred_thousand_lines_are_walked_while_few_are_kept(view: TranscriptView) -> None:
    view.set_timeline(timeline(100_000))
    view.go_to_line(7)
    items = LineItems(view)
    first = items.item(7)
    for number in range(0, 100_000, 10):
        assert name(items.item(number)).endswith(f"boat {number} leaves")
    assert len(items.kept()) <= MOST_ITEMS
    assert items.item(7) is first
    items.forget()


def test_what_is_held_outlives_the_view_in_peace(qapp: QApplication) -> None:
    offer_to_screen_readers()
    view = TranscriptView()
    view.set_timeline(timeline(200))
    found = list_of(view)
    held = [found.child(number) for number in range(10)]
    delete(view)
    assert [item.isValid() for item in held] == [False] * 10
    assert [item.state().invalid for item in held] == [1] * 10
    assert {(name(item), item.rect().isEmpty(), item.parent()) for item in held} == {("", True, None)}
    assert isinstance(found, TranscriptList)
    assert found.childCount() == 0


def test_views_come_and_go(qapp: QApplication) -> None:
    offer_to_screen_readers()
    for count in (3, 300, 0, 30):
        view = TranscriptView()
        view.set_timeline(timeline(count))
        found = list_of(view)
        assert [found.indexOfChild(found.child(number)) for number in range(count)] == list(range(count))
        delete(view)
