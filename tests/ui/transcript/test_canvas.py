"""The canvas: where lines stand in both views, what lies under a point, and that nothing moves under the reader."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from player.find import Found
from player.transcript import Line, Timeline, Word
from tests.ui.transcript.texts import TEXTS, lines, varied
from ui.transcript.canvas import TranscriptCanvas
from ui.transcript.layout.text_style import TextStyle
from ui.transcript.selection import Place

LONG_MS = 20_000


@pytest.fixture
def canvas(qtbot: QtBot) -> TranscriptCanvas:
    canvas = TranscriptCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def measured(canvas: TranscriptCanvas, qtbot: QtBot) -> None:
    """Wait until the lines out of sight are measured as well."""
    with qtbot.waitSignal(canvas.laid_out, timeout=LONG_MS):
        pass


def screen_top(canvas: TranscriptCanvas, number: int) -> int:
    return canvas.line_top(number) - canvas.scrolled_px()


def middle_of_first_row(canvas: TranscriptCanvas, number: int, x: float) -> QPointF:
    top = canvas.hit_top(Found(number, 0, 0)) - canvas.scrolled_px()
    return QPointF(x, top + canvas.row_height() / 2)


def text_left(canvas: TranscriptCanvas) -> float:
    """Where the letters of a line begin: the leftmost place that is on its first character."""
    y = middle_of_first_row(canvas, canvas.first_in_sight(), 0).y()
    return next(x for x in range(600) if canvas.place_under(QPointF(x + 4, y)).character > 0)


@pytest.mark.parametrize("reading", [False, True])
def test_every_line_is_under_the_points_of_its_own_text(canvas, reading):
    canvas.set_reading(reading)
    canvas.set_timeline(Timeline(tuple(lines(TEXTS[:7]))))
    left = text_left(canvas)
    for number, text in enumerate(TEXTS[:7]):
        if text:
            right = 540 if text[0] == "م" else left + 4
            if not reading:
                assert canvas.line_under(middle_of_first_row(canvas, number, right)) == number
            assert canvas.line_rect(number).contains(middle_of_first_row(canvas, number, right).toPoint())
    assert canvas.line_under(QPointF(left, canvas.text_height() + 1)) is None


def test_in_the_reading_view_a_point_is_on_the_line_whose_words_stand_there(canvas):
    canvas.set_reading(True)
    canvas.set_timeline(Timeline(tuple(lines(("The bell rings", "and boats", "leave")))))
    left, letters = text_left(canvas), canvas.fontMetrics()
    y = middle_of_first_row(canvas, 0, 0).y()
    points = [QPointF(left + letters.horizontalAdvance(before) + 4, y) for before in ("", "The bell rings ")]
    assert [canvas.line_under(point) for point in points] == [0, 1]
    assert canvas.place_under(QPointF(500, y)) == Place(2, 5)
    assert canvas.line_rect(0).intersects(canvas.line_rect(2))


def test_places_go_from_the_first_character_to_the_last_of_each_line(canvas):
    canvas.set_timeline(Timeline(tuple(lines(("one\tn̈ 🚢", "", "مرحبا بكم")))))
    ends = {0: "one\tn̈ 🚢", 1: "", 2: "مرحبا بكم"}
    for number, text in ends.items():
        found = {canvas.place_under(middle_of_first_row(canvas, number, x)) for x in range(-50, 650, 2)}
        assert {place.line for place in found} == {number}
        assert {min(found).character, max(found).character} == {0, len(text)}


def test_places_above_and_below_all_text_are_those_of_its_ends(canvas):
    canvas.set_timeline(Timeline(tuple(lines(("first", "last")))))
    assert canvas.place_under(QPointF(0, -500)) == Place(0, 0)
    assert canvas.place_under(QPointF(590, 5_000)) == Place(1, 4)


def test_the_word_under_a_point_is_in_characters_of_its_line(canvas):
    canvas.set_reading(True)
    canvas.set_timeline(Timeline(tuple(lines(("The bell rings", "and boats", "leave")))))
    x = text_left(canvas) + canvas.fontMetrics().horizontalAdvance("The bell rings and ") + 4
    assert canvas.word_under(middle_of_first_row(canvas, 0, x)) == (4, 9)
    assert canvas.word_under(QPointF(x, 399)) is None


def test_a_timed_word_is_under_its_letters_only(canvas):
    words = (Word(100, 200, "The"), Word(300, 400, "bell"))
    canvas.set_timeline(Timeline((Line(0, 1_000, "The bell", words=words), Line(1_000, 2_000, "untimed words"))))
    left, letters = text_left(canvas), canvas.fontMetrics()
    on_bell = middle_of_first_row(canvas, 0, left + letters.horizontalAdvance("The ") + 4)
    assert canvas.timed_word_under(on_bell) == Word(300, 400, "bell")
    assert canvas.timed_word_under(middle_of_first_row(canvas, 0, left + 200)) is None
    assert canvas.timed_word_under(middle_of_first_row(canvas, 0, left - 20)) is None
    assert canvas.timed_word_under(middle_of_first_row(canvas, 1, left + 4)) is None


def test_lines_follow_each_other_without_a_gap(canvas, qtbot):
    canvas.set_timeline(varied(1_500))
    measured(canvas, qtbot)
    assert all(canvas.line_bottom(number) == canvas.line_top(number + 1) for number in range(1_499))
    assert canvas.line_bottom(1_499) == canvas.text_height()


def test_what_is_in_sight_is_told_by_lines_in_both_views(canvas, qtbot):
    canvas.set_timeline(varied(400))
    for reading in (False, True):
        canvas.set_reading(reading)
        canvas.settle_around(200)
        canvas.scroll_to(canvas.line_top(200))
        in_sight = canvas.lines_in_sight()
        assert canvas.first_in_sight() == in_sight[0] <= 200 < in_sight[-1]
        assert all(canvas.shows_some_of(number) for number in in_sight)
        assert not canvas.shows_some_of(in_sight[-1] + 1)
        assert [canvas.out_of_sight(number) for number in (10, 202, 390)] == [-1, 0, 1]


@pytest.mark.parametrize("reading", [False, True])
def test_measuring_what_is_out_of_sight_moves_nothing_in_sight(canvas, qtbot, reading):
    canvas.set_reading(reading)
    canvas.set_timeline(varied(30_000))
    canvas.settle_around(20_003)
    canvas.scroll_to(canvas.line_top(20_003) - 100)
    canvas.repaint()
    stood, height = screen_top(canvas, 20_003), canvas.text_height()
    measured(canvas, qtbot)
    assert canvas.text_height() != height
    assert screen_top(canvas, 20_003) == stood


@pytest.mark.parametrize("reading", [False, True])
def test_asking_where_far_lines_stand_moves_nothing_in_sight(canvas, reading):
    canvas.set_reading(reading)
    canvas.set_timeline(varied(30_000))
    canvas.settle_around(20_000)
    canvas.scroll_to(canvas.line_top(20_000))
    for number in range(0, 30_000, 700):
        canvas.line_rect(number)
        canvas.out_of_sight(number)
        canvas.line_bottom(number)
    assert screen_top(canvas, 20_000) == 0


CHANGES = {
    "another width": lambda canvas: canvas.resize(400, 400),
    "larger letters": lambda canvas: canvas.set_style(replace(canvas.text_style, size_percent=150)),
    "other spacing": lambda canvas: canvas.set_style(replace(canvas.text_style, spacing_percent=180)),
    "the other view": lambda canvas: canvas.set_reading(True),
    "a second text": lambda canvas: canvas.set_second(dict.fromkeys(range(0, 3_000, 2), "zweiter Text"), False),
    "one beside": lambda canvas: canvas.set_second(dict.fromkeys(range(0, 3_000, 2), "zweiter Text"), True),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_first_line_in_sight_stays_there(canvas, qtbot, change):
    canvas.set_timeline(varied(3_000))
    canvas.settle_around(1_502)
    canvas.scroll_to(canvas.line_top(1_502))
    change(canvas)
    canvas.repaint()
    assert 1_502 in canvas.lines_in_sight()
    assert abs(screen_top(canvas, 1_502)) <= 1
    measured(canvas, qtbot)
    assert abs(screen_top(canvas, 1_502)) <= 1


def test_there_and_back_again_is_the_same_place(canvas):
    canvas.set_timeline(varied(3_000))
    canvas.settle_around(1_502)
    canvas.scroll_to(canvas.line_top(1_502))
    for reading in (True, False):
        canvas.set_reading(reading)
    assert screen_top(canvas, 1_502) == 0


def test_the_top_stays_the_top(canvas, qtbot):
    canvas.set_timeline(varied(3_000))
    canvas.set_style(TextStyle(size_percent=200))
    canvas.resize(300, 400)
    measured(canvas, qtbot)
    assert canvas.scrolled_px() == 0


def test_fractions_tell_where_lines_stand(canvas, qtbot):
    import numpy as np

    canvas.set_timeline(varied(5_000))
    measured(canvas, qtbot)
    numbers = np.array([0, 10, 777, 2_500, 4_999])
    exact = [canvas.line_top(int(number)) / canvas.text_height() for number in numbers]
    assert canvas.fractions_of(numbers) == pytest.approx(exact, abs=0.001)


def test_a_second_text_takes_room_and_counts_as_its_line(canvas):
    said = varied(40)
    canvas.set_timeline(said)
    alone = canvas.text_height()
    canvas.set_second({3: "ein zweiter Text"}, beside=False)
    assert canvas.text_height() > alone
    under = QPointF(text_left(canvas) + 5, canvas.line_bottom(3) - canvas.row_height() / 2)
    assert canvas.line_under(under) == 3
    canvas.set_second(None, beside=False)
    assert canvas.text_height() == alone


def test_in_the_reading_view_a_second_text_beside_is_by_lines_too(canvas):
    canvas.resize(900, 400)
    canvas.set_reading(True)
    canvas.set_timeline(Timeline(tuple(lines(("one", "two")))))
    canvas.set_second({0: "ein langer Text", 1: "noch einer"}, beside=True)
    y = middle_of_first_row(canvas, 0, 0).y()
    assert {canvas.line_under(QPointF(x, y)) for x in range(500, 880, 5)} == {0, 1}


def test_a_canvas_without_lines_answers_all_the_same(canvas):
    assert canvas.line_count() == canvas.text_height() == canvas.scrolled_px() == 0
    assert (canvas.line_under(QPointF(5, 5)), canvas.place_under(QPointF(5, 5))) == (None, None)
    assert (canvas.word_under(QPointF(5, 5)), canvas.timed_word_under(QPointF(5, 5))) == (None, None)
    assert list(canvas.lines_in_sight()) == []
    canvas.set_reading(True)
    canvas.set_style(TextStyle(size_percent=200))
    canvas.set_second(None, beside=True)
    canvas.set_position(1_000)
