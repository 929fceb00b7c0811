"""The form that edits one bookmark: title, note, tags, colour and both ends; each change is told as it is made."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from player import timecode
from player.bookmarks import BOOKMARK_COLORS, SHORTEST_MS, Bookmark, timestamp
from ui.theme import shades

STEP_MS = 500


def with_start(bookmark: Bookmark, start_ms: int) -> Bookmark:
    """The bookmark from here on; one moved past its own end keeps its length."""
    start_ms = max(0, start_ms)
    length_ms = bookmark.end_ms - bookmark.start_ms
    end_ms = bookmark.end_ms if start_ms <= bookmark.end_ms - SHORTEST_MS else start_ms + length_ms
    return replace(bookmark, start_ms=start_ms, end_ms=end_ms)


def with_end(bookmark: Bookmark, end_ms: int) -> Bookmark:
    """The bookmark up to here; one moved before its own start keeps its length as far as there is room."""
    end_ms = max(SHORTEST_MS, end_ms)
    length_ms = bookmark.end_ms - bookmark.start_ms
    start_ms = bookmark.start_ms if end_ms >= bookmark.start_ms + SHORTEST_MS else max(0, end_ms - length_ms)
    return replace(bookmark, start_ms=start_ms, end_ms=end_ms)


def tags_in(text: str) -> tuple[str, ...]:
    """The tags of `work, #idea, work`, each once."""
    names = (part.strip().lstrip("#").strip() for part in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


class BookmarkEditor(QWidget):
    """Shows a bookmark and tells every change; text is told when its field is left, or by `finish`."""

    bookmark_changed = Signal(object)  # Bookmark

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookmarkEditor")
        self.setAccessibleName("Edit bookmark")
        self._bookmark: Bookmark | None = None
        self._position_ms = 0
        self._title = _text_field("bookmarkTitleField", "Title")
        self._tags = _text_field("bookmarkTagsField", "Tags, separated by commas")
        self._note = QPlainTextEdit()
        self._note.setObjectName("bookmarkNoteField")
        self._note.setAccessibleName("Note")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        self._note.installEventFilter(self)
        self._colors = QComboBox()
        self._colors.setObjectName("bookmarkColorBox")
        self._colors.setAccessibleName("Colour")
        for name in BOOKMARK_COLORS:
            self._colors.addItem(name.capitalize(), name)
        self._start = _EndField("Start")
        self._end = _EndField("End")
        self._lay_out()
        self._draw_colors()
        self._connect()

    def show_bookmark(self, bookmark: Bookmark | None) -> None:
        """Edit this one; what was typed for another is told first, and what is being typed stays."""
        if self._bookmark is not None and (bookmark is None or bookmark.id != self._bookmark.id):
            self.finish()
        self._bookmark = bookmark
        self.setEnabled(bookmark is not None)
        if bookmark is not None:
            self._fill(bookmark)

    def set_position(self, position_ms: int) -> None:
        """What "now" is."""
        self._position_ms = position_ms

    def finish(self) -> None:
        """Tell what has been typed and not been told yet."""
        if self._bookmark is None:
            return
        edited = replace(
            self._bookmark,
            title=self._title.text().strip() or None,
            note=self._note.toPlainText().strip() or None,
            tags=tags_in(self._tags.text()),
        )
        for field in (self._title, self._tags, self._note.document()):
            field.setModified(False)
        self._tell(edited)

    def _change(self, change: Callable[[Bookmark], Bookmark]) -> None:
        self.finish()
        if self._bookmark is not None:
            self._tell(change(self._bookmark))

    def _tell(self, edited: Bookmark) -> None:
        if edited != self._bookmark:
            self._bookmark = replace(edited, updated_at=timestamp())
            self._fill(self._bookmark)
            self.bookmark_changed.emit(self._bookmark)

    def _fill(self, bookmark: Bookmark) -> None:
        if not self._title.isModified():
            self._title.setText(bookmark.title or "")
        if not self._tags.isModified():
            self._tags.setText(", ".join(bookmark.tags))
        note = self._note.document()
        if not note.isModified() and note.toPlainText() != (bookmark.note or ""):
            self._note.setPlainText(bookmark.note or "")
        self._colors.setCurrentIndex(self._colors.findData(bookmark.color))
        self._start.show_time(bookmark.start_ms)
        self._end.show_time(bookmark.end_ms)

    def _connect(self) -> None:
        self._title.editingFinished.connect(self.finish)
        self._tags.editingFinished.connect(self.finish)
        self._colors.activated.connect(
            lambda: self._change(lambda mark: replace(mark, color=self._colors.currentData()))
        )
        self._start.moved_by.connect(
            lambda step_ms: self._change(lambda mark: with_start(mark, mark.start_ms + step_ms))
        )
        self._end.moved_by.connect(lambda step_ms: self._change(lambda mark: with_end(mark, mark.end_ms + step_ms)))
        self._start.set_to_now.connect(lambda: self._change(lambda mark: with_start(mark, self._position_ms)))
        self._end.set_to_now.connect(lambda: self._change(lambda mark: with_end(mark, self._position_ms)))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(16, 8, 16, 16)
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            ("Title", self._title),
            ("Note", self._note),
            ("Tags", self._tags),
            ("Colour", self._colors),
            ("Start", self._start),
            ("End", self._end),
        ):
            form.addRow(label, field)

    def _draw_colors(self) -> None:
        for number in range(self._colors.count()):
            color = shades(self.palette()).bookmarks[self._colors.itemData(number)]
            self._colors.setItemIcon(number, _swatch(color))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._note and event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_colors()

    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)


class _EndField(QWidget):
    """One end of a bookmark: its time, a step back, a step on, and the way to now."""

    moved_by = Signal(int)  # milliseconds
    set_to_now = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._time = QLabel()
        self._time.setObjectName(f"bookmark{title}Label")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._time, 1)
        row.addWidget(self._button("Earlier", "−0.5 s", "half a second earlier", lambda: self.moved_by.emit(-STEP_MS)))
        row.addWidget(self._button("Later", "+0.5 s", "half a second later", lambda: self.moved_by.emit(STEP_MS)))
        row.addWidget(self._button("Now", "Now", "to what is playing now", self.set_to_now.emit))

    def show_time(self, position_ms: int) -> None:
        self._time.setText(timecode.clock_ms(position_ms))

    def _button(self, name: str, text: str, meaning: str, handler: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"bookmark{self._title}{name}Button")
        button.setText(text)
        button.setAccessibleName(f"Move the {self._title.lower()} {meaning}")
        button.setToolTip(button.accessibleName())
        button.clicked.connect(handler)
        return button


def _text_field(name: str, title: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(title)
    return field


def _swatch(color: QColor) -> QIcon:
    pixmap = QPixmap(QSize(32, 32))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(QRectF(4, 4, 24, 24))
    painter.end()
    return QIcon(pixmap)
