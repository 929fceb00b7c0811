"""The care for the library on the user's wish: it is backed up, checked, put back as it was, or repaired."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from ui.library_care.errand import Errand, repairing, restoring
from ui.library_care.outcome import Outcome
from ui.library_care.wording import checked
from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.library.care.backups import Backup


class CareController(QObject):
    """Wishes come in as calls, about the library at this path, be it open or too damaged for that.

    What nobody may have open meanwhile becomes the `errand`, which is to be done once `reopen_requested` was heeded.
    """

    backed_up = Signal(object, object)  # Backup, and all that there are now
    backup_failed = Signal(str)
    checked = Signal(object, bool)  # Outcome, whether there is something to repair
    check_stopped = Signal()
    reopen_requested = Signal()
    told = Signal(object)  # Outcome

    def __init__(self, library_path: Path, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.errand: Errand | None = None
        self._path = library_path
        self._tasks = tasks
        self._checking: Progress | None = None
        tasks.failed.connect(self.backup_failed)
        tasks.finished.connect(self._tell_stopped)

    @property
    def tasks(self) -> Tasks:
        """What runs for it, to be shown and to be cancelled."""
        return self._tasks

    def backups(self) -> "tuple[Backup, ...]":
        """Those that there are, the newest first."""
        from player.library.care.backups import backups

        return backups(self._path)

    def backup_folder(self) -> Path:
        """Where they lie."""
        from player.library.care.backups import backup_folder

        return backup_folder(self._path)

    def back_up(self) -> None:
        """Make a backup now."""

        def work(progress: Progress) -> "Backup":
            from player.library.care.backups import back_up

            return back_up(self._path, report=progress.report)

        self._tasks.run("Backing up the library", work, lambda made: self.backed_up.emit(made, self.backups()))

    def check(self) -> None:
        """Compare every record with its seal; what another program changed is sealed anew where that can be."""

        def work(progress: Progress) -> tuple[Outcome, bool]:
            from player.library.care.check import check_library

            try:
                report = check_library(self._path, progress.report, seals=os.access(self._path, os.W_OK))
            except PlayerError as error:
                return Outcome(error.sentence), True
            return checked(report), not report.is_whole

        self.stop_checking()
        self._checking = self._tasks.run("Checking the library", work, lambda found: self.checked.emit(*found))

    def stop_checking(self) -> None:
        """Nobody waits for the check any more."""
        if self._checking is not None:
            self._checking.cancel()

    def restore(self, backup: "Backup") -> None:
        """Put the library back as it was."""
        self._leave_for(restoring(self._path, backup))

    def repair(self) -> None:
        """Make whole what is damaged."""
        self._leave_for(repairing(self._path))

    def tell(self, outcome: Outcome) -> None:
        """What came of an errand, in the window that was opened after it."""
        self.told.emit(outcome)

    def close(self) -> None:
        """Stop what runs; nothing is told any more."""
        self._tasks.close()

    def _tell_stopped(self, progress: Progress) -> None:
        if progress is self._checking and progress.is_cancelled():
            self.check_stopped.emit()

    def _leave_for(self, errand: Errand) -> None:
        self.errand = errand
        self.reopen_requested.emit()
