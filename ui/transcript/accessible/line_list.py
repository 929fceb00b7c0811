"""The transcript as a list of its lines, for screen readers."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleSelectionInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken

from ui.transcript.accessible.changes import ChangeTeller
from ui.transcript.accessible.items import MOST_ITEMS, LineItems
from ui.transcript.accessible.line import LineItem, as_cast, selected_numbers
from ui.transcript.selection import whole_lines
from ui.transcript.view import TranscriptView


class TranscriptList(QAccessibleWidget):
    """A transcript view as a list; child `n` is line `n`."""

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        # Qt may make a second list of one view; both share its items.
        self._teller = view.findChild(ChangeTeller) or ChangeTeller(view, LineItems(view))
        self._items = self._teller.items
        self._selection = LineSelection(view, self._items)

    def childCount(self) -> int:
        return len(self._view.timeline.lines) if Shiboken.isValid(self._view) else 0

    def child(self, index: int) -> Any:
        return self._items.item(index) if 0 <= index < self.childCount() else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.number if isinstance(child, LineItem) else -1

    def childAt(self, x: int, y: int) -> Any:
        place = self._view.viewport().mapFromGlobal(QPoint(x, y))
        inside = self._view.viewport().rect().contains(place)
        number = self._view.line_under(QPointF(place)) if inside else None
        return None if number is None else self.child(number)

    def focusChild(self) -> Any:
        current = self._view.marks.current
        if current is None or not self._view.hasFocus():
            return super().focusChild()
        return self.child(current)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.multiSelectable = state.extSelectable = state.readOnly = True
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == QAccessible.InterfaceType.SelectionInterface:
            return as_cast(self._selection)
        inherited = super().interface_cast(kind)
        return as_cast(None) if inherited is None else inherited


class LineSelection(QAccessibleSelectionInterface):
    """The selected lines; they always follow one another, so a line is added together with those between."""

    def __init__(self, view: TranscriptView, items: LineItems) -> None:
        super().__init__()
        self._view = view
        self._items = items

    def _numbers(self) -> range:
        return selected_numbers(self._view)

    def selectedItemCount(self) -> int:
        return len(self._numbers())

    def selectedItems(self) -> list[QAccessibleInterface]:
        # No more than can be kept at once, or the first would be gone before the list is handed over.
        return [self._items.item(number) for number in self._numbers()[: MOST_ITEMS // 2]]

    def selectedItem(self, index: int) -> Any:
        return self._items.item(self._numbers()[index]) if 0 <= index < len(self._numbers()) else None

    def isSelected(self, item: QAccessibleInterface) -> bool:
        return isinstance(item, LineItem) and item.number in self._numbers()

    def select(self, item: QAccessibleInterface) -> bool:
        if not isinstance(item, LineItem) or not item.isValid():
            return False
        numbers = (*self._numbers(), item.number)
        self._view.select(whole_lines(self._view.timeline.lines, min(numbers), max(numbers)))
        return True

    def unselect(self, item: QAccessibleInterface) -> bool:
        is_all = self.isSelected(item) and len(self._numbers()) == 1
        return is_all and self.clear()

    def selectAll(self) -> bool:
        lines = self._view.timeline.lines
        if lines:
            self._view.select(whole_lines(lines, 0, len(lines) - 1))
        return bool(lines)

    def clear(self) -> bool:
        self._view.select(None)
        return True
