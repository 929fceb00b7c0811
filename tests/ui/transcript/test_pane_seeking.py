"""Seeking by click and key: to the word where its source timed it, else to the line."""

import pytest
from PySide6.QtCore import QPoint, Qt

from player.transcript import Line, Timeline, Word
from tests.ui.transcript.reader import LINE_MS

WORDS = Line(
    4_000,
    9_000,
    "The ferry leaves at noon.",
    words=(Word(4_500, 5_100, "ferry"), Word(5_200, 6_000, "leaves")),
)


@pytest.mark.parametrize("reading", [False, True])
def test_a_click_seeks_to_the_line(reader, qtbot, reading):
    reader.pane.set_reading(reading)
    with qtbot.waitSignal(reader.pane.seek_requested) as seek:
        reader.click(7, character=5)
    assert seek.args == [7 * LINE_MS]


@pytest.mark.parametrize("reading", [False, True])
@pytest.mark.parametrize(("character", "position_ms"), [(6, 4_500), (12, 5_200), (2, 4_000)])
def test_a_click_on_a_timed_word_seeks_to_it_and_before_them_to_the_line(
    reader, qtbot, reading, character, position_ms
):
    reader.pane.set_timeline(Timeline((Line(0, 3_000, "It is late."), WORDS)))
    reader.pane.set_reading(reading)
    with qtbot.waitSignal(reader.pane.seek_requested) as seek:
        reader.click(1, character=character)
    assert seek.args == [position_ms]


def test_a_line_without_a_time_does_not_seek(reader, qtbot):
    reader.pane.set_timeline(Timeline((Line(None, None, "untimed words"),)))
    with qtbot.assertNotEmitted(reader.pane.seek_requested):
        reader.click(0)


def test_a_click_below_the_last_line_does_not_seek(reader, qtbot):
    reader.pane.set_timeline(Timeline((WORDS,)))
    below = QPoint(150, reader.viewport.height() - 5)
    with qtbot.assertNotEmitted(reader.pane.seek_requested):
        reader.press(below)
        reader.release(below)


def test_a_hand_that_trembles_still_clicks(reader, qtbot):
    point = reader.point_of(7)
    with qtbot.waitSignal(reader.pane.seek_requested) as seek:
        reader.drag(point, point + QPoint(2, 1))
    assert seek.args == [7 * LINE_MS]
    assert reader.pane.selected_lines() == ()


def test_a_click_lets_go_of_what_was_selected(reader):
    reader.drag(reader.point_of(3), reader.point_of(5))
    reader.click(4)
    assert reader.pane.selected_lines() == ()


def test_arrows_move_a_current_line_and_enter_seeks_to_it(reader, qtbot):
    reader.click(4)
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Up)
    with qtbot.waitSignal(reader.pane.seek_requested) as seek:
        reader.key(Qt.Key.Key_Return)
    assert seek.args == [5 * LINE_MS]


@pytest.mark.parametrize("modifiers", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_end_and_home_go_to_the_last_and_first_line(reader, modifiers):
    reader.key(Qt.Key.Key_End, modifiers)
    assert reader.in_sight(199)
    reader.key(Qt.Key.Key_Home, modifiers)
    assert reader.in_sight(0)


def test_pages_go_on_by_what_is_in_sight_and_end_at_the_ends(reader):
    reader.click(3)
    stood = reader.top_of(3)
    last = reader.view.lines_in_sight()[-1]
    reader.key(Qt.Key.Key_PageDown)
    assert reader.view.first_in_sight() in (last - 1, last)
    assert abs(reader.top_of(reader.view.marks.current) - stood) <= 2 * reader.view.row_height()
    for _ in range(40):
        reader.key(Qt.Key.Key_PageDown)
    assert reader.view.marks.current == 199
    for _ in range(40):
        reader.key(Qt.Key.Key_PageUp)
    assert reader.view.marks.current == 0
    assert reader.view.scrolled_px() == 0


def test_a_line_longer_than_the_view_is_paged_through(reader):
    reader.pane.set_timeline(Timeline((Line(0, 1, "endless words " * 700), Line(2, 3, "the end"))))
    reader.click(0)
    reader.key(Qt.Key.Key_PageDown)
    assert reader.view.marks.current == 0
    assert 0 < reader.view.scrolled_px() < reader.viewport.height()


def test_space_and_control_with_arrows_are_left_to_the_window(reader):
    seen = []
    reader.pane.keyPressEvent = lambda event: seen.append(event.key())
    reader.key(Qt.Key.Key_Space)
    reader.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert [code for code in seen if code != Qt.Key.Key_Control] == [Qt.Key.Key_Space, Qt.Key.Key_Down]


def test_keys_on_an_empty_transcript_do_nothing(reader):
    reader.pane.set_timeline(Timeline(()))
    for code in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Return, Qt.Key.Key_Menu):
        reader.key(code)
    reader.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert reader.pane.selected_lines() == ()
