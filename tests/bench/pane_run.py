"""One design of the transcript at one length, in a process of its own; prints its figures as JSON."""

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from player.transcript import Line
from tests.bench.figure import p95
from tests.bench.pane_designs import DESIGNS

SIZE_PX = (900, 700)
NARROW_PX = 620
STEPS = 120
SCROLL_PX = 57
# Nothing more has been laid out for this long: it is done.
QUIET_S = 0.25
_WORDS = (
    "the",
    "tide",
    "turns",
    "at",
    "noon",
    "and",
    "then",
    "a",
    "ferry",
    "leaves",
    "for",
    "harbour",
    "lights",
    "nobody",
)


class Watch(QObject):
    """Knows when the watched widget was last painted."""

    painted = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted += 1
        return False


def make_lines(count: int) -> list[Line]:
    """Lines of 4 to 24 words, three seconds each, from a fixed seed."""
    chance = random.Random(5)
    lines = []
    for number in range(count):
        length = chance.randint(4, 24) if chance.random() < 0.5 else chance.randint(6, 12)
        lines.append(Line(number * 3_000, number * 3_000 + 2_900, " ".join(chance.choices(_WORDS, k=length))))
    return lines


def measure(name: str, count: int) -> dict[str, float]:
    """Milliseconds, but for `memory_mb`; `hold` is the longest that one turn of the event loop took."""
    application = QApplication([])
    design = DESIGNS[name]()
    widget = design.widget
    widget.resize(*SIZE_PX)
    widget.show()
    watch = Watch()
    widget.viewport().installEventFilter(watch)
    settle(application)
    design.prepare(make_lines(count))
    gc.collect()
    gc.freeze()
    before_mb = resident_mb()
    found = first_paint(application, design, watch)
    found["hold"] = settle(application)
    found["memory_mb"] = resident_mb() - before_mb
    chance = random.Random(7)
    places = [chance.randrange(count) for _ in range(STEPS)]
    found["jump_p95"] = p95([timed(application, lambda at=at: design.jump(at)) for at in places])
    settle(application)
    design.jump(0)
    found["highlight_p95"] = p95([timed(application, lambda at=at: design.highlight(at)) for at in range(20)] * 6)
    bar = widget.verticalScrollBar()
    design.jump(count // 2)
    scrolls = [timed(application, lambda: bar.setValue(bar.value() + step_px(name, bar))) for _ in range(STEPS)]
    found["scroll_p95"] = p95(scrolls)
    found["resize"] = timed(application, lambda: widget.resize(NARROW_PX, SIZE_PX[1]))
    found["resize_hold"] = settle(application)
    found["select_all"] = timed(application, design.select_all)
    return found


def first_paint(application: QApplication, design: object, watch: Watch) -> dict[str, float]:
    started = time.perf_counter()
    painted = watch.painted
    design.show_lines()
    while watch.painted == painted:
        application.processEvents()
    return {"first_paint": (time.perf_counter() - started) * 1000}


def settle(application: QApplication) -> float:
    """Let everything that goes on in slices end; returns the longest turn of the event loop, in ms."""
    longest, busy_at = 0.0, time.perf_counter()
    while time.perf_counter() - busy_at < QUIET_S:
        started = time.perf_counter()
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        ended = time.perf_counter()
        longest = max(longest, ended - started)
        if ended - started > 0.001:
            busy_at = ended
        else:
            time.sleep(0.0005)
    return longest * 1000


def timed(application: QApplication, change: Callable[[], object]) -> float:
    """Milliseconds until the change has been made and painted."""
    started = time.perf_counter()
    change()
    application.processEvents()
    return (time.perf_counter() - started) * 1000


def step_px(name: str, bar: object) -> int:
    # QPlainTextEdit's bar counts rows, the others' pixels.
    return 3 if name == "QPlainTextEdit" else SCROLL_PX


def resident_mb() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
    sys.stdout.flush()
    os._exit(0)
