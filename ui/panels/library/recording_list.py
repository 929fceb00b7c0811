"""The list of recordings: quick at any length, and what is being looked at stays where it is."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent

from player.recording import RecordingSummary
from ui.panels.library.arrangement import FILTERS, ORDERS, Arranger, Filter, Order
from ui.panels.library.cover_shelf import CoverShelf
from ui.panels.library.recording_model import RecordingModel
from ui.panels.library.recording_painting import RecordingDelegate
from ui.panels.library.type_ahead import TypeAhead
from ui.panels.row_view import RowView

# Covers are asked for when the list has come to rest.
_COVER_DELAY_MS = 120


class RecordingList(RowView):
    """Recordings in an order, those of a filter alone.

    A recording that changes while it is in sight keeps its place, even where the order or the filter would have it go:
    nothing jumps under the reader's eyes.
    """

    covers_wanted = Signal(object)  # dict[str, Path], media by recording, of those in sight

    def __init__(self) -> None:
        super().__init__("Recordings")
        self.setObjectName("libraryList")
        self._shelf = CoverShelf()
        self._model = RecordingModel(self._shelf, self)
        self._delegate = RecordingDelegate(self)
        self._arranger = Arranger()
        self._summaries: Sequence[RecordingSummary] = ()
        # What those that keep their places were when they got them.
        self._standing: Mapping[str, RecordingSummary] = {}
        self._order, self._choice = ORDERS[0], FILTERS[0]
        self._asked: Mapping[str, Path] = {}
        self._resting = QTimer(self, singleShot=True, interval=_COVER_DELAY_MS)
        self._resting.timeout.connect(self._ask_for_covers)
        # Titles are spelled out for the orders when there is nothing else to do.
        self._unprepared: Iterator[RecordingSummary] = iter(())
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._prepare)
        self._type_ahead = TypeAhead(self)
        self.setUniformItemSizes(True)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.selectionModel().currentChanged.connect(self.current_changed)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._resting.start())

    @property
    def order(self) -> Order:
        """In which they stand."""
        return self._order

    @property
    def choice(self) -> Filter:
        """The filter."""
        return self._choice

    @property
    def count(self) -> int:
        """How many are listed; `total` is how many there are."""
        return len(self._model.summaries)

    @property
    def total(self) -> int:
        """How many there are, whatever the filter."""
        return len(self._summaries)

    def set_summaries(self, summaries: Sequence[RecordingSummary], open_id: str | None) -> None:
        """List these and mark the one that is open; whatever is in sight, or current, stays so."""
        self._standing = {summary.id: self._standing.get(summary.id, summary) for summary in self._in_sight()}
        if len(summaries) != len(self._summaries):
            self._unprepared = iter(summaries)
            self._idle.start()
        self._summaries = summaries
        self._model.set_open(open_id)
        self._list_anew(successor=self.currentIndex().row())

    def arrange(self, order: Order, choice: Filter) -> None:
        """Another order, or another filter; the list begins at its top, or where the current row is."""
        self._standing = {}
        self._order, self._choice = order, choice
        self.scrollToTop()
        self._list_anew(successor=-1)
        self.scrollTo(self.currentIndex())

    def set_cover(self, recording_id: str, image: QImage) -> None:
        """Show this picture, square and small, as the cover of a recording; an empty one says that it has none."""
        number = self._model.number_of(recording_id)
        if number is not None:
            self._shelf.put(self._model.summaries[number], image)
            self.update(self._model.index(number))

    def _prepare(self) -> None:
        if not self._arranger.prepare(self._unprepared):
            self._idle.stop()

    def _list_anew(self, successor: int) -> None:
        """Where the current recording is no longer listed, the one at the place `successor` is current, if any."""
        seen, top_px = [summary.id for summary in self._in_sight()], self.verticalScrollBar().value()
        current = self.current_row()
        arranged = self._arranger.arranged(self._summaries, self._order, self._choice, self._standing)
        if self._model.set_summaries(arranged, self._order):
            number = self._model.number_of(current.key) if current else -1
            self._make_current(min(successor, self.count - 1) if number is None else number)
            self._scroll_back(seen, top_px)
        elif arranged:
            # All that is drawn, or read out, is asked for anew.
            self._model.dataChanged.emit(self._model.index(0), self._model.index(self.count - 1))
        self.current_changed.emit()
        self._resting.start()

    def _make_current(self, number: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._model.index(number), flag)

    def _scroll_back(self, seen: Sequence[str], top_px: int) -> None:
        """Bring the first of these that is still listed where it was; at the top, what is new there is to be seen."""
        self.doItemsLayout()
        height = self._delegate.row_height()
        numbers = ((place, self._model.number_of(recording_id)) for place, recording_id in enumerate(seen))
        moved = next((number - place for place, number in numbers if number is not None), None)
        if top_px and moved is not None:
            top_px = moved * height + top_px % height
        self.verticalScrollBar().setValue(top_px)

    def _in_sight(self) -> Sequence[RecordingSummary]:
        """Those of which anything is seen, from the top."""
        if not self.isVisible():
            return ()
        top_px, height = self.verticalScrollBar().value(), self._delegate.row_height()
        return self._model.summaries[top_px // height : -(-(top_px + self.viewport().height()) // height)]

    def _ask_for_covers(self) -> None:
        media = {one.id: one.media_path for one in self._in_sight() if one.media_path and self._shelf.lacks(one)}
        if media != self._asked:
            self._asked = media
            self.covers_wanted.emit(media)

    def _look_for(self, letter: str) -> None:
        """Go to the next title that begins with what has been typed."""
        typed = self._type_ahead.add(letter)
        start = max(0, self.currentIndex().row() + (len(typed) == 1))
        found = self._arranger.first_beginning(typed, self._model.summaries, start)
        if found is not None:
            self.setCurrentIndex(self._model.index(found))

    def _is_own_key(self, event: QKeyEvent) -> bool:
        return self._type_ahead.takes_before_window(event) or super()._is_own_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._type_ahead.takes(event):
            self._look_for(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_current_in_view = 0 <= self.visualRect(self.currentIndex()).top() < event.oldSize().height()
        super().resizeEvent(event)
        if is_current_in_view:
            self.scrollTo(self.currentIndex())
        self._resting.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._resting.start()
