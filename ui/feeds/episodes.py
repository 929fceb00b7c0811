"""The list of a feed's episodes, to filter, to sort and to tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QToolButton, QTreeView, QVBoxLayout, QWidget

from player.feeds.feed import Episode
from ui.feeds.episode_model import DATE, HAS, HEADINGS, LENGTH, TITLE, EpisodeModel
from ui.plain_button import plain_button
from ui.tick_delegate import TickDelegate

# Wide enough for what mostly stands there: measuring every row of a long feed would take a while.
_WIDEST = {DATE: "28 Mar 20240", LENGTH: "10:00:000", HAS: "12 transcripts, chapters, 12 soundbites"}


class EpisodeList(QWidget):
    """`ticks_changed` comes when others are ticked."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = EpisodeModel(self)
        self._model.ticks_changed.connect(self.ticks_changed)
        self._view = _view(self._model)
        self._model.modelReset.connect(self._stand_on_first)
        self._filter = QLineEdit(placeholderText="Filter by title")
        self._filter.setObjectName("feedFilterField")
        self._filter.setAccessibleName("Filter by title")
        self._filter.setClearButtonEnabled(True)
        # Qt leaves its own button without a name.
        for button in self._filter.findChildren(QToolButton):
            button.setAccessibleName("Clear the filter")
        self._filter.textChanged.connect(self._model.filter)
        row = QHBoxLayout()
        row.addWidget(self._filter, 1)
        row.addWidget(plain_button("Tick All Shown", "feedTickButton", lambda: self._model.tick_shown(True)))
        row.addWidget(plain_button("Untick All Shown", "feedUntickButton", lambda: self._model.tick_shown(False)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._view, 1)

    def set_episodes(self, episodes: tuple[Episode, ...]) -> None:
        """List these, the newest first; where there is but one, it is ticked."""
        self._filter.clear()
        self._model.set_episodes(episodes)
        if len(episodes) == 1:
            self._model.tick_shown(True)

    def ticked(self) -> tuple[Episode, ...]:
        """The ticked episodes in the feed's order."""
        return self._model.ticked()

    def enter(self) -> None:
        """Take the keyboard: arrows move, Space ticks."""
        self._view.setFocus()

    def _stand_on_first(self) -> None:
        self._view.setCurrentIndex(self._model.index(0, TITLE))


def _view(model: EpisodeModel) -> QTreeView:
    view = QTreeView()
    view.setObjectName("feedEpisodeList")
    view.setAccessibleName("Episodes")
    view.setModel(model)
    view.setItemDelegate(TickDelegate(view))
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    view.setAlternatingRowColors(True)
    view.sortByColumn(DATE, Qt.SortOrder.DescendingOrder)
    view.setSortingEnabled(True)
    header = view.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
    for column, text in _WIDEST.items():
        width_px = max(view.fontMetrics().horizontalAdvance(sample) for sample in (text, f"{HEADINGS[column]}  ▾  "))
        view.setColumnWidth(column, width_px + header.minimumSectionSize() // 2)
    return view
