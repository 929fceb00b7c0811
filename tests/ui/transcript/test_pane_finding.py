"""Finding and keywords, as the pane offers them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from player.transcript import Timeline
from tests.ui.transcript.reader import LINE_MS, harbour_talk
from ui.theme import shades


def test_finding_counts_as_one_types_and_steps_round_at_the_ends(reader, qtbot):
    field = reader.type_to_find("EVEN")
    qtbot.waitUntil(lambda: reader.count_text() == "1 of 67")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert reader.count_text() == "2 of 67"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert reader.count_text() == "67 of 67"
    assert reader.in_sight(199)
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert reader.count_text() == "1 of 67"


def test_finding_starts_at_what_is_in_sight_and_stays_there_while_the_word_grows(reader, qtbot):
    reader.speak(100)
    field = reader.type_to_find("n")
    qtbot.waitUntil(lambda: reader.view.marks.current_hit is not None)
    first = reader.view.marks.current_hit
    QTest.keyClicks(field, "obody")
    qtbot.waitUntil(lambda: reader.view.marks.current_hit is not None)
    assert reader.view.marks.current_hit.line - first.line <= 3
    assert reader.in_sight(reader.view.marks.current_hit.line)


def test_no_match_says_so_and_the_count_goes_with_the_text(reader, qtbot):
    field = reader.type_to_find("zebra")
    qtbot.waitUntil(lambda: reader.count_text() == "No match")
    field.clear()
    assert reader.count_text() == ""


def test_hits_are_painted_and_the_current_one_stronger(reader, qtbot):
    reader.type_to_find("bell")
    qtbot.waitUntil(lambda: reader.view.marks.current_hit is not None)
    ours = shades(reader.pane.palette())

    def painted(number: int) -> list[QColor]:
        return reader.colors_at(reader.view.line_rect(number).bottom() - reader.view.row_height() // 2)

    assert ours.found_current_fill in painted(0)
    assert ours.found_fill in painted(3)
    assert ours.found_current_fill not in painted(3)
    assert ours.found_fill not in painted(1)


def test_escape_closes_the_find_bar_and_gives_the_keyboard_back(reader):
    field = reader.type_to_find("bell")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert reader.view.marks.hits is None
    assert reader.pane.window().focusWidget() is reader.view


@pytest.mark.parametrize("reading", [False, True], ids=["lines", "reading"])
def test_the_find_bar_comes_and_goes_and_every_line_stays_where_it_is(reader, reading):
    reader.pane.set_reading(reading)
    for start in (100, 150, 199):
        reader.view.scroll_to(reader.view.line_top(start) - 7)
        middle = reader.view.lines_in_sight()[len(reader.view.lines_in_sight()) // 2]
        stood = reader.viewport.mapToGlobal(reader.point_of(middle))
        reader.pane.open_find()
        assert reader.viewport.mapToGlobal(reader.point_of(middle)) == stood
        reader.pane.close_find()
        assert reader.viewport.mapToGlobal(reader.point_of(middle)) == stood


def test_the_find_bar_covers_the_top_of_the_text_and_what_it_covers_is_found_first(reader, qtbot):
    stood = reader.viewport.mapToGlobal(reader.point_of(10))
    field = reader.type_to_find("z")
    assert reader.viewport.mapToGlobal(reader.point_of(10)) == stood
    field.setText("bell")
    qtbot.waitUntil(lambda: reader.count_text() == "1 of 67")
    assert reader.in_sight(0)


def test_other_lines_of_the_recording_close_the_find_bar_and_what_was_read_stays_where_it_was(reader):
    reader.view.scroll_to(reader.view.line_top(100))
    reader.view.reader_moved.emit()
    stood = reader.viewport.mapToGlobal(reader.point_of(110))
    field = reader.type_to_find("z")
    reader.pane.set_timeline(harbour_talk(), keeps_place=True)
    assert not field.isVisible()
    assert reader.viewport.mapToGlobal(reader.point_of(110)) == stood


def test_following_again_closes_the_find_bar_and_leaves_the_keyboard_where_it_is(reader, window_of_three):
    field = reader.type_to_find("bell")
    elsewhere = window_of_three.findChild(QPushButton)
    elsewhere.setFocus()
    reader.pane.set_following(True)
    assert not field.isVisible()
    assert window_of_three.focusWidget() is elsewhere


def test_find_next_opens_the_bar_when_nothing_is_looked_for(reader):
    reader.pane.find_next()
    assert reader.pane.findChild(QLineEdit, "findField").isVisible()


def test_what_is_selected_inside_a_line_is_looked_for_and_a_whole_line_is_not(reader):
    reader.drag(reader.point_of(1, 6), reader.point_of(1, 11))
    reader.pane.open_find()
    assert reader.pane.findChild(QLineEdit, "findField").text() == "leave"
    reader.pane.close_find()
    reader.open_menu(2).close()
    reader.pane.open_find()
    assert reader.pane.findChild(QLineEdit, "findField").text() == "leave"


def test_a_keyword_is_marked_and_stepped_through(reader, qtbot):
    with qtbot.waitSignal(reader.pane.keyword_found) as found:
        reader.pane.set_keyword("quay")
    count, positions = found.args
    assert count == 66
    assert positions[:3] == (2 * LINE_MS, 5 * LINE_MS, 8 * LINE_MS)
    reader.speak(100)
    reader.pane.step_keyword(1)
    assert not reader.pane.is_following()
    line = reader.view.marks.current_keyword.line
    reader.pane.step_keyword(1)
    assert reader.view.marks.current_keyword.line == line + 3
    reader.pane.step_keyword(-1)
    assert reader.view.marks.current_keyword.line == line
    reader.pane.set_keyword(None)
    assert reader.view.marks.keyword_hits is None


def test_another_transcript_may_come_while_it_is_searched(reader):
    reader.pane.set_timeline(harbour_talk(100_000))
    reader.view.scroll_to(50_000)
    reader.type_to_find("quay")
    assert not reader.view.marks.hits.is_complete
    reader.pane.set_timeline(Timeline(()))
    reader.pane.set_timeline(harbour_talk(3))
    assert reader.view.marks.hits is None
