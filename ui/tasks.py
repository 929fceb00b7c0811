"""Slow work goes through this one door: off the main thread, its result or error back on it, cancellable."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError

T = TypeVar("T")

# How long work may keep the window waiting for its turn of Python, several times a frame; Python's own is 5 ms.
_LONGEST_TURN_S = 0.0005
# What Qt counts with; a film has more bytes.
_COUNTED_BITS = 31


class Cancelled(Exception):
    """Raised inside a task's work, by `Progress.report` or by itself, when nobody wants its result any more."""


class Progress(QObject):
    """How far a task is; handed to its work, which reports and thereby learns that it was cancelled."""

    changed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._cancelled = Event()

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; raises Cancelled when the user no longer wants it."""
        if self._cancelled.is_set():
            raise Cancelled
        beyond = max(0, total.bit_length() - _COUNTED_BITS)
        self.changed.emit(done >> beyond, total >> beyond)

    def cancel(self) -> None:
        """Ask the work to end at its next report; its result is no longer wanted."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether the user no longer wants it."""
        return self._cancelled.is_set()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What came of a task: its result, or a sentence on why there is none."""

    result: Any = None
    failure: str | None = None


class Tasks(QObject):
    """Runs work on one thread, in order, so that what is written to the library keeps its order, too."""

    started = Signal(str, object)
    finished = Signal(object)
    failed = Signal(str)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_LONGEST_TURN_S)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="syncline-task")
        self._running: dict[Progress, tuple[Callable[[Any], None], Callable[[str], None]]] = {}
        self._is_closed = False
        # A bound method of this object: Qt brings the signal from the other thread onto the window's.
        self._ended.connect(self._end)

    def run(
        self,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[str], None] | None = None,
    ) -> Progress:
        """Start `work(progress)`; `done(result)` is called on this thread.

        The sentence of a PlayerError is told to `failed`; to all who listen to the signal, where there is none.
        """
        progress = Progress()
        self._running[progress] = (done, failed or self.failed.emit)
        self.started.emit(title, progress)
        self._pool.submit(self._work, progress, work)
        return progress

    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Cancel what runs, drop what waits, and wait until nothing runs; nobody is told of it any more.

        `last` is done on the thread of the work when all else has ended.
        """
        for progress in self._running:
            progress.cancel()
        self._running.clear()
        if last is not None and not self._is_closed:
            self._pool.submit(last)
        self._is_closed = True
        # What waits was cancelled, and ends as soon as it begins.
        self._pool.shutdown(wait=True)

    def _work(self, progress: Progress, work: Callable[[Progress], Any]) -> None:
        outcome: _Outcome | None = None
        try:
            if not progress.is_cancelled():
                outcome = _Outcome(work(progress))
        except Cancelled:
            pass
        except PlayerError as error:
            outcome = _Outcome(failure=error.sentence)
        except Exception as error:  # noqa: BLE001 - the outer edge: a bug in a task reaches the user, the thread lives on
            outcome = _Outcome(failure=f"That did not work: {type(error).__name__}: {error}")
        self._ended.emit(progress, outcome)

    def _end(self, progress: Progress, outcome: _Outcome | None) -> None:
        if progress not in self._running:
            return
        done, failed = self._running.pop(progress)
        self.finished.emit(progress)
        if outcome is None or progress.is_cancelled():
            return
        if outcome.failure is not None:
            failed(outcome.failure)
        else:
            done(outcome.result)
