"""A list of rows: wraps to its width, works by mouse and by keyboard, and copies what it shows."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui.panels.row_painting import RowDelegate
from ui.panels.rows import AnyIndex, Row, RowModel, plain_text

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
# Up to here rows are wrapped anew while the list is being resized (0.1 ms each); beyond, when the resizing rests.
_ROWS_WRAPPED_AT_ONCE = 300


class RowList(QListView):
    """Rows to move through with the arrow keys and to choose with Enter or a click.

    `choosing_keys` are keys besides Enter that choose; all other bare keys stay the window's.
    """

    row_chosen = Signal(object)  # Row
    chip_chosen = Signal(object)  # Row, whose time was clicked
    current_changed = Signal()

    def __init__(
        self, name: str, marked_as: str, choosing_keys: tuple[Qt.Key, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = RowModel(marked_as, self)
        self._delegate = RowDelegate(self)
        self._choosing_keys = (*_ENTER_KEYS, *choosing_keys)
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(16)
        self.selectionModel().currentChanged.connect(self.current_changed)

    def rows(self) -> tuple[Row, ...]:
        return self._rows.rows()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the current one stays current while its key is there."""
        current = self.current_row()
        self._rows.set_rows(rows)
        if current is not None:
            self.set_current(current.key)
        self.current_changed.emit()

    def insert_row(self, number: int, row: Row) -> None:
        self._rows.insert(number, row)

    def replace_row(self, number: int, row: Row) -> None:
        self._rows.replace(number, row)

    def remove_row(self, number: int) -> None:
        self._rows.remove(number)

    def set_marked(self, numbers: Collection[int]) -> None:
        """Mark exactly the rows of these numbers."""
        if self._rows.set_marked(numbers):
            self.viewport().update()

    def current_row(self) -> Row | None:
        index = self.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def set_current(self, key: str) -> None:
        """Make the row of this key current; where there is none, nothing is."""
        numbers = [number for number, row in enumerate(self.rows()) if row.key == key]
        self.setCurrentIndex(self._rows.index(numbers[0]) if numbers else QModelIndex())

    def enter(self) -> None:
        """Take the keyboard; where no row is current, the first that can be chosen is."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        row = self.current_row()
        if row is None or row.is_heading:
            self.set_current(next((row.key for row in self.rows() if not row.is_heading), ""))

    def scroll_to(self, number: int) -> None:
        """Bring the row of this number into view."""
        self.scrollTo(self._rows.index(number))

    def _choose_current(self) -> None:
        row = self.current_row()
        if row is not None and not row.is_heading:
            self.row_chosen.emit(row)

    def _wrap_anew(self, event: QResizeEvent) -> None:
        """Follow a new width at once, keeping the row at the top where it is."""
        top = self.indexAt(self.viewport().rect().topLeft())
        offset_px = self.visualRect(top).y()
        super().resizeEvent(event)
        self.doItemsLayout()
        if top.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(top).y() - offset_px)

    def dataChanged(self, top_left: AnyIndex, bottom_right: AnyIndex, roles: Sequence[int] = ()) -> None:
        # Qt lays all rows out anew, a thousand for longer than a frame; one that stays as high moves none of them.
        following = self._rows.index(top_left.row() + 1)
        room_px = self.visualRect(following).y() - self.visualRect(top_left).y()
        if top_left == bottom_right and following.isValid() and room_px == self.sizeHintForIndex(top_left).height():
            self.update(top_left)
        else:
            super().dataChanged(top_left, bottom_right, roles)

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
        row = self._rows.row(index.row())
        if self._delegate.is_on_chip(row, event.position() - QPointF(self.visualRect(index).topLeft())):
            self.chip_chosen.emit(row)
        else:
            self._choose_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_current_in_view = 0 <= self.visualRect(self.currentIndex()).top() < event.oldSize().height()
        if event.size().width() == event.oldSize().width() or self._rows.rowCount() > _ROWS_WRAPPED_AT_ONCE:
            super().resizeEvent(event)
        else:
            self._wrap_anew(event)
        if is_current_in_view and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
