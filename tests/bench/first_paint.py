"""One start of a window, `bare` or `syncline [FILE]`; prints the milliseconds to its marks, then ends."""

import os
import sys
import time

STARTED = float(os.environ["SYNCLINE_STARTED"])


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


def syncline_window(arguments: list[str]) -> None:
    """The command as a user gives it, with somebody who watches what is painted."""
    from ui.cli import main

    def watch_from(show_painted, window) -> None:
        show_painted(window)
        mark("first_paint")
        watch(window, waits_for_lines=bool(arguments))

    from ui import start

    shown = start.show_painted
    start.show_painted = lambda window: watch_from(shown, window)
    main(arguments)


def watch(window, waits_for_lines: bool) -> None:
    """Mark when the transport has been painted, and when lines have been; then end."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, lambda: note(watched.objectName()))
            return False

    told: set[str] = set()
    watcher = Watcher(window)
    finder = QTimer(window)

    def look() -> None:
        transport, view = (window.findChild(QObject, name) for name in ("transport", "transcriptView"))
        if view is not None:
            finder.stop()
            view.viewport().setObjectName("lines")
            transport.setObjectName("controls")
            for watched in (transport, view.viewport()):
                watched.installEventFilter(watcher)

    def note(name: str) -> None:
        if name not in told:
            told.add(name)
            mark(name)
        if told >= ({"controls", "lines"} if waits_for_lines else {"controls"}):
            os._exit(0)

    finder.timeout.connect(look)
    finder.start(0)


if sys.argv[1] == "bare":
    bare_window()
else:
    syncline_window(sys.argv[2:])
