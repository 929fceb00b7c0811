"""The list of recordings joined to the covers and to the order that the user chose last."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.cover_controller import CoverController
from ui.main_window import MainWindow
from ui.panels.library.panel import LibraryPanel
from ui.settings import saved_text

_SORT_SETTING = "library_sort"


class RecordingListJoin(QObject):
    """What is in sight gets its covers; how the list is sorted is kept in the settings at once."""

    def __init__(self, covers: CoverController, library: LibraryPanel, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._covers = covers
        library.covers_wanted.connect(covers.want)
        covers.found.connect(library.set_cover)
        library.set_sort(saved_text(window.settings, _SORT_SETTING))
        library.sort_changed.connect(lambda name: window.settings.setValue(_SORT_SETTING, name))
        window.closing.connect(covers.close)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """No action is about the list."""
        return {}
