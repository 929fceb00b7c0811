"""The open recording written to files, joined: what it would become is shown first, then it is written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from player.files import file_name, free_path
from player.recording import Recording, combined_document
from ui.bookmark_controller import BookmarkController
from ui.dialogs import open_dialog, save_file
from ui.parts import Parts
from ui.recording_controller import RecordingController
from ui.settings import saved_text
from ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from player.export.draft import Draft
    from player.export.target import Target
    from player.export.writing import Wanted
    from ui.export_dialog import ExportDialog

_TARGET = "export_target"
_FOLDER = "export_folder"


class ExportJoin(QObject):
    """Drafts and files are made off the window's thread; the last kind of file and folder are kept in the settings."""

    def __init__(
        self,
        recordings: RecordingController,
        bookmarks: BookmarkController,
        tasks: Tasks,
        parts: Parts,
        settings: QSettings,
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._bookmarks = bookmarks
        self._tasks = tasks
        self._parts = parts
        self._settings = settings
        self._window = window
        self._drafting: Progress | None = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the action on exports does."""
        return {"export": self._begin}

    def _begin(self) -> None:
        # Here, as below: nobody needs the targets when the window comes up.
        from ui.export_dialog import ExportDialog

        opened = self._recordings.recording
        if opened is None:
            return
        recording = replace(opened, bookmarks=self._bookmarks.bookmarks)
        dialog = ExportDialog(recording.title, saved_text(self._settings, _TARGET), self._window)
        dialog.choice_changed.connect(lambda target, wanted: self._draft(recording, dialog, target, wanted))
        dialog.export_requested.connect(lambda target, wanted: self._ask_path(recording, dialog, target, wanted))
        dialog.finished.connect(self._stop_drafting)
        self._draft(recording, dialog, dialog.target(), dialog.wanted())
        open_dialog(dialog)

    def _draft(self, recording: Recording, dialog: "ExportDialog", target: "Target", wanted: "Wanted") -> None:
        from player.export.draft import draft

        def work(_progress: Progress) -> "Draft":
            return draft(combined_document(recording), target, wanted)

        self._stop_drafting()
        self._drafting = self._tasks.run("", work, dialog.show_draft)

    def _stop_drafting(self) -> None:
        """Nobody waits for the draft of an earlier choice, or of a dialog that is closed."""
        if self._drafting is not None:
            self._drafting.cancel()

    def _ask_path(self, recording: Recording, dialog: "ExportDialog", target: "Target", wanted: "Wanted") -> None:
        self._settings.setValue(_TARGET, target.name)

        def write(path: Path) -> None:
            dialog.accept()
            self._write(recording, path, target, wanted)

        suggested = str(self._suggested(recording, target))
        save_file(dialog, suggested, write, [f"{target.title} (*.{target.extension})"])

    def _suggested(self, recording: Recording, target: "Target") -> Path:
        """Beside what was exported last, else beside the medium; named like it, and like no file that is there."""
        medium = recording.media_path
        folder = saved_text(self._settings, _FOLDER) or (str(medium.parent) if medium else str(Path.home()))
        name = medium.stem if medium else file_name(recording.title)
        return free_path(Path(folder, f"{name or 'transcript'}.{target.extension}"))

    def _write(self, recording: Recording, path: Path, target: "Target", wanted: "Wanted") -> None:
        from player.export.writing import file_bytes, prepared, write_file

        self._settings.setValue(_FOLDER, str(path.parent))

        def write(_progress: Progress) -> None:
            write_file(path, file_bytes(prepared(combined_document(recording), target, wanted), target))

        def tell(_done: None) -> None:
            self._parts.notices.tell(f"{path.name} is written.", "Show Folder", lambda: _show_folder(path))

        self._tasks.run(f"Writing {path.name}", write, tell)


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
