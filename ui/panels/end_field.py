"""The field for one end of a bookmark: its time, and the buttons that move it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from player import timecode

STEP_MS = 500


class EndField(QWidget):
    """One end of a bookmark: its time, a step back, a step on, and the way to now."""

    moved_by = Signal(int)  # milliseconds
    set_to_now = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._time = QLabel()
        self._time.setObjectName(f"bookmark{title}Label")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._time, 1)
        row.addWidget(self._button("Earlier", "−0.5 s", "half a second earlier", lambda: self.moved_by.emit(-STEP_MS)))
        row.addWidget(self._button("Later", "+0.5 s", "half a second later", lambda: self.moved_by.emit(STEP_MS)))
        row.addWidget(self._button("Now", "Now", "to what is playing now", self.set_to_now.emit))

    def show_time(self, position_ms: int) -> None:
        self._time.setText(timecode.clock_ms(position_ms))

    def _button(self, name: str, text: str, meaning: str, handler: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"bookmark{self._title}{name}Button")
        button.setText(text)
        button.setAccessibleName(f"Move the {self._title.lower()} {meaning}")
        button.setToolTip(button.accessibleName())
        button.clicked.connect(handler)
        return button
