"""One change that can be undone: what it does, and what takes it back."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand


class UndoStep(QUndoCommand):
    """Already done when it is made; `redo` and `undo` say whether they could be, else what they did stands."""

    def __init__(self, text: str, redo: Callable[[], bool], undo: Callable[[], bool]) -> None:
        super().__init__(text)
        self._redo = redo
        self._undo = undo
        self._is_done = True

    def redo(self) -> None:
        if not self._is_done:
            self._is_done = self._redo()

    def undo(self) -> None:
        if self._is_done:
            self._is_done = not self._undo()
