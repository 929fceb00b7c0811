"""What the canvas paints: the word being said, how far a line has come, what was heard, selections, second texts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.transcript import Line, Timeline, Word
from ui.theme import Shades, apply_theme, shades
from ui.transcript.canvas import TranscriptCanvas
from ui.transcript.layout.text_style import TextStyle
from ui.transcript.selection import Place, Selection

RTL = "مرحبا بكم في الميناء اليوم"


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def canvas(request, qapp, qtbot: QtBot) -> TranscriptCanvas:
    apply_theme(qapp, dark=request.param)
    canvas = TranscriptCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(700, 300)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def shades_of(canvas: TranscriptCanvas) -> Shades:
    return shades(canvas.palette())


def columns_of(canvas: TranscriptCanvas, color: QColor, line: int) -> list[int]:
    """The pixels across at which a colour stands anywhere in the rows of a line."""
    image: QImage = canvas.viewport().grab().toImage()
    rect = canvas.line_rect(line)
    rows = range(max(0, rect.top()), min(rect.bottom() + 1, image.height()))
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == color for y in rows)]


def filled_between(canvas: TranscriptCanvas, color: QColor, line: int) -> tuple[int, int]:
    """The first and the last pixel of a colour in the middle of a line of one row."""
    image, y = canvas.viewport().grab().toImage(), canvas.line_rect(line).center().y()
    found = [x for x in range(image.width()) if image.pixelColor(x, y) == color]
    return found[0], found[-1]


def width_of(canvas: TranscriptCanvas, text: str) -> int:
    return canvas.fontMetrics().horizontalAdvance(text)


def timed(text: str, start_ms: int = 0) -> Line:
    words = tuple(
        Word(start_ms + place * 100, start_ms + place * 100 + 100, word) for place, word in enumerate(text.split())
    )
    return Line(start_ms, start_ms + 1_000, text, words=words)


@pytest.mark.parametrize("reading", [False, True])
def test_the_word_that_is_said_is_filled_and_underlined(canvas, reading):
    canvas.set_reading(reading)
    canvas.set_timeline(Timeline((timed("the bell rings"), timed("and boats leave", 1_000))))
    canvas.mark_spoken(frozenset({0}))
    canvas.set_position(150)
    filled = columns_of(canvas, shades_of(canvas).word_fill, 0)
    assert abs(len(filled) - width_of(canvas, "bell")) <= 3
    underlined = columns_of(canvas, shades_of(canvas).spoken_bar, 0)
    assert set(range(filled[0] + 1, filled[-1])) <= set(underlined)


def test_the_mark_goes_from_word_to_word_and_leaves_with_the_line(canvas):
    canvas.set_timeline(Timeline((timed("the bell rings"),)))
    canvas.mark_spoken(frozenset({0}))
    lefts = []
    for position_ms in (50, 150, 250):
        canvas.set_position(position_ms)
        lefts.append(columns_of(canvas, shades_of(canvas).word_fill, 0)[0])
    assert lefts == sorted(set(lefts))
    canvas.mark_spoken(frozenset())
    assert columns_of(canvas, shades_of(canvas).word_fill, 0) == []


def test_a_line_without_word_times_has_a_soft_line_that_grows(canvas):
    canvas.set_timeline(Timeline((Line(0, 1_000, "the bell rings over the sea"),)))
    canvas.mark_spoken(frozenset({0}))
    lengths = []
    for position_ms in (0, 300, 600, 999):
        canvas.set_position(position_ms)
        lengths.append(len(columns_of(canvas, shades_of(canvas).said_line, 0)))
    assert lengths == sorted(set(lengths))
    assert lengths[0] == 0
    assert abs(lengths[-1] - width_of(canvas, "the bell rings over the sea")) <= width_of(canvas, "ea")


def test_the_soft_line_grows_from_the_right_where_text_does(canvas):
    canvas.set_timeline(Timeline((Line(0, 1_000, RTL),)))
    canvas.mark_spoken(frozenset({0}))
    spans = []
    for position_ms in (300, 700):
        canvas.set_position(position_ms)
        found = columns_of(canvas, shades_of(canvas).said_line, 0)
        spans.append((found[0], found[-1]))
    assert spans[0][1] == spans[1][1]
    assert spans[1][0] < spans[0][0]


def test_the_soft_line_can_be_turned_off_and_is_never_under_timed_words(canvas):
    canvas.set_timeline(Timeline((Line(0, 1_000, "the bell rings"), timed("and boats leave"))))
    canvas.mark_spoken(frozenset({0, 1}))
    canvas.set_position(500)
    assert columns_of(canvas, shades_of(canvas).said_line, 0)
    assert columns_of(canvas, shades_of(canvas).said_line, 1) == []
    canvas.set_style(TextStyle(shows_progress=False))
    assert columns_of(canvas, shades_of(canvas).said_line, 0) == []


class PaintWatch(QObject):
    """Notes how high each painted stretch is."""

    def __init__(self) -> None:
        super().__init__()
        self.heights_px: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.heights_px.append(event.rect().height())
        return False


def painted_rows(canvas: TranscriptCanvas, act: Callable[[], None]) -> int:
    """How many pixels high is what is painted anew."""
    QApplication.processEvents()
    painted = PaintWatch()
    canvas.viewport().installEventFilter(painted)
    act()
    QApplication.processEvents()
    canvas.viewport().removeEventFilter(painted)
    return max(painted.heights_px, default=0)


def test_only_what_changed_is_painted_anew(canvas):
    canvas.set_timeline(Timeline((timed("the bell rings"), timed("and boats leave", 1_000))))
    canvas.mark_spoken(frozenset({0}))
    assert 0 < painted_rows(canvas, lambda: canvas.set_position(150)) <= canvas.row_height() + 2
    assert painted_rows(canvas, lambda: canvas.set_position(160)) == 0


def test_in_the_reading_view_the_spoken_line_is_filled_behind_its_own_characters(canvas):
    canvas.set_reading(True)
    canvas.set_timeline(Timeline((Line(0, 1, "the bell rings"), Line(1, 2, "and boats"), Line(2, 3, "leave"))))
    canvas.mark_spoken(frozenset({1}))
    filled = columns_of(canvas, shades_of(canvas).spoken_fill, 0)
    assert abs(len(filled) - width_of(canvas, "and boats")) <= 3


class FirstSecond:
    """Somebody who has heard one second."""

    def covers(self, start_ms: int, end_ms: int) -> bool:
        return end_ms <= 1_000


@pytest.mark.parametrize("reading", [False, True])
def test_a_rail_runs_along_what_has_been_heard(canvas, reading):
    canvas.set_reading(reading)
    canvas.set_timeline(Timeline((Line(0, 900, "heard", "Ada"), Line(1_000, 2_000, "not heard", "Bo"))))
    canvas.marks.heard = FirstSecond()
    rails = [columns_of(canvas, shades_of(canvas).heard_rail, number) for number in (0, 1)]
    assert len(rails[0]) == 2
    assert rails[1] == []


def test_exactly_the_selected_characters_are_filled(canvas):
    canvas.set_timeline(Timeline((Line(0, 1, "the bell rings"), Line(1, 2, "and boats leave"))))
    selected = canvas.palette().highlight().color()
    canvas.marks.selection = Selection(Place(0, 8), Place(0, 4))
    assert abs(len(columns_of(canvas, selected, 0)) - width_of(canvas, "bell")) <= 2
    canvas.marks.selection = Selection(Place(0, 4), Place(1, 3))
    first, second = filled_between(canvas, selected, 0), filled_between(canvas, selected, 1)
    assert first[0] > second[0]
    assert first[1] > second[1] + 100
    assert abs(second[1] - second[0] - width_of(canvas, "and")) <= 2


def test_a_right_to_left_selection_starts_at_the_right_and_reaches_the_left_edge(canvas):
    canvas.set_timeline(Timeline((Line(0, 1, RTL), Line(1, 2, RTL))))
    selected = canvas.palette().highlight().color()
    canvas.marks.selection = Selection(Place(0, 0), Place(0, 5))
    only_word = filled_between(canvas, selected, 0)
    canvas.marks.selection = Selection(Place(0, 0), Place(1, 0))
    to_the_edge = filled_between(canvas, selected, 0)
    assert only_word[-1] == to_the_edge[-1]
    assert to_the_edge[0] < only_word[0] - 100


def test_a_second_text_beside_is_muted_and_right_of_the_first(canvas):
    canvas.resize(900, 300)
    canvas.set_timeline(Timeline((Line(None, None, "█████"),)))
    canvas.set_second({0: "██ zweiter"}, beside=True)
    first = columns_of(canvas, canvas.palette().text().color(), 0)
    second = columns_of(canvas, shades_of(canvas).muted_text, 0)
    assert first[-1] < second[0]


def test_speakers_keep_their_colours_when_others_are_left_out(canvas):
    lines = (Line(0, 1, "said", "Ada"), Line(1, 2, "said", "Bo"))
    colors = shades_of(canvas).speakers
    canvas.set_timeline(Timeline(lines))
    assert columns_of(canvas, colors[1], 1)
    canvas.set_timeline(Timeline(lines[1:]), speakers=("Ada", "Bo"))
    assert columns_of(canvas, colors[1], 0)
    assert columns_of(canvas, colors[0], 0) == []


@pytest.mark.parametrize("style", [TextStyle(shows_times=False), TextStyle(size_percent=250)])
def test_times_make_way_when_they_are_not_wanted_or_there_is_no_room(canvas, style):
    canvas.set_timeline(Timeline((Line(0, 1, "the bell rings"),)))
    canvas.resize(300, 300)
    muted = shades_of(canvas).muted_text
    assert columns_of(canvas, muted, 0)
    canvas.set_style(style)
    assert columns_of(canvas, muted, 0) == []
