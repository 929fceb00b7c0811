"""The Qt model of the recordings: a row is made when it is asked for, so that only those in sight ever are."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt

from player.recording import RecordingSummary
from ui.panels.library.arrangement import ORDERS, Order
from ui.panels.library.cover_shelf import CoverShelf
from ui.panels.library.recording_row import recording_row
from ui.panels.rows import MARKED_ROLE, ROW_ROLE, AnyIndex, Row, plain_text, row_tooltip, spoken_text

COVER_ROLE = MARKED_ROLE + 1


class RecordingModel(QStringListModel):
    """Recordings in the order in which they are given, each with its cover if it is on the shelf.

    Its strings are their ids. Laying out a list of 20,000 takes 3 ms over Qt's own model, and 60 over one that counts
    its rows in Python: the view asks for their number that often.
    """

    def __init__(self, shelf: CoverShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._summaries: Sequence[RecordingSummary] = ()
        self._ids: list[str] = []
        self._order: Order = ORDERS[0]
        self._open_id: str | None = None

    @property
    def summaries(self) -> Sequence[RecordingSummary]:
        """Those that are listed, from the top."""
        return self._summaries

    def set_summaries(self, summaries: Sequence[RecordingSummary], order: Order) -> bool:
        """List these, in this order already; says whether any row has another place than before."""
        ids = [summary.id for summary in summaries]
        self._summaries, self._order = summaries, order
        if ids == self._ids:
            return False
        self._ids = ids
        self.setStringList(ids)
        return True

    def set_open(self, recording_id: str | None) -> None:
        """Mark this recording as the one that is open."""
        self._open_id = recording_id

    def number_of(self, recording_id: str) -> int | None:
        """Where a recording stands, from 0; None for one that is not listed."""
        try:
            return self._ids.index(recording_id)
        except ValueError:
            return None

    def row(self, number: int) -> Row:
        """The row of the recording that stands there."""
        return recording_row(self._summaries[number], self._order)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self._summaries[index.row()]
        is_open = summary.id == self._open_id
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain_text(self.row(index.row()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_text(self.row(index.row()), "open" if is_open else "")
            case Qt.ItemDataRole.ToolTipRole:
                return row_tooltip(self.row(index.row())) or None
            case _ if role == ROW_ROLE:
                return self.row(index.row())
            case _ if role == MARKED_ROLE:
                return is_open
            case _ if role == COVER_ROLE:
                return self._shelf.cover(summary)
        return None
