"""The library panel: every recording with how far one got, and what a search finds in all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from player.recording import RecordingSummary
from ui.icon_button import IconButton
from ui.panels.library.arrange_button import ArrangeButton
from ui.panels.library.arrangement import FILTERS, filter_named, order_named
from ui.panels.library.filter_line import FilterLine
from ui.panels.library.hit_page import HitPage
from ui.panels.library.recording_list import RecordingList
from ui.panels.library.search_field import SearchField
from ui.panels.library.search_help import SearchHelp
from ui.panels.row_page import EmptyLabel

_EMPTY = (
    "Your recordings stand here: open audio, video, a transcript or a saved summary page, or drop it on the window."
)


class LibraryPanel(QWidget):
    """The recordings, or while a query stands in the field `search`, its `hits`; `help` tells what one can ask for."""

    recording_chosen = Signal(str)  # id
    sort_changed = Signal(str)  # name of an order
    covers_wanted = Signal(object)  # dict[str, Path], media by recording, of those in sight
    open_requested = Signal()
    remove_requested = Signal(str)  # id

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("libraryPanel")
        self.setAccessibleName("Library")
        self.search = SearchField()
        self.help = SearchHelp()
        self.hits = HitPage()
        self._arrange = ArrangeButton()
        self._filter_line = FilterLine()
        self._recordings = RecordingList()
        self._empty = EmptyLabel(_EMPTY)
        self._pages = QStackedWidget()
        for page in (self._empty, self._recordings, self.hits):
            self._pages.addWidget(page)
        self._remove = IconButton("libraryRemoveButton", "trash", "Remove the recording from the library")
        self._open = QPushButton("Open…")
        self._open.setObjectName("libraryOpenButton")
        self._open.setAccessibleName("Open a recording, a transcript or a page")
        self._lay_out()
        self._connect()
        self._show_order()

    def set_recordings(self, summaries: Sequence[RecordingSummary], current_id: str | None) -> None:
        """List these recordings and mark the one that is open; what is in sight keeps its place."""
        self._recordings.set_summaries(summaries, current_id)
        self._show_page()

    def set_sort(self, name: str) -> None:
        """List the recordings in the order of this name; in the usual one where there is none of it."""
        self._recordings.arrange(order_named(name), self._recordings.choice)
        self._show_order()

    def set_filter(self, name: str) -> None:
        """List those of the filter of this name alone; all where there is none of it."""
        self._recordings.arrange(self._recordings.order, filter_named(name))
        self._show_order()

    def set_cover(self, recording_id: str, image: QImage) -> None:
        """Show this small picture beside a recording; an empty one says that it has none."""
        self._recordings.set_cover(recording_id, image)

    def _note_query(self, query: str) -> None:
        # Hits stay until the hits of the next query come.
        if not query.strip():
            self.hits.clear()
            self._show_page()

    def _show_order(self) -> None:
        self._arrange.set_chosen(self._recordings.order, self._recordings.choice)
        self._show_page()

    def _show_page(self) -> None:
        shows_hits = self.hits.has_begun()
        self._empty.setText(self._empty_sentence())
        listed = self._recordings if self._recordings.model().rowCount() else self._empty
        self._pages.setCurrentWidget(self.hits if shows_hits else listed)
        self._arrange.setVisible(not shows_hits)
        self._arrange.setEnabled(self._recordings.total > 0)
        self._filter_line.tell(self._recordings.choice, self._recordings.count, self._recordings.total)
        if shows_hits:
            self._filter_line.hide()
        self._update_remove()

    def _empty_sentence(self) -> str:
        if not self._recordings.total:
            return _EMPTY
        return f"No recording matches “{self._recordings.choice.title}”."

    def _update_remove(self) -> None:
        self._remove.setVisible(self._pages.currentWidget() is self._recordings)
        self._remove.setEnabled(self._recordings.current_row() is not None)

    def _remove_current(self) -> None:
        row = self._recordings.current_row()
        if row is not None:
            self.remove_requested.emit(row.key)

    def _choose_order(self, name: str) -> None:
        self.set_sort(name)
        self.sort_changed.emit(name)

    def _enter_list(self) -> None:
        shown = self._pages.currentWidget()
        if shown is self._recordings:
            self._recordings.enter()
        elif shown is self.hits:
            self.hits.enter()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._note_query)
        self.search.left_for_list.connect(self._enter_list)
        self.hits.begun.connect(self._show_page)
        self._arrange.order_chosen.connect(self._choose_order)
        self._arrange.filter_chosen.connect(self.set_filter)
        self._filter_line.all_wanted.connect(lambda: self.set_filter(FILTERS[0].name))
        self._open.clicked.connect(self.open_requested)
        self._remove.clicked.connect(self._remove_current)
        self._recordings.current_changed.connect(self._update_remove)
        self._recordings.covers_wanted.connect(self.covers_wanted)
        self._recordings.row_chosen.connect(lambda row: self.recording_chosen.emit(row.key))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 8, 8)
        top.addWidget(self.search)
        top.addWidget(self.help)
        top.addWidget(self._arrange)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(8, 8, 8, 8)
        bottom.addWidget(self._open)
        bottom.addStretch(1)
        bottom.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._filter_line)
        column.addWidget(self._pages, 1)
        column.addLayout(bottom)
