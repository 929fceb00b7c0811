"""A reader at the transcript pane: points, clicks, drags and types with events, as a hand does."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QWidget

from player.transcript import Line, Timeline
from ui.transcript.pane import TranscriptPane
from ui.transcript.selection import Place
from ui.transcript.view import TranscriptView

LINE_MS = 2_000
NO_KEY = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
_LEFT = Qt.MouseButton.LeftButton
_TEXTS = ("The bell rings twice", "boats leave in the évening", "and nobody waits on the quay for long")


def harbour_talk(count: int = 200) -> Timeline:
    """Lines of a second with a second of silence after each, five by Ada, five by Bo, and so on."""
    return Timeline(
        tuple(
            Line(
                number * LINE_MS,
                number * LINE_MS + 1_000,
                f"{_TEXTS[number % 3]} {number}",
                ("Ada", "Bo")[number // 5 % 2],
            )
            for number in range(count)
        )
    )


def window_actions() -> dict[str, QAction]:
    """The window's actions that the pane makes use of."""
    return {name: QAction(name) for name in ("copy", "copy_with_times", "copy_quote", "copy_link", "bookmark")}


class Reader:
    """Works one pane; lines and characters count from 0, points are those of the view's viewport."""

    def __init__(self, pane: TranscriptPane) -> None:
        self.pane = pane
        self.view = pane.findChild(TranscriptView, "transcriptView")
        self.viewport = self.view.viewport()

    def speak(self, number: int) -> None:
        """The sound comes to a line."""
        self.pane.set_position(number * LINE_MS)
        self.pane.set_spoken((number,))

    def point_of(self, number: int, character: int = 3) -> QPoint:
        """A point in sight on the text of a line: just after so many characters."""
        rect, row_px = self.view.line_rect(number), self.view.row_height()
        for y in range(rect.bottom() - row_px * 2 // 3, rect.top(), -row_px):
            for x in range(rect.left() + row_px, rect.right()):
                if self.viewport.rect().contains(x, y) and self._place_at(x, y) == Place(number, character):
                    return QPoint(x, y)
        raise AssertionError(f"line {number} shows no place {character}")

    def _place_at(self, x: int, y: int) -> Place | None:
        return self.view.place_under(QPointF(x, y))

    def click(self, number: int, modifiers: Qt.KeyboardModifier = NO_KEY, character: int = 3) -> None:
        QTest.mouseClick(self.viewport, _LEFT, modifiers, self.point_of(number, character))

    def press(self, point: QPoint) -> None:
        QTest.mousePress(self.viewport, _LEFT, NO_KEY, point)

    def release(self, point: QPoint) -> None:
        QTest.mouseRelease(self.viewport, _LEFT, NO_KEY, point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.press(start)
        self.drag_on(start, end)

    def drag_on(self, start: QPoint, end: QPoint) -> None:
        """Move with the button down, and let it go."""
        QTest.mouseMove(self.viewport, (start + end) / 2)
        QTest.mouseMove(self.viewport, end)
        self.release(end)

    def double_press(self, point: QPoint, spoken_between: int | None = None) -> None:
        """A click and a second press at one place, as fast as events go; the sound may come to a line between."""
        QTest.mouseClick(self.viewport, _LEFT, NO_KEY, point)
        if spoken_between is not None:
            self.speak(spoken_between)
            QApplication.processEvents()
        QTest.mouseDClick(self.viewport, _LEFT, NO_KEY, point)

    def wheel(self, notches: float, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        middle = QPointF(self.viewport.rect().center())
        turned = QPoint(0, round(120 * notches))
        event = QWheelEvent(
            middle,
            self.viewport.mapToGlobal(middle),
            QPoint(),
            turned,
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.viewport, event)

    def key(self, code: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.view, code, modifiers)

    def type_to_find(self, text: str) -> QLineEdit:
        self.pane.open_find()
        field = self.pane.findChild(QLineEdit, "findField")
        QTest.keyClicks(field, text)
        return field

    def open_menu(self, number: int) -> QMenu:
        """The menu that a right click on a line opens."""
        point = self.point_of(number)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, self.viewport.mapToGlobal(point))
        QApplication.sendEvent(self.viewport, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, menu: QMenu, text: str) -> None:
        """Pick an entry as the keyboard does."""
        menu.setActiveAction(next(action for action in menu.actions() if action.text() == text))
        QTest.keyClick(menu, Qt.Key.Key_Return)

    def press_button(self, name: str, inside: QWidget | None = None) -> None:
        kind = (inside or self.pane).findChild(QWidget, name)
        QTest.mouseClick(kind, _LEFT)

    def selected_text(self) -> str:
        return self.pane.copy_text(with_times=False) if self.pane.selected_lines() else ""

    def in_sight(self, number: int) -> bool:
        return self.view.out_of_sight(number) == 0

    def top_of(self, number: int) -> int:
        return self.view.line_top(number) - self.view.scrolled_px()

    def is_a_third_down(self, number: int) -> bool:
        return abs(self.top_of(number) - self.viewport.height() / 3) <= 1

    def colors_at(self, y: int) -> list[QColor]:
        """The colours of one row of pixels of the view, at a height of the viewport."""
        image = self.viewport.grab().toImage()
        return [image.pixelColor(x, round(y * image.devicePixelRatio())) for x in range(image.width())]

    def jump_button(self) -> QPushButton:
        return self.pane.findChild(QPushButton, "jumpToNowButton")

    def follow_button(self) -> QToolButton:
        return self.pane.findChild(QToolButton, "followButton")

    def count_text(self) -> str:
        return self.pane.findChild(QLabel, "findCount").text()

    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()
