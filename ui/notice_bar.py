"""The one place that shows errors and news: a calm bar below the panes, with at most one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.icon_button import IconButton
from ui.window_words import without_commands


class NoticeBar(QFrame):
    """One sentence, a button for what can be done about it, and a button that puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setObjectName("noticeText")
        self._text.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton("Undo")
        self._action.setObjectName("noticeActionButton")
        self._action.clicked.connect(self._act)
        self._close = IconButton("noticeCloseButton", "close", "Close this notice")
        self._close.clicked.connect(self.hide)
        self._then: Callable[[], None] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.hide()

    def tell(self, sentence: str, action: str = "", then: Callable[[], None] | None = None) -> None:
        """Show a sentence; with `action`, a button of that name which calls `then`."""
        sentence = without_commands(sentence)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._then = then
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def withdraw(self, sentence: str) -> None:
        """Hide what is shown if it is this sentence, which is true no longer."""
        if self.text() == without_commands(sentence):
            self.hide()

    def text(self) -> str:
        """The sentence shown, empty when none is."""
        return self._text.text() if not self.isHidden() else ""

    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()
