"""The list of hits: Enter plays one, Ctrl+Enter or a click on the title opens its recording."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.panels.library.hits import recording_id_of
from ui.panels.row_list import RowList
from ui.panels.rows import Row

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitList(RowList):
    """Rows of `hits.hit_rows`."""

    open_requested = Signal()  # the recording of the current hit
    title_clicked = Signal(str)  # id of the recording
    left_upwards = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__("Found in the library", marked_as="")
        self.setObjectName("libraryHitList")
        self._pressed: Row | None = None

    def go_first(self) -> None:
        """Make the first row current that can be chosen, with what stands above it in sight."""
        self.go_to(0)
        self.scrollToTop()

    def go_to(self, number: int) -> None:
        """Make this row current, or the next one that can be chosen."""
        rows = self.rows()
        found = next((n for n in range(number, len(rows)) if not rows[n].is_heading), None)
        if found is not None:
            self.setCurrentIndex(self.model().index(found, 0))

    def go_last(self) -> None:
        """Make the last row current that can be chosen, with what stands below it in sight."""
        rows = self.rows()
        found = next((n for n in reversed(range(len(rows))) if not rows[n].is_heading), None)
        if found is not None:
            self.setCurrentIndex(self.model().index(found, 0))
            self.scrollToBottom()

    def current_number(self) -> int:
        """The number of the current row; -1 where none is."""
        return self.currentIndex().row()

    def _first_number(self) -> int | None:
        return next((number for number, row in enumerate(self.rows()) if not row.is_heading), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in _ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_requested.emit()
        elif key == Qt.Key.Key_Up and self.current_number() == self._first_number():
            self.left_upwards.emit()
        elif key == Qt.Key.Key_Home:
            # Qt would go to the heading, which cannot be chosen, and so nowhere.
            self.go_first()
        elif key == Qt.Key.Key_End:
            self.go_last()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._heading_at(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        heading, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        if heading is not None and heading is self._heading_at(event) and event.button() == Qt.MouseButton.LeftButton:
            self.title_clicked.emit(recording_id_of(heading))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_over_title = self._heading_at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_over_title else Qt.CursorShape.ArrowCursor)

    def _heading_at(self, event: QMouseEvent) -> Row | None:
        """The title of a recording under the pointer."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows()[index.row()] if index.isValid() else None
        return row if row is not None and row.is_heading and row.key else None
