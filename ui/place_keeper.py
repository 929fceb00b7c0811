"""How far one is in the open recording, place and what was heard: written every few seconds, and when one stops."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from player.errors import PlayerError
from player.heard import Heard
from player.library.interface import Store
from player.library.opening import reopen_store
from player.media.engine import EngineState
from player.recording import Recording
from ui.heard_keeper import HeardKeeper
from ui.playback_controller import PlaybackController
from ui.tasks import Progress, Tasks

# A crash while playing loses no more than this.
SAVE_INTERVAL_MS = 5_000


@dataclass(frozen=True, slots=True)
class _Reached:
    """How far one is in a recording, and how often the user himself has said what was heard of it."""

    recording_id: str
    position_ms: int
    heard: Heard
    mark_count: int


class PlaceKeeper(QObject):
    """Remembers progress and length of one recording at a time; a library open for reading only is left alone."""

    failed = Signal(str)
    kept = Signal()
    # Id of a recording of which the library knows only now how long it is.
    length_kept = Signal(str)

    def __init__(
        self, library: Store, playback: PlaybackController, heard: HeardKeeper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._heard = heard
        # A thread of its own: an import may keep the others' busy for long. What fails there is tried again soon.
        self._tasks = Tasks(self)
        self._tasks.finished.connect(self.kept)
        self._tasks.failed.connect(self._forget_waiting)
        self._playback = playback
        self._recording: Recording | None = None
        self._written: _Reached | None = None
        # What a task is to write; whoever writes something newer takes it back, under the lock.
        self._waiting: _Reached | None = None
        self._lock = Lock()
        self._timer = QTimer(self, interval=SAVE_INTERVAL_MS)
        self._timer.timeout.connect(self._save_later)
        playback.state_changed.connect(self._note_state)
        playback.duration_changed.connect(self._remember_duration)

    def watch(self, recording: Recording | None) -> None:
        """Keep the progress in this recording from now on; that in the one before must have been saved."""
        self._recording = recording
        self._waiting = None
        self._written = self._progress()
        if recording is None or self._library.notice is not None:
            self._timer.stop()
        else:
            self._timer.start()
            self._remember_duration(self._playback.duration_ms())

    def save(self) -> None:
        """Write the progress, now."""
        progress, written = self._progress(), self._written
        if progress is None or written is None or progress == written:
            return
        try:
            with self._lock:
                self._waiting = None
                heard = _write(self._library, progress, written, self._heard.measure())
            self._note_written(progress, heard)
        except PlayerError as error:
            self.failed.emit(error.sentence)

    def close(self) -> None:
        """Write the progress for the last time; nothing older is written after it."""
        self.save()
        self.watch(None)
        self._tasks.close()

    def _progress(self) -> _Reached | None:
        """How far one is now; None while there is nothing to keep.

        Where the medium is missing, the place in it is the one that the library has.
        """
        recording = self._recording
        if recording is None or self._library.notice is not None:
            return None
        is_missing = recording.media_path is not None and not self._playback.has_medium()
        position_ms = recording.position_ms if is_missing else self._playback.position_ms()
        return _Reached(recording.id, position_ms, self._heard.heard, self._heard.mark_count)

    def _note_state(self, state: EngineState) -> None:
        if state in (EngineState.PAUSED, EngineState.ENDED):
            self._save_later()

    def _save_later(self) -> None:
        progress, written = self._progress(), self._written
        if progress is None or written is None or progress in (written, self._waiting):
            return
        self._waiting = progress
        measure = self._heard.measure()

        def write(_progress: Progress) -> Heard | None:
            with reopen_store(self._library.path) as library, self._lock:
                return _write(library, progress, written, measure) if self._waiting == progress else None

        def done(heard: Heard | None) -> None:
            if heard is not None and self._waiting == progress:
                self._waiting = None
                self._note_written(progress, heard)

        self._tasks.run("", write, done)

    def _note_written(self, progress: _Reached, heard: Heard) -> None:
        """All that was heard is this, by what other windows have written."""
        self._written = replace(progress, heard=heard)
        self._heard.learn(heard)

    def _forget_waiting(self) -> None:
        """It was not written: the timer asks for it again."""
        self._waiting = None

    def _remember_duration(self, duration_ms: int | None) -> None:
        recording = self._recording
        if recording is None or self._library.notice is not None or not self._playback.has_medium():
            return
        if duration_ms is None or duration_ms == recording.duration_ms:
            return
        self._recording = replace(recording, duration_ms=duration_ms)

        def write(_progress: Progress) -> None:
            with reopen_store(self._library.path) as library:
                library.remember_duration(recording.id, duration_ms)

        self._tasks.run("", write, lambda _none: self.length_kept.emit(recording.id))


def _write(library: Store, progress: _Reached, written: _Reached, share: Callable[[Heard], float]) -> Heard:
    """Write what was reached since `written`; returns all that was heard, in other windows too."""
    if progress.mark_count != written.mark_count:
        library.set_heard(progress.recording_id, progress.heard, share(progress.heard))
    added = progress.heard.without(written.heard)
    return library.remember_progress(progress.recording_id, progress.position_ms, added, share)
