"""Files on their way into the library, off the window's thread; who must say something about them is asked after."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.library.store import Library
from ui.loading import run_with_library
from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.importer import ImportResult, Unrated


class Importing(QObject):
    """Runs imports and tells what came of each, the recording first.

    Files that want a frame rate come with why they were not read, and with what to call once the rate is known.
    """

    begun = Signal()
    imported = Signal(str)  # id of the recording of the first file
    remarked = Signal(str, object)  # what a medium is called, and sentences on what stands inside it
    failed = Signal(str)
    frame_rate_needed = Signal(object, str, object)  # names, sentence, retry(frames a second)

    def __init__(self, library_path: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library_path = library_path
        self._tasks = tasks

    def run(self, title: str, paths: Sequence[Path], recording_id: str | None, frame_rate: float | None = None) -> None:
        """Import these files, onto this recording if one is named; `title` says of the task what it does to them."""
        self.begun.emit()

        def work(library: Library, progress: Progress) -> "ImportResult":
            # Here, because the formats take a while to load, and the window is to be painted before.
            from player.importer import Reading, import_files

            reading = Reading(frame_rate=frame_rate)
            return import_files(library, paths, recording_id=recording_id, reading=reading, report=progress.report)

        run_with_library(
            self._tasks, self._library_path, f"{title} {_names(paths)}", work, lambda result: self._tell(title, result)
        )

    def _tell(self, title: str, result: "ImportResult") -> None:
        if result.imported:
            self.imported.emit(result.imported[0].recording_id)
        remarked = [item for item in result.imported if item.remarks]
        remarks = [remark for item in remarked for remark in item.remarks]
        asked = [item.sentence for item in result.unrated]
        failures = [sentence for sentence in result.failures if sentence not in asked]
        if failures:
            self.failed.emit(" ".join([*failures, *remarks]))
        elif remarks:
            self.remarked.emit(_names([item.path for item in remarked]), remarks)
        if result.unrated:
            self._ask(title, result.unrated)

    def _ask(self, title: str, unrated: Sequence["Unrated"]) -> None:
        def retry(frame_rate: float) -> None:
            for recording_id in dict.fromkeys(item.recording_id for item in unrated):
                paths = [item.path for item in unrated if item.recording_id == recording_id]
                self.run(title, paths, recording_id, frame_rate)

        names = tuple(item.path.name for item in unrated)
        self.frame_rate_needed.emit(names, " ".join(item.sentence for item in unrated), retry)


def _names(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"{len(paths)} files"
