"""Garbage collection on the window's thread, in moments too short to be seen.

WORKAROUND: Python collects on whichever thread makes one object too many, and ends there what it finds: on another
thread than the window's a discarded widget takes the program with it. It also stops all threads to look at every
object there is, over a second for the words of a long transcript. So it does nothing by itself while a window is there.
"""

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000
# As Python's own: so many new objects are looked at, and a generation joins in after so many turns of the younger one.
_SOME_OBJECTS = 2_000
_TURNS = 10
# About the lines of ten hours of talk; fewer objects are looked at in an instant.
_MANY_OBJECTS = 20_000
# Half a frame.
_LONGEST_S = 0.008


class Collector(QObject):
    """Collects from time to time, until `close`; made and closed on the window's thread.

    What is made in great numbers at once is a transcript, and what takes long to look at is there to stay: neither is
    looked at again. Almost nothing of it is in a cycle, so it is freed without a collection.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_automatic = gc.isenabled()
        gc.disable()
        # The modules that are loaded by now stay.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(INTERVAL_MS)

    def collect(self) -> None:
        """Look for garbage among what is new, where there is enough of it."""
        young, middle, old = gc.get_count()
        if young > _MANY_OBJECTS:
            gc.freeze()
        elif young > _SOME_OBJECTS:
            started = perf_counter()
            gc.collect(0 if middle < _TURNS else 1 if old < _TURNS else 2)
            if perf_counter() - started > _LONGEST_S:
                gc.freeze()

    def close(self) -> None:
        """Leave it to Python again, as it was found."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_automatic:
            gc.enable()
