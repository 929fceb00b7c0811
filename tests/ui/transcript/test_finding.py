"""Finding in a long transcript: slice after slice, one hit gone to while the rest is still counted."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from player.transcript import Line, Timeline
from ui.transcript.finding.find_bar import FindBar
from ui.transcript.finding.finding import Finding

LONG = 30_000
RARE = (12_000, 29_000)


@pytest.fixture
def long_reader(reader):
    """As `reader`, with thirty thousand lines; two of them hold a rare word."""
    lines = (Line(number * 1_000, None, "Ebb and flow " + "zebra " * (number in RARE)) for number in range(LONG))
    reader.pane.set_timeline(Timeline(tuple(lines)))
    return reader


@pytest.fixture
def search_on(reader, monkeypatch) -> Callable[..., None]:
    """A key searches a thousand lines and no more; what is returned lets the search go on, to the end or so far."""
    slices = reader.view.findChild(Finding).findChild(QTimer)
    for name in ("_FIRST_SLICE_S", "_SLICE_S"):
        monkeypatch.setattr(f"ui.transcript.finding.finding.{name}", 0)
    slices.blockSignals(True)

    def go_on(is_far_enough: Callable[[], bool] = lambda: False) -> None:
        slices.blockSignals(False)
        while slices.isActive() and not is_far_enough():
            slices.timeout.emit()
        slices.blockSignals(True)

    return go_on


def option(reader, name: str) -> QToolButton:
    return reader.pane.findChild(QToolButton, name)


def current_line(reader) -> int | None:
    hit = reader.view.marks.current_hit
    return None if hit is None else hit.line


def test_the_hits_in_sight_are_marked_and_one_is_stood_on_before_all_are_counted(long_reader, search_on):
    long_reader.view.scroll_to(long_reader.view.line_top(15_100))
    long_reader.type_to_find("flow")
    assert current_line(long_reader) == 15_100
    assert long_reader.in_sight(15_100)
    for number in long_reader.view.lines_in_sight():
        assert len(long_reader.view.marks.hits.in_line(number)) == 1
    assert long_reader.count_text() == "1,000 found…"
    search_on()
    assert long_reader.count_text() == f"{current_line(long_reader) + 1:,} of 30,000"


def test_a_hit_out_of_sight_is_gone_to_once_it_is_found(long_reader, search_on):
    long_reader.type_to_find("zebra")
    assert current_line(long_reader) is None
    assert long_reader.count_text() == "0 found…"
    search_on()
    assert current_line(long_reader) == RARE[0]
    assert long_reader.in_sight(RARE[0])
    assert long_reader.count_text() == "1 of 2"


def test_finding_goes_round_at_the_end_once_the_top_is_searched(long_reader, search_on):
    long_reader.view.scroll_to(long_reader.view.line_top(29_500))
    field = long_reader.type_to_find("zebra")
    search_on()
    assert current_line(long_reader) == RARE[0]
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert long_reader.count_text() == "2 of 2"
    assert long_reader.in_sight(RARE[1])


def test_a_step_into_what_is_not_yet_searched_is_made_when_it_is(long_reader, search_on):
    field = long_reader.type_to_find("flow")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert current_line(long_reader) == 0
    search_on()
    assert current_line(long_reader) == LONG - 1


def test_looking_elsewhere_searches_there_next(long_reader, search_on):
    long_reader.type_to_find("flow")
    long_reader.view.scroll_to(long_reader.view.line_top(20_500))
    hits = long_reader.view.marks.hits
    search_on(lambda: len(hits) == 2_000)
    assert hits.in_line(long_reader.view.first_in_sight())
    assert not hits.in_line(1_500)


def test_another_letter_lets_go_of_the_last_search(long_reader, search_on):
    field = long_reader.type_to_find("f")
    QTest.keyClicks(field, "x")
    search_on()
    assert long_reader.count_text() == "No match"


def test_closing_the_bar_ends_the_search(long_reader, search_on):
    long_reader.type_to_find("flow")
    long_reader.pane.close_find()
    search_on()
    assert long_reader.view.marks.hits is None


def test_another_transcript_ends_the_search(long_reader, search_on):
    long_reader.type_to_find("flow")
    long_reader.pane.set_keyword("ebb")
    long_reader.pane.set_timeline(Timeline((Line(0, None, "neither"),)))
    search_on()
    assert long_reader.view.marks.hits is None
    assert long_reader.view.marks.keyword_hits is None


def test_the_line_stood_on_is_kept_while_an_expression_is_half_typed(reader):
    field = reader.type_to_find("leav")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    stood_on = current_line(reader)
    assert stood_on == 7
    option(reader, "findExpressionButton").click()
    QTest.keyClicks(field, "(e")
    assert reader.count_text() == "Not valid: missing )"
    assert current_line(reader) is None
    QTest.keyClicks(field, ")")
    assert current_line(reader) == stood_on


def test_nothing_is_stepped_to_while_the_expression_is_broken(reader):
    option(reader, "findExpressionButton").setChecked(True)
    field = reader.type_to_find("(even")
    stood = reader.view.scrolled_px()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert reader.count_text() == "Not valid: missing )"
    assert reader.view.scrolled_px() == stood


def test_options_change_what_is_found_at_once(reader, qtbot):
    reader.type_to_find("EVEN")
    qtbot.waitUntil(lambda: reader.count_text() == "1 of 67")
    for name in ("findCaseButton", "findWordButton"):
        option(reader, name).setChecked(True)
        qtbot.waitUntil(lambda: reader.count_text() == "No match")
        option(reader, name).setChecked(False)
    reader.pane.findChild(FindBar).open(r"l\w+e")
    option(reader, "findExpressionButton").setChecked(True)
    qtbot.waitUntil(lambda: reader.count_text().endswith("of 67"))


def test_a_hostile_expression_is_told_and_leaves_the_rest_found(reader, qtbot):
    texts = ("aaa", "a" * 9_999 + "b", "b aa")
    reader.pane.set_timeline(Timeline(tuple(Line(None, None, text) for text in texts)))
    option(reader, "findExpressionButton").setChecked(True)
    reader.type_to_find("(a+)+$")
    qtbot.waitUntil(lambda: reader.count_text() == "1 of 2, too slow in some lines")
    assert [hit.line for hit in reader.view.marks.hits] == [0, 2]


def test_a_keyword_in_many_lines_is_told_by_its_count_and_some_of_them(long_reader, qtbot):
    with qtbot.waitSignal(long_reader.pane.keyword_found) as found:
        long_reader.pane.set_keyword("ebb")
    count, positions_ms = found.args
    assert count == LONG
    assert 1_000 <= len(positions_ms) <= 2_000
    assert positions_ms[0] == 0
    assert positions_ms[-1] > (LONG - 100) * 1_000
    with qtbot.waitSignal(long_reader.pane.keyword_found) as found:
        long_reader.pane.set_keyword(None)
    assert found.args == [0, ()]
