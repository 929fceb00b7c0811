"""The letters that are typed in a list to get to a title: those that follow each other quickly belong together."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

_PAUSE_MS = 1_000


class TypeAhead(QObject):
    """Tells which keys are letters of a title, and what they come to.

    A bare key may be the window's own: it begins nothing, but a capital does, and whatever follows goes on with it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)

    def takes_before_window(self, event: QKeyEvent) -> bool:
        """Whether this key is a letter even where it means something to the window."""
        is_capital = event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.text().isalpha()
        return is_capital or (self._pause.isActive() and self.takes(event))

    def takes(self, event: QKeyEvent) -> bool:
        """Whether this key is a letter, where the window has no use for it."""
        plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        is_letter = bool(text) and text.isprintable() and not event.modifiers() & ~plain
        return is_letter and (text != " " or self._pause.isActive())

    def add(self, letter: str) -> str:
        """What has been typed with this letter; one letter again and again is that letter alone."""
        typed = self._typed + letter if self._pause.isActive() else letter
        self._typed = letter if set(typed) == {letter} else typed
        self._pause.start()
        return self._typed
