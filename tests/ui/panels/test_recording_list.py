"""The list of recordings: what is looked at stays where it is, and it is reached by the keyboard."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.recording import RecordingSummary
from tests.ui.panels.recordings import moment, numbered, recording, said, titles
from ui.panels.library.arrangement import FILTERS, ORDERS, filter_named, order_named
from ui.panels.library.recording_list import RecordingList

LATER = moment(23 * 60)


@pytest.fixture
def shown(qtbot: QtBot) -> RecordingList:
    shown = RecordingList()
    qtbot.addWidget(shown)
    shown.resize(280, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def top(shown: RecordingList) -> tuple[str, int]:
    """The first title in sight, and how far it is above the list."""
    index = shown.indexAt(QPoint(5, 0))
    return titles(shown)[index.row()], shown.visualRect(index).y()


def scroll_to(shown: RecordingList, title: str) -> None:
    number = titles(shown).index(title)
    shown.verticalScrollBar().setValue(number * shown.sizeHintForRow(0) + 7)
    assert top(shown) == (title, -7)


def with_change(summaries: Sequence[RecordingSummary], number: int, **facts: object) -> list[RecordingSummary]:
    changed = list(summaries)
    changed[number] = replace(changed[number], **facts)
    return changed


def test_rows_are_equally_high_whatever_they_hold(shown: RecordingList) -> None:
    texts = ("", "Tide", "tide " * 200, "潮" * 300, "a\nb\nc\nd", "\N{RIGHT-TO-LEFT OVERRIDE}x")
    shown.set_summaries([recording(str(number), text) for number, text in enumerate(texts)], None)
    shown.grab()
    tops = [shown.visualRect(shown.model().index(number, 0)).top() for number in range(len(texts))]
    assert len({after - before for before, after in pairwise(tops)}) == 1


def test_a_recording_without_a_title_still_has_a_name(shown: RecordingList) -> None:
    shown.set_summaries([recording("one", " \n ")], None)
    assert said(shown, 0) == "Untitled recording"


def test_how_much_was_heard_is_said_and_so_is_what_is_open(shown: RecordingList) -> None:
    shown.set_summaries([recording("one", "Tide", heard_share=0.4, duration_ms=60_000, channel="Quay")], "one")
    assert said(shown, 0) == "Tide, 1:00 · 40 % heard · Quay, open"


def test_an_order_by_days_tells_the_day(shown: RecordingList) -> None:
    shown.set_summaries([recording("one", "Tide", duration_ms=60_000)], None)
    shown.arrange(order_named("added"), FILTERS[0])
    assert said(shown, 0) == "Tide, Added 1 Jan 2024 · 1:00"
    shown.set_summaries([recording("one", "Tide", created_at="no time at all")], None)
    assert said(shown, 0) == "Tide"


def test_what_comes_in_above_moves_nothing_in_sight(shown: RecordingList) -> None:
    summaries = numbered(100)
    shown.set_summaries(summaries, None)
    scroll_to(shown, "Talk 50")
    shown.set_summaries([recording("new", "New", opened_at=LATER), *summaries], None)
    assert titles(shown)[0] == "New"
    assert top(shown) == ("Talk 50", -7)
    shown.set_summaries(summaries[30:], None)
    assert top(shown) == ("Talk 50", -7)


def test_where_the_first_in_sight_is_gone_the_next_one_stays(shown: RecordingList) -> None:
    summaries = numbered(100)
    shown.set_summaries(summaries, None)
    scroll_to(shown, "Talk 50")
    second = shown.visualRect(shown.model().index(51, 0)).y()
    shown.set_summaries([summary for summary in summaries if summary.title != "Talk 50"], None)
    assert titles(shown)[50] == "Talk 51"
    assert shown.visualRect(shown.model().index(50, 0)).y() == second


def test_at_the_top_of_the_list_what_is_new_is_seen(shown: RecordingList) -> None:
    summaries = numbered(100)
    shown.set_summaries(summaries, None)
    shown.set_summaries([recording("new", "New", opened_at=LATER), *summaries], None)
    assert top(shown) == ("New", 0)


def test_a_recording_that_is_opened_in_sight_keeps_its_place_until_it_is_out_of_sight(shown: RecordingList) -> None:
    summaries = numbered(100)
    shown.set_summaries(summaries, None)
    scroll_to(shown, "Talk 50")
    opened = with_change(summaries, 52, opened_at=LATER)
    for _again in range(2):
        shown.set_summaries(opened, "id-52")
        assert titles(shown)[52] == "Talk 52"
    assert said(shown, 52).endswith("open")
    scroll_to(shown, "Talk 10")
    shown.set_summaries(opened, "id-52")
    assert titles(shown)[0] == "Talk 52"
    assert top(shown) == ("Talk 10", -7)


def test_a_recording_that_leaves_its_filter_in_sight_stays_until_the_list_is_arranged_anew(
    shown: RecordingList,
) -> None:
    summaries, unheard = numbered(5), filter_named("not_heard")
    shown.set_summaries(summaries, None)
    shown.arrange(ORDERS[0], unheard)
    shown.set_summaries(with_change(summaries, 2, heard_share=0.5), None)
    assert "50 % heard" in said(shown, 2)
    assert (shown.count, shown.total) == (5, 5)
    shown.arrange(ORDERS[0], unheard)
    assert titles(shown) == ["Talk 0", "Talk 1", "Talk 3", "Talk 4"]


def test_the_current_recording_stays_current_in_another_order(shown: RecordingList) -> None:
    shown.set_summaries(numbered(100), None)
    shown.setCurrentIndex(shown.model().index(3, 0))
    shown.arrange(order_named("title"), FILTERS[0])
    shown.arrange(ORDERS[0], FILTERS[0])
    row = shown.current_row()
    assert row is not None
    assert row.title == "Talk 3"
    assert shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()))


def test_another_order_begins_at_its_top(shown: RecordingList) -> None:
    shown.set_summaries(numbered(100), None)
    scroll_to(shown, "Talk 50")
    shown.arrange(order_named("title"), FILTERS[0])
    assert top(shown) == ("Talk 0", 0)


def test_when_the_current_recording_is_removed_the_next_one_is_current(shown: RecordingList) -> None:
    summaries = numbered(4)
    shown.set_summaries(summaries, None)
    for gone in (2, 3):
        shown.setCurrentIndex(shown.model().index(gone, 0))
        shown.set_summaries([*summaries[:gone], *summaries[gone + 1 :]], None)
        row = shown.current_row()
        assert row is not None
        assert row.title == {2: "Talk 3", 3: "Talk 2"}[gone]
        shown.set_summaries(summaries, None)
    shown.set_summaries((), None)
    assert shown.current_row() is None


def test_when_the_current_recording_is_not_of_the_filter_none_is_current(shown: RecordingList) -> None:
    shown.set_summaries(numbered(4), None)
    shown.setCurrentIndex(shown.model().index(2, 0))
    shown.arrange(ORDERS[0], filter_named("heard"))
    shown.arrange(ORDERS[0], FILTERS[0])
    assert shown.current_row() is None


def test_the_keys_go_to_both_ends_and_page_by_page(shown: RecordingList, qtbot: QtBot) -> None:
    shown.set_summaries(numbered(100), None)
    shown.enter()
    seen = []
    for key in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_Down):
        qtbot.keyClick(shown, key)
        seen.append(shown.currentIndex().row())
    assert seen[0] == 99
    assert 85 < seen[1] < 96
    assert seen[2:] == [0, 1]
    with qtbot.waitSignal(shown.row_chosen) as chosen:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert chosen.args[0].key == "id-1"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("e", "Ebb"), ("éc", "Écluse"), ("ec", "Écluse"), ("bb", "Buoy"), ("talk 3", "Talk 3"), ("xy", "Anchor")],
)
def test_typing_goes_to_the_title_that_begins_so(shown: RecordingList, qtbot: QtBot, typed: str, expected: str) -> None:
    names = ("Anchor", "“Bay”", "Buoy", "Ebb", "Écluse", "Talk 1", "Talk 3")
    shown.set_summaries([recording(name) for name in names], None)
    shown.arrange(order_named("title"), FILTERS[0])
    shown.enter()
    for letter in typed:
        QTest.sendKeyEvent(QTest.KeyAction.Click, shown, Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier)
    row = shown.current_row()
    assert row is not None
    assert row.title == expected


def test_keys_of_the_window_stay_the_windows_unless_they_are_capitals_or_go_on_with_a_title(
    shown: RecordingList,
) -> None:
    def is_taken(letter: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_unknown, modifier, letter)
        event.ignore()
        shown.event(event)
        return event.isAccepted()

    shown.set_summaries(numbered(3), None)
    assert not is_taken("b")
    assert not is_taken(" ")
    assert is_taken("B", Qt.KeyboardModifier.ShiftModifier)
    assert not is_taken("B", Qt.KeyboardModifier.ControlModifier)
    QTest.sendKeyEvent(QTest.KeyAction.Click, shown, Qt.Key.Key_unknown, "t", Qt.KeyboardModifier.NoModifier)
    assert is_taken("b")
    assert is_taken(" ")


def test_only_rows_in_sight_are_ever_made(shown: RecordingList, monkeypatch: pytest.MonkeyPatch) -> None:
    made: set[str] = set()
    from ui.panels.library import recording_model

    make = recording_model.recording_row
    monkeypatch.setattr(
        recording_model, "recording_row", lambda summary, order: made.add(summary.id) or make(summary, order)
    )
    shown.set_summaries(numbered(20_000), "id-3")
    shown.grab()
    shown.arrange(order_named("title"), FILTERS[0])
    shown.verticalScrollBar().setValue(500_000)
    shown.grab()
    assert 10 < len(made) < 60
