"""The scroll area that shows the lines of a transcript; it lays out and paints them, and knows no input."""

from collections.abc import Callable, Iterable
from itertools import cycle

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTextBoundaryFinder, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLine
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from player import timecode
from player.find import Found
from player.transcript import Timeline
from ui.transcript import text_offsets
from ui.transcript.columns import fit_columns
from ui.transcript.look import make_look
from ui.transcript.marks import no_marks
from ui.transcript.painting import LinePainter
from ui.transcript.stack import LineStack

# Room below the last line, for what floats over the bottom edge.
FLOOR_PX = 48


class TranscriptCanvas(QAbstractScrollArea):
    """Lines of varying height, 100,000 as smoothly as ten: only those in sight are laid out and painted."""

    scrolled = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.timeline = Timeline(())
        self.marks = no_marks(self.timeline)
        self._speaker_colors: dict[str, QColor] = {}
        self._dress()
        self.stack = LineStack((), self.font(), self._columns.text_width)
        self._shows_ring = False
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)

    def set_timeline(self, timeline: Timeline) -> None:
        """Show these lines from the first on, nothing marked."""
        self.timeline = timeline
        self.marks = no_marks(timeline)
        self._restack()
        self.scroll_to(0)

    def mark_spoken(self, numbers: frozenset[int]) -> None:
        """Mark exactly these lines as spoken."""
        changed = numbers ^ self.marks.spoken
        self.marks.spoken = numbers
        self._update_lines(changed)

    def scrolled_px(self) -> int:
        """How far down the text is scrolled."""
        return self.verticalScrollBar().value()

    def scroll_to(self, scrolled_px: int) -> None:
        """Show the text from this height on, at once."""
        self.verticalScrollBar().setValue(scrolled_px)

    def settle_around(self, number: int) -> None:
        """Make heights exact one screen above and below the top of this line."""
        top, screen = self.stack.top(number), self.viewport().height()
        self.stack.settle(max(0, top - screen), top)
        top = self.stack.top(number)
        self.stack.settle(top, top + screen)
        self._fit_scroll_bar()

    def first_in_sight(self) -> int:
        """The first line of which something is in sight; the transcript must not be empty."""
        return self.stack.line_at(self.scrolled_px())

    def out_of_sight(self, number: int) -> int:
        """-1 when the line's top row is above what is in sight, 1 when it is below, else 0."""
        top = self.stack.text_top(number) - self.scrolled_px()
        if top < 0:
            return -1
        return int(top + self.stack.row_height > self.viewport().height())

    def shows_some_of(self, number: int) -> bool:
        """Whether something of the line is in sight."""
        top = self.scrolled_px()
        return self.stack.top(number) < top + self.viewport().height() and self.stack.top(number + 1) > top

    def hit_top(self, found: Found) -> int:
        """Top of the row in which a hit begins."""
        position = text_offsets.to_qt(self.timeline.lines[found.line].text, found.start)
        row = self.stack.text_layout(found.line).lineForTextPosition(position)
        return self.stack.text_top(found.line) + row.lineNumber() * self.stack.row_height

    def line_under(self, y: float) -> int | None:
        """The line at this height of the viewport; None below the last and where there are none."""
        height = self.scrolled_px() + round(y)
        return self.stack.line_at(height) if 0 <= height < self.stack.height else None

    def word_under(self, place: QPointF) -> tuple[int, int] | None:
        """The characters of the word at this place of the viewport, or None where there is none."""
        number = self.line_under(place.y())
        if number is None:
            return None
        laid_out = self.stack.text_layout(number)
        row = int((place.y() + self.scrolled_px() - self.stack.text_top(number)) // self.stack.row_height)
        if not 0 <= row < laid_out.lineCount():
            return None
        on_character = QTextLine.CursorPosition.CursorOnCharacter
        position = laid_out.lineAt(row).xToCursor(place.x() - self._columns.text_left, on_character)
        return _word_at(laid_out.text(), position)

    def show_ring(self, shown: bool) -> None:
        """Whether the current line wears the focus ring: while the keyboard is at work."""
        if shown != self._shows_ring:
            self._shows_ring = shown
            self.viewport().update()

    def _update_lines(self, numbers: Iterable[int]) -> None:
        """Paint these lines anew, those of them that are in sight."""
        scrolled_px, width = self.scrolled_px(), self.viewport().width()
        for number in numbers:
            top, bottom = self.stack.top(number) - scrolled_px, self.stack.top(number + 1) - scrolled_px
            self.viewport().update(QRect(0, top, width, bottom - top))

    def _restack(self) -> None:
        self._dress()
        self.stack = LineStack(self.timeline.lines, self.font(), self._columns.text_width)
        self.verticalScrollBar().setSingleStep(self.stack.row_height)
        self._fit_scroll_bar()

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Do what changes heights; the line at the top stays there."""
        if not len(self.stack):
            change()
            return
        anchor = self.first_in_sight()
        inside = (self.scrolled_px() - self.stack.top(anchor)) / self.stack.height_of(anchor)
        change()
        self.scroll_to(self.stack.top(anchor) + round(inside * self.stack.height_of(anchor)))

    def _dress(self) -> None:
        """Work out anew what depends on palette and font."""
        self._look = make_look(self.palette(), self.font())
        speakers = dict.fromkeys(line.speaker for line in self.timeline.lines if line.speaker)
        self._speaker_colors = dict(zip(speakers, cycle(self._look.shades.speakers), strict=False))
        latest_ms = max((line.start_ms for line in self.timeline.lines if line.start_ms is not None), default=None)
        digits = len(timecode.clock(latest_ms)) if latest_ms is not None else 0
        self._time_width_px = round(self._look.time_metrics.horizontalAdvance("0" * digits))
        self._columns = fit_columns(self.viewport().width(), self._time_width_px)
        self.viewport().update()

    def _fit_columns(self) -> None:
        self._columns = fit_columns(self.viewport().width(), self._time_width_px)
        self.stack.set_width(self._columns.text_width)
        self._fit_scroll_bar()
        self.viewport().update()

    def _fit_scroll_bar(self) -> None:
        screen = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, self.stack.height + FLOOR_PX - screen))
        self.verticalScrollBar().setPageStep(screen)

    def _settle_sight(self) -> None:
        """Make what is in sight exact; the first whole line keeps its place on the screen."""
        scrolled_px = self.scrolled_px()
        anchor = min(self.stack.line_at(scrolled_px) + 1, len(self.stack))
        above = self.stack.top(anchor) - scrolled_px
        self.stack.settle(scrolled_px, scrolled_px + self.viewport().height())
        self._fit_scroll_bar()
        self.scroll_to(self.stack.top(anchor) - above)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.ground)
        if len(self.stack):
            self._settle_sight()
            self._paint_lines(painter, event.rect())
        painter.end()

    def _paint_lines(self, painter: QPainter, dirty: QRect) -> None:
        scrolled_px = self.scrolled_px()
        first = self.stack.line_at(scrolled_px + dirty.top())
        last = self.stack.line_at(scrolled_px + dirty.bottom())
        lines = LinePainter(painter, self.timeline.lines, self.stack, self._columns, self._look, self.marks)
        for number in range(first, last + 1):
            lines.paint(number, scrolled_px, self._speaker_colors, self._shows_ring and self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keeping_place(self._fit_columns)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keeping_place(self._restack)
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        # Shifting pixels instead leaves seams on screens scaled by a fraction.
        self.viewport().update()


def _word_at(text: str, position: int) -> tuple[int, int] | None:
    """The characters of the word at a position of Qt's; the space after a word counts as the word."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    finder.setPosition(position)
    start = position if finder.isAtBoundary() else finder.toPreviousBoundary()
    finder.setPosition(start)
    end = finder.toNextBoundary()
    characters = text_offsets.from_qt(text, start), text_offsets.from_qt(text, end)
    if text[slice(*characters)].isspace():
        return _word_at(text, start - 1) if start else None
    return characters if end > start else None
