"""The sources joined: how each was read is told, and the user says what a file does not."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from player.files import file_name
from player.recording import shown_source
from player.source_reports import source_name
from ui.dialogs import open_dialog, save_file
from ui.import_news import News
from ui.parts import Parts
from ui.recording_controller import RecordingController
from ui.source_controller import SourceController

_NOT_REREADABLE = "What is shown was not read from a text file that is kept; its encoding cannot be changed."


class SourceJoin(QObject):
    """Reports and remarks come up in dialogs and notices; an encoding or a frame rate is asked for."""

    def __init__(
        self,
        recordings: RecordingController,
        sources: SourceController,
        parts: Parts,
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._sources = sources
        self._parts = parts
        self._window = window
        sources.reports_changed.connect(parts.sidebar.set_source_reports)
        sources.failed.connect(parts.notices.tell)
        sources.saved.connect(lambda name: parts.notices.tell(f"{name} is written."))
        parts.sidebar.source_report_requested.connect(self._show_report)
        parts.sidebar.source_encoding_requested.connect(self._ask_encoding)
        recordings.told.connect(self._tell)
        for controller in (recordings, sources):
            controller.frame_rate_needed.connect(self._ask_rate)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the action on the encoding does: it means the transcript that is shown."""
        return {"reopen_encoding": self._reopen_shown}

    def _show_report(self, source_id: str) -> None:
        # Here, as below: nobody needs a dialog when the window comes up.
        from ui.report_dialog import source_report_dialog

        source = self._sources.source(source_id)
        if source is not None:
            dialog = source_report_dialog(source, self._sources.report(source_id), self._window)
            dialog.encoding_requested.connect(lambda: self._ask_encoding(source_id))
            dialog.save_requested.connect(lambda: self._save_original(source_id))
            open_dialog(dialog)

    def _save_original(self, source_id: str) -> None:
        """The file as it was imported, where the user wants it."""
        source = self._sources.source(source_id)
        if source is not None:
            name = file_name(source_name(source.document))
            save_file(self._window, name, lambda path: self._sources.save_original(source_id, path))

    def _reopen_shown(self) -> None:
        recording = self._recordings.recording
        shown = shown_source(recording) if recording else None
        if shown is not None:
            self._ask_encoding(shown.id)

    def _ask_encoding(self, source_id: str) -> None:
        from ui.encoding_dialog import EncodingDialog

        source = self._sources.source(source_id)
        origin = source.document.origin if source else None
        data = self._sources.data(source_id) if origin and origin.encoding else None
        if source is None or origin is None or data is None:
            self._parts.notices.tell(_NOT_REREADABLE)
            return
        dialog = EncodingDialog(origin, data, self._window)
        # What is told of the old reading holds no longer.
        dialog.encoding_chosen.connect(self._parts.notices.hide)
        dialog.encoding_chosen.connect(lambda encoding: self._sources.reread(source, data, encoding))
        open_dialog(dialog)

    def _ask_rate(self, names: Sequence[str], sentence: str, retry: Callable[[float], None]) -> None:
        from ui.frame_rate_dialog import FrameRateDialog

        dialog = FrameRateDialog(names, self._window)
        dialog.rate_chosen.connect(retry)
        dialog.rejected.connect(lambda: self._parts.notices.tell(sentence))
        open_dialog(dialog)

    def _tell(self, news: News) -> None:
        """What came of an import, and where there is more to say, a way to read it."""
        if news.paragraphs:
            self._parts.notices.tell(news.sentence, "How It Was Read…", partial(self._show_news, news))
        else:
            self._parts.notices.tell(news.sentence)

    def _show_news(self, news: News) -> None:
        """The report on the source that it is about, which offers more, or else what is told."""
        recording = self._recordings.recording
        sources = recording.sources if recording else ()
        found = [source.id for source in sources if source_name(source.document) == news.subject]
        if len(found) == 1:
            self._show_report(found[0])
            return
        from ui.report_dialog import ReportDialog

        open_dialog(ReportDialog(news.subject, news.paragraphs, self._window))
