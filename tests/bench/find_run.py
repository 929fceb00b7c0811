"""Finding in a long transcript while one types, in a process of its own; prints its figures as JSON."""

import gc
import json
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton

from player.transcript import Timeline
from tests.bench.figure import p95
from tests.bench.pane_run import SIZE_PX, Watch, make_lines, settle
from ui.actions import ACTIONS
from ui.transcript.pane import TranscriptPane
from ui.transcript.view import TranscriptView

WORDS = ("harbour", "nobody", "ferry", "leaves for", "the tide", "noon")
ONE_LETTER = "e"
EXPRESSION = r"t\w+e (at|ferry)"


def measure(count: int) -> dict[str, float]:
    """Milliseconds for this many lines; `hold` is the longest that one turn of the event loop took."""
    application = QApplication([])
    pane = TranscriptPane({action.id: QAction(action.text) for action in ACTIONS})
    pane.resize(*SIZE_PX)
    pane.show()
    pane.activateWindow()
    pane.set_timeline(Timeline(tuple(make_lines(count))))
    settle(application)
    gc.collect()
    gc.freeze()
    pane.open_find()
    application.processEvents()
    typing = Typing(application, pane)
    found = typing.words()
    found["one_letter_complete"] = typing.complete(ONE_LETTER)
    typing.choose_expressions()
    found["expression_complete"] = typing.complete(EXPRESSION)
    found["hold"] = typing.longest_hold
    return found


class Typing:
    """Types into the find bar and watches what is painted."""

    def __init__(self, application: QApplication, pane: TranscriptPane) -> None:
        self._application = application
        self._pane = pane
        self._field = pane.findChild(QLineEdit, "findField")
        self._view = pane.findChild(TranscriptView, "transcriptView")
        self._watch = Watch()
        self._view.viewport().installEventFilter(self._watch)
        self.longest_hold = 0.0

    def words(self) -> dict[str, float]:
        """From each key until the hits in sight are painted, and from the last key of a word until all are counted."""
        keys, counts = [], []
        for word in WORDS:
            self._field.clear()
            self._finish()
            keys += [self._timed_key(letter) for letter in word]
            counts.append(self._timed(self._finish))
        return {"key_p95": p95(keys), "count_worst": max(counts)}

    def complete(self, query: str) -> float:
        """From putting this into the field until all hits are counted."""
        self._field.clear()
        self._finish()
        return self._timed(lambda: (self._field.setText(query), self._finish()))

    def choose_expressions(self) -> None:
        """From now on what is typed is a regular expression."""
        button = next(one for one in self._pane.findChildren(QToolButton) if one.text() == ".*")
        button.click()
        self._finish()

    def _timed_key(self, letter: str) -> float:
        painted = self._watch.painted

        def press() -> None:
            QTest.keyClick(self._field, letter)
            while self._watch.painted == painted:
                self._turn()

        return self._timed(press)

    def _finish(self) -> None:
        """Let the search come to its end."""
        hits = self._view.marks.hits
        while hits is not None and not hits.is_complete:
            self._turn()
            hits = self._view.marks.hits

    def _turn(self) -> None:
        self.longest_hold = max(self.longest_hold, self._timed(self._application.processEvents))

    def _timed(self, work: Callable[[], object]) -> float:
        started = time.perf_counter()
        work()
        return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
    sys.stdout.flush()
    os._exit(0)
