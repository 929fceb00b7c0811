"""Tells when another window put another file in the place of the open library."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

REPLACED = "The library was replaced while it was open here; what you do now is not kept in it."


class ReplacementWatch(QObject):
    """Looks when the user comes back to the window: a restore elsewhere leaves the old file to this one alone."""

    replaced = Signal()

    def __init__(self, library_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = library_path
        self._mark = _mark(library_path)

    def look(self, state: Qt.ApplicationState) -> None:
        """Tell once of a file that is not the one that was there before; one that is gone may come back."""
        mark = _mark(self._path) if state is Qt.ApplicationState.ApplicationActive else None
        if mark is not None and mark != self._mark:
            self._mark = mark
            self.replaced.emit()


def _mark(path: Path) -> tuple[int, int] | None:
    """What tells a file from all others; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
