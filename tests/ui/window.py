"""The window under a hand: its parts found by name, keys pressed, files dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.app import Syncline
from ui.transcript.view import TranscriptView


def find(syncline: Syncline, name: str) -> QWidget:
    widget = syncline.window.findChild(QWidget, name)
    assert widget is not None, f"there is no {name}"
    return widget


def view_of(syncline: Syncline) -> TranscriptView:
    view = find(syncline, "transcriptView")
    assert isinstance(view, TranscriptView)
    return view


def place_of(view: TranscriptView, number: int) -> QPoint:
    return QPoint(200, view.line_rect(number).center().y())


def press(qtbot: QtBot, syncline: Syncline, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or syncline.window, key, modifier)


def drop(syncline: Syncline, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    for kind, place in ((QDragEnterEvent, QPoint(10, 10)), (QDropEvent, QPointF(10, 10))):
        event = kind(place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(syncline.window, event)
        assert event.isAccepted()


def notice(syncline: Syncline) -> str:
    return syncline.notices.text()
