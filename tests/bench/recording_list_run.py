"""One list of recordings at one length, in a process of its own; prints its figures as JSON."""

import gc
import json
import os
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListWidget

from player.recording import RecordingSummary
from tests.bench.figure import p95
from tests.bench.pane_run import SCROLL_PX, STEPS, resident_mb, settle, timed
from ui.panels.library.arrangement import FILTERS, ORDERS
from ui.panels.library.recording_list import RecordingList
from ui.theme import apply_theme

SIZE_PX = (300, 800)
_WORDS = ("harbour", "Émile", "tide", "talk", "lights", "of", "the", "Ørsted", "ferry", "night", "Zürich", "pilot")
ROUNDS = 7
_FIRST_DAY = date(2001, 1, 1)


def make_summaries(count: int) -> tuple[RecordingSummary, ...]:
    """Half of them begun, titles of up to ten words with a number, from a fixed seed; the one opened last first."""
    return tuple(_summary(random.Random(number), number, count) for number in range(count))


def _summary(chance: random.Random, number: int, count: int) -> RecordingSummary:
    duration_ms = chance.randrange(60_000, 7_200_000)
    is_begun = chance.random() < 0.5
    return RecordingSummary(
        f"{number:08x}-0000-4000-8000-000000000000",
        f"{' '.join(chance.choices(_WORDS, k=chance.randint(1, 10)))} {chance.randrange(2_000)}",
        f"Channel {chance.randrange(40)}",
        duration_ms,
        chance.randrange(duration_ms) if is_begun else 0,
        Path(f"/media/talks/{number}.mp3"),
        chance.randrange(3_000),
        chance.choice((0, 0, 0, 2)),
        chance.random() if is_begun else 0.0,
        _FIRST_DAY + timedelta(days=chance.randrange(9_000)),
        moment(number),
        moment(2 * count - number),
    )


def moment(number: int) -> str:
    """A time that is the later the larger the number."""
    return f"{_FIRST_DAY + timedelta(days=number // 1_000)}T{number % 1_000 // 60:02}:{number % 60:02}:00Z"


def measure(count: int) -> dict[str, float]:
    """Milliseconds until each change is painted; `memory_mb` is for the recordings and the list."""
    # As the program does.
    gc.disable()
    application = QApplication([])
    apply_theme(application, dark=False)
    shown = RecordingList()
    shown.resize(*SIZE_PX)
    shown.show()
    settle(application)
    before_mb = resident_mb()
    summaries = make_summaries(count)
    found = {"first_shown": timed(application, lambda: shown.set_summaries(summaries, None))}
    bar = shown.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle(application)
    found["refresh_one"] = median(timed(application, refresh(shown, summaries, number)) for number in range(ROUNDS))
    found["reorder"] = median(timed(application, reorder(shown, summaries, number)) for number in range(ROUNDS))
    found["sort_worst"] = worst(application, [partial(shown.arrange, order, FILTERS[0]) for order in ORDERS])
    found["filter_worst"] = worst(application, [partial(shown.arrange, ORDERS[2], choice) for choice in FILTERS])
    shown.arrange(ORDERS[2], FILTERS[0])
    settle(application)
    found["scroll_p95"] = p95([timed(application, scroll(shown)) for _ in range(STEPS)])
    found["type_ahead_worst"] = max(timed(application, lambda key=key: QTest.keyClick(shown, key)) for key in "zürich")
    found["memory_mb"] = resident_mb() - before_mb
    return found


def refresh(shown: RecordingList, summaries: Sequence[RecordingSummary], number: int) -> Callable[[], None]:
    """All are read anew from the library, and one of them has been heard a little further."""
    anew = [replace(summary) for summary in summaries]
    anew[number] = replace(anew[number], position_ms=anew[number].position_ms + 5_000, heard_share=0.5)
    return lambda: shown.set_summaries(anew, anew[number].id)


def reorder(shown: RecordingList, summaries: Sequence[RecordingSummary], number: int) -> Callable[[], None]:
    """One that is out of sight was opened just now."""
    last = summaries[-1 - number]
    now = replace(last, opened_at="2200-01-01T00:00:00Z")
    anew = [now, *(summary for summary in summaries if summary is not last)]
    return lambda: shown.set_summaries(anew, None)


def worst(application: QApplication, changes: Sequence[Callable[[], None]]) -> float:
    """Of these changes, made in turn, the one that usually takes the longest."""
    rounds = [[timed(application, change) for change in changes] for _ in range(ROUNDS)]
    return max(median(times) for times in zip(*rounds, strict=True))


def scroll(shown: QAbstractItemView) -> Callable[[], None]:
    bar = shown.verticalScrollBar()
    return lambda: bar.setValue(bar.value() + SCROLL_PX)


def measure_peer(count: int) -> dict[str, float]:
    """Qt's own list of the same titles, with nothing but the titles."""
    application = QApplication([])
    shown = QListWidget()
    shown.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    shown.resize(*SIZE_PX)
    shown.show()
    settle(application)
    before_mb = resident_mb()
    titles = [summary.title for summary in make_summaries(count)]
    found = {"first_shown": timed(application, lambda: shown.addItems(titles))}
    found["sort_worst"] = timed(application, shown.sortItems)
    found["scroll_p95"] = p95([timed(application, scroll(shown)) for _ in range(STEPS)])
    found["memory_mb"] = resident_mb() - before_mb
    return found


if __name__ == "__main__":
    print(json.dumps((measure if sys.argv[1] == "ours" else measure_peer)(int(sys.argv[2]))))
    sys.stdout.flush()
    os._exit(0)
