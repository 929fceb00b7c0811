"""The items that screen readers hold: made line by line, the longest unasked for given up first."""

from PySide6.QtGui import QAccessible

from ui.transcript.accessible.line import LineItem
from ui.transcript.view import TranscriptView

# More lines than a long talk has; a reader that walks through 100,000 of them holds no more at a time.
MOST_ITEMS = 4_096


class LineItems:
    """The items of one view by line number, known to Qt from the moment that they are made.

    Qt's cache deletes what is registered with it, and must do so before Python does: an item leaves this store only
    through `QAccessible.deleteAccessibleInterface`.
    """

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._items: dict[int, LineItem] = {}
        self._ids: dict[int, int] = {}
        # A function that is bound to nothing, or the store would be gone before the view is.
        view.destroyed.connect(lambda: self.forget())

    def item(self, number: int) -> LineItem:
        """The item of a line, made anew if it is not kept."""
        item = self._items.pop(number, None)
        if item is None:
            self._make_room()
            item = LineItem(self._view, number)
            self._ids[number] = QAccessible.registerAccessibleInterface(item)
        self._items[number] = item
        return item

    def kept(self) -> tuple[LineItem, ...]:
        """The items that somebody may know, the latest asked for last."""
        return tuple(self._items.values())

    def forget(self) -> None:
        """Give up all items; whoever still holds one finds it invalid."""
        for number in tuple(self._items):
            self._drop(number)

    def _make_room(self) -> None:
        if len(self._items) >= MOST_ITEMS:
            # The current line stays: it has the focus, however far away others are read.
            self._drop(next(number for number in self._items if number != self._view.marks.current))

    def _drop(self, number: int) -> None:
        QAccessible.deleteAccessibleInterface(self._ids.pop(number))
        del self._items[number]
