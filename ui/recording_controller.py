"""The open recording: what is opened, imported, searched for and changed in the library on the user's wish."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from player.bookmarks import Bookmark
from player.errors import PlayerError
from player.library.store import Library
from player.media.probe import check_medium, is_media_file
from player.recording import Recording, combined_document
from player.transcript import Timeline
from ui.place_keeper import PlaceKeeper
from ui.playback_controller import PlaybackController
from ui.tasks import Cancelled, Progress, Tasks

if TYPE_CHECKING:
    from player.importer import ImportResult

T = TypeVar("T")


class RecordingController(QObject):
    """Wishes come in as calls, facts go out as signals; reading and importing run off the window's thread."""

    opening = Signal()
    opened = Signal(object, object)
    changed = Signal(object, object)
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
        self._place = PlaceKeeper(library, playback, self)
        self._place.failed.connect(self.failed)
        self._place.kept.connect(self._refresh_quietly)
        self._recording: Recording | None = None
        self._timeline = Timeline(())
        # Id of the recording that was asked for last: what is loaded for another is no longer wanted.
        self._wanted_id: str | None = None
        self._query = ""
        tasks.finished.connect(self._refresh_quietly)

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
        else:
            self._wanted_id = recording_id
            if position_ms is not None:
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
        """Lay these files on the open recording, where there is one; else they are opened.

        A medium is taken where the recording has none, or its own is gone.
        """
        recording = self._recording
        has_medium = recording is not None and recording.media_path is not None and recording.media_path.is_file()
        media = [path for path in paths if is_media_file(path)] if has_medium else []
        if media:
            self.failed.emit(f"{media[0].name}: this recording has a medium; Locate Media File… points to another.")
        texts = [path for path in paths if path not in media]
        if texts:
            self._import("Adding", texts, recording.id if recording else None)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Open what was dropped; a transcript dropped on a recording that has none is laid on it."""
        wanting = self._recording is not None and not self._timeline.lines
        if wanting and not any(is_media_file(path) for path in paths):
            self.add_files(paths)
        else:
            self.open_files(paths)

    def close_recording(self) -> None:
        """Leave the open recording."""
        self._place.save()
        self._wanted_id = self._recording = None
        self._place.watch(None)
        self._timeline = Timeline(())
        self.closed.emit()
        self._playback.open(None, self._timeline, 0)

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
        if recording is not None and self._try(lambda: self._set_medium(recording.id, path)):
            self._open(recording.id, None)

    def show_source(self, source_id: str) -> None:
        """Show this source's transcript."""
        self._change(lambda library, recording_id: library.show_source(recording_id, source_id))

    def remove_source(self, source_id: str) -> None:
        """Take this source off the recording; `restore_source` brings it back."""
        self._change(lambda library, _recording_id: library.remove_source(source_id))

    def restore_source(self, source_id: str) -> None:
        """Bring a removed source back."""
        self._change(lambda library, _recording_id: library.restore_source(source_id))

    def remove(self, recording_id: str) -> bool:
        """Take a recording out of the library, unless that fails; `restore` brings it back."""
        if not self._try(lambda: self._library.remove_recording(recording_id)):
            return False
        if self._wanted_id == recording_id:
            self._wanted_id = None
        if self._recording is not None and self._recording.id == recording_id:
            # There is no recording any more whose place could be saved.
            self._place.watch(None)
            self.close_recording()
        self.refresh_list()
        return True

    def restore(self, recording_id: str) -> None:
        """Bring a removed recording back."""
        self._try(lambda: self._library.restore_recording(recording_id))
        self.refresh_list()

    def close(self) -> None:
        """Write the place for the last time."""
        self._place.close()

    def _refresh_quietly(self) -> None:
        """Show what a task may have changed, unless a search is shown."""
        if not self._query:
            self.refresh_list()

    def _open(self, recording_id: str, position_ms: int | None) -> None:
        self._place.save()
        self._wanted_id = recording_id
        self.opening.emit()
        may_write = self._library.notice is None

        def load(library: Library) -> tuple[Recording, Timeline]:
            if self._wanted_id != recording_id:
                raise Cancelled
            if may_write:
                library.mark_opened(recording_id)
            return _load(library, recording_id)

        self._in_background("Opening", load, lambda loaded: self._show(*loaded, position_ms))

    def _set_medium(self, recording_id: str, path: Path) -> None:
        check_medium(path)
        self._library.set_media_path(recording_id, path)

    def _import(self, title: str, paths: Sequence[Path], recording_id: str | None) -> None:
        library_path = self._library.path
        self.opening.emit()

        def work(progress: Progress) -> "ImportResult":
            # Here, because the formats take a while to load, and the window is to be painted before.
            from player.importer import import_files

            with Library(library_path) as library:
                return import_files(library, paths, recording_id=recording_id, report=progress.report)

        self._tasks.run(f"{title} {_names(paths)}", work, self._finish_import)

    def _finish_import(self, result: "ImportResult") -> None:
        recording_id = result.imported[0].recording_id if result.imported else None
        if self._recording is not None and self._recording.id == recording_id:
            self._change(lambda _library, _recording_id: None)
        elif recording_id is not None:
            self._open(recording_id, None)
        if result.failures:
            self.failed.emit(" ".join(result.failures))

    def _show(self, recording: Recording, timeline: Timeline, position_ms: int | None) -> None:
        if recording.id != self._wanted_id:
            return
        self._place.save()
        recording = replace(recording, bookmarks=self._bookmarks_now(recording))
        self._recording = recording
        self._timeline = timeline
        self._place.watch(None)
        self.opened.emit(recording, timeline)
        self._playback.open(recording.media_path, timeline, recording.position_ms)
        self._place.watch(recording)
        if position_ms is not None:
            self._playback.seek(position_ms)
        self.refresh_list()

    def _change(self, work: Callable[[Library, str], None]) -> None:
        """Change the open recording in the library, at once, then show it anew where it is being played."""
        recording = self._recording
        if recording is None or not self._try(lambda: work(self._library, recording.id)):
            return
        self._place.save()
        self._in_background(
            "", lambda library: _load(library, recording.id), lambda loaded: self._show_changed(*loaded)
        )

    def _show_changed(self, recording: Recording, timeline: Timeline) -> None:
        if self._recording is None or self._recording.id != recording.id:
            return
        if self._recording.media_path != recording.media_path:
            self._show(recording, timeline, None)
            return
        self._recording = replace(recording, bookmarks=self._bookmarks_now(recording))
        self._timeline = timeline if timeline.lines != self._timeline.lines else self._timeline
        self.changed.emit(self._recording, self._timeline)
        self._playback.set_timeline(timeline)

    def _bookmarks_now(self, recording: Recording) -> tuple[Bookmark, ...]:
        """Those in the library now: some may have been made while the recording was loaded."""
        try:
            return self._library.bookmarks(recording.id)
        except PlayerError:
            return recording.bookmarks

    def _in_background(self, title: str, work: Callable[[Library], T], done: Callable[[T], None]) -> None:
        library_path = self._library.path

        def with_library(_progress: Progress) -> T:
            with Library(library_path) as library:
                return work(library)

        self._tasks.run(title, with_library, done)

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except PlayerError as error:
            self.failed.emit(error.sentence)
            return False
        return True


def _load(library: Library, recording_id: str) -> tuple[Recording, Timeline]:
    recording = library.recording(recording_id)
    return recording, Timeline(combined_document(recording).lines, recording.duration_ms)


def _names(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"{len(paths)} files"
