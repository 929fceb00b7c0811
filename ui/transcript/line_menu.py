"""The context menu of a line."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class LineMenu(QMenu):
    """Playing from the line it was opened on, and what the window can do with the selection."""

    play_requested = Signal(int)

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._start_ms: int | None = None
        self._play = self.addAction("Play from Here")
        self._play.triggered.connect(self._request_play)
        self.addSeparator()
        self.addActions(list(actions))

    def open_on(self, start_ms: int | None, place: QPoint) -> None:
        """Open at this place of the screen for a line that begins then; one without a time cannot be played."""
        self._start_ms = start_ms
        self._play.setEnabled(start_ms is not None)
        self.popup(place)

    def _request_play(self) -> None:
        if self._start_ms is not None:
            self.play_requested.emit(self._start_ms)
