"""The window under a hand: its parts found by name, keys pressed, files dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
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


def act(syncline: Syncline, name: str) -> None:
    """Choose this action from its menu."""
    action = syncline.window.findChild(QAction, f"{name}Action")
    assert action is not None and action.isEnabled(), f"there is no {name} to choose"
    action.trigger()


def dialog_named(syncline: Syncline, name: str, qtbot: QtBot) -> QDialog:
    """The dialog of this name, once it is to be seen."""
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in syncline.window.findChildren(QDialog, name)))
    return next(dialog for dialog in syncline.window.findChildren(QDialog, name) if dialog.isVisible())


def click(dialog: QDialog, name: str, qtbot: QtBot) -> None:
    """Click the button of this object name, or of this text."""
    buttons = dialog.findChildren(QAbstractButton)
    button = next(button for button in buttons if name in (button.objectName(), button.text()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def notice(syncline: Syncline) -> str:
    return syncline.notices.text()
