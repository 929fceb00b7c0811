"""The bar in which one types what to find in the transcript, and says how."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from player.find import Query
from ui.transcript.tools.elided_label import ElidedLabel

# The result is no fourth option.
_BEFORE_RESULT_PX = 8


class FindBar(QWidget):
    """A field, its options, the count of hits and the ways to the next and the previous; it does not find itself."""

    query_changed = Signal()
    step_requested = Signal(int)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._field = QLineEdit()
        self._field.setObjectName("findField")
        self._field.setPlaceholderText("Find in transcript")
        self._field.setAccessibleName("Find in transcript")
        self._field.textChanged.connect(self.query_changed)
        self._match_case = self._option("findCaseButton", "Aa", "Match Case", "Alt+C")
        self._whole_word = self._option("findWordButton", "ab|", "Whole Words", "Alt+W")
        self._is_regex = self._option("findExpressionButton", ".*", "Regular Expression", "Alt+R")
        self._result = ElidedLabel("")
        self._result.setObjectName("findCount")
        self._arrange()

    def open(self, text: str | None = None) -> None:
        """Show the bar with its text ready to be typed over; a text given replaces the last one."""
        self.show()
        if text is not None:
            self._field.setText(text)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        """Hide the bar; what stands below has its room at once, as `open` takes it at once."""
        self.hide()
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            layout.activate()

    def query(self) -> Query:
        """What is looked for, and how."""
        return Query(
            self._field.text(),
            is_regex=self._is_regex.isChecked(),
            whole_word=self._whole_word.isChecked(),
            match_case=self._match_case.isChecked(),
        )

    def show_count(self, index: int | None, count: int, is_counting: bool = False, note: str = "") -> None:
        """Tell which hit of how many is the current one, from 0, None while that is not known; and what else is so."""
        if index is not None:
            told = f"{index + 1:,} of {count:,}"
        elif count or is_counting:
            told = f"{count:,} found" + "…" * is_counting
        else:
            told = "No match" if self._field.text() else ""
        self._say(f"{told}, {note}" if note else told)

    def show_fault(self, sentence: str) -> None:
        """Tell in the place of the count why nothing can be found."""
        self._say(sentence)

    def _say(self, text: str) -> None:
        self._result.setText(text)
        self._result.setToolTip(text)

    def _option(self, name: str, text: str, title: str, keys: str) -> QToolButton:
        button = _button(name, title, keys)
        button.setText(text)
        button.setCheckable(True)
        button.toggled.connect(self.query_changed)
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.toggle)
        return button

    def _arrange(self) -> None:
        previous = _button("findPreviousButton", "Previous", "Shift+Enter")
        previous.setArrowType(Qt.ArrowType.UpArrow)
        previous.clicked.connect(lambda: self.step_requested.emit(-1))
        following = _button("findNextButton", "Next", "Enter")
        following.setArrowType(Qt.ArrowType.DownArrow)
        following.clicked.connect(lambda: self.step_requested.emit(1))
        close = _button("findCloseButton", "Close", "Esc")
        close.setText("✕")
        close.clicked.connect(self.close_requested)
        options = _row(self._match_case, self._whole_word, self._is_regex)
        options.addSpacing(_BEFORE_RESULT_PX)
        options.addWidget(self._result, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(2)
        column.addLayout(_row(self._field, previous, following, close))
        column.addLayout(options)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step_requested.emit(-1 if backwards else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


def _button(name: str, title: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setToolTip(f"{title} ({keys})")
    button.setAccessibleName(title)
    button.setAutoRaise(True)
    return button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row
