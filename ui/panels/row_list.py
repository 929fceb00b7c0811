"""A list of rows of varying height, all of them given at once: wraps to its width and keeps its place."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.panels.row_painting import RowDelegate
from ui.panels.row_view import RowView
from ui.panels.rows import AnyIndex, Row, RowModel

# Up to here rows are wrapped anew while the list is being resized (0.1 ms each); beyond, when the resizing rests.
_ROWS_WRAPPED_AT_ONCE = 300


class RowList(RowView):
    """Some hundred rows at most; `marked_as` says why some of them are marked."""

    def __init__(
        self, name: str, marked_as: str, choosing_keys: tuple[Qt.Key, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(name, choosing_keys, parent)
        self._rows = RowModel(marked_as, self)
        self._delegate = RowDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
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

    def set_current(self, key: str) -> None:
        """Make the row of this key current; where there is none, nothing is."""
        numbers = [number for number, row in enumerate(self.rows()) if row.key == key]
        self.setCurrentIndex(self._rows.index(numbers[0]) if numbers else QModelIndex())

    def scroll_to(self, number: int) -> None:
        """Bring the row of this number into view."""
        self.scrollTo(self._rows.index(number))

    def _is_on_chip(self, row: Row, place: QPointF) -> bool:
        return self._delegate.is_on_chip(row, place)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_current_in_view = 0 <= self.visualRect(self.currentIndex()).top() < event.oldSize().height()
        if event.size().width() == event.oldSize().width() or self._rows.rowCount() > _ROWS_WRAPPED_AT_ONCE:
            super().resizeEvent(event)
        else:
            self._wrap_anew(event)
        if is_current_in_view and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())
