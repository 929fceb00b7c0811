"""The care for the library joined: its dialogs, and what is told of damage where a damaged recording is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from player.recording import Recording
from player.transcript import Timeline
from ui.dialogs import open_dialog
from ui.library_care.controller import CareController
from ui.library_care.outcome import Outcome
from ui.library_care.upkeep import Upkeep
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.recording_controller import RecordingController
from ui.task_bar import TaskBar

if TYPE_CHECKING:
    from player.library.care.backups import Backup
    from ui.library_care.backups_dialog import BackupsDialog


class CareJoin(QObject):
    """Nothing is restored or repaired before the user was told in a sentence what that does."""

    def __init__(
        self,
        care: CareController,
        upkeep: Upkeep,
        recordings: RecordingController,
        parts: Parts,
        window: MainWindow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._care = care
        self._notices, self._bar = parts.notices, parts.care_bar
        self._window = window
        # Of the open recording: they are told once.
        self._told_damages: tuple[str, ...] = ()
        care.backed_up.connect(self._tell_backup)
        care.backup_failed.connect(parts.notices.tell)
        care.told.connect(self._tell)
        upkeep.failed.connect(parts.notices.tell)
        recordings.opened.connect(self._tell_all_damages)
        recordings.changed.connect(self._tell_new_damages)
        window.closing.connect(upkeep.close)
        window.closing.connect(care.close)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on the library do."""
        return {
            "back_up": self._care.back_up,
            "backups": self._show_backups,
            "check_library": self._check,
            "repair_library": self._ask_repair,
        }

    def _show_backups(self) -> None:
        # Here, as below: nobody needs a dialog when the window comes up.
        from ui.library_care.backups_dialog import BackupsDialog

        dialog = BackupsDialog(TaskBar(self._care.tasks), self._window)
        dialog.set_backups(self._care.backups())
        dialog.backup_requested.connect(self._care.back_up)
        dialog.folder_requested.connect(self._show_folder)
        dialog.restore_requested.connect(lambda backup: self._ask_restore(backup, dialog))
        self._care.backed_up.connect(dialog.show_made)
        self._care.backup_failed.connect(dialog.tell)
        self._open_with_bar(dialog)

    def _ask_restore(self, backup: "Backup", dialog: "BackupsDialog") -> None:
        from ui.library_care.wording import restore_question

        def restore() -> None:
            dialog.accept()
            self._care.restore(backup)

        _ask(dialog, "Restore", restore_question(backup), restore)

    def _check(self) -> None:
        from ui.library_care.outcome_dialog import OutcomeDialog

        dialog = OutcomeDialog("Check Library", self._window, TaskBar(self._care.tasks))
        dialog.repair_requested.connect(self._ask_repair)
        dialog.finished.connect(self._care.stop_checking)
        self._care.checked.connect(dialog.show_outcome)
        self._care.check_stopped.connect(dialog.reject)
        self._care.check()
        self._open_with_bar(dialog)

    def _open_with_bar(self, dialog: QDialog) -> None:
        """A dialog with a bar of its own, in place of the window's."""
        self._bar.set_covered(True)
        dialog.finished.connect(lambda: self._bar.set_covered(False))
        open_dialog(dialog)

    def _ask_repair(self) -> None:
        from ui.library_care.wording import REPAIR

        _ask(self._window, "Repair", REPAIR, self._care.repair)

    def _tell_backup(self, backup: "Backup", _backups: object) -> None:
        from ui.library_care.wording import backed_up

        self._notices.tell(backed_up(backup), "Show Folder", self._show_folder)

    def _tell(self, outcome: Outcome) -> None:
        if outcome.paragraphs:
            self._notices.tell(outcome.sentence, "Show…", lambda: self._show_outcome(outcome))
        else:
            self._notices.tell(outcome.sentence)

    def _show_outcome(self, outcome: Outcome) -> None:
        from ui.library_care.outcome_dialog import OutcomeDialog

        dialog = OutcomeDialog("Library", self._window)
        dialog.show_outcome(outcome)
        open_dialog(dialog)

    def _tell_all_damages(self, recording: Recording, timeline: Timeline) -> None:
        self._told_damages = ()
        self._tell_new_damages(recording, timeline)

    def _tell_new_damages(self, recording: Recording, _timeline: Timeline) -> None:
        new = [sentence for sentence in recording.damages if sentence not in self._told_damages]
        self._told_damages = recording.damages
        if new:
            more = f" And {len(new) - 1:,} more." if len(new) > 1 else ""
            self._notices.tell(new[0] + more, "Repair Library…", self._ask_repair)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._care.backup_folder())))


def _ask(parent: QWidget, name: str, question: str, then: Callable[[], None]) -> None:
    """Ask whether it is to be done; Enter and Escape leave everything as it is."""
    box = QMessageBox(QMessageBox.Icon.Question, name, question, QMessageBox.StandardButton.Cancel, parent)
    box.setObjectName("libraryQuestion")
    button = box.addButton(name, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    button.clicked.connect(then)
    open_dialog(box)
