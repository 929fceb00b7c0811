"""The page of what a search found: how much it is, the hits, or what may be tried where there are none."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from player.library.found import Found
from ui.panels.library.hit_list import HitList
from ui.panels.library.hits import (
    MORE,
    SUGGESTION,
    added_rows,
    count_text,
    hit_rows,
    is_hit,
    new_hits,
    nothing_text,
    recording_id_of,
)
from ui.panels.row_page import EmptyLabel
from ui.panels.rows import Row

_WAITING = "Searching…"
_FAILED = "This search did not work."


class HitPage(QWidget):
    """Shows the answer to one query until that to the next comes; `begun` tells that there is one to be shown."""

    begun = Signal()
    hit_played = Signal(str, int)  # id of the recording, position_ms
    recording_chosen = Signal(str)  # id
    query_chosen = Signal(str)
    more_requested = Signal()
    left_upwards = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Found | None = None
        self._status = QLabel()
        self._status.setObjectName("libraryHitCount")
        self._status.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._list = HitList()
        self._empty = EmptyLabel("")
        self._empty.setObjectName("libraryNothingLabel")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        self._lay_out()
        self._connect()

    def has_begun(self) -> bool:
        """Whether there is something to show since the last `clear`."""
        return bool(self._status.text())

    def clear(self) -> None:
        """Forget what was found."""
        self._found = None
        self._status.setText("")
        self._list.set_rows(())

    def set_found(self, found: Found) -> None:
        """Show an answer; of the same query the list keeps its place."""
        is_same = self._found is not None and self._found.query == found.query
        self._found = found
        rows = hit_rows(found)
        self._list.set_rows(rows)
        if not is_same or self._list.current_row() is None:
            self._enter_first_hit()
        self._empty.setText(nothing_text(found.query))
        self._pages.setCurrentWidget(self._list if rows else self._empty)
        self._tell(count_text(found))

    def add_found(self, found: Found) -> None:
        """Show what a larger answer to the same query adds, below what is there; there is no way to still more."""
        shown, rows = self._found, self._list.rows()
        if shown is None or shown.query != found.query or not rows or rows[-1].key != MORE:
            self.set_found(found)
            return
        row, place = self._list.current_row(), len(rows) - 1
        new = new_hits(shown, found)
        self._found = replace(found, hits=(*shown.hits, *new))
        self._list.remove_row(place)
        for number, added in enumerate(added_rows(shown, new, found.is_complete)):
            self._list.insert_row(place + number, added)
        if row is not None and row.key == MORE:
            self._list.go_to(place)
        self._tell(count_text(self._found))

    def set_waiting(self, is_waiting: bool) -> None:
        """Say that the answer is long in coming, or no longer."""
        if is_waiting:
            self._tell(_WAITING)
        elif self._found is not None:
            self._status.setText(count_text(self._found))

    def tell_failure(self) -> None:
        """There is no answer to what was asked; the reason is told elsewhere."""
        self.clear()
        self._tell(_FAILED)

    def enter(self) -> None:
        """Take the keyboard, where there is something to choose."""
        if self._list.rows():
            self._list.enter()

    def choose_current(self) -> None:
        """Play the hit that is current, the first at first, and take the keyboard."""
        row = self._list.current_row()
        if row is not None:
            self._list.enter()
            self._choose(row)

    def open_current(self) -> None:
        """Open the recording of the hit that is current, the first at first."""
        row = self._list.current_row()
        if row is not None and is_hit(row):
            self.recording_chosen.emit(recording_id_of(row))

    def _enter_first_hit(self) -> None:
        rows = self._list.rows()
        first = next((number for number, row in enumerate(rows) if is_hit(row)), 0)
        self._list.go_to(first)
        self._list.scrollToTop()

    def _choose(self, row: Row) -> None:
        if row.key == SUGGESTION and self._found is not None and self._found.suggestion is not None:
            self.query_chosen.emit(self._found.suggestion.strip())
        elif row.key == MORE:
            self.more_requested.emit()
        elif row.start_ms is None:
            self.recording_chosen.emit(recording_id_of(row))
        else:
            self.hit_played.emit(recording_id_of(row), row.start_ms)

    def _tell(self, text: str) -> None:
        self._status.setText(text)
        self.begun.emit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._status, text))

    def _connect(self) -> None:
        for chosen in (self._list.row_chosen, self._list.chip_chosen):
            chosen.connect(self._choose)
        self._list.open_requested.connect(self.open_current)
        self._list.title_clicked.connect(self.recording_chosen)
        self._list.left_upwards.connect(self.left_upwards)
        self._list.escaped.connect(self.escaped)

    def _lay_out(self) -> None:
        self._status.setContentsMargins(16, 0, 16, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._status)
        column.addWidget(self._pages, 1)
