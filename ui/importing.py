"""Files on their way into the library, off the window's thread; who must say something about them is asked after."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.errors import LibraryError
from player.library.interface import Store
from ui.import_news import News, import_news, opening_news
from ui.loading import run_with_library
from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.importer import Group, ImportResult, Unrated

    Outcome = tuple[ImportResult, News | None]


class Importing(QObject):
    """Runs imports and tells what came of each, the recording first.

    Files that want a frame rate come with why they were not read, and with what to call once the rate is known.
    """

    begun = Signal()
    imported = Signal(str)  # id of the recording of the first file
    told = Signal(object)  # News
    frame_rate_needed = Signal(object, str, object)  # names, sentence, retry(frames a second)

    def __init__(self, library_path: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library_path = library_path
        self._tasks = tasks

    def run(self, title: str, paths: Sequence[Path], recording_id: str | None, frame_rate: float | None = None) -> None:
        """Import these files, onto this recording if one is named; `title` says of the task what it does to them."""

        def work(library: Store, progress: Progress) -> "Outcome":
            # Here, because the formats take a while to load, and the window is to be painted before.
            from player.importer import import_files
            from player.reading import Reading

            if library.notice is not None and recording_id is None:
                return _known(library, paths), None
            reading = Reading(frame_rate=frame_rate)
            result = import_files(library, paths, recording_id=recording_id, reading=reading, report=progress.report)
            return result, opening_news(result)

        name = paths[0].name if len(paths) == 1 else f"{len(paths)} files"
        self._run(f"{title} {name}", work, lambda outcome: self._tell(title, *outcome))

    def run_groups(self, groups: "Sequence[Group]") -> None:
        """Import what the user chose of what was found."""

        def work(library: Store, progress: Progress) -> "Outcome":
            from player.importer import import_groups

            known = frozenset(summary.id for summary in library.summaries())
            result = import_groups(library, groups, report=progress.report)
            return result, import_news(result, known)

        count = sum(len(group.text_paths) + (group.media_path is not None) for group in groups)
        title = f"Importing {count:,} {'file' if count == 1 else 'files'}"
        self._run(title, work, lambda outcome: self._tell("Importing", *outcome))

    def _run(self, title: str, work: "Callable[[Store, Progress], Outcome]", done: "Callable[[Outcome], None]") -> None:
        self.begun.emit()
        run_with_library(self._tasks, self._library_path, title, work, done)

    def _tell(self, title: str, result: "ImportResult", news: News | None) -> None:
        if result.imported:
            self.imported.emit(result.imported[0].recording_id)
        if news is not None:
            self.told.emit(news)
        if result.unrated:
            self._ask(title, result.unrated)

    def _ask(self, title: str, unrated: Sequence["Unrated"]) -> None:
        def retry(frame_rate: float) -> None:
            for recording_id in dict.fromkeys(item.recording_id for item in unrated):
                paths = [item.path for item in unrated if item.recording_id == recording_id]
                self.run(title, paths, recording_id, frame_rate)

        names = tuple(item.path.name for item in unrated)
        self.frame_rate_needed.emit(names, " ".join(item.sentence for item in unrated), retry)


def _known(library: Store, paths: Sequence[Path]) -> "ImportResult":
    """What a library that can only be read has of these files; raises LibraryError where that is nothing."""
    from player.importer import Imported, ImportResult

    found = ((path, library.recording_of(path)) for path in paths)
    known = tuple(Imported(path, recording_id, None) for path, recording_id in found if recording_id is not None)
    if not known:
        raise LibraryError(f"{paths[0].name} is not in the library, which can only be read: it is not opened.")
    return ImportResult(known)
