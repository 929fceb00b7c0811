"""The scroll area over a laid-out transcript: what is in sight is exact, the rest is measured in slices."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDeadlineTimer, QEvent, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from player.find import Found
from player.transcript import Timeline
from ui.transcript.layout.background_import import BackgroundImport
from ui.transcript.layout.blocks import Texts
from ui.transcript.layout.columns import Columns, Wants, fit_columns
from ui.transcript.layout.letters import Letters, make_letters, time_width
from ui.transcript.layout.sheet import Sheet
from ui.transcript.layout.text_style import TextStyle
from ui.transcript.selection import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Room below the last line, for what floats over the bottom edge.
FLOOR_PX = 48
# Half a frame: the other half is for the work that a frame brings.
_SLICE_MS = 5
_LOOK_AGAIN_MS = 10


class _Anchor(NamedTuple):
    """The line that keeps its place, the part of it above what is in sight, and how far all was scrolled then.

    It holds until somebody scrolls, so that there and back again is the same place.
    """

    number: int
    inside: float
    scrolled_px: int


class SheetArea(QAbstractScrollArea):
    """Shows a sheet of lines, by themselves or joined into paragraphs; line numbers count from 0 in both.

    Heights are in pixels from the top of all text, points in pixels of the viewport. `laid_out` tells that heights have
    changed as a whole.
    """

    scrolled = Signal()
    resized = Signal()
    laid_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timeline = Timeline(())
        self.text_style = TextStyle()
        self._is_reading = False
        self._seconds: Mapping[int, str] | None = None
        self._is_second_beside = False
        self._settled: tuple[int, ...] = ()
        self._anchor: _Anchor | None = None
        # No QBasicTimer: that goes on after Qt has deleted its widget, until Python lets go of both.
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._measure_slice)
        self._measuring_import = BackgroundImport("ui.transcript.layout.measuring")
        self._sheet = self._new_sheet()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)

    def set_lines(self, timeline: Timeline) -> None:
        """Show these lines from the first on."""
        self.timeline = timeline
        self._seconds = None
        self._anchor = None
        self._set_anew()
        self.scroll_to(0)

    def set_reading(self, reading: bool) -> None:
        """Join the lines into paragraphs, or show each by itself; the first one in sight stays there."""
        if reading != self._is_reading:
            self._is_reading = reading
            self._keeping_place(self._set_anew)

    def is_reading(self) -> bool:
        """Whether lines are joined into paragraphs."""
        return self._is_reading

    def set_style(self, style: TextStyle) -> None:
        """Set the text as the reader likes it; the first line in sight stays there."""
        if style != self.text_style:
            self.text_style = style
            self._keeping_place(self._set_anew)

    def set_second(self, texts: Mapping[int, str] | None, beside: bool) -> None:
        """Show a second text beside or under the lines of these numbers; None takes it away."""
        is_none = not texts and not self._seconds
        self._seconds, self._is_second_beside = texts or None, beside
        if not is_none:
            self._keeping_place(self._set_anew)

    def line_count(self) -> int:
        """How many lines there are."""
        return len(self.timeline.lines)

    def line_top(self, number: int) -> int:
        """Top of the rows of a line, from the top of all text; where it opens a block, of the space above."""
        return self._sheet.line_top(number)

    def line_bottom(self, number: int) -> int:
        """Bottom of the rows of a line, from the top of all text; where it ends a block, of the space below."""
        return self._sheet.line_bottom(number)

    def text_height(self) -> int:
        """Height of all text."""
        return self._sheet.stack.height

    def row_height(self) -> int:
        """Height of one row of text."""
        return self._sheet.letters.row_height

    def scrolled_px(self) -> int:
        """How far down the text is scrolled."""
        return self.verticalScrollBar().value()

    def scroll_to(self, scrolled_px: int) -> None:
        """Show the text from this height on, at once."""
        self.verticalScrollBar().setValue(scrolled_px)

    def settle_around(self, number: int) -> None:
        """Make heights exact one screen above and below the top of this line."""
        screen = self.viewport().height()
        self._sheet.stack.settle_up(number, screen)
        self._sheet.stack.settle_down(number, screen)
        self._fit_scroll_bar()

    def first_in_sight(self, above_px: int = 0) -> int:
        """The first line of which something is in sight or so far above it; the transcript must not be empty."""
        return self._sheet.first_line_at(max(0, self.scrolled_px() - above_px))

    def lines_in_sight(self) -> range:
        """The lines of which something is in sight."""
        if not self.line_count():
            return range(0)
        self._settle_sight()
        top = self.scrolled_px()
        return self._sheet.lines_between(top, top + self.viewport().height())

    def out_of_sight(self, number: int) -> int:
        """-1 when the row where the line begins is above what is in sight, 1 when it is below, else 0."""
        if not self.shows_some_of(number):
            return -1 if self.line_top(number) < self.scrolled_px() else 1
        top = self._sheet.text_top(number) - self.scrolled_px()
        if top < 0:
            return -1
        return int(top + self.row_height() > self.viewport().height())

    def shows_some_of(self, number: int) -> bool:
        """Whether something of the line is in sight."""
        top = self.scrolled_px()
        return self.line_top(number) < top + self.viewport().height() and self.line_bottom(number) > top

    def line_rect(self, number: int) -> QRect:
        """Where a line stands in the viewport, its speaker's name included."""
        columns = self._sheet.columns
        top, bottom = self._sheet.own_top(number), self._sheet.line_bottom(number)
        return QRect(columns.left, top - self.scrolled_px(), columns.right - columns.left, bottom - top)

    def line_under(self, point: QPointF) -> int | None:
        """The line at this point of the viewport; None below the last and where there are none."""
        y = self._text_y(point)
        return self._sheet.line_at(point.x(), y) if 0 <= y < self.text_height() else None

    def place_under(self, point: QPointF) -> Place | None:
        """The boundary between characters that is nearest to this point; None where there are no lines."""
        return self._sheet.place_at(point.x(), self._text_y(point)) if self.line_count() else None

    def word_under(self, point: QPointF) -> tuple[int, int] | None:
        """The characters of the word at this point, or None where there is none."""
        return self._sheet.word_at(point.x(), self._text_y(point)) if self.line_count() else None

    def hit_top(self, found: Found) -> int:
        """Top of the row in which a hit begins, from the top of all text."""
        return self._sheet.row_top(found)

    def fractions_of(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """About where lines stand, from 0 at the top to 1 at the bottom of all text; a million in milliseconds."""
        return self._sheet.fractions_of(numbers)

    def _text_y(self, point: QPointF) -> int:
        """The height of a point of the viewport in the text, where what is in sight stands exactly."""
        self._settle_sight()
        return self.scrolled_px() + round(point.y())

    def _new_sheet(self) -> Sheet:
        texts = Texts(self.timeline.lines, self._is_reading, self._seconds)
        letters = make_letters(self.font(), self.text_style)
        return Sheet(texts, letters, self._fitted_columns(letters))

    def _fitted_columns(self, letters: Letters) -> Columns:
        style = self.text_style
        time_px = time_width(self.timeline, letters) if style.shows_times else 0
        measure_px = None if style.measure_letters is None else round(style.measure_letters * letters.letter_width)
        wants = Wants(time_px, measure_px, letters.letter_width, bool(self._seconds), self._is_second_beside)
        return fit_columns(self.viewport().width(), wants)

    def _set_anew(self) -> None:
        """Lay out everything anew; what is in sight is exact when it is painted."""
        self._sheet = self._new_sheet()
        self.verticalScrollBar().setSingleStep(self.row_height())
        self._lay_out()

    def _set_columns(self) -> None:
        self._sheet.set_columns(self._fitted_columns(self._sheet.letters))
        self._lay_out()

    def _lay_out(self) -> None:
        self._settled = ()
        self._slices.stop()
        self._fit_scroll_bar()
        self.viewport().update()
        self.laid_out.emit()

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Do what changes heights; the first line in sight stays where it is on the screen."""
        if not self.line_count():
            change()
            return
        anchor = self._anchor
        if anchor is None or anchor.scrolled_px != self.scrolled_px():
            number = self.first_in_sight()
            top, bottom = self.line_top(number), self.line_bottom(number)
            anchor = _Anchor(number, (self.scrolled_px() - top) / max(1, bottom - top), self.scrolled_px())
        change()
        self.settle_around(anchor.number)
        top, bottom = self.line_top(anchor.number), self.line_bottom(anchor.number)
        self.scroll_to(top + round(anchor.inside * (bottom - top)))
        self._anchor = anchor._replace(scrolled_px=self.scrolled_px())

    def _fit_scroll_bar(self) -> None:
        screen = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, self.text_height() + FLOOR_PX - screen))
        self.verticalScrollBar().setPageStep(screen)

    def _settle_sight(self) -> None:
        """Make what is in sight exact; the bottom of the first block in sight keeps its place on the screen."""
        stack, scrolled_px, screen = self._sheet.stack, self.scrolled_px(), self.viewport().height()
        if not self.line_count() or self._settled == (scrolled_px, screen, stack.height):
            return
        first = stack.block_at(scrolled_px)
        below = stack.top(stack.after(first)) - scrolled_px
        stack.settle_down(first, screen + self._sheet.stack.block(first).height)
        self._fit_scroll_bar()
        if scrolled_px:
            self.scroll_to(stack.top(stack.after(first)) - below)
        self._settled = (self.scrolled_px(), screen, stack.height)

    def _measure_slice(self) -> None:
        """Measure some of what is out of sight."""
        if not self._measuring_import.is_done():
            self._slices.start(_LOOK_AGAIN_MS)
        elif self._sheet.stack.is_measured:
            self._slices.stop()
            self.laid_out.emit()
        elif self.verticalScrollBar().isSliderDown():
            self._slices.start(_LOOK_AGAIN_MS)
        else:
            self._slices.start(0)
            self._keeping_place(self._measure_for_a_while)

    def _measure_for_a_while(self) -> None:
        deadline = QDeadlineTimer(_SLICE_MS)
        while not deadline.hasExpired() and not self._sheet.stack.is_measured:
            self._sheet.stack.measure_next()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._settle_sight()
        if not self._sheet.stack.is_measured and not self._slices.isActive():
            self._sheet.stack.measure_from(self.first_in_sight())
            self._slices.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keeping_place(self._set_columns)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keeping_place(self._set_anew)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        # Shifting pixels instead leaves seams on screens scaled by a fraction.
        self.viewport().update()
