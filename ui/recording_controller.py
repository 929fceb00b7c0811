"""The open recording: opens, imports and searches through the library, and keeps the place where the user stopped."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from player.errors import PlayerError
from player.importer import ImportResult, import_files
from player.library.store import Library
from player.media.probe import is_media_file
from player.recording import Recording, combined_document
from player.transcript import Timeline
from ui.playback_controller import PlaybackController
from ui.tasks import Progress, Tasks

T = TypeVar("T")

# How often the place is written while playing: a crash loses no more than this.
SAVE_INTERVAL_MS = 5_000


class RecordingController(QObject):
    """Wishes come in as calls, facts go out as signals; reading and importing run off the window's thread."""

    opening = Signal()
    opened = Signal(object, object)
    changed = Signal(object)
    closed = Signal()
    list_changed = Signal(object)
    hits_found = Signal(str, object)
    failed = Signal(str)

    def __init__(
        self, library: Library, tasks: Tasks, playback: PlaybackController, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._playback = playback
        self._recording: Recording | None = None
        self._timeline = Timeline(())
        self._saved_ms = -1
        self._query = ""
        self._timer = QTimer(self, interval=SAVE_INTERVAL_MS)
        self._timer.timeout.connect(self._save_position_later)
        playback.duration_changed.connect(self._remember_duration)

    @property
    def recording(self) -> Recording | None:
        """The open recording."""
        return self._recording

    @property
    def timeline(self) -> Timeline:
        """The shown transcript of the open recording."""
        return self._timeline

    def open(self, recording_id: str, position_ms: int | None = None) -> None:
        """Open a recording where the user stopped, or at `position_ms`; in the one that is open, just go there."""
        if self._recording is None or self._recording.id != recording_id:
            self._open(recording_id, position_ms)
        elif position_ms is not None:
            self._playback.seek(position_ms)

    def begin(self, paths: Sequence[Path]) -> None:
        """What the program starts on: these files as one recording, or the library."""
        self.refresh_list()
        if paths:
            self.open_files(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Import these files and open the recording of the first."""
        self._import("Opening", paths, None)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Lay these files on the open recording, where there is one; else they are opened."""
        self._import("Adding", paths, self._recording.id if self._recording else None)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Open what was dropped; a transcript dropped on a recording that has none is laid on it."""
        wanting = self._recording is not None and not self._timeline.lines
        if wanting and not any(is_media_file(path) for path in paths):
            self.add_files(paths)
        else:
            self.open_files(paths)

    def close_recording(self) -> None:
        """Leave the open recording."""
        self.save_position()
        self._recording = None
        self._timeline = Timeline(())
        self._playback.open(None, self._timeline, 0)
        self.closed.emit()

    def search(self, query: str) -> None:
        """Look everywhere in the library; an empty query lists the recordings again."""
        self._query = query.strip()
        if self._query:
            self._try(lambda: self.hits_found.emit(query, self._library.search(query)))
        else:
            self.refresh_list()

    def refresh_list(self) -> None:
        """Tell which recordings there are."""
        self._try(lambda: self.list_changed.emit(self._library.summaries()))

    def rename(self, title: str) -> None:
        """Give the open recording another title."""
        if self._recording is not None and title.strip():
            self._change(lambda library, recording_id: library.rename(recording_id, title.strip()))

    def locate_media(self, path: Path) -> None:
        """Point the open recording at its medium's new place."""
        recording = self._recording
        if recording is not None:
            self._try(lambda: self._library.set_media_path(recording.id, path))
            self._open(recording.id, None)

    def show_source(self, source_id: str) -> None:
        """Show this source's transcript."""
        self._change(lambda library, recording_id: library.show_source(recording_id, source_id))

    def remove_source(self, source_id: str) -> None:
        """Take this source off the recording."""
        self._change(lambda library, _recording_id: library.remove_source(source_id))

    def remove(self, recording_id: str) -> None:
        """Take a recording out of the library; `restore` brings it back."""
        if self._recording is not None and self._recording.id == recording_id:
            self.close_recording()
        self._try(lambda: self._library.remove_recording(recording_id))
        self.refresh_list()

    def restore(self, recording_id: str) -> None:
        """Bring a removed recording back."""
        self._try(lambda: self._library.restore_recording(recording_id))
        self.refresh_list()

    def save_position(self) -> None:
        """Write the place where the user is, now."""
        position = self._unsaved_position()
        if position is not None:
            self._try(lambda: self._library.remember_position(*position))

    def close(self) -> None:
        """Write the place for the last time."""
        self._timer.stop()
        self.save_position()

    def _save_position_later(self) -> None:
        position = self._unsaved_position()
        if position is not None:
            self._in_background(
                "", lambda library: library.remember_position(*position), lambda _none: self._refresh_quietly()
            )

    def _refresh_quietly(self) -> None:
        """Show how far one got, unless a search is shown."""
        if not self._query:
            self.refresh_list()

    def _unsaved_position(self) -> tuple[str, int] | None:
        position_ms = self._playback.position_ms()
        if self._recording is None or position_ms == self._saved_ms:
            return None
        self._saved_ms = position_ms
        return self._recording.id, position_ms

    def _open(self, recording_id: str, position_ms: int | None) -> None:
        self.save_position()
        self.opening.emit()

        def load(library: Library) -> tuple[Recording, Timeline]:
            library.mark_opened(recording_id)
            return _load(library, recording_id)

        self._in_background("Opening", load, lambda loaded: self._show(*loaded, position_ms))

    def _import(self, title: str, paths: Sequence[Path], recording_id: str | None) -> None:
        library_path = self._library.path

        def work(progress: Progress) -> ImportResult:
            with Library(library_path) as library:
                return import_files(library, paths, recording_id=recording_id, report=progress.report)

        self._tasks.run(f"{title} {_names(paths)}", work, self._finish_import)

    def _finish_import(self, result: ImportResult) -> None:
        self.refresh_list()
        recording_id = result.imported[0].recording_id if result.imported else None
        if self._recording is not None and self._recording.id == recording_id:
            self._change(lambda _library, _recording_id: None)
        elif recording_id is not None:
            self._open(recording_id, None)
        if result.failures:
            self.failed.emit(" ".join(result.failures))

    def _show(self, recording: Recording, timeline: Timeline, position_ms: int | None) -> None:
        self._recording = recording
        self._timeline = timeline
        self.opened.emit(recording, timeline)
        self._playback.open(recording.media_path, timeline, recording.position_ms)
        if position_ms is not None:
            self._playback.seek(position_ms)
        self._saved_ms = self._playback.position_ms()
        self._timer.start()
        self.refresh_list()

    def _change(self, work: Callable[[Library, str], None]) -> None:
        """Change the open recording in the library, then show it anew where it is being played."""
        if self._recording is None:
            return
        recording_id = self._recording.id

        def change(library: Library) -> tuple[Recording, Timeline]:
            work(library, recording_id)
            return _load(library, recording_id)

        self._in_background("", change, lambda loaded: self._show_changed(*loaded))

    def _show_changed(self, recording: Recording, timeline: Timeline) -> None:
        if self._recording is None or self._recording.id != recording.id:
            self.refresh_list()
        elif self._recording.media_path != recording.media_path:
            self._show(recording, timeline, None)
        else:
            self._recording = recording
            if timeline.lines != self._timeline.lines:
                self._timeline = timeline
            self.changed.emit(recording)
            self._playback.set_timeline(self._timeline)
            self.refresh_list()

    def _remember_duration(self, duration_ms: int | None) -> None:
        recording = self._recording
        if recording is not None and duration_ms is not None and recording.media_path is not None:
            self._in_background(
                "",
                lambda library: library.remember_duration(recording.id, duration_ms),
                lambda _none: self._refresh_quietly(),
            )

    def _in_background(self, title: str, work: Callable[[Library], T], done: Callable[[T], None]) -> None:
        library_path = self._library.path

        def with_library(_progress: Progress) -> T:
            with Library(library_path) as library:
                return work(library)

        self._tasks.run(title, with_library, done)

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except PlayerError as error:
            self.failed.emit(error.sentence)


def _load(library: Library, recording_id: str) -> tuple[Recording, Timeline]:
    recording = library.recording(recording_id)
    return recording, Timeline(combined_document(recording).lines, recording.duration_ms)


def _names(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"{len(paths)} files"
