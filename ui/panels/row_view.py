"""What every list of rows does: moves by the arrow keys, chooses by Enter or a click, and copies what it shows."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.panels.rows import ROW_ROLE, AnyIndex, Row, plain_text

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)


class RowView(QListView):
    """A list over a model of `Row`s; subclasses give it the model, and a delegate that draws them.

    `choosing_keys` are keys besides Enter that choose; all other bare keys stay the window's.
    """

    row_chosen = Signal(object)  # Row
    chip_chosen = Signal(object)  # Row, whose time was clicked
    current_changed = Signal()

    def __init__(self, name: str, choosing_keys: tuple[Qt.Key, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing_keys = (*_ENTER_KEYS, *choosing_keys)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(16)

    def current_row(self) -> Row | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return _row_at(index) if index.isValid() else None

    def enter(self) -> None:
        """Take the keyboard; where no row is current, the first that can be chosen is."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        row = self.current_row()
        if row is None or row.is_heading:
            model = self.model()
            indexes = (model.index(number, 0) for number in range(model.rowCount()))
            first = next((index for index in indexes if not _row_at(index).is_heading), None)
            if first is not None:
                self.setCurrentIndex(first)

    def _choose_current(self) -> None:
        row = self.current_row()
        if row is not None and not row.is_heading:
            self.row_chosen.emit(row)

    def _is_on_chip(self, _row: Row, _place: QPointF) -> bool:
        """Whether this place, in pixels from the row's top left corner, is on the row's time chip."""
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own_key(self, event: QKeyEvent) -> bool:
        is_bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        own_keys = (*self._choosing_keys, *_MOVING_KEYS)
        is_copy = event.matches(QKeySequence.StandardKey.Copy) and self.current_row() is not None
        return is_copy or (is_bare and event.key() in own_keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row()
        if event.matches(QKeySequence.StandardKey.Copy) and row is not None:
            QGuiApplication.clipboard().setText(plain_text(row))
        elif event.key() in self._choosing_keys:
            self._choose_current()
        elif event.key() in _MOVING_KEYS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        # Where the press began on another row, that one is current: a slip, not a click.
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or index != self.currentIndex():
            return
        row = _row_at(index)
        if self._is_on_chip(row, event.position() - QPointF(self.visualRect(index).topLeft())):
            self.chip_chosen.emit(row)
        else:
            self._choose_current()


def _row_at(index: AnyIndex) -> Row:
    row = index.data(ROW_ROLE)
    assert isinstance(row, Row)
    return row
