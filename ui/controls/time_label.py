"""The clock of the transport: `1:02 / 28:33`, or after a click the time that is left."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from player.timecode import clock

_UNKNOWN = "–:––"
_MINUS = "−"


class TimeLabel(QLabel):
    """Position and length of the recording, as wide as its longest text from the start: it never jitters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position_ms = 0
        self._duration_ms: int | None = None
        self._shows_remaining = False
        self.setObjectName("timeLabel")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip("Position and length; click for the time left")
        self._use_even_digits()
        self._refresh()

    def set_position(self, position_ms: int) -> None:
        """Where playback stands."""
        self._position_ms = position_ms
        self._refresh()

    def set_duration(self, duration_ms: int | None) -> None:
        """The length of the recording, None while unknown."""
        self._duration_ms = duration_ms
        self._reserve_width()
        self._refresh()

    def _refresh(self) -> None:
        duration = _UNKNOWN if self._duration_ms is None else clock(self._duration_ms)
        text = f"{self._position()} / {duration}"
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(f"Time {text}")

    def _position(self) -> str:
        if self._shows_remaining and self._duration_ms is not None:
            return _MINUS + clock(self._duration_ms - self._position_ms)
        return clock(self._position_ms)

    def _use_even_digits(self) -> None:
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)
        self.setFont(font)
        self._reserve_width()

    def _reserve_width(self) -> None:
        """Room for the widest text of this length of recording."""
        longest = re.sub(r"\d", "8", clock(self._duration_ms or 0))
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(f"{_MINUS}{longest} / {longest}"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._shows_remaining = not self._shows_remaining
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._reserve_width()
        super().changeEvent(event)
