"""The find bar under keys and mouse: what is looked for, how, and what it tells."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from player.find import Query
from ui.transcript.finding.find_bar import FindBar

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    bar = FindBar()
    qtbot.addWidget(bar)
    bar.open("tide")
    bar.activateWindow()
    qtbot.waitUntil(field_of(bar).hasFocus)
    return bar


def field_of(bar: FindBar) -> QLineEdit:
    return bar.findChild(QLineEdit, "findField")


def told(bar: FindBar) -> str:
    return bar.findChild(QLabel, "findCount").text()


@pytest.mark.parametrize(
    ("key", "button", "query"),
    [
        (Qt.Key.Key_C, "findCaseButton", Query("tide", match_case=True)),
        (Qt.Key.Key_W, "findWordButton", Query("tide", whole_word=True)),
        (Qt.Key.Key_R, "findExpressionButton", Query("tide", is_regex=True)),
    ],
)
def test_each_option_has_a_key_and_a_button(bar, qtbot, key, button, query):
    with qtbot.waitSignal(bar.query_changed):
        QTest.keyClick(field_of(bar), key, ALT)
    assert bar.query() == query
    with qtbot.waitSignal(bar.query_changed):
        QTest.mouseClick(bar.findChild(QToolButton, button), Qt.MouseButton.LeftButton)
    assert bar.query() == Query("tide")


def test_opening_selects_the_text_to_be_typed_over(bar):
    QTest.keyClicks(field_of(bar), "ebb")
    assert bar.query().text == "ebb"


def test_opening_without_a_word_keeps_the_last_one_and_the_options(bar):
    QTest.keyClick(field_of(bar), Qt.Key.Key_C, ALT)
    bar.hide()
    bar.open()
    assert bar.query() == Query("tide", match_case=True)


@pytest.mark.parametrize(
    ("key", "modifiers", "step"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier, -1),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier, -1),
    ],
)
def test_keys_step(bar, qtbot, key, modifiers, step):
    with qtbot.waitSignal(bar.step_requested) as asked:
        QTest.keyClick(field_of(bar), key, modifiers)
    assert asked.args == [step]


def test_the_buttons_step_and_close(bar, qtbot):
    for name, step in (("findNextButton", 1), ("findPreviousButton", -1)):
        with qtbot.waitSignal(bar.step_requested) as asked:
            QTest.mouseClick(bar.findChild(QToolButton, name), Qt.MouseButton.LeftButton)
        assert asked.args == [step]
    with qtbot.waitSignal(bar.close_requested):
        QTest.mouseClick(bar.findChild(QToolButton, "findCloseButton"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bar.close_requested):
        QTest.keyClick(field_of(bar), Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("index", "count", "is_counting", "note", "text"),
    [
        (None, 1_204, True, "", "1,204 found…"),
        (None, 0, True, "", "0 found…"),
        (None, 1_204, False, "", "1,204 found"),
        (2, 1_204, False, "", "3 of 1,204"),
        (None, 0, False, "", "No match"),
        (0, 5, False, "too slow in some lines", "1 of 5, too slow in some lines"),
    ],
)
def test_the_count_tells_how_far_one_is(bar, index, count, is_counting, note, text):
    bar.show_count(index, count, is_counting, note)
    assert told(bar) == text


def test_nothing_is_told_while_nothing_is_looked_for(bar):
    field_of(bar).clear()
    bar.show_count(None, 0)
    assert told(bar) == ""


def test_a_long_message_does_not_widen_the_bar_and_is_whole_in_its_tooltip(bar):
    narrowest = bar.minimumSizeHint().width()
    bar.show_fault("Not valid: " + "unterminated character set " * 5)
    assert bar.minimumSizeHint().width() == narrowest
    assert bar.findChild(QLabel, "findCount").toolTip() == told(bar)


def test_the_bar_fits_into_a_narrow_pane(bar):
    assert bar.minimumSizeHint().width() <= 300


def test_every_button_has_a_name_and_a_tooltip_with_its_key(bar):
    for button in bar.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
        assert button.accessibleName()
        assert button.toolTip().startswith(button.accessibleName())
        assert button.toolTip().endswith(")")
