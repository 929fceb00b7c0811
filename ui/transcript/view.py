"""The transcript under the reader's hands: clicks seek, drags select lines, keys move a current line.

Whatever the reader does to look elsewhere is told with `reader_moved` by the very event that does it; scrolling by the
program never is.
"""

from PySide6.QtCore import QBasicTimer, QPoint, QPointF, Qt, QTimerEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.transcript import Timeline
from ui.transcript.canvas import FLOOR_PX, TranscriptCanvas
from ui.transcript.selection import Selection

_AUTOSCROLL_INTERVAL_MS = 16
_FASTEST_AUTOSCROLL_PX = 60
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class TranscriptView(TranscriptCanvas):
    """Tells what the reader wishes; line numbers count from 0, `menu_requested` gives -1 beside all lines."""

    seek_requested = Signal(int)
    selection_changed = Signal()
    reader_moved = Signal()
    pressed = Signal()
    copy_requested = Signal()
    find_step_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcriptView")
        self.setAccessibleName("Transcript")
        self.setAccessibleDescription("Click a line to play from there; Up and Down move, Enter plays, drag selects.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed_at = QPointF()
        self._pressed_line: int | None = None
        self._is_dragging = False
        self._dragged_to = QPointF()
        self._autoscroll = QBasicTimer()
        scroll_bar = self.verticalScrollBar()
        scroll_bar.sliderPressed.connect(self.reader_moved)
        scroll_bar.actionTriggered.connect(self.reader_moved)

    def set_timeline(self, timeline: Timeline) -> None:
        """Show these lines from the first on; a selection is gone with the lines it stood on."""
        self._let_go()
        had_selection = self.marks.selection is not None
        super().set_timeline(timeline)
        if had_selection:
            self.selection_changed.emit()

    def select(self, selection: Selection | None) -> None:
        """Select these lines or this word; None selects nothing."""
        if selection is not None:
            self.reader_moved.emit()
        if selection != self.marks.selection:
            self.marks.selection = selection
            self.viewport().update()
            self.selection_changed.emit()

    def request_seek(self, number: int) -> None:
        """Ask to seek to a line; one without a time asks nothing."""
        start_ms = self.timeline.lines[number].start_ms
        if start_ms is not None:
            self.seek_requested.emit(start_ms)

    def _click(self, number: int | None) -> None:
        self.select(None)
        self.marks.current = number
        if number is not None:
            self.request_seek(number)

    def _extend_selection(self, number: int) -> None:
        anchor = self.marks.selection or Selection(self._here(), self._here())
        self.select(anchor.extended_to(number))

    def _let_go(self) -> None:
        self._pressed_line = None
        self._is_dragging = False
        self._autoscroll.stop()

    def _drag_to(self, place: QPointF) -> None:
        """Select from where the button went down to this height, and scroll on when it is outside."""
        if self._pressed_line is None:
            return
        self._dragged_to = place
        number = self.stack.line_at(self.scrolled_px() + round(place.y()))
        self.select(Selection(self._pressed_line, number))
        if self._beyond_px() == 0:
            self._autoscroll.stop()
        elif not self._autoscroll.isActive():
            self._autoscroll.start(_AUTOSCROLL_INTERVAL_MS, self)

    def _beyond_px(self) -> int:
        """How far the drag has left the view: negative above, positive below."""
        y = round(self._dragged_to.y())
        return min(y, 0) + max(y - self.viewport().height() + 1, 0)

    def _here(self) -> int:
        """Where a key starts from: the current line, the spoken one, or the first, whichever is in sight."""
        candidates = (self.marks.current, min(self.marks.spoken, default=None))
        in_sight = (number for number in candidates if number is not None and self.out_of_sight(number) == 0)
        return next(in_sight, self.first_in_sight())

    def _destination(self, key: int) -> int:
        here = self._here()
        page_px = self.viewport().height() - self.stack.row_height
        numbers = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_PageUp: self.stack.line_at(self.stack.top(here) - page_px),
            Qt.Key.Key_PageDown: self.stack.line_at(self.stack.top(here) + page_px),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.stack) - 1,
        }
        return min(max(numbers[Qt.Key(key)], 0), len(self.stack) - 1)

    def _go(self, number: int, selecting: bool) -> None:
        """Make a line the current one and bring it in sight, no further than needed."""
        self.reader_moved.emit()
        if selecting:
            self._extend_selection(number)
        self.marks.current = number
        self.settle_around(number)
        top, bottom = self.stack.top(number), self.stack.top(number + 1) + FLOOR_PX
        self.scroll_to(min(max(self.scrolled_px(), bottom - self.viewport().height()), top))
        self.show_ring(True)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.pressed.emit()
        self.show_ring(False)
        number = self.line_under(event.position().y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if number is not None:
                self._extend_selection(number)
            return
        self._pressed_at, self._pressed_line = event.position(), number
        if number is None:
            self.select(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_line is None:
            return
        moved_px = (event.position() - self._pressed_at).manhattanLength()
        self._is_dragging = self._is_dragging or moved_px >= QApplication.startDragDistance()
        if self._is_dragging:
            self._drag_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, was_dragging = self._pressed_line, self._is_dragging
        self._let_go()
        if pressed is not None and not was_dragging:
            self._click(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number, word = self.line_under(event.position().y()), self.word_under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number is not None and word is not None:
            self.select(Selection(number, number, word))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        number = self.line_under(event.pos().y()) if by_mouse else self.marks.current
        self.menu_requested.emit(-1 if number is None else number, event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.reader_moved.emit()
        super().wheelEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() != self._autoscroll.timerId():
            super().timerEvent(event)
            return
        beyond_px = max(-_FASTEST_AUTOSCROLL_PX, min(self._beyond_px(), _FASTEST_AUTOSCROLL_PX))
        self.scroll_to(self.scrolled_px() + beyond_px)
        self._drag_to(self._dragged_to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if len(self.stack) and self._take_key(event):
            event.accept()
        else:
            event.ignore()

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what the key says; False leaves it to the window."""
        key = event.key()
        selecting = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(Selection(0, len(self.stack) - 1))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key == Qt.Key.Key_F3:
            self.find_step_requested.emit(-1 if selecting else 1)
        elif key == Qt.Key.Key_Escape and self.marks.selection is not None:
            self.select(None)
        elif key in _MOVES and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go(self._destination(key), selecting)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marks.current is not None:
            self.request_seek(self.marks.current)
        else:
            return False
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if len(self.stack) and event.reason() in _BY_TAB:
            self.marks.current = self._here()
            self.show_ring(True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
