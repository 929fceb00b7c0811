"""One line of the transcript to a screen reader: what it is called, where it stands, what can be done with it."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface, QWindow
from shiboken6 import Shiboken

from player import timecode
from player.transcript import Line
from ui.transcript.selection import touched_lines
from ui.transcript.view import TranscriptView


def line_name(line: Line, *remarks: str) -> str:
    """`1:02, Ada, Good morning, bookmarked`: time and speaker where there are any, text, and what is remarked on it."""
    time = "" if line.start_ms is None else timecode.clock(line.start_ms)
    return ", ".join(part for part in (time, line.speaker, line.text, *remarks) if part)


def selected_numbers(view: TranscriptView) -> range:
    """The lines of which something is selected."""
    selection = view.marks.selection
    return range(0) if selection is None else touched_lines(view.timeline.lines, selection)


def as_cast(interface: Shiboken.Object | None) -> Any:
    """What `interface_cast` must answer for an interface that is written in Python, or for none.

    WORKAROUND: PySide's stubs ask for an int, but only a VoidPtr reaches Qt. On an int or None the process ends.
    """
    return Shiboken.VoidPtr(Shiboken.getCppPointer(interface)[0] if interface is not None else 0)


def _is_there(view: TranscriptView, number: int) -> bool:
    return Shiboken.isValid(view) and number < view.line_count()


class LineItem(QAccessibleInterface):
    """Line `number`, from 0, of whatever the view shows; invalid while the view has no such line."""

    def __init__(self, view: TranscriptView, number: int) -> None:
        super().__init__()
        self.number = number
        self._view = view
        self._actions = LineActions(view, number)

    def _name(self) -> str:
        marks = self._view.marks
        remarks = {
            "bookmarked": bool(marks.bookmarks.beside(self.number)),
            "playing": self.number in marks.spoken,
        }
        line = self._view.timeline.lines[self.number]
        return line_name(line, *(remark for remark, applies in remarks.items() if applies))

    def _description(self) -> str:
        heard, span = self._view.marks.heard, self._view.timeline.span(self.number)
        return "heard" if heard is not None and span is not None and heard.covers(*span) else ""

    def isValid(self) -> bool:
        return _is_there(self._view, self.number)

    def object(self) -> Any:
        # What is no QObject answers null.
        return None

    def window(self) -> QWindow:
        return self._view.window().windowHandle()

    def parent(self) -> Any:
        return QAccessible.queryAccessibleInterface(self._view) if Shiboken.isValid(self._view) else None

    def childCount(self) -> int:
        return 0

    def child(self, _index: int) -> Any:
        return None

    def childAt(self, _x: int, _y: int) -> Any:
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        tellers = {QAccessible.Text.Name: self._name, QAccessible.Text.Description: self._description}
        return tellers[kind]() if kind in tellers and self.isValid() else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """A transcript is read only."""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        box = self._view.line_rect(self.number)
        return QRect(self._view.viewport().mapToGlobal(box.topLeft()), box.size())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable = state.selectable = state.readOnly = True
        state.focused = self._view.hasFocus() and self.number == self._view.marks.current
        state.selected = self.number in selected_numbers(self._view)
        state.invisible = not self._view.isVisible()
        state.offscreen = state.invisible or self.number not in self._view.lines_in_sight()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return as_cast(self._actions if kind == QAccessible.InterfaceType.ActionInterface else None)


class LineActions(QAccessibleActionInterface):
    """What can be done with a line: play from it, make it the current one, open its menu."""

    def __init__(self, view: TranscriptView, number: int) -> None:
        super().__init__()
        self._view = view
        self._number = number

    def actionNames(self) -> list[str]:
        return [self.pressAction(), self.setFocusAction(), self.showMenuAction()]

    def doAction(self, name: str) -> None:
        # Who holds a line may come when the view has others.
        if not _is_there(self._view, self._number):
            return
        if name == self.pressAction():
            self._view.request_seek(self._number)
        elif name == self.setFocusAction():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._view.go_to_line(self._number)
        elif name == self.showMenuAction():
            self._view.go_to_line(self._number)
            middle = self._view.line_rect(self._number).center()
            self._view.menu_requested.emit(self._number, self._view.viewport().mapToGlobal(middle))

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["Return"] if name == self.pressAction() else []

    def localizedActionName(self, name: str) -> str:
        return "Play from Here" if name == self.pressAction() else super().localizedActionName(name)
