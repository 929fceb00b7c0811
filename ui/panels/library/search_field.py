"""The field that is searched with: Enter plays the first hit, Down goes on to the list, Escape takes the query back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton


class SearchField(QLineEdit):
    """A line for a query, with a button that clears it; the query comes out as `textChanged`."""

    entered = Signal()
    open_requested = Signal()  # by Ctrl+Enter
    left_for_list = Signal()
    left = Signal()  # by Escape, where there is nothing to take back

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("librarySearchField")
        self.setAccessibleName("Search the library")
        self.setPlaceholderText("Search the library")
        self.setClearButtonEnabled(True)
        # Qt leaves its own button without a name.
        for button in self.findChildren(QToolButton):
            button.setAccessibleName("Clear the search")

    def begin(self) -> None:
        """Take the keyboard, ready for another query."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def step_back(self) -> None:
        """Take the query back, and then the keyboard."""
        if self.text():
            self.clear()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_to_open = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.open_requested if is_to_open else self.entered).emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_for_list.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)
