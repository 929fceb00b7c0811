"""Selecting by mouse: from where the button went down to where the pointer is, scrolling on beyond the edges."""

from enum import Enum

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from ui.transcript.canvas import TranscriptCanvas
from ui.transcript.selection import Place, Selection, whole_lines

_AUTOSCROLL_INTERVAL_MS = 16
_FASTEST_AUTOSCROLL_PX = 60
# A hand that only clicks moves less; the width of a narrow letter, so that two can be selected.
_DRAG_PX = 4


class Unit(Enum):
    """What a drag takes whole."""

    CHARACTER = 1
    WORD = 2
    LINE = 3


class SelectionDrag(QObject):
    """One drag at a time; `held` is the stretch where selecting began and stays for Shift to extend."""

    selected = Signal(Selection)

    def __init__(self, canvas: TranscriptCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.held: Selection | None = None
        self._unit = Unit.CHARACTER
        self._is_down = False
        self._is_moving = False
        self._pressed_at = QPointF()
        self._pointer = QPointF()
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_INTERVAL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)

    def begin(self, point: QPointF, unit: Unit) -> None:
        """The button went down here; a drag by words or lines selects the first one at once."""
        self.held = self._span_at(point, unit)
        self._go_down(point, unit)
        if unit is not Unit.CHARACTER and self.held is not None:
            self.selected.emit(self.held)

    def extend(self, point: QPointF, number: int) -> None:
        """The button went down here to select from what is held, else from the start of this line."""
        self.held = self.held or Selection(Place(number, 0), Place(number, 0))
        self._go_down(point, Unit.CHARACTER)
        self._select_to(point)

    def move_to(self, point: QPointF) -> None:
        """The pointer is here now; a few pixels from where the button went down it is a drag."""
        if not self._is_down:
            return
        moved_px = (point - self._pressed_at).manhattanLength()
        self._is_moving = self._is_moving or moved_px >= _DRAG_PX
        if self._is_moving:
            self._pointer = point
            self._select_to(point)
            self._scroll_beyond()

    def end(self) -> bool:
        """The button is up again; whether that ends a drag."""
        was_moving = self._is_moving
        self._is_down = self._is_moving = False
        self._autoscroll.stop()
        return was_moving

    def _go_down(self, point: QPointF, unit: Unit) -> None:
        self._is_down = True
        self._is_moving = False
        self._unit = unit
        self._pressed_at = point

    def _select_to(self, point: QPointF) -> None:
        span = self._span_at(point, self._unit)
        if self.held is not None and span is not None:
            self.selected.emit(self.held.spanned_to(span))

    def _span_at(self, point: QPointF, unit: Unit) -> Selection | None:
        """What lies at this point of the viewport, the nearest outside; None where there are no lines."""
        lines, bottom = self._canvas.timeline.lines, self._canvas.viewport().height() - 1
        if not lines:
            return None
        inside = QPointF(point.x(), min(max(point.y(), 0), bottom))
        place = self._canvas.place_under(inside) or whole_lines(lines, 0, len(lines) - 1).last
        if unit is Unit.LINE:
            return whole_lines(lines, place.line, place.line)
        word = self._canvas.word_under(inside) if unit is Unit.WORD else None
        start, end = word or (place.character, place.character)
        return Selection(Place(place.line, start), Place(place.line, end))

    def _scroll_beyond(self) -> None:
        if self._beyond_px() == 0:
            self._autoscroll.stop()
        elif not self._autoscroll.isActive():
            self._autoscroll.start()

    def _beyond_px(self) -> int:
        """How far the pointer has left the view: negative above, positive below."""
        y = round(self._pointer.y())
        return min(y, 0) + max(y - self._canvas.viewport().height() + 1, 0)

    def _scroll_on(self) -> None:
        beyond_px = max(-_FASTEST_AUTOSCROLL_PX, min(self._beyond_px(), _FASTEST_AUTOSCROLL_PX))
        self._canvas.scroll_to(self._canvas.scrolled_px() + beyond_px)
        self._select_to(self._pointer)
