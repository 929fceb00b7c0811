"""A page with one list on it, and a sentence in its place while there is nothing to list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from player.transcript import Line, Timeline
from ui.panels.row_list import RowList
from ui.panels.rows import Row

# Where the last row ends if it does not say: with the recording, however long that is.
_UNENDING_MS = 10**12


class EmptyLabel(QLabel):
    """The sentence of an empty page: what would be here and how it gets here."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(24)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAutoFillBackground(True)


class RowPage(QWidget):
    """A list of rows that lead to moments; subclasses put their own controls around it in `_column`.

    With `follows`, the rows whose `[start_ms, end_ms)` holds the position are marked; a row without an end lasts
    until the next one.
    """

    moment_requested = Signal(int)  # position_ms

    def __init__(
        self,
        name: str,
        title: str,
        empty_sentence: str,
        *,
        follows: bool = False,
        marked_as: str = "playing now",
        choosing_keys: tuple[Qt.Key, ...] = (),
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._follows = follows
        self._timeline = Timeline(())
        self._position_ms = 0
        self._list = RowList(title, marked_as, choosing_keys)
        self._list.setObjectName(name.replace("Panel", "List"))
        self._empty = EmptyLabel(empty_sentence)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._list)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)
        self._list.row_chosen.connect(self._choose)
        self._list.chip_chosen.connect(self._request_moment)

    def set_position(self, position_ms: int) -> None:
        """Mark what is playing at this moment."""
        self._position_ms = position_ms
        if self._follows:
            self._list.set_marked(self._timeline.lines_at(position_ms))

    def _set_rows(self, rows: Sequence[Row]) -> None:
        self._list.set_rows(rows)
        self._pages.setCurrentWidget(self._list if rows else self._empty)
        if self._follows:
            lines = tuple(Line(row.start_ms, row.end_ms, row.title) for row in rows)
            self._timeline = Timeline(lines, duration_ms=_UNENDING_MS)
            self.set_position(self._position_ms)

    def _choose(self, row: Row) -> None:
        """What choosing a row does; here it leads to the row's moment."""
        self._request_moment(row)

    def _request_moment(self, row: Row) -> None:
        if row.start_ms is not None:
            self.moment_requested.emit(row.start_ms)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for number in self._timeline.lines_at(self._position_ms)[:1]:
            self._list.scroll_to(number)
