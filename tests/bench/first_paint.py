"""One start of a window, `bare`, `empty` or `transcript FILE`; prints the milliseconds to its marks, then ends."""

import os
import sys
import time
from pathlib import Path

STARTED = float(os.environ["SYNCLINE_STARTED"])
MODE = sys.argv[1]


def mark(name: str) -> None:
    print(name, f"{(time.monotonic() - STARTED) * 1000:.1f}", flush=True)


def bare_window() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    label = QLabel("hello")
    window.setCentralWidget(label)

    class Watcher(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, finish)
            return False

    def finish() -> None:
        mark("first_paint")
        os._exit(0)

    watcher = Watcher()
    label.installEventFilter(watcher)
    window.resize(1280, 800)
    window.show()
    application.exec()


def syncline_window(paths: list[Path]) -> None:
    from PySide6.QtCore import QEvent, QObject, QSettings, QTimer

    from ui.app import build, make_application
    from ui.theme import apply_theme

    home = Path(os.environ["XDG_DATA_HOME"])
    application = make_application([])
    apply_theme(application, dark=False)
    syncline = build(home / "library.sqlite", QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat))
    told: set[str] = set()

    def tell(name: str) -> None:
        if name not in told:
            told.add(name)
            mark(name)
        if name == "lines" or not paths:
            os._exit(0)

    class Watcher(QObject):
        def __init__(self, name: str) -> None:
            super().__init__()
            self._name = name

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: tell(self._name))
            return False

    lines = Watcher("lines")
    syncline.window.painted.connect(lambda: tell("first_paint"))
    syncline.window.painted.connect(lambda: syncline.recordings.begin(paths))
    view = syncline.window.findChild(QObject, "transcriptView")
    syncline.recordings.opened.connect(lambda *_: view.viewport().installEventFilter(lines))
    syncline.window.show()
    application.exec()


if MODE == "bare":
    bare_window()
else:
    syncline_window([Path(name) for name in sys.argv[2:]])
