"""The button that floats over the transcript and says in which direction and how far off now is."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

_TELLS = {
    -1: "The line being spoken is above; go there and follow it",
    0: "The line being spoken is in sight; follow it again",
    1: "The line being spoken is below; go there and follow it",
}
_BOTTOM_MARGIN_PX = 12
# As large as a finger or a hurried pointer needs it.
_HEIGHT_PX = 30


class JumpButton(QPushButton):
    """Floats over a scroll area as its neighbour: inside it, a screen reader would find lines and nothing else."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__()
        self._viewport = viewport
        self.setObjectName("jumpToNowButton")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(_HEIGHT_PX)
        self.point(0, 0)
        self.hide()

    def float_in(self, grid: QGridLayout) -> None:
        """Stand near the bottom of the first column, before what fills its first two rows."""
        grid.addWidget(self, 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter)
        grid.setRowStretch(0, 1)
        grid.setRowMinimumHeight(1, _BOTTOM_MARGIN_PX)

    def point(self, direction: int, line_count: int) -> None:
        """Now lies so many lines above (-1) or below (1) what is in sight, or in sight (0)."""
        distance = f"{line_count:,} {'line' if line_count == 1 else 'lines'}"
        text = {-1: f"↑ Now, {distance} up", 0: "Now", 1: f"↓ Now, {distance} down"}[direction]
        if text != self.text():
            self.setText(text)
            self.setToolTip(_TELLS[direction])
            self.setAccessibleName(text.lstrip("↑↓ "))
            self.setAccessibleDescription(_TELLS[direction])

    def wheelEvent(self, event: QWheelEvent) -> None:
        QCoreApplication.sendEvent(self._viewport, event)
