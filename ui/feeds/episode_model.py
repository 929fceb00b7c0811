"""The episodes of a feed as a table: ticked or not, by title, date, length and what is linked to them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from player import timecode
from player.feeds.feed import Episode
from player.feeds.resources import holdings

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex

TITLE, DATE, LENGTH, HAS = range(4)
HEADINGS = ("Episode", "Date", "Length", "Has")
_NOT_TOLD = -1.0


class EpisodeModel(QAbstractTableModel):
    """An episode a row, of those whose titles hold what is searched for; `ticks_changed` when others are ticked."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._episodes: tuple[Episode, ...] = ()
        self._ticked: set[int] = set()
        self._query = ""
        self._sorted_by = DATE
        self._is_descending = True
        # Numbers of the episodes that are shown, in their order.
        self._shown: list[int] = []

    def set_episodes(self, episodes: Sequence[Episode]) -> None:
        """Show these, none of them ticked."""
        self._episodes = tuple(episodes)
        self._ticked = set()
        self._query = ""
        self._show()
        self.ticks_changed.emit()

    def filter(self, query: str) -> None:
        """Show those only whose titles hold this, in small or large letters."""
        self._query = query.strip().casefold()
        self._show()

    def ticked(self) -> tuple[Episode, ...]:
        """The ticked episodes, shown or not, in the feed's order."""
        return tuple(self._episodes[number] for number in sorted(self._ticked))

    def tick_shown(self, is_ticked: bool) -> None:
        """Tick all that are shown, or take their ticks off."""
        self._tick(self._shown, is_ticked)

    def _tick(self, numbers: Sequence[int], is_ticked: bool) -> None:
        self._ticked = self._ticked.union(numbers) if is_ticked else self._ticked.difference(numbers)
        last = self.index(len(self._shown) - 1, TITLE)
        self.dataChanged.emit(self.index(0, TITLE), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def _show(self) -> None:
        self.beginResetModel()
        found = (number for number, one in enumerate(self._episodes) if self._query in one.title.casefold())
        key = _SORTED_BY[self._sorted_by]
        self._shown = sorted(found, key=lambda number: key(self._episodes[number]), reverse=self._is_descending)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by, self._is_descending = max(column, TITLE), order is Qt.SortOrder.DescendingOrder
        self._show()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        is_heading = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if is_heading else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        number, column = self._shown[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _TEXTS[column](self._episodes[number])
            case Qt.ItemDataRole.CheckStateRole if column == TITLE:
                return Qt.CheckState.Checked if number in self._ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if column == LENGTH:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return self._episodes[number].title
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TITLE:
            return False
        self._tick([self._shown[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == TITLE else usual


def _date(episode: Episode) -> str:
    published = episode.published
    return f"{published.day} {published:%b} {published.year}" if published else ""


def _length(episode: Episode) -> str:
    return "" if episode.duration_ms is None else timecode.clock(episode.duration_ms)


def _moment_s(episode: Episode) -> float:
    return episode.published.timestamp() if episode.published else float("-inf")


_TEXTS: tuple[Callable[[Episode], str], ...] = (
    lambda episode: episode.title,
    _date,
    _length,
    lambda episode: ", ".join(holdings(episode)),
)
_SORTED_BY: tuple[Callable[[Episode], str | float], ...] = (
    lambda episode: episode.title.casefold(),
    _moment_s,
    lambda episode: _NOT_TOLD if episode.duration_ms is None else float(episode.duration_ms),
    lambda episode: float(len(episode.transcripts)),
)
