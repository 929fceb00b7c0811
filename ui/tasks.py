"""Slow work goes through this one door: off the main thread, its result or error back on it, cancellable."""

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from player.errors import PlayerError

T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside a task's work by `Progress.report` once the user has cancelled it."""


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
        self.changed.emit(done, total)

    def cancel(self) -> None:
        """Ask the work to end at its next report."""
        self._cancelled.set()


class Tasks(QObject):
    """Runs work on a pool of one thread, so that writes to the library keep their order."""

    started = Signal(str, object)
    finished = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: dict[_Task, Callable[[Any], None]] = {}

    def run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> Progress:
        """Start `work(progress)`; `done(result)` is called on this thread, a PlayerError is told with `failed`."""
        task = _Task(work)
        self._running[task] = done
        task.outcome.ended.connect(self._end)
        self.started.emit(title, task.progress)
        self._pool.start(task)
        return task.progress

    def is_busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def close(self) -> None:
        """Cancel what runs and wait for it to let go; nobody is told of it any more."""
        for task in self._running:
            task.progress.cancel()
        self._running.clear()
        self._pool.waitForDone()

    def _end(self, task: "_Task") -> None:
        done = self._running.pop(task, None)
        if done is None:
            return
        self.finished.emit(task.progress)
        if task.failure is not None:
            self.failed.emit(task.failure)
        elif task.succeeded:
            done(task.result)


class _Outcome(QObject):
    # A bound method of a QObject on the other side makes Qt queue this onto the window's thread.
    ended = Signal(object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work = work
        self.progress = Progress()
        self.outcome = _Outcome()
        self.succeeded = False
        self.failure: str | None = None
        self.result: Any = None

    def run(self) -> None:
        try:
            self.result = self._work(self.progress)
            self.succeeded = True
        except Cancelled:
            pass
        except PlayerError as error:
            self.failure = error.sentence
        except Exception as error:  # noqa: BLE001 - the outer edge: a bug in a task reaches the user, the thread lives on
            self.failure = f"That did not work: {type(error).__name__}: {error}"
        self.outcome.ended.emit(self)
