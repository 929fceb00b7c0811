"""The sources of the open recording: how each was read, and each read anew in another encoding on the user's wish."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from player.errors import FrameRateNeeded, PlayerError
from player.library.interface import Store
from player.recording import Recording, StoredSource
from player.source_reports import SourceReport, source_report
from ui.loading import run_with_library
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.tasks import Cancelled, Progress, Tasks
from ui.undo_step import UndoStep


class SourceController(QObject):
    """Reports are worked out off the window's thread and told when they are there, each once."""

    reports_changed = Signal(object)  # SourceReport by the id of its source
    frame_rate_needed = Signal(object, str, object)  # names, sentence, retry(frames a second)
    saved = Signal(str)  # name of a file
    failed = Signal(str)

    def __init__(
        self,
        library: Store,
        tasks: Tasks,
        playback: PlaybackController,
        recordings: RecordingController,
        undo_stack: QUndoStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._recordings = recordings
        self._undo_stack = undo_stack
        # The recording that is reported on, and the length of its medium.
        self._subject: tuple[str, int | None] = "", None
        self._reports: dict[str, SourceReport] = {}
        recordings.opened.connect(self._begin)
        recordings.changed.connect(self._work_out)
        playback.duration_changed.connect(self._note_duration)

    def source(self, source_id: str) -> StoredSource | None:
        """This source of the open recording; None where it has none of that id (any more)."""
        recording = self._recordings.recording
        sources = recording.sources if recording else ()
        return next((source for source in sources if source.id == source_id), None)

    def report(self, source_id: str) -> SourceReport:
        """What there is to tell of it, as far as it is known by now."""
        return self._reports.get(source_id, SourceReport())

    def data(self, source_id: str) -> bytes | None:
        """The bytes of its file; None where they were not kept, or, which is told, cannot be read."""
        try:
            return self._library.source_data(source_id)
        except PlayerError as error:
            self.failed.emit(error.sentence)
            return None

    def save_original(self, source_id: str, path: Path) -> None:
        """Write the bytes of its file there, where they were kept."""

        def work(library: Store, _progress: Progress) -> None:
            # Here, because nobody needs it when the window comes up.
            from player.export.writing import write_file

            data = library.source_data(source_id)
            if data is not None:
                write_file(path, data)

        run_with_library(
            self._tasks, self._library.path, f"Writing {path.name}", work, lambda _none: self.saved.emit(path.name)
        )

    def reread(self, source: StoredSource, data: bytes, encoding: str, frame_rate: float | None = None) -> None:
        """Read its bytes in this encoding, unless they surely were, and put that in its place."""
        recording, origin = self._recordings.recording, source.document.origin
        if recording is None or origin is None or (encoding == origin.encoding and not origin.is_encoding_guessed):
            return
        recording_id, name = recording.id, origin.name

        def work(library: Store, _progress: Progress) -> str | FrameRateNeeded:
            # Here, because the formats take a while to load, and the window is to be painted before.
            from player.reading import Reading, reread

            try:
                document = reread(source.document, data, Reading(encoding, frame_rate))
            except FrameRateNeeded as error:
                return error
            return library.replace_source(source.id, document)

        def done(result: str | FrameRateNeeded) -> None:
            if isinstance(result, FrameRateNeeded):
                self.frame_rate_needed.emit((name,), result.sentence, partial(self.reread, source, data, encoding))
            else:
                self._note_replaced(recording_id, source.id, result)

        run_with_library(self._tasks, self._library.path, f"Reading {name}", work, done)

    def _note_replaced(self, recording_id: str, old_id: str, new_id: str) -> None:
        """Show the new reading, unless another recording is open by now; undo swaps the two."""
        recording = self._recordings.recording
        if recording is None or recording.id != recording_id:
            return
        self._recordings.refresh()
        redo = partial(self._recordings.swap_source, recording_id, old_id, new_id)
        undo = partial(self._recordings.swap_source, recording_id, new_id, old_id)
        self._undo_stack.push(UndoStep("Reopen with Encoding", redo, undo))

    def _begin(self, recording: Recording) -> None:
        self._report_on(recording.id, recording.duration_ms)

    def _note_duration(self, duration_ms: int | None) -> None:
        if duration_ms is not None and self._recordings.recording is not None:
            self._report_on(self._recordings.recording.id, duration_ms)

    def _report_on(self, *subject: *tuple[str, int | None]) -> None:
        if subject != self._subject:
            self._subject, self._reports = subject, {}
        self._work_out()

    def _work_out(self) -> None:
        """Make the reports that were not asked for yet."""
        recording, subject = self._recordings.recording, self._subject
        unknown = [source for source in recording.sources if source.id not in self._reports] if recording else []
        self._reports |= {source.id: SourceReport() for source in unknown}

        def work(library: Store, progress: Progress) -> dict[str, SourceReport]:
            reports = {}
            for source in unknown:
                if self._subject != subject or progress.is_cancelled():
                    raise Cancelled
                reports[source.id] = source_report(library, source, subject[1])
            return reports

        if unknown:
            run_with_library(self._tasks, self._library.path, "", work, partial(self._take, subject))

    def _take(self, subject: tuple[str, int | None], reports: dict[str, SourceReport]) -> None:
        if subject == self._subject:
            self._reports |= reports
            self.reports_changed.emit(dict(self._reports))
