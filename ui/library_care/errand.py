"""Work on the library for which everything must let go of it: done between one filling of the window and the next."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.library_care.outcome import Outcome
from ui.library_care.wording import NOTHING_CHANGED, repaired, restored
from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.library.care.backups import Backup

_WIDTH_PX = 420


@dataclass(frozen=True, slots=True)
class Errand:
    """What it does, to be shown meanwhile, and the work: told how far it is, it raises PlayerError or returns."""

    title: str
    work: Callable[[Progress], Outcome]


def restoring(path: Path, backup: "Backup") -> Errand:
    """Put the library back as it was."""

    def work(progress: Progress) -> Outcome:
        from player.library.care.restoring import restore

        return restored(backup, restore(path, backup, progress.report))

    return Errand("Restoring the library…", work)


def repairing(path: Path) -> Errand:
    """Make whole what is damaged."""

    def work(progress: Progress) -> Outcome:
        from player.library.care.repair import repair_library

        return repaired(repair_library(path, progress.report))

    return Errand("Repairing the library…", work)


def carry_out(errand: Errand, window: QWidget) -> Outcome:
    """Do it while a dialog on the empty window shows how far it is; returns what came of it, or why nothing did."""
    outcomes: list[Outcome] = []
    tasks, loop = Tasks(), QEventLoop()
    tasks.failed.connect(lambda sentence: outcomes.append(Outcome(sentence)))
    # Its result comes after this signal, in the same turn.
    tasks.finished.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    progress = tasks.run(errand.title, errand.work, outcomes.append)
    dialog = ErrandDialog(errand.title, progress, window)
    dialog.open()
    loop.exec()
    dialog.done(QDialog.DialogCode.Accepted)
    dialog.deleteLater()
    tasks.close()
    return outcomes[0] if outcomes else Outcome(NOTHING_CHANGED)


class ErrandDialog(QDialog):
    """Stays until the work has ended; Cancel asks it to."""

    def __init__(self, title: str, progress: Progress, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("errandDialog")
        self.setWindowTitle("Syncline")
        self._progress = progress
        self._title = QLabel(title, textFormat=Qt.TextFormat.PlainText)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setObjectName("errandProgress")
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._cancel = QPushButton("Cancel")
        self._cancel.setObjectName("errandCancelButton")
        self._cancel.clicked.connect(self.reject)
        progress.changed.connect(self._advance)
        bottom = QHBoxLayout()
        bottom.addStretch(1)
        bottom.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.addWidget(self._title)
        column.addWidget(self._bar)
        column.addLayout(bottom)
        self.setMinimumWidth(_WIDTH_PX)

    def _advance(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def reject(self) -> None:
        """The work ends at its next report, and the dialog with it."""
        self._progress.cancel()
        self._cancel.setEnabled(False)
        self._title.setText("Stopping…")

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()
