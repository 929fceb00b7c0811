"""The transcript pane in a window of its own, and somebody who reads in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QProxyStyle, QPushButton, QStyle, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.transcript.reader import Reader, harbour_talk, window_actions
from ui.transcript.pane import TranscriptPane


class CalmStyle(QProxyStyle):
    """Fusion where the system asks for no motion."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def styleHint(self, hint, option=None, widget=None, returnData=None):  # noqa: N803 - Qt's name
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def pane(qtbot: QtBot) -> TranscriptPane:
    """Two hundred lines in sight of a reader who wants no motion."""
    pane = TranscriptPane(window_actions())
    qtbot.addWidget(pane)
    style = CalmStyle()
    Reader(pane).view.setStyle(style)
    style.setParent(pane)
    pane.resize(600, 500)
    pane.show()
    qtbot.waitExposed(pane)
    pane.set_timeline(harbour_talk())
    pane.focus_text()
    return pane


@pytest.fixture
def reader(pane: TranscriptPane) -> Reader:
    return Reader(pane)


@pytest.fixture
def gliding_reader(qtbot: QtBot) -> Reader:
    """As `reader`, with motion allowed."""
    pane = TranscriptPane(window_actions())
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    pane.set_timeline(harbour_talk())
    pane.show()
    qtbot.waitExposed(pane)
    return Reader(pane)


@pytest.fixture
def slow_fingers(qapp: QApplication) -> Iterator[None]:
    """A system that takes clicks for a double or triple click however long a busy machine takes to send them."""
    usual_ms = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(60_000)
    yield
    QApplication.setDoubleClickInterval(usual_ms)


@pytest.fixture
def quick_fingers(qapp: QApplication) -> Iterator[None]:
    """A system that takes two clicks for a double click only when they come within a frame."""
    usual_ms = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(16)
    yield
    QApplication.setDoubleClickInterval(usual_ms)


@pytest.fixture
def clean_clipboard(qapp: QApplication) -> None:
    QGuiApplication.clipboard().clear()


@pytest.fixture
def window_of_three(pane: TranscriptPane, qtbot: QtBot) -> QWidget:
    """The pane between a button above and a button below, in one window that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (QPushButton("before"), pane, QPushButton("after")):
        column.addWidget(widget)
    window.resize(600, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
