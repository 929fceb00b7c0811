"""Three ways to show a long transcript, asked the same questions: Syncline's view, QPlainTextEdit and QListView."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
)

from player.transcript import Line, Timeline
from ui.transcript.selection import Place, Selection
from ui.transcript.view import TranscriptView

MARK = QColor("#ffe08a")
MARGIN_PX = 6
_AnyIndex = QModelIndex | QPersistentModelIndex


class Ours:
    """The view of this program."""

    def __init__(self) -> None:
        self.widget: QAbstractScrollArea = TranscriptView()
        self._view = self.widget
        self._timeline = Timeline(())

    def prepare(self, lines: Sequence[Line]) -> None:
        """What is done off the window's thread; the time is not the window's."""
        self._timeline = Timeline(tuple(lines))

    def show_lines(self) -> None:
        self._view.set_timeline(self._timeline)

    def highlight(self, number: int) -> None:
        self._view.mark_spoken(frozenset({number}))

    def jump(self, number: int) -> None:
        self._view.settle_around(number)
        self._view.scroll_to(self._view.line_top(number))

    def select_all(self) -> None:
        last = len(self._timeline.lines) - 1
        self._view.select(Selection(Place(0, 0), Place(last, len(self._timeline.lines[last].text))))


class PlainText:
    """QPlainTextEdit: no column for times, but the quickest of Qt's own."""

    def __init__(self) -> None:
        self.widget: QAbstractScrollArea = QPlainTextEdit()
        self._edit = self.widget
        self._edit.setReadOnly(True)
        self._text = ""

    def prepare(self, lines: Sequence[Line]) -> None:
        self._text = "\n".join(line.text for line in lines)

    def show_lines(self) -> None:
        self._edit.setPlainText(self._text)

    def highlight(self, number: int) -> None:
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(MARK)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.cursor = QTextCursor(self._edit.document().findBlockByNumber(number))
        self._edit.setExtraSelections([mark])

    def jump(self, number: int) -> None:
        self._edit.setTextCursor(QTextCursor(self._edit.document().findBlockByNumber(number)))
        self._edit.centerCursor()

    def select_all(self) -> None:
        self._edit.selectAll()


class ItemList:
    """QListView with the true height of every row."""

    def __init__(self) -> None:
        self.widget: QAbstractScrollArea = QListView()
        self._list = self.widget
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._delegate = _Wrapped(self._list)
        self._list.setItemDelegate(self._delegate)
        self._model = _Lines(())

    def prepare(self, lines: Sequence[Line]) -> None:
        self._model = _Lines(lines)

    def show_lines(self) -> None:
        self._list.setModel(self._model)

    def highlight(self, number: int) -> None:
        for changed in (self._delegate.marked, number):
            self._list.update(self._model.index(changed))
        self._delegate.marked = number

    def jump(self, number: int) -> None:
        self._list.scrollTo(self._model.index(number), QAbstractItemView.ScrollHint.PositionAtCenter)

    def select_all(self) -> None:
        self._list.selectAll()


class _Lines(QAbstractListModel):
    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return len(self._lines)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._lines[index.row()].text if role == Qt.ItemDataRole.DisplayRole else None


class _Wrapped(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._metrics = QFontMetrics(view.font())
        self.marked = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        width = self._view.viewport().width() - 2 * MARGIN_PX
        wrapped = self._metrics.boundingRect(0, 0, width, 100_000, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, wrapped.height() + MARGIN_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        if index.row() == self.marked:
            painter.fillRect(option.rect, MARK)
        room = option.rect.adjusted(MARGIN_PX, MARGIN_PX // 2, -MARGIN_PX, -MARGIN_PX // 2)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, str(index.data()))


DESIGNS = {"ours": Ours, "QPlainTextEdit": PlainText, "QListView": ItemList}
