"""One calm scroll to a line."""

from PySide6.QtCore import QEasingCurve, QLibraryInfo, QTimer, QVariantAnimation, QVersionNumber
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

from ui.transcript.canvas import TranscriptCanvas

_GLIDE_MS = 200
# The line looked for comes to stand a third from the top: what was said stays in sight, and more of what comes.
ABOVE = 1 / 3


class Glide(QVariantAnimation):
    """Scrolls a canvas to a line; at once where the system asks for no motion or nobody can see it.

    While held it stands still, and a moment longer, so that the second click of two finds what the first one found.
    """

    def __init__(self, canvas: TranscriptCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._number = 0
        self._inside_px = 0
        self._distance_px = 0
        self._is_held = False
        self._is_waiting = False
        self._second_click = QTimer(self)
        self._second_click.setSingleShot(True)
        self._second_click.timeout.connect(self._go_on)
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.setDuration(_GLIDE_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._move)

    def to_line(self, number: int, inside_px: int = 0) -> None:
        """Bring what lies `inside_px` below the top of a line to a third from the top of the view."""
        self.stop()
        self._number, self._inside_px = number, inside_px
        if self._is_held or (self._second_click.isActive() and self._canvas.shows_some_of(number)):
            self._is_waiting = True
        else:
            self._go()

    def snap_to_line(self, number: int) -> None:
        """As `to_line`, at once, held or not."""
        self.stop()
        self._canvas.settle_around(number)
        self._number, self._inside_px = number, 0
        self._canvas.scroll_to(self._target_px())

    def hold(self) -> None:
        """Stand still until let go."""
        self._is_held = True
        self._is_waiting = self._is_waiting or self.state() is self.State.Running
        super().stop()

    def let_go(self) -> None:
        """Move again; within the line's sight only once no second click can follow."""
        if self._is_held:
            self._is_held = False
            self._second_click.start(QApplication.doubleClickInterval())
            if self._is_waiting and not self._canvas.shows_some_of(self._number):
                self._go_on()

    def stop(self) -> None:
        """Stay here: a glide under way ends, one that waits is not made."""
        self._is_waiting = False
        super().stop()

    def _go_on(self) -> None:
        if self._is_waiting and not self._is_held:
            self._is_waiting = False
            self._go()

    def _go(self) -> None:
        self._canvas.settle_around(self._number)
        # What lies more than a screen away is not worth rushing past.
        screen = self._canvas.viewport().height()
        self._distance_px = max(-screen, min(self._canvas.scrolled_px() - self._target_px(), screen))
        if self._distance_px and self._is_wanted():
            self.start()
        else:
            self._canvas.scroll_to(self._target_px())

    def _target_px(self) -> int:
        screen = self._canvas.viewport().height()
        target_px = self._canvas.line_top(self._number) + self._inside_px - round(screen * ABOVE)
        return min(max(target_px, 0), self._canvas.verticalScrollBar().maximum())

    def _is_wanted(self) -> bool:
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        is_animated = self._canvas.style().styleHint(hint, None, self._canvas) > 0
        return self._canvas.isVisible() and is_animated and not _asks_for_stillness()

    def _move(self, rest: float) -> None:
        self._canvas.scroll_to(self._target_px() + round(rest * self._distance_px))


def _asks_for_stillness() -> bool:
    """Whether the system says that it wants less motion, which Qt tells from 6.12 on."""
    if QLibraryInfo.version() < QVersionNumber(6, 12):
        return False
    # WORKAROUND: PySide6 takes what it is asked here for deleted unless the style hints are held meanwhile.
    hints = QGuiApplication.styleHints()
    # By name, for the older PySide6 that goes with Python 3.11 has no such method to be checked against.
    return "ReducedMotion" in str(hints.accessibility().property("motionPreference"))
