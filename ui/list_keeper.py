"""The list of recordings as the library has it: a few at once, thousands off the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.library.interface import Store
from player.library.opening import reopen_store
from player.recording import RecordingSummary
from ui.tasks import Cancelled, Progress, Tasks

# As many are read in a frame's time.
FEW_RECORDINGS = 300


class ListKeeper(QObject):
    """Reads the list when it may have changed, and of the recording that plays its entry alone."""

    changed = Signal(object)  # tuple[RecordingSummary, ...]
    failed = Signal(str)

    def __init__(self, library: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = Tasks(self)
        self._summaries: tuple[RecordingSummary, ...] = ()
        # What is being read; None while nothing is.
        self._wish: object = None

    def refresh(self) -> None:
        """Tell which recordings there are; of a long list that is not known yet, the first ones at once."""
        self._try(self._read)

    def refresh_one(self, recording_id: str) -> None:
        """Tell what has become of one recording; all others are as they were."""
        known = [summary.id for summary in self._summaries]
        if recording_id not in known:
            self.refresh()
            return
        self._try(lambda: self._replace(known.index(recording_id), self._library.summary(recording_id)))
        if self._wish is not None:
            # What is being read may be older than this change.
            self.refresh()

    def close(self) -> None:
        """Nothing is told any more."""
        self._tasks.close()

    def _read(self) -> None:
        few = self._library.summaries(FEW_RECORDINGS)
        is_all = len(few) < FEW_RECORDINGS
        self._wish = None if is_all else object()
        if is_all or not self._summaries:
            self._tell(few)
        if not is_all:
            self._read_on(self._wish)

    def _read_on(self, wish: object) -> None:
        """Read all, and tell it unless something newer is wanted by then."""

        def read_all(_progress: Progress) -> tuple[RecordingSummary, ...]:
            # Several changes in a row are told once.
            if self._wish is not wish:
                raise Cancelled
            with reopen_store(self._library.path) as library:
                return library.summaries()

        def tell(summaries: tuple[RecordingSummary, ...]) -> None:
            if self._wish is wish:
                self._wish = None
                self._tell(summaries)

        def fail(sentence: str) -> None:
            if self._wish is wish:
                self._wish = None
                self.failed.emit(sentence)

        self._tasks.run("", read_all, tell, fail)

    def _replace(self, number: int, summary: RecordingSummary) -> None:
        self._tell((*self._summaries[:number], summary, *self._summaries[number + 1 :]))

    def _tell(self, summaries: tuple[RecordingSummary, ...]) -> None:
        self._summaries = summaries
        self.changed.emit(summaries)

    def _try(self, work: Callable[[], None]) -> None:
        try:
            work()
        except PlayerError as error:
            self.failed.emit(error.sentence)
