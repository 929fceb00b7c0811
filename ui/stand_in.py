"""A library for this sitting alone, where the user's own cannot be opened: one can listen, and nothing is kept."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from player.library.opening import open_store
from ui.window_words import without_commands


class StandIn:
    """An empty library in a folder that is gone when it is closed; raises LibraryError where not even that can be."""

    def __init__(self) -> None:
        # What a task still holds when the window closes is no reason to fail.
        self._folder = TemporaryDirectory(prefix="syncline-", ignore_cleanup_errors=True)
        self.library = open_store(Path(self._folder.name) / "library.sqlite")

    def close(self) -> None:
        """Throw it away."""
        self.library.close()
        self._folder.cleanup()


class StandInBar(QFrame):
    """Says as long as the window is open why the user's own library is not, and offers to try it again."""

    retry_requested = Signal()

    def __init__(self, reason: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("standInBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        sentence = f"{without_commands(reason)} You can listen, but nothing that you do now is kept."
        self.setAccessibleName(sentence)
        text = QLabel(sentence, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        text.setForegroundRole(QPalette.ColorRole.ToolTipText)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        retry = QPushButton("Try Again")
        retry.setObjectName("standInRetryButton")
        retry.clicked.connect(self.retry_requested)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.addWidget(text, 1)
        self._row.addWidget(retry)

    def add_button(self, button: QPushButton) -> None:
        """Offer something else that may help."""
        self._row.addWidget(button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))
