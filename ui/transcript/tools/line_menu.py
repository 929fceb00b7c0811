"""The context menu of a line."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from player.transcript import Line


class LineMenu(QMenu):
    """Playing from a line, what the window can do with the selection, and who speaks; gone once closed.

    A line without a time cannot be played, one without a speaker has none to rename or to stay with. The filter asked
    for is a speaker's name, None for all.
    """

    play_requested = Signal(int)
    rename_requested = Signal(str)
    filter_requested = Signal(object)

    def __init__(self, line: Line, is_filtered: bool, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        play = self.addAction("Play from Here")
        play.setEnabled(line.start_ms is not None)
        play.triggered.connect(lambda: self.play_requested.emit(line.start_ms))
        self.addSeparator()
        self.addActions(list(actions))
        if line.speaker:
            self._add_speaker(line.speaker, is_filtered)

    def _add_speaker(self, speaker: str, is_filtered: bool) -> None:
        self.addSeparator()
        self.addAction("Rename Speaker…").triggered.connect(lambda: self.rename_requested.emit(speaker))
        if is_filtered:
            self.addAction("All Speakers").triggered.connect(lambda: self.filter_requested.emit(None))
        else:
            self.addAction("Only This Speaker").triggered.connect(lambda: self.filter_requested.emit(speaker))
