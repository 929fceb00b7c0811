"""What is done for the library without being asked: a backup a day, and the search brought up to date."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from player.errors import PlayerError
from player.library.opening import reopen_store
from ui.tasks import Progress, Tasks

# The first recording is to be open and read by then.
INDEX_AFTER_MS = 3_000
# Whoever only looks something up is gone by then; who listens all day is looked after all day.
LOOK_AFTER_MS = 3 * 60_000
LOOK_INTERVAL_MS = 60 * 60_000


class Upkeep(QObject):
    """Quiet while all goes well; a trouble is told once with `failed`, not at every try."""

    failed = Signal(str)

    def __init__(
        self,
        library_path: Path,
        tasks: Tasks,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._path = library_path
        self._tasks = tasks
        self._now = now
        self._told = ""
        self._index_timer = QTimer(self, singleShot=True, interval=INDEX_AFTER_MS)
        self._index_timer.timeout.connect(self.index)
        self._timer = QTimer(self, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look after the library from now on."""
        self._index_timer.start()
        self._timer.start()

    def look(self) -> None:
        """Back the library up, if that is due."""
        self._timer.setInterval(LOOK_INTERVAL_MS)
        self._tasks.run("", self._back_up, self._tell)

    def index(self) -> None:
        """Let the search find what it does not yet."""
        self._tasks.run("Preparing the search", self._index, self._tell)

    def close(self) -> None:
        """Begin nothing any more."""
        self._index_timer.stop()
        self._timer.stop()

    def _back_up(self, progress: Progress) -> str:
        """On the thread of the tasks; returns what went wrong."""
        from player.library.care.backups import DAILY, back_up, is_due

        try:
            if is_due(self._path, self._now()):
                back_up(self._path, DAILY, progress.report, self._now)
        except PlayerError as error:
            return f"The daily backup was not made. {error.sentence}"
        return ""

    def _index(self, progress: Progress) -> str:
        """On the thread of the tasks; returns what went wrong."""
        try:
            with reopen_store(self._path) as library:
                library.index_pending(progress.report)
        except PlayerError as error:
            return error.sentence
        return ""

    def _tell(self, trouble: str) -> None:
        if trouble and trouble != self._told:
            self.failed.emit(trouble)
        self._told = trouble or self._told
