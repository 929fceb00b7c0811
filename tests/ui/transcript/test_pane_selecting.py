"""Selecting exact to the character, by mouse and by keyboard, in both views."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from player.transcript import Line, Timeline
from tests.ui.transcript.reader import CONTROL, LINE_MS, SHIFT, harbour_talk

BOTH_VIEWS = pytest.mark.parametrize("reading", [False, True], ids=["lines", "reading"])
# What may go wrong with characters that are more, or less, than one unit, one cell or one direction.
SCRIPTS = {
    "emoji": "🚢 shipyard 👩‍👩‍👧 family 🇳🇴 flag",
    "combining": "café naïve o\u0308ffnen",
    "hebrew": "שלום לכולם בנמל",
    "arabic": "مرحبا بكم في الميناء",
    "mixed": "He said שלום עולם twice",
    "chinese": "渡轮中午开往港口",
    "tab": "one\ttwo\tthree",
}


def boundaries(text: str) -> list[int]:
    """The characters at which a cursor may stand."""
    from PySide6.QtCore import QTextBoundaryFinder

    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    units = [0]
    while (unit := finder.toNextBoundary()) >= 0:
        units.append(unit)
    return [len(text.encode("utf-16-le")[: 2 * unit].decode("utf-16-le")) for unit in units]


@BOTH_VIEWS
def test_a_drag_selects_exactly_the_characters_and_does_not_seek(reader, qtbot, reading):
    reader.pane.set_reading(reading)
    start, end = reader.point_of(1, 6), reader.point_of(3, 8)
    with qtbot.assertNotEmitted(reader.pane.seek_requested):
        reader.drag(start, end)
    expected = "leave in the évening 1\nand nobody waits on the quay for long 2\nThe bell"
    assert reader.selected_text() == expected
    assert reader.pane.selected_lines() == (1, 2, 3)
    reader.drag(end, start)
    assert reader.selected_text() == expected


@pytest.mark.parametrize("script", SCRIPTS)
@BOTH_VIEWS
def test_every_script_is_selected_as_it_is_pointed_at(reader, script, reading):
    text = SCRIPTS[script]
    reader.pane.set_timeline(Timeline((Line(0, 1_000, text, "Ada"),)))
    reader.pane.set_reading(reading)
    places = boundaries(text)
    for start, end in zip(places[1:-1:2], places[3:-1:2], strict=False):
        reader.drag(reader.point_of(0, start), reader.point_of(0, end))
        assert reader.selected_text() == text[start:end]


def test_a_drag_back_to_where_it_began_selects_nothing(reader):
    start = reader.point_of(1, 6)
    reader.press(start)
    QTest.mouseMove(reader.viewport, reader.point_of(1, 15))
    assert reader.selected_text() == "leave in "
    reader.drag_on(start, start)
    assert reader.pane.selected_lines() == ()


def test_a_line_at_whose_start_the_selection_ends_is_not_one_of_the_selected(reader):
    lines = reader.view.timeline.lines
    reader.drag(reader.point_of(1, 6), reader.point_of(3, 1) - QPoint(30, 0))
    assert reader.selected_text().endswith(f"{lines[2].text}\n")
    assert reader.pane.selected_lines() == (1, 2)


def test_a_double_click_selects_the_word_and_seeks_once(reader):
    asked = []
    reader.pane.seek_requested.connect(asked.append)
    reader.double_press(reader.point_of(1, 3))
    assert reader.selected_text() == "boats"
    assert reader.pane.selected_lines() == (1,)
    assert asked == [LINE_MS]


def test_a_double_click_on_the_space_after_a_word_selects_that_word(reader):
    reader.pane.set_timeline(Timeline((Line(0, 1, "rope          bell"),)))
    reader.double_press(reader.point_of(0, 8))
    assert reader.selected_text() == "rope"


def test_a_double_click_after_an_emoji_selects_the_word_under_it(reader):
    reader.pane.set_timeline(Timeline((Line(0, 1, "🚢 shipyard"),)))
    reader.double_press(reader.point_of(0, 5))
    assert reader.selected_text() == "shipyard"


def test_a_drag_after_a_double_click_goes_by_words(reader):
    start, end = reader.point_of(1, 8), reader.point_of(2, 6)
    reader.double_press(start)
    reader.drag_on(start, end)
    assert reader.selected_text() == "leave in the évening 1\nand nobody"
    start, end = reader.point_of(3, 6), reader.point_of(1, 8)
    reader.double_press(start)
    reader.drag_on(start, end)
    assert reader.selected_text() == "leave in the évening 1\nand nobody waits on the quay for long 2\nThe bell"


def test_a_third_press_selects_the_line_and_a_drag_goes_by_lines(reader, slow_fingers):
    asked = []
    reader.pane.seek_requested.connect(asked.append)
    point = reader.point_of(1, 8)
    reader.double_press(point)
    reader.press(point)
    assert reader.selected_text() == "boats leave in the évening 1"
    reader.drag_on(point, reader.point_of(2, 3))
    assert reader.selected_text() == "boats leave in the évening 1\nand nobody waits on the quay for long 2"
    assert asked == [LINE_MS]


def test_a_double_click_while_following_selects_the_word_that_was_pointed_at(reader, slow_fingers):
    reader.speak(100)
    reader.double_press(reader.point_of(103, 3), spoken_between=103)
    assert reader.pane.selected_lines() == (103,)
    assert reader.selected_text() == "boats"
    assert not reader.pane.is_following()


def test_a_double_click_in_a_line_half_out_of_sight_finds_the_text_unmoved(reader, slow_fingers):
    reader.speak(100)
    view = reader.view
    view.scroll_to(view.line_bottom(97) - view.row_height() // 2)
    reader.double_press(QPoint(120, 1), spoken_between=97)
    assert reader.pane.selected_lines() == (97,)


def test_a_drag_beyond_the_edge_scrolls_on_and_selects(reader, qtbot):
    reader.press(reader.point_of(3))
    below = QPoint(150, reader.viewport.height() + 50)
    QTest.mouseMove(reader.viewport, below)
    QTest.mouseMove(reader.viewport, below + QPoint(1, 0))
    qtbot.waitUntil(lambda: len(reader.pane.selected_lines()) > 60)
    reader.release(below)
    assert reader.pane.selected_lines()[0] == 3
    stood = reader.view.scrolled_px()
    QApplication.processEvents()
    assert reader.view.scrolled_px() == stood


def test_shift_and_click_extend_from_where_one_clicked(reader):
    reader.click(2, character=4)
    reader.click(4, SHIFT, character=5)
    assert reader.selected_text() == "nobody waits on the quay for long 2\nThe bell rings twice 3\nboats"
    reader.click(1, SHIFT, character=6)
    assert reader.selected_text() == "leave in the évening 1\nand "


def test_shift_and_click_need_no_click_before(reader, qtbot):
    with qtbot.assertNotEmitted(reader.pane.seek_requested):
        reader.click(1, SHIFT, character=5)
    assert reader.selected_text() == "The bell rings twice 0\nboats"


def test_select_all_takes_all_and_escape_lets_go(reader):
    reader.key(Qt.Key.Key_A, CONTROL)
    assert len(reader.pane.selected_lines()) == 200
    assert reader.selected_text() == "\n".join(line.text for line in reader.view.timeline.lines)
    reader.key(Qt.Key.Key_Escape)
    assert reader.pane.selected_lines() == ()


def test_shift_and_arrows_select_whole_lines_to_and_fro(reader):
    reader.click(4)
    reader.key(Qt.Key.Key_Down, SHIFT)
    reader.key(Qt.Key.Key_Down, SHIFT)
    assert reader.pane.selected_lines() == (4, 5, 6)
    assert reader.selected_text().startswith("boats leave in the évening 4\n")
    for _ in range(3):
        reader.key(Qt.Key.Key_Up, SHIFT)
    assert reader.selected_text() == "The bell rings twice 3\nboats leave in the évening 4"


def test_shift_with_the_other_keys_selects_as_far_as_they_go(reader):
    reader.click(4)
    reader.key(Qt.Key.Key_End, SHIFT)
    assert reader.pane.selected_lines() == tuple(range(4, 200))
    reader.key(Qt.Key.Key_Home, SHIFT)
    assert reader.pane.selected_lines() == (0, 1, 2, 3, 4)
    reader.key(Qt.Key.Key_PageDown, SHIFT)
    assert reader.pane.selected_lines()[0] == 4
    assert reader.pane.selected_lines()[-1] == reader.view.marks.current > 10


def test_shift_and_arrow_extend_what_was_dragged_exactly(reader):
    reader.drag(reader.point_of(1, 6), reader.point_of(2, 3))
    reader.key(Qt.Key.Key_Down, SHIFT)
    assert reader.selected_text() == (
        "leave in the évening 1\nand nobody waits on the quay for long 2\nThe bell rings twice 3"
    )


def test_a_selection_is_gone_with_its_transcript(reader):
    reader.drag(reader.point_of(1), reader.point_of(2))
    assert reader.pane.selected_lines() == (1, 2)
    reader.pane.set_timeline(harbour_talk(5))
    assert reader.pane.selected_lines() == ()
