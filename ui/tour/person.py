"""A person at the window: finds widgets by name, points, clicks, types and waits; uses events, never calls."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import Syncline, build
from ui.main_window import MainWindow
from ui.theme import apply_theme
from ui.transcript.view import TranscriptView

W = TypeVar("W", bound=QWidget)

WINDOW_SIZE = (1360, 860)
PATIENCE_MS = 15_000
_STEP_MS = 20
_WHEEL_NOTCH = 120
_INTO_MARGIN_PX = 24
# Less than the width of a word.
_STRIDE_PX = 4
# Long enough for what an event changed to be painted, and for a scroll to come to rest.
_SETTLE_MS = 400
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class StepFailed(Exception):
    """What was seen is not what should be; the text says both."""


class Person:
    """Sits at one window at a time; `start` and `leave` are switching the program on and off."""

    def __init__(self, application: QApplication, home: Path, pictures: Path) -> None:
        self._application = application
        self._home = home
        self._pictures = pictures
        self._syncline: Syncline | None = None

    @property
    def library_path(self) -> Path:
        """The library that this person's work goes to."""
        return self._home / "library.sqlite"

    @property
    def syncline(self) -> Syncline:
        """The running program."""
        if self._syncline is None:
            raise StepFailed("the window is not open")
        return self._syncline

    @property
    def view(self) -> TranscriptView:
        """The transcript, to read off it what is marked and where its lines stand."""
        return self.find(TranscriptView, "transcriptView")

    def start(self, dark: bool = False) -> None:
        """Start the program and wait until its window is there."""
        self.leave()
        apply_theme(self._application, dark)
        settings = QSettings(str(self._home / "settings.ini"), QSettings.Format.IniFormat)
        self._syncline = build(MainWindow(settings), self.library_path)
        window = self._syncline.window
        window.resize(*WINDOW_SIZE)
        window.show()
        window.activateWindow()
        self._syncline.recordings.begin([])
        self.wait_until("the window is active", window.isActiveWindow)

    def leave(self) -> None:
        """Close the window, as by its cross."""
        if self._syncline is not None:
            self._syncline.close()
            self._syncline = None
            _pause(_STEP_MS)

    def find(self, kind: type[W], name: str) -> W:
        """The widget of this name."""
        widget = self.syncline.window.findChild(kind, name)
        if widget is None:
            raise StepFailed(f"there is no {name}")
        return widget

    def wait_until(self, what: str, holds: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> int:
        """Wait for it; returns the milliseconds that took, fails naming what did not come."""
        started = time.monotonic()
        while not holds():
            if (time.monotonic() - started) * 1000 > patience_ms:
                raise StepFailed(f"waited {patience_ms / 1000:.0f} s in vain until {what}")
            _pause(_STEP_MS)
        return round((time.monotonic() - started) * 1000)

    def look_on(self, duration_ms: int) -> None:
        """Do nothing for a while."""
        _pause(duration_ms)

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Click with the left button, in the middle unless told where."""
        if not widget.isVisible():
            raise StepFailed(f"{widget.objectName()} cannot be seen")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, _NO_MODIFIER, place or widget.rect().center())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
        """Press a key where the keyboard's focus is."""
        QTest.keyClick(self._application.focusWidget() or self.syncline.window, key, modifier)

    def type(self, text: str) -> None:
        """Type a text where the keyboard's focus is."""
        QTest.keyClicks(self._application.focusWidget() or self.syncline.window, text)

    def turn_wheel(self, widget: QWidget, notches: int) -> None:
        """Turn the mouse wheel over a widget; positive scrolls down."""
        place = QPointF(widget.rect().center())
        event = QWheelEvent(
            place,
            QPointF(widget.mapToGlobal(place.toPoint())),
            QPoint(),
            QPoint(0, -notches * _WHEEL_NOTCH),
            Qt.MouseButton.NoButton,
            _NO_MODIFIER,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)

    def place_of_line(self, number: int) -> QPoint:
        """Where this line stands in the transcript; fails when it is out of sight."""
        view = self.view
        if view.out_of_sight(number):
            raise StepFailed(f"line {number + 1} is out of sight")
        place = view.line_rect(number)
        return QPoint(place.center().x(), place.bottom() - view.row_height() // 2)

    def place_of_time(self, number: int) -> QPoint:
        """Left of this line's text, where a click means the line and none of its words."""
        return QPoint(self.view.line_rect(number).left() + _INTO_MARGIN_PX, self.place_of_line(number).y())

    def place_of_word(self, number: int, index: int) -> QPoint:
        """On the word that the source timed as this one of the line's."""
        word = self.view.timeline.lines[number].words[index]
        row = self.view.line_rect(number)
        for x in range(row.left(), row.right(), _STRIDE_PX):
            for y in range(row.top(), row.bottom(), self.view.row_height() // 2):
                found = self.view.timed_word_under(QPointF(x, y))
                if found is not None and found.start_ms == word.start_ms:
                    return QPoint(x + _STRIDE_PX // 2, y)
        raise StepFailed(f"the word {word.text!r} is not on the screen")

    def select_lines(self, first: int, last: int) -> None:
        """Drag from one line to another."""
        viewport, start, end = self.view.viewport(), self.place_of_line(first), self.place_of_line(last)
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, _NO_MODIFIER, start)
        QTest.mouseMove(viewport, (start + end) / 2)
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, _NO_MODIFIER, end)

    def take_picture(self, name: str) -> Path:
        """Save what the window shows now; returns the file."""
        path = self._pictures / f"{name}.png"
        if self._syncline is None:
            raise StepFailed("there is no window to take a picture of")
        self.look_on(_SETTLE_MS)
        if not self._see().save(str(path)):
            raise StepFailed(f"the picture could not be saved as {path}")
        return path

    def _see(self) -> QPixmap:
        window = self.syncline.window
        if self._application.platformName() == "xcb":
            # libVLC draws into a native window, which Qt's own grab leaves out.
            return window.screen().grabWindow(window.winId())
        return window.grab()


def _pause(duration_ms: int) -> None:
    """Let the program run for a while; unlike QTest.qWait, other Python threads run as well."""
    loop = QEventLoop()
    QTimer.singleShot(duration_ms, loop.quit)
    loop.exec()
