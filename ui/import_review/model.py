"""The choice as a tree for the view: recordings, under each its media and its texts, and last what is left out."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal

from player.import_survey import SurveyedFile
from ui.import_review.choice import ImportChoice, MediumChoice, RecordingChoice, TextChoice
from ui.import_review.wording import left_out_columns, medium_line, recording_line, text_line
from ui.panels.note_rows import counted
from ui.panels.rows import AnyIndex
from ui.panels.tooltip import tooltip

Row = RecordingChoice | MediumChoice | TextChoice | str
_HEADINGS = ("Name", "What Was Found")
# The internal id of a recording's own row; its media and texts carry its number from 1.
_TOP = 0
_STATES = {0.0: Qt.CheckState.Unchecked, 1.0: Qt.CheckState.Checked}


class ReviewModel(QAbstractItemModel):
    """Rows with a check mark each; `choice_changed` comes when one of them was changed."""

    choice_changed = Signal()

    def __init__(self, choice: ImportChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice

    def item(self, index: AnyIndex) -> Row:
        """What stands in a row; a sentence where it is about something that is left out."""
        recordings = self._choice.recordings
        if self._number(index) >= len(recordings):
            return self._left_out(index)
        recording = recordings[self._number(index)]
        return recording if index.internalId() == _TOP else recording.rows[index.row()]

    def reread(self, text: TextChoice, file: SurveyedFile) -> None:
        """A text was read in another way."""
        text.reread(file)
        for number, recording in enumerate(self._choice.recordings):
            if text in recording.texts:
                self._tell(number)

    def toggle(self, index: QModelIndex) -> None:
        """Take this row if it is left out, else leave it out."""
        row = index.siblingAtColumn(0)
        checked = Qt.CheckState(self.data(row, Qt.ItemDataRole.CheckStateRole) or 0) == Qt.CheckState.Checked
        self.setData(row, Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)

    def _number(self, index: AnyIndex) -> int:
        """Of the recording that a row is of."""
        return index.row() if index.internalId() == _TOP else int(index.internalId()) - 1

    def _left_out(self, index: AnyIndex) -> str:
        sentences = self._choice.left_out
        return f"{counted(len(sentences), 'file')} left out" if index.internalId() == _TOP else sentences[index.row()]

    def _tell(self, number: int) -> None:
        """All marks of a recording may have changed: a medium takes the place of another, some of it is not all."""
        top = self.index(number, 0)
        self.dataChanged.emit(top, top.siblingAtColumn(1))
        self.dataChanged.emit(self.index(0, 0, top), self.index(self.rowCount(top) - 1, 1, top))
        self.choice_changed.emit()

    # Qt asks

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else _TOP
        return QModelIndex() if number == _TOP else self.createIndex(number - 1, 0, _TOP)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        if not parent.isValid():
            return len(self._choice.recordings) + bool(self._choice.left_out)
        if parent.internalId() != _TOP or parent.column() > 0:
            return 0
        row = self.item(parent)
        return len(row.rows) if isinstance(row, RecordingChoice) else len(self._choice.left_out)

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shows = role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal
        return _HEADINGS[section] if shows else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        checkable = index.column() == 0 and _can_be_chosen(self.item(index))
        return flags | Qt.ItemFlag.ItemIsUserCheckable if checkable else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.item(index)
        if role == Qt.ItemDataRole.CheckStateRole:
            return _check_state(row) if index.column() == 0 else None
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(_texts(row)[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in _texts(row) if part)
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.item(index)
        if role != Qt.ItemDataRole.CheckStateRole or not _can_be_chosen(row):
            return False
        is_chosen = Qt.CheckState(value) == Qt.CheckState.Checked
        if isinstance(row, RecordingChoice):
            row.choose_all(is_chosen)
        elif isinstance(row, MediumChoice | TextChoice):
            self._choice.recordings[self._number(index)].choose(row, is_chosen)
        self._tell(self._number(index))
        return True


def _texts(row: Row) -> tuple[str, str]:
    """What the two columns say."""
    match row:
        case RecordingChoice():
            return row.surveyed.title, recording_line(row)
        case MediumChoice():
            return row.path.name, medium_line(row)
        case TextChoice():
            return row.file.path.name, text_line(row.file)
        case sentence:
            return left_out_columns(sentence)


def _can_be_chosen(row: Row) -> bool:
    match row:
        case RecordingChoice():
            return bool(row.media) or any(text.is_readable for text in row.texts)
        case MediumChoice():
            return True
        case TextChoice():
            return row.is_readable
        case _:
            return False


def _check_state(row: Row) -> Qt.CheckState | None:
    match row:
        case RecordingChoice():
            return _STATES.get(row.share_chosen(), Qt.CheckState.PartiallyChecked)
        case MediumChoice() | TextChoice():
            return Qt.CheckState.Checked if row.is_chosen else Qt.CheckState.Unchecked
        case _:
            return None
