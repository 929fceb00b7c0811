"""The volume slider: a click sets it there, the tooltip tells the percentage."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QWidget

from player.media.engine import LOUDEST_PERCENT

_WIDTH_PX = 80
# Qt goes three of these for one notch of the wheel.
_KEY_STEP_PERCENT = 2
_PAGE_STEP_PERCENT = 10
_OWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class VolumeSlider(QSlider):
    """Loudness from 0 to `LOUDEST_PERCENT`; `valueChanged` comes from the user only."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        """`hint` opens the tooltip; the percentage follows."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._hint = hint
        self.setObjectName("volumeSlider")
        self.setAccessibleName("Volume")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedWidth(_WIDTH_PX)
        self.setRange(0, LOUDEST_PERCENT)
        self.setSingleStep(_KEY_STEP_PERCENT)
        self.setPageStep(_PAGE_STEP_PERCENT)
        self.valueChanged.connect(self._say_percent)
        self.set_volume(LOUDEST_PERCENT)

    def set_volume(self, percent: int) -> None:
        """Show this loudness; while the user drags the handle, it stays with the pointer."""
        if self.isSliderDown():
            return
        with QSignalBlocker(self):
            self.setValue(percent)
        self._say_percent(self.value())

    def _say_percent(self, percent: int) -> None:
        self.setToolTip(f"{self._hint}: {percent} %")

    def event(self, event: QEvent) -> bool:
        # A slider that the Tab key has reached moves by the arrows, whatever they do in the window.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() in _OWN_KEYS)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            handle_px = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self)
            x = round(event.position().x()) - handle_px // 2
            self.setValue(QStyle.sliderValueFromPosition(0, LOUDEST_PERCENT, x, self.width() - handle_px))
        # The handle now lies under the pointer, so Qt goes on from here with a drag.
        super().mousePressEvent(event)
