"""The rows that every list in the panels is made of, and the Qt model over them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.panels.tooltip import tooltip

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
MARKED_ROLE = ROW_ROLE + 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list, plain text throughout; an empty part takes no room.

    `key` finds the row again after a change. `chip` is the time shown for `start_ms`. `marks` are `(start, length)` in
    characters of `text`, or of `title` where there is no text. `is_open` is None where nothing unfolds. `color` names a
    bookmark colour. `share` from 0 to 1 draws how far one got. A heading stands above its rows and cannot be chosen.
    `whole` is what is copied of the row, where not all of it is shown. `label` stands above all else and says what the
    row is.
    """

    key: str = ""
    title: str = ""
    text: str = ""
    caption: str = ""
    chip: str = ""
    start_ms: int | None = None
    end_ms: int | None = None
    tip: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    is_open: bool | None = None
    is_indented: bool = False
    is_heading: bool = False
    color: str | None = None
    share: float | None = None
    whole: str = ""
    label: str = ""


def elided(text: str, limit_chars: int) -> str:
    """The text, or as much of its beginning with a `…` after it."""
    return text if len(text) <= limit_chars else f"{text[:limit_chars].rstrip()}…"


def abridged(short: Row, row: Row) -> Row:
    """`short` in the place of `row`, with all of `row` to copy."""
    return row if short == row else replace(short, whole=plain_text(row))


def plain_text(row: Row) -> str:
    """What is copied of a row."""
    return row.whole or "\n".join(part for part in (row.chip, row.label, row.title, row.text, row.caption) if part)


def spoken_text(row: Row, state: str = "") -> str:
    """What a screen reader says of a row: what is shown, each part once, and the state that it is in."""
    fold = {True: "unfolded", False: "folded", None: ""}[row.is_open]
    play = f"Play from {row.chip}" if row.chip else ""
    # The tip of a row often says what its chip does.
    parts = dict.fromkeys((row.label, row.title, fold, row.text, row.caption, play, row.tip, state))
    return ", ".join(part for part in parts if part)


def row_tooltip(row: Row) -> str:
    """All of a row that is not shown whole, if it is short enough, and what a click does."""
    return tooltip("\n".join(part for part in (row.whole, row.tip) if part)) or tooltip(row.tip)


class RowModel(QAbstractListModel):
    """Rows for a list view; some may be marked, for the reason that `marked_as` gives (such as "playing now")."""

    def __init__(self, marked_as: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marked_as = marked_as
        self._rows: list[Row] = []
        self._marked: frozenset[int] = frozenset()

    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def row(self, number: int) -> Row:
        return self._rows[number]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; where the keys stay the same, the view keeps its place."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            for number, row in enumerate(rows):
                self.replace(number, row)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self._marked = frozenset()
        self.endResetModel()

    def replace(self, number: int, row: Row) -> None:
        if self._rows[number] != row:
            self._rows[number] = row
            self.dataChanged.emit(self.index(number), self.index(number))

    def insert(self, number: int, row: Row) -> None:
        self.beginInsertRows(QModelIndex(), number, number)
        self._rows.insert(number, row)
        self.endInsertRows()

    def remove(self, number: int) -> None:
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._rows[number]
        self.endRemoveRows()

    def set_marked(self, numbers: Collection[int]) -> bool:
        """Mark exactly these rows and say whether that changed anything.

        No `dataChanged`: a list view answers that by laying out every row anew, and a mark changes no height.
        """
        changed = self._marked != frozenset(numbers)
        self._marked = frozenset(numbers)
        return changed

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, is_marked = self._rows[index.row()], index.row() in self._marked
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain_text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_text(row, self._marked_as if is_marked else "")
            case Qt.ItemDataRole.ToolTipRole:
                return row_tooltip(row) or None
            case _ if role == ROW_ROLE:
                return row
            case _ if role == MARKED_ROLE:
                return is_marked
        return None
