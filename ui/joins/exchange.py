"""The exchange with other libraries joined: bundles and journals are chosen, places asked for, results told."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from player.files import file_name, is_folder
from player.library.bundle.layout import SUFFIX
from ui.dialogs import choose_exchanged, open_dialog, save_file
from ui.exchange.controller import ExchangeController, Exchanged
from ui.import_controller import ImportController
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.recording_controller import RecordingController
from ui.settings import saved_text

_EXPORT_FOLDER = "export_folder"
_MEDIA_FOLDER = "bundle_media_folder"
BUNDLES = f"Syncline bundles (*{SUFFIX})"


class ExchangeJoin(QObject):
    """The folder for media is asked for where there are any, beginning with the one that was chosen last."""

    def __init__(
        self,
        exchange: ExchangeController,
        imports: ImportController,
        recordings: RecordingController,
        parts: Parts,
        window: MainWindow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._exchange = exchange
        self._recordings = recordings
        self._parts = parts
        self._window = window
        imports.bundles_chosen.connect(exchange.take)
        exchange.media_found.connect(self._ask_place)
        exchange.written.connect(self._tell_written)
        exchange.exchanged.connect(self._show_exchanged)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on bundles and journals do."""
        return {
            "export_bundle": self._export,
            "merge": lambda: choose_exchanged(self._window, self._exchange.take),
        }

    def _export(self) -> None:
        # Here, as below: nobody needs a dialog when the window comes up.
        from ui.exchange.bundle_dialog import BundleDialog

        recording = self._recordings.recording
        if recording is None:
            return
        # What is being written in a field belongs to it.
        self._parts.sidebar.finish_editing()
        dialog = BundleDialog(recording.title, recording.media_path, self._window)
        suggested = self._suggested(recording.title, recording.media_path)

        def write(path: Path, with_media: bool) -> None:
            dialog.accept()
            self._window.settings.setValue(_EXPORT_FOLDER, str(path.parent))
            self._exchange.write(recording.id, path, with_media)

        def ask_path(with_media: bool) -> None:
            save_file(dialog, str(suggested), lambda path: write(path, with_media), [BUNDLES])

        dialog.export_requested.connect(ask_path)
        open_dialog(dialog)

    def _suggested(self, title: str, medium: Path | None) -> Path:
        """Beside what was exported last, else beside the medium."""
        saved = saved_text(self._window.settings, _EXPORT_FOLDER)
        folder = Path(saved) if saved else medium.parent if medium else Path.home()
        return folder / f"{file_name(title) or 'recording'}{SUFFIX}"

    def _tell_written(self, path: Path) -> None:
        def show() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        self._parts.notices.tell(f"{path.name} is written.", "Show Folder", show)

    def _ask_place(self, paths: Sequence[Path], size_bytes: int) -> None:
        from ui.exchange.place_dialog import PlaceDialog

        def take(folder: Path | None) -> None:
            if folder is not None:
                self._window.settings.setValue(_MEDIA_FOLDER, str(folder))
            self._exchange.merge(paths, folder)

        name = paths[0].name if len(paths) == 1 else f"{len(paths):,} bundles"
        dialog = PlaceDialog(name, size_bytes, self._usual_place(paths[0]), self._window)
        dialog.place_chosen.connect(take)
        open_dialog(dialog)

    def _usual_place(self, bundle: Path) -> Path:
        """Where media went last, else beside the bundle, else where this system keeps music."""
        saved = saved_text(self._window.settings, _MEDIA_FOLDER)
        if saved and is_folder(Path(saved)):
            return Path(saved)
        beside = bundle.absolute().parent
        if os.access(beside, os.W_OK):
            return beside
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation))

    def _show_exchanged(self, exchanged: Exchanged) -> None:
        recording = self._recordings.recording
        if exchanged.brought_ids and (recording is None or recording.id not in exchanged.changed_ids):
            self._recordings.open(exchanged.brought_ids[0])
        elif recording is not None and recording.id in exchanged.changed_ids:
            self._recordings.refresh()
        first, *others = exchanged.sentences
        if others:
            self._parts.notices.tell(exchanged.summary, "Show…", lambda: self._show(exchanged))
        else:
            self._parts.notices.tell(first)

    def _show(self, exchanged: Exchanged) -> None:
        from ui.library_care.outcome import Outcome
        from ui.library_care.outcome_dialog import OutcomeDialog

        dialog = OutcomeDialog("Merge", self._window)
        dialog.show_outcome(Outcome(exchanged.summary, exchanged.sentences))
        open_dialog(dialog)
