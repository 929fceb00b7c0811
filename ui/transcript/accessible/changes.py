"""Telling screen readers what has changed: another transcript, focus, selection, playing, bookmarks."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent

from player.transcript import Line
from ui.transcript.accessible.items import LineItems
from ui.transcript.accessible.line import LineItem, selected_numbers
from ui.transcript.painting.bookmark_lanes import BookmarkLanes
from ui.transcript.view import TranscriptView


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a screen reader was last told; `focused` is None while the keyboard is elsewhere."""

    lines: tuple[Line, ...]
    bookmarks: BookmarkLanes
    spoken: frozenset[int]
    selected: range
    focused: int | None


class ChangeTeller(QObject):
    """Compares, whenever the view has been painted, what it shows with what was told, and tells the difference.

    Whatever is marked asks for paint, so nothing is missed, and the view need not know who is listening. Made with the
    view's list, when a screen reader first asks for one.
    """

    def __init__(
        self,
        view: TranscriptView,
        items: LineItems,
        send: Callable[[QAccessibleEvent], None] = QAccessible.updateAccessibility,
    ) -> None:
        super().__init__(view)
        self.items = items
        self._view = view
        self._send = send
        # A reader that asks because the view has taken the keyboard has yet to hear of the line.
        self._told = replace(_seen(view), focused=None)
        # Afterwards, and once for many: what is told may be asked for at once, in the middle of painting.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.tell)
        self._timer.start()
        view.viewport().installEventFilter(self)

    def tell(self) -> None:
        """Tell what is new since the last time."""
        before, now = self._told, _seen(self._view)
        self._told = now
        if now.lines is not before.lines:
            self._tell_gone()
        else:
            self._tell_names(before, now)
            self._tell_selected(before.selected, now.selected)
        if now.focused is not None and (now.focused != before.focused or now.lines is not before.lines):
            self._tell_of(self.items.item(now.focused), QAccessible.Event.Focus)

    def _tell_gone(self) -> None:
        # Not as ObjectReorder: on that, Qt asks for every line of the list at once.
        for item in self.items.kept():
            self._tell_of(item, QAccessible.Event.ObjectDestroyed)
        self.items.forget()

    def _tell_names(self, before: _Seen, now: _Seen) -> None:
        changed = before.spoken ^ now.spoken
        if not changed and now.bookmarks is before.bookmarks:
            return
        for item in self.items.kept():
            if item.number in changed or _differ(before.bookmarks, now.bookmarks, item.number):
                self._tell_of(item, QAccessible.Event.NameChanged)

    def _tell_selected(self, before: range, now: range) -> None:
        if before == now:
            return
        for item in self.items.kept():
            if (item.number in now) != (item.number in before):
                added = item.number in now
                self._tell_of(item, QAccessible.Event.SelectionAdd if added else QAccessible.Event.SelectionRemove)

    def _tell_of(self, item: LineItem, event: QAccessible.Event) -> None:
        self._send(QAccessibleEvent(item, event))

    def eventFilter(self, _viewport: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._timer.start()
        return False


def _seen(view: TranscriptView) -> _Seen:
    marks = view.marks
    focused = marks.current if view.hasFocus() else None
    return _Seen(view.timeline.lines, marks.bookmarks, marks.spoken, selected_numbers(view), focused)


def _differ(before: BookmarkLanes, now: BookmarkLanes, number: int) -> bool:
    return now is not before and bool(before.beside(number)) != bool(now.beside(number))
