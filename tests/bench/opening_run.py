"""One transcript opened in the window, watched by a heartbeat; prints its figures in milliseconds as JSON."""

import json
import math
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from player.media.null_engine import NullEngine
from ui.app import build
from ui.main_window import MainWindow
from ui.start import make_application, show_painted
from ui.theme import apply_theme

BEAT_MS = 1
# The window is left alone before and after: what it does at its start and in slices afterwards is part of it.
BEFORE_S, AFTER_S = 1.5, 2.5
_VOCABULARY = 4_000
_WORDS_A_LINE = (4, 14)


class Heartbeat(QObject):
    """The gaps between the beats of a timer, in ms, and when each ended, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(((now - self._last) * 1000, now))
        self._last = now


class PaintWatch(QObject):
    """Knows when the watched widget was painted, in seconds."""

    def __init__(self) -> None:
        super().__init__()
        self.painted_at: list[float] = []

    def painted_after(self, moment: float) -> bool:
        return bool(self.painted_at) and self.painted_at[-1] >= moment

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted_at.append(time.perf_counter())
        return False


def run_for(application: QApplication, seconds: float, is_done: Callable[[], bool] = lambda: True) -> None:
    """Let the window live for so long, and on until it is done; it waits for events as it does for a user."""
    ends_at = time.perf_counter() + seconds
    while time.perf_counter() < ends_at or not is_done():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def measure(count: int, with_words: bool, folder: Path) -> dict[str, float]:
    """What opening a new file of so many lines does to the window."""
    path = write_words(folder / "talk.json", count) if with_words else write_subtitles(folder / "talk.srt", count)
    application = make_application([])
    apply_theme(application, dark=False)
    window = MainWindow(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    show_painted(window)
    syncline = build(window, folder / "library.sqlite", lambda _tell: NullEngine())
    watch = PaintWatch()
    window.findChild(QObject, "transcriptView").viewport().installEventFilter(watch)
    syncline.recordings.begin(())
    run_for(application, BEFORE_S)
    heartbeat = Heartbeat()
    started = time.perf_counter()
    told_at: list[float] = []
    syncline.recordings.opened.connect(lambda *_told: told_at.append(time.perf_counter()))
    syncline.recordings.open_files([path])
    watch.painted_at.clear()
    run_for(application, 0, lambda: bool(told_at) and watch.painted_after(told_at[0]))
    painted_at = watch.painted_at[-1]
    run_for(application, AFTER_S)
    gaps = sorted(gap for gap, _at in heartbeat.gaps)
    if "BENCH_GAPS" in os.environ:
        print([(round(gap), round((at - started) * 1000)) for gap, at in heartbeat.gaps if gap > 12], file=sys.stderr)
    return {
        "lines": (painted_at - started) * 1000,
        "worst_gap": gaps[-1],
        "second_worst_gap": gaps[-2],
        "p99_gap": gaps[math.ceil(len(gaps) * 0.99) - 1],
    }


def write_subtitles(path: Path, count: int) -> Path:
    cues = []
    for number, text in enumerate(texts(count)):
        start, end = (f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02},000" for s in (number * 3, number * 3 + 3))
        cues.append(f"{number + 1}\n{start} --> {end}\n{text}\n")
    path.write_text("\n".join(cues), "utf-8")
    return path


def write_words(path: Path, count: int) -> Path:
    """As Whisper writes it, each word with its time."""
    segments = []
    for number, text in enumerate(texts(count)):
        words = text.split()
        step = 3 / len(words)
        timed = [
            {"word": f" {word}", "start": number * 3 + at * step, "end": number * 3 + (at + 1) * step}
            for at, word in enumerate(words)
        ]
        segments.append({"id": number, "start": number * 3, "end": number * 3 + 3, "text": text, "words": timed})
    path.write_text(json.dumps({"language": "en", "text": "", "segments": segments}), "utf-8")
    return path


def texts(count: int) -> list[str]:
    chance = random.Random(3)
    vocabulary = ["".join(chance.choices("abcdeilnorstu", k=chance.randint(2, 9))) for _ in range(_VOCABULARY)]
    return [" ".join(chance.choices(vocabulary, k=chance.randint(*_WORDS_A_LINE))) for _ in range(count)]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(int(sys.argv[1]), "words" in sys.argv, Path(folder))))
        sys.stdout.flush()
        os._exit(0)
