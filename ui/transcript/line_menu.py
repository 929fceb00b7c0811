"""The context menu of a line."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class LineMenu(QMenu):
    """Playing from a line that begins at `start_ms`, and what the window can do with the selection; gone once closed.

    A line without a time cannot be played.
    """

    play_requested = Signal(int)

    def __init__(self, start_ms: int | None, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._start_ms = start_ms
        play = self.addAction("Play from Here")
        play.setEnabled(start_ms is not None)
        play.triggered.connect(self._request_play)
        self.addSeparator()
        self.addActions(list(actions))

    def _request_play(self) -> None:
        if self._start_ms is not None:
            self.play_requested.emit(self._start_ms)
