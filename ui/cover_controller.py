"""Covers for the recordings in sight: made off the window's thread, one at a time, only as long as they are wanted."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.embedded.covers import CoverFolder


class CoverController(QObject):
    """Wishes come in as calls, pictures go out as signals; an empty picture says that there is none."""

    found = Signal(str, QImage)  # id of a recording, its cover

    def __init__(self, folder: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder_path = folder
        self._folder: CoverFolder | None = None
        self._tasks = tasks
        self._wanted: dict[str, Path] = {}
        self._running: tuple[str, Path, Progress] | None = None
        tasks.finished.connect(self._go_on)

    def want(self, media: Mapping[str, Path]) -> None:
        """Find the covers of these media, by recording, the first one first; what was wanted before no longer is."""
        self._wanted = dict(media)
        if self._running is None:
            self._begin()
            return
        recording_id, medium, progress = self._running
        if self._wanted.get(recording_id) != medium:
            progress.cancel()

    def close(self) -> None:
        """Stop what runs; nothing is told any more."""
        self._wanted.clear()
        self._tasks.close()

    def _begin(self) -> None:
        """Look for the first cover that is wanted."""
        for recording_id, medium in self._wanted.items():
            progress = self._tasks.run("", partial(self._find, medium), partial(self.found.emit, recording_id))
            self._running = recording_id, medium, progress
            return

    def _find(self, medium: Path, progress: Progress) -> QImage:
        """On the thread of the tasks."""
        # Imported where it holds up nobody.
        from player.embedded.covers import CoverFolder

        if self._folder is None:
            self._folder = CoverFolder(self._folder_path)
        return QImage.fromData(self._folder.cover(medium, lambda: progress.report(0, 1)))

    def _go_on(self, progress: Progress) -> None:
        if self._running is None:
            return
        recording_id, medium, _progress = self._running
        self._running = None
        # What was stopped may be wanted again by now.
        if not progress.is_cancelled() and self._wanted.get(recording_id) == medium:
            del self._wanted[recording_id]
        self._begin()
