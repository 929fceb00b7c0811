"""Imports joined to the window: files and folders are asked for, what was found is shown, what came of it is told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import dialogs
from ui.import_controller import ImportController, LoadedText
from ui.main_window import MainWindow
from ui.parts import Parts
from ui.recording_controller import RecordingController

if TYPE_CHECKING:
    from player.import_survey import Survey
    from ui.import_review.choice import TextChoice
    from ui.import_review.dialog import ImportReview

_NOTHING_FOUND = "Nothing here is audio, video or a transcript."


class ImportJoin(QObject):
    """One review at a time; a text in it is read otherwise on the user's wish."""

    def __init__(
        self,
        imports: ImportController,
        recordings: RecordingController,
        parts: Parts,
        window: MainWindow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._imports = imports
        self._recordings = recordings
        self._parts = parts
        self._window = window
        self._review: ImportReview | None = None
        self._waiting: list[Survey] = []
        imports.surveyed.connect(self._show_survey)
        imports.text_loaded.connect(self._ask_encoding)
        window.files_dropped.connect(imports.take_dropped)
        for requested in (parts.library.open_requested, parts.welcome.open_requested):
            requested.connect(self._choose_files)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on files and folders do."""
        return {
            "open": self._choose_files,
            "import_folder": lambda: dialogs.choose_folder(self._window, self._imports.open_files),
            "add_to_recording": lambda: dialogs.choose_files(self._window, self._imports.add_files),
        }

    def _choose_files(self) -> None:
        dialogs.choose_files(self._window, self._imports.open_files)

    def _show_survey(self, survey: "Survey") -> None:
        if not survey.recordings:
            self._tell_nothing_found(survey.left_out)
            return
        if self._review is not None:
            self._waiting.append(survey)
            return
        # Here, as below: nobody needs a dialog when the window comes up.
        from ui.import_review.dialog import ImportReview

        review = self._review = ImportReview(survey, self._window)
        review.import_requested.connect(self._recordings.import_groups)
        review.encoding_requested.connect(self._imports.load_text)
        review.frame_rate_requested.connect(self._ask_frame_rate)
        review.finished.connect(self._forget)
        self._imports.text_read.connect(review.reread)
        dialogs.open_dialog(review)

    def _forget(self) -> None:
        self._review = None
        if self._waiting:
            self._show_survey(self._waiting.pop(0))

    def _ask_encoding(self, loaded: LoadedText) -> None:
        from ui.encoding_dialog import EncodingDialog

        def read(encoding: str) -> None:
            self._imports.read_text(loaded.text, replace(loaded.text.reading, encoding=encoding))

        if self._review is not None:
            dialog = EncodingDialog(loaded.origin, loaded.data, self._review)
            dialog.setWindowTitle("Encoding")
            dialog.encoding_chosen.connect(read)
            dialogs.open_dialog(dialog)

    def _ask_frame_rate(self, text: "TextChoice") -> None:
        from ui.frame_rate_dialog import FrameRateDialog

        def read(frame_rate: float) -> None:
            self._imports.read_text(text, replace(text.reading, frame_rate=frame_rate))

        if self._review is not None:
            dialog = FrameRateDialog((text.file.path.name,), self._review)
            dialog.rate_chosen.connect(read)
            dialogs.open_dialog(dialog)

    def _tell_nothing_found(self, left_out: Sequence[str]) -> None:
        if len(left_out) == 1:
            self._parts.notices.tell(left_out[0])
        elif left_out:
            self._parts.notices.tell(_NOTHING_FOUND, "Show…", partial(self._show_left_out, left_out))
        else:
            self._parts.notices.tell(_NOTHING_FOUND)

    def _show_left_out(self, sentences: Sequence[str]) -> None:
        from ui.report_dialog import ReportDialog

        dialogs.open_dialog(ReportDialog("What was left out", sentences, self._window))
