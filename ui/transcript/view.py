"""The transcript under the reader's hands: clicks seek, drags select, keys move a current line.

Whatever the reader does to look elsewhere is told with `reader_moved` by the very event that does it; scrolling by the
program never is.
"""

from collections.abc import Sequence

from PySide6.QtCore import QDeadlineTimer, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from player.transcript import Timeline
from ui.transcript.canvas import TranscriptCanvas
from ui.transcript.selecting.selection_drag import SelectionDrag, Unit
from ui.transcript.selection import Place, Selection, whole_lines
from ui.transcript.sheet_area import FLOOR_PX

# What a notch of a wheel turns, in Qt's eighths of a degree.
_NOTCH = 120


class TranscriptView(TranscriptCanvas):
    """Tells what the reader wishes; line numbers count from 0, `menu_requested` gives -1 beside all lines.

    `held` and `let_go` are told when the button goes down and up: meanwhile the text must not move.
    """

    seek_requested = Signal(int)
    current_changed = Signal()
    reader_moved = Signal()
    held = Signal()
    let_go = Signal()
    copy_requested = Signal()
    zoom_requested = Signal(int)
    find_step_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcriptView")
        self.setAccessibleName("Transcript")
        self.setAccessibleDescription("Click a line to play from there; Up and Down move, Enter plays, drag selects.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._drag = SelectionDrag(self)
        self._drag.selected.connect(self._take_selection)
        self._pressed: tuple[int, int | None] | None = None
        self._third_press = QDeadlineTimer()
        self._doubled_at = QPointF()
        self._turned = 0
        scroll_bar = self.verticalScrollBar()
        scroll_bar.sliderPressed.connect(self.reader_moved)
        scroll_bar.actionTriggered.connect(self.reader_moved)

    def set_timeline(self, timeline: Timeline, speakers: Sequence[str] = ()) -> None:
        """Show these lines from the first on; a selection is gone with the lines it stood on."""
        self._let_go()
        self._drag.held = None
        super().set_timeline(timeline, speakers)

    def select(self, selection: Selection | None) -> None:
        """Select these characters; None, and what holds no character, selects nothing."""
        if selection is not None and selection.is_empty:
            selection = None
        if selection is not None:
            self.reader_moved.emit()
        if selection != self.marks.selection:
            self.marks.selection = selection
            self.viewport().update()

    def select_line(self, number: int) -> None:
        """Select a whole line, which Shift then extends, and make it the current one."""
        self._drag.held = whole_lines(self.timeline.lines, number, number)
        self._take_selection(self._drag.held)

    def go_to_line(self, number: int) -> None:
        """Make a line the current one and bring it in sight, as the keys do."""
        self._go(number, selecting=False)

    def chosen_line(self) -> int | None:
        """The line that the keyboard stands on, while it is at work."""
        return self.marks.current if self.shows_ring() else None

    def request_seek(self, number: int) -> None:
        """Ask to seek to a line; one without a time asks nothing."""
        self._seek(self.timeline.lines[number].start_ms)

    def _seek(self, position_ms: int | None) -> None:
        if position_ms is not None:
            self.seek_requested.emit(position_ms)

    def _take_selection(self, selection: Selection) -> None:
        self._make_current(selection.head.line)
        self.select(selection)

    def _make_current(self, number: int) -> None:
        if number != self.marks.current:
            self.marks.current = number
            self.current_changed.emit()

    def _let_go(self) -> None:
        self._drag.end()
        self._pressed = None
        self.let_go.emit()

    def _press(self, point: QPointF) -> None:
        """Begin what a release without a drag makes a click: a seek to the word, else to the line."""
        number, word = self.line_under(point), self.timed_word_under(point)
        if number is None:
            self.select(None)
        else:
            self._pressed = (number, word.start_ms if word else self.timeline.lines[number].start_ms)
        self._drag.begin(point, Unit.CHARACTER)

    def _is_third_press(self, point: QPointF) -> bool:
        moved_px = (point - self._doubled_at).manhattanLength()
        return not self._third_press.hasExpired() and moved_px < QApplication.startDragDistance()

    def _here(self) -> int:
        """Where a key starts from: the current line, the spoken one, or the first, whichever is in sight."""
        candidates = (self.marks.current, min(self.marks.spoken, default=None))
        in_sight = (number for number in candidates if number is not None and self.out_of_sight(number) == 0)
        return next(in_sight, self.first_in_sight())

    def _go(self, number: int, selecting: bool) -> None:
        """Make a line the current one and bring it in sight, no further than needed."""
        number = min(max(number, 0), self.line_count() - 1)
        self._stand_on(number, selecting)
        self.settle_around(number)
        bottom_px = self.line_bottom(number) + FLOOR_PX - self.viewport().height()
        self.scroll_to(min(max(self.scrolled_px(), bottom_px), self.line_top(number)))

    def _page(self, step: int, selecting: bool) -> None:
        """Scroll by a screen but for one row, and stand on what is then where the current line was."""
        here, start_px = self._here(), self.scrolled_px()
        self.settle_around(here)
        y = min(max(self.line_top(here) - start_px, 0), self.viewport().height() - self.row_height())
        self.scroll_to(start_px + step * (self.viewport().height() - self.row_height()))
        if self.scrolled_px() == start_px:
            self._go(self.line_count() - 1 if step > 0 else 0, selecting)
            return
        number = self.line_under(QPointF(0, y))
        self._stand_on(self.line_count() - 1 if number is None else number, selecting)

    def _stand_on(self, number: int, selecting: bool) -> None:
        self.reader_moved.emit()
        if selecting:
            self._extend_to_line(number)
        else:
            self._drag.held = Selection(Place(number, 0), Place(number, 0))
        self._make_current(number)
        self.show_ring(True)
        self.viewport().update()

    def _extend_to_line(self, number: int) -> None:
        lines, held = self.timeline.lines, self._drag.held
        if held is None or self.marks.selection is None:
            here = self._here()
            held = self._drag.held = whole_lines(lines, here, here)
        self.select(held.spanned_to(whole_lines(lines, number, number)))

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what the key says; False leaves it to the window."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._drag.held = Selection(Place(0, 0), Place(0, 0))
            self.select(whole_lines(self.timeline.lines, 0, self.line_count() - 1))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key == Qt.Key.Key_F3:
            self.find_step_requested.emit(-1 if shift else 1)
        elif key == Qt.Key.Key_F10 and shift:
            # The menu key of keyboards that have none; Qt knows it on Windows only.
            self._request_menu(self._here())
        elif key == Qt.Key.Key_Escape and self.marks.selection is not None:
            self.select(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marks.current is not None:
            self.request_seek(self.marks.current)
        else:
            return self._take_move(event, shift)
        return True

    def _request_menu(self, number: int) -> None:
        corner = self.line_rect(number).intersected(self.viewport().rect()).bottomLeft()
        self.menu_requested.emit(number, self.viewport().mapToGlobal(corner))

    def _take_move(self, event: QKeyEvent, selecting: bool) -> bool:
        """Go where the key says; with Ctrl only Home and End do, the other keys are the window's then."""
        key, controlled = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else self.line_count() - 1, selecting)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not controlled:
            self._go(self._here() + (1 if key == Qt.Key.Key_Down else -1), selecting)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not controlled:
            self._page(1 if key == Qt.Key.Key_PageDown else -1, selecting)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.held.emit()
        self.show_ring(False)
        point = event.position()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.line_count():
            self._drag.extend(point, self._here())
        elif self._is_third_press(point):
            self._drag.begin(point, Unit.LINE)
        else:
            self._press(point)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.held.emit()
        self._doubled_at = event.position()
        self._third_press.setRemainingTime(QApplication.doubleClickInterval())
        if self.word_under(event.position()) is not None:
            self._drag.begin(event.position(), Unit.WORD)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag.move_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        was_dragged, pressed = self._drag.end(), self._pressed
        self._let_go()
        if pressed is not None and not was_dragged:
            number, position_ms = pressed
            self.select(None)
            self._make_current(number)
            self._seek(position_ms)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            number = self.line_under(QPointF(event.pos()))
            self.menu_requested.emit(-1 if number is None else number, event.globalPos())
        elif self.line_count():
            self._request_menu(self._here())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            notches = int(self._turned / _NOTCH)
            self._turned -= notches * _NOTCH
            for _ in range(abs(notches)):
                self.zoom_requested.emit(1 if notches > 0 else -1)
        else:
            self.reader_moved.emit()
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(bool(self.line_count()) and self._take_key(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.line_count() and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self._make_current(self._here())
            self.show_ring(True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        # The release of a button that was down goes elsewhere.
        self._let_go()
        super().hideEvent(event)
