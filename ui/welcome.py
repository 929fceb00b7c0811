"""What the middle of the window shows while no recording is open: what Syncline is for, and how to begin."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

_TEXT = (
    "Open audio or video together with its transcript: a subtitle file, Whisper's output, or a saved summary page. "
    "The text follows the sound, a click on a line plays it, and B keeps a stretch as a bookmark."
)
_HINT = "You can also drop files anywhere on this window. Everything stays on this computer."
# A comfortable measure for a paragraph.
_TEXT_WIDTH = 460


class Welcome(QWidget):
    """A heading, a paragraph, and two ways to begin."""

    open_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        title = QLabel("Listen and read together")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        buttons = QHBoxLayout()
        sample = _button("Open the sample", "sampleButton", self.sample_requested)
        self.setFocusProxy(sample)
        buttons.addWidget(sample)
        buttons.addWidget(_button("Open files…", "openButton", self.open_requested))
        buttons.addStretch(1)
        text = QWidget()
        text.setMaximumWidth(_TEXT_WIDTH)
        column = QVBoxLayout(text)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(_paragraph(_TEXT))
        column.addLayout(buttons)
        column.addWidget(_paragraph(_HINT))
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(text, 100)
        row.addStretch(1)


def _button(text: str, name: str, clicked: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(clicked)
    return button


def _paragraph(text: str) -> QLabel:
    return QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
