"""The library panel: every recording with how far one got, and what a search finds in all of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from player import timecode
from player.recording import Hit, RecordingSummary
from ui.icon_button import IconButton
from ui.panels.excerpt import excerpt
from ui.panels.note_rows import chip, counted, play_tip
from ui.panels.row_list import RowList
from ui.panels.row_page import EmptyLabel
from ui.panels.rows import Row, abridged, elided

_EMPTY = (
    "Your recordings stand here: open audio, video, a transcript or a saved summary page, or drop it on the window."
)
# About four lines of the panel.
_TITLE_CHARS = 120


class LibraryPanel(QWidget):
    """The recordings, or while a query stands in the search field, its hits."""

    recording_chosen = Signal(str)  # id
    hit_chosen = Signal(str, int)  # id, position_ms
    search_changed = Signal(str)  # the query; empty when it is taken back
    open_requested = Signal()
    remove_requested = Signal(str)  # id

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryPanel")
        self.setAccessibleName("Library")
        self._search = _SearchField()
        self._recordings = RowList("Recordings", marked_as="open")
        self._recordings.setObjectName("libraryList")
        self._hits = RowList("Found in the library", marked_as="")
        self._hits.setObjectName("libraryHitList")
        self._empty = EmptyLabel(_EMPTY)
        self._rows_of: dict[RecordingSummary, Row] = {}
        self._pages = QStackedWidget()
        for page in (self._empty, self._recordings, self._hits):
            self._pages.addWidget(page)
        self._remove = IconButton("libraryRemoveButton", "trash", "Remove the recording from the library")
        self._open = QPushButton("Open…")
        self._open.setObjectName("libraryOpenButton")
        self._open.setAccessibleName("Open a recording, a transcript or a page")
        self._lay_out()
        self._connect()
        self._show_page()

    def set_recordings(self, summaries: tuple[RecordingSummary, ...], current_id: str | None) -> None:
        """List these recordings and mark the one that is open."""
        # While one plays, its row alone changes, every few seconds.
        self._rows_of = {summary: self._rows_of.get(summary) or _recording_row(summary) for summary in summaries}
        self._recordings.set_rows(list(self._rows_of.values()))
        self._recordings.set_marked([number for number, summary in enumerate(summaries) if summary.id == current_id])
        self._show_page()

    def set_hits(self, query: str, hits: Sequence[Hit]) -> None:
        """Show what a query found; hits that come after the query was changed are dropped."""
        if query != self._search.text():
            return
        self._hits.set_rows(_hit_rows(query, hits))
        self._show_page()

    def focus_search(self) -> None:
        """Put the cursor into the search field, ready for another query."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _change_query(self, query: str) -> None:
        # Another query has other hits: the keyboard enters them at the first.
        self._hits.set_current("")
        if not query.strip():
            self._show_page()
        self.search_changed.emit(query)

    def _show_page(self) -> None:
        is_searching = bool(self._search.text().strip())
        shown = self._hits if is_searching else self._recordings
        query = self._search.text().strip()
        self._empty.setText(f"Nothing in the library holds “{query}”." if is_searching else _EMPTY)
        self._pages.setCurrentWidget(shown if shown.rows() else self._empty)
        self._update_remove()

    def _update_remove(self) -> None:
        self._remove.setVisible(self._pages.currentWidget() is self._recordings)
        self._remove.setEnabled(self._recordings.current_row() is not None)

    def _remove_current(self) -> None:
        row = self._recordings.current_row()
        if row is not None:
            self.remove_requested.emit(row.key)

    def _choose_hit(self, row: Row) -> None:
        recording_id = row.key.partition("#")[0]
        if row.start_ms is None:
            self.recording_chosen.emit(recording_id)
        else:
            self.hit_chosen.emit(recording_id, row.start_ms)

    def _enter_list(self) -> None:
        shown = self._pages.currentWidget()
        if isinstance(shown, RowList):
            shown.enter()

    def _connect(self) -> None:
        self._search.textChanged.connect(self._change_query)
        self._search.left_for_list.connect(self._enter_list)
        self._open.clicked.connect(self.open_requested)
        self._remove.clicked.connect(self._remove_current)
        self._recordings.current_changed.connect(self._update_remove)
        self._recordings.row_chosen.connect(lambda row: self.recording_chosen.emit(row.key))
        for chosen in (self._hits.row_chosen, self._hits.chip_chosen):
            chosen.connect(self._choose_hit)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self._search)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(8, 8, 8, 8)
        bottom.addWidget(self._open)
        bottom.addStretch(1)
        bottom.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        column.addLayout(bottom)


class _SearchField(QLineEdit):
    """Escape takes the query back; Down and Enter go on to the list."""

    left_for_list = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("librarySearchField")
        self.setAccessibleName("Search the library")
        self.setPlaceholderText("Search the library")
        self.setClearButtonEnabled(True)
        # Qt leaves its own button without a name.
        for button in self.findChildren(QToolButton):
            button.setAccessibleName("Clear the search")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_for_list.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def _recording_row(summary: RecordingSummary) -> Row:
    bookmarks = counted(summary.bookmark_count, "bookmark") if summary.bookmark_count else ""
    heard_percent = int(summary.heard_share * 100)
    heard = f"{heard_percent} % heard" if heard_percent else ""
    duration_ms = summary.duration_ms
    share = min(1.0, summary.position_ms / duration_ms) if duration_ms and summary.position_ms else None
    row = Row(
        key=summary.id,
        title=summary.title,
        caption=" · ".join(part for part in (summary.channel, _progress(summary), heard, bookmarks) if part),
        share=share,
    )
    return _with_short_title(row)


def _with_short_title(row: Row) -> Row:
    return abridged(replace(row, title=elided(row.title, _TITLE_CHARS)), row)


def _progress(summary: RecordingSummary) -> str:
    """`12:03 of 28:33`, or what of it is known."""
    if summary.duration_ms is None:
        return timecode.clock(summary.position_ms) if summary.position_ms else ""
    duration = timecode.clock(summary.duration_ms)
    return f"{timecode.clock(summary.position_ms)} of {duration}" if summary.position_ms else duration


def _hit_rows(query: str, hits: Sequence[Hit]) -> list[Row]:
    """The hits below their recordings, the recording of the best hit first, in each those that lead to a moment."""
    found = dict.fromkeys(hit.recording_id for hit in hits)
    ranks = {recording_id: rank for rank, recording_id in enumerate(found)}
    grouped = sorted(enumerate(hits), key=lambda hit: (ranks[hit[1].recording_id], hit[1].position_ms is None))
    rows: list[Row] = []
    for recording_id, group in groupby(grouped, key=lambda numbered: numbered[1].recording_id):
        members = list(group)
        rows.append(_with_short_title(Row(key=recording_id, title=members[0][1].recording_title, is_heading=True)))
        rows += [_hit_row(number, hit, query) for number, hit in members]
    return rows


def _hit_row(number: int, hit: Hit, query: str) -> Row:
    text, marks = excerpt(hit.text, query)
    return Row(
        key=f"{hit.recording_id}#{number}",
        text=text,
        marks=marks,
        caption="" if hit.kind == "line" else hit.kind.capitalize(),
        chip=chip(hit.position_ms),
        start_ms=hit.position_ms,
        tip=play_tip(hit.position_ms),
    )
