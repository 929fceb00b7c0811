"""Buttons that show an action and say its name and key."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

_ICON_PX = 24
_PLAY_ICON_PX = 32
_PADDING_PX = 5
_CORNER_PX = 6.0
_RING_PX = 1.5
_ON_ALPHA = 56
_LIVELY_ALPHA = 24


def button_name(action_id: str) -> str:
    """The objectName of an action's button: `back_5` -> `back5Button`."""
    first, *rest = action_id.split("_")
    return first + "".join(part.capitalize() for part in rest) + "Button"


def with_keys(name: str, *actions: QAction) -> str:
    """The name with the first key of each action behind it: `Speed (-, +)`."""
    keys = [action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) for action in actions]
    named = ", ".join(key for key in keys if key)
    return f"{name} ({named})" if named else name


class ActionButton(QToolButton):
    """A flat button for one action; its tooltip names the action's key."""

    def __init__(self, action_id: str, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(button_name(action_id))
        self.setDefaultAction(action)
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        # A click must not take the keys away from the transcript.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # The default action sets the button's tooltip anew at each change, just before this signal.
        action.changed.connect(self._say_name)
        self._say_name()

    def _say_name(self) -> None:
        name = self.defaultAction().text().replace("&", "").removesuffix("…")
        self.setAccessibleName(name)
        self.setToolTip(with_keys(name, self.defaultAction()))

    def _ground_color(self) -> QColor:
        """What the icon stands on: nothing at rest, a tint of the accent while switched on."""
        color = self.palette().accent().color() if self.isChecked() else self.palette().windowText().color()
        lively = self.isEnabled() and (self.underMouse() or self.isDown())
        color.setAlpha(_ON_ALPHA * self.isChecked() + _LIVELY_ALPHA * lively)
        return color

    def _paint_ground(self, painter: QPainter, ground: QRectF) -> None:
        painter.setBrush(self._ground_color())
        painter.drawRoundedRect(ground, _CORNER_PX, _CORNER_PX)

    def event(self, event: QEvent) -> bool:
        # A button that the Tab key has reached is pressed by Space, whatever Space does in the window.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Space)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = QPen(self.palette().accent(), _RING_PX) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
            painter.setPen(ring)
            self._paint_ground(painter, QRectF(self.rect()).adjusted(_RING_PX, _RING_PX, -_RING_PX, -_RING_PX))
            place = QRect(QPoint(), self.iconSize())
            place.moveCenter(self.rect().center())
            self.icon().paint(painter, place, mode=QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled)

    def sizeHint(self) -> QSize:
        return self.iconSize() + QSize(2 * _PADDING_PX, 2 * _PADDING_PX)


class PlayButton(ActionButton):
    """The largest button, on round ground, as it is wanted most."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__("play", action, parent)
        self.setIconSize(QSize(_PLAY_ICON_PX, _PLAY_ICON_PX))

    def _paint_ground(self, painter: QPainter, ground: QRectF) -> None:
        painter.setBrush(self.palette().button())
        painter.drawEllipse(ground)
        painter.setBrush(self._ground_color())
        painter.drawEllipse(ground)
