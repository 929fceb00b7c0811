"""The button that floats over the transcript and says in which direction now lies."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

_TEXTS = {-1: "↑ Back to now", 0: "Follow again", 1: "↓ Back to now"}
_TELLS = {
    -1: "The line being spoken is above; go there and follow it",
    0: "The line being spoken is in sight; follow it again",
    1: "The line being spoken is below; go there and follow it",
}
_BOTTOM_MARGIN_PX = 12
# As large as a finger or a hurried pointer needs it.
_HEIGHT_PX = 30


class JumpButton(QPushButton):
    """Stands at the bottom of the widget it floats over."""

    def __init__(self, under: QWidget) -> None:
        super().__init__(under)
        self.setObjectName("jumpToNowButton")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        place = QVBoxLayout(under)
        place.setContentsMargins(0, 0, 0, _BOTTOM_MARGIN_PX)
        place.addWidget(self, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumHeight(_HEIGHT_PX)
        self.point(0)
        self.hide()

    def point(self, direction: int) -> None:
        """Now lies above (-1), in sight (0) or below (1)."""
        self.setText(_TEXTS[direction])
        self.setToolTip(_TELLS[direction])
        self.setAccessibleName(_TELLS[direction])
