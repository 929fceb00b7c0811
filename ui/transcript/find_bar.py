"""The bar in which one types what to find in the transcript."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget


class FindBar(QWidget):
    """A field, the count of hits and the ways to the next and the previous; finding itself is not its business."""

    query_changed = Signal(str)
    step_requested = Signal(int)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._field = QLineEdit(self)
        self._field.setObjectName("findField")
        self._field.setPlaceholderText("Find in transcript")
        self._field.setAccessibleName("Find in transcript")
        self._field.textChanged.connect(self.query_changed)
        self._count = QLabel(self)
        self._count.setObjectName("findCount")
        previous = self._button("findPreviousButton", "Previous (Shift+Enter)", Qt.ArrowType.UpArrow)
        previous.clicked.connect(lambda: self.step_requested.emit(-1))
        following = self._button("findNextButton", "Next (Enter)", Qt.ArrowType.DownArrow)
        following.clicked.connect(lambda: self.step_requested.emit(1))
        close = self._button("findCloseButton", "Close (Esc)", Qt.ArrowType.NoArrow)
        close.setText("✕")
        close.clicked.connect(self.close_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._field, 1)
        for widget in (self._count, previous, following, close):
            row.addWidget(widget)

    def open(self, query: str | None = None) -> None:
        """Show the bar with its text ready to be typed over; a query given replaces the last one."""
        self.show()
        if query is not None:
            self._field.setText(query)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def query(self) -> str:
        """What is looked for."""
        return self._field.text()

    def show_count(self, index: int | None, count: int) -> None:
        """Tell which hit of how many is the current one; `index` counts from 0."""
        if not self.query():
            self._count.setText("")
        elif not count:
            self._count.setText("No match")
        else:
            self._count.setText(f"{count:,} found" if index is None else f"{index + 1:,} of {count:,}")

    def _button(self, name: str, tip: str, arrow: Qt.ArrowType) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step_requested.emit(-1 if backwards else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)
