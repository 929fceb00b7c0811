"""The bubble over the seek bar that names the moment under the pointer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

_WIDEST_PX = 420
_DISTANCE_PX = 2


class HoverBubble(QLabel):
    """A small window of its own: a native video window would cover a plain child widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setObjectName("seekBubble")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setMargin(4)

    def show_above(self, owner: QWidget, x: int, text: str) -> None:
        """Show this text centred over the owner's `x`, kept on the owner's screen."""
        room_px = _WIDEST_PX - 4 * self.margin()
        self.setText(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room_px))
        self.adjustSize()
        place = owner.mapToGlobal(QPoint(x, 0)) - QPoint(self.width() // 2, self.height() + _DISTANCE_PX)
        screen = owner.screen().availableGeometry()
        rightmost = screen.right() - self.width()
        self.move(max(screen.left(), min(place.x(), rightmost)), max(screen.top(), place.y()))
        self.show()
