"""The place in the open recording: written every few seconds, and at once when it is left."""

from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from player.errors import PlayerError
from player.library.store import Library
from player.recording import Recording
from ui.playback_controller import PlaybackController
from ui.tasks import Progress, Tasks

# A crash while playing loses no more than this.
SAVE_INTERVAL_MS = 5_000


class PlaceKeeper(QObject):
    """Remembers place and length of one recording at a time; a library that is open for reading only is left alone."""

    failed = Signal(str)
    kept = Signal()

    def __init__(self, library: Library, playback: PlaybackController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        # A thread of its own: an import may keep the others' busy for long. What fails there is tried again soon.
        self._tasks = Tasks(self)
        self._tasks.finished.connect(self.kept)
        self._playback = playback
        self._recording: Recording | None = None
        self._written: tuple[str, int] | None = None
        # The place that a task is to write; whoever writes a newer one takes it back, under the lock.
        self._waiting: tuple[str, int] | None = None
        self._lock = Lock()
        self._timer = QTimer(self, interval=SAVE_INTERVAL_MS)
        self._timer.timeout.connect(self._save_later)
        playback.duration_changed.connect(self._remember_duration)

    def watch(self, recording: Recording | None) -> None:
        """Keep the place of this recording from now on; that of the one before must have been saved."""
        self._recording = recording
        self._waiting = None
        self._written = self._place()
        if recording is None or self._library.notice is not None:
            self._timer.stop()
        else:
            self._timer.start()
            self._remember_duration(self._playback.duration_ms())

    def save(self) -> None:
        """Write the place, now."""
        place = self._place()
        if place is None or place == self._written:
            return
        try:
            with self._lock:
                self._waiting = None
                self._library.remember_position(*place)
            self._written = place
        except PlayerError as error:
            self.failed.emit(error.sentence)

    def close(self) -> None:
        """Write the place for the last time; nothing older is written after it."""
        self.save()
        self.watch(None)
        self._tasks.close()

    def _place(self) -> tuple[str, int] | None:
        """The recording's id and the position; None while there is no place to keep.

        Where the medium is missing, the place in it is the one that the library has.
        """
        recording = self._recording
        if recording is None or self._library.notice is not None:
            return None
        if recording.media_path is not None and not self._playback.has_medium():
            return None
        return recording.id, self._playback.position_ms()

    def _save_later(self) -> None:
        place = self._place()
        if place is None or place in (self._written, self._waiting):
            return
        self._waiting = place

        def write(_progress: Progress) -> None:
            with Library(self._library.path) as library, self._lock:
                if self._waiting == place:
                    library.remember_position(*place)

        self._tasks.run("", write, lambda _none: self._note_written(place))

    def _note_written(self, place: tuple[str, int]) -> None:
        if self._waiting == place:
            self._waiting = None
            self._written = place

    def _remember_duration(self, duration_ms: int | None) -> None:
        place = self._place()
        if place is None or duration_ms is None or not self._playback.has_medium():
            return
        recording_id, _position_ms = place

        def write(_progress: Progress) -> None:
            with Library(self._library.path) as library:
                library.remember_duration(recording_id, duration_ms)

        self._tasks.run("", write, lambda _none: None)
