"""The form that edits one bookmark: title, note, tags, colour and both ends; each change is told as it is made."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from player.bookmarks import BOOKMARK_COLORS, SHORTEST_MS, Bookmark, timestamp
from ui.panels.end_field import EndField
from ui.theme import shades

# After the last key: a kill costs no more than the word being typed.
_TYPING_PAUSE_MS = 400


def with_start(bookmark: Bookmark, start_ms: int) -> Bookmark:
    """The bookmark from here on, or from just before its end."""
    return replace(bookmark, start_ms=max(0, min(start_ms, bookmark.end_ms - SHORTEST_MS)))


def with_end(bookmark: Bookmark, end_ms: int, duration_ms: int | None = None) -> Bookmark:
    """The bookmark up to here, or to just after its start; never further past the recording's end than it was."""
    if duration_ms is not None:
        end_ms = min(end_ms, max(duration_ms, bookmark.end_ms))
    return replace(bookmark, end_ms=max(end_ms, bookmark.start_ms + SHORTEST_MS))


def tags_in(text: str) -> tuple[str, ...]:
    """The tags of `work, #idea, work`, each once."""
    names = (part.strip().lstrip("#").strip() for part in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


class BookmarkEditor(QWidget):
    """Shows a bookmark and tells every change; text is told when typing pauses, its field is left, or by `finish`."""

    bookmark_changed = Signal(object)  # Bookmark
    left = Signal()  # by Escape

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookmarkEditor")
        self.setAccessibleName("Edit bookmark")
        self._bookmark: Bookmark | None = None
        self._position_ms = 0
        self._duration_ms: int | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE_MS)
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
        self._start = EndField("Start")
        self._end = EndField("End")
        self._lay_out()
        self._draw_colors()
        self._connect()

    def show_bookmark(self, bookmark: Bookmark | None) -> None:
        """Edit this one; what was typed for another is told first, and what is being typed stays."""
        is_same = self._bookmark is not None and bookmark is not None and bookmark.id == self._bookmark.id
        if not is_same:
            self.finish()
        self._bookmark = bookmark
        self.setEnabled(bookmark is not None)
        if bookmark is not None:
            self._fill(bookmark, is_same)

    def set_position(self, position_ms: int) -> None:
        """What "now" is."""
        self._position_ms = position_ms

    def set_duration(self, duration_ms: int | None) -> None:
        """How long the recording is, or None."""
        self._duration_ms = duration_ms

    def focus_title(self) -> None:
        """Put the cursor into the title."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Whether one of the fields has the keyboard."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def finish(self) -> None:
        """Tell what has been typed and not been told yet."""
        self._typing.stop()
        fields = (self._title, self._tags, self._note.document())
        if self._bookmark is None or not any(field.isModified() for field in fields):
            return
        for field in fields:
            field.setModified(False)
        self._tell(self._typed(self._bookmark))

    def _typed(self, bookmark: Bookmark) -> Bookmark:
        """The bookmark as the text fields have it."""
        return replace(
            bookmark,
            title=self._title.text().strip() or None,
            note=self._note.toPlainText().strip() or None,
            tags=tags_in(self._tags.text()),
        )

    def _change(self, change: Callable[[Bookmark], Bookmark]) -> None:
        self.finish()
        if self._bookmark is not None:
            self._tell(change(self._bookmark))

    def _tell(self, edited: Bookmark) -> None:
        if edited != self._bookmark:
            self._bookmark = replace(edited, updated_at=timestamp())
            self._fill(self._bookmark, is_same=True)
            self.bookmark_changed.emit(self._bookmark)

    def _fill(self, bookmark: Bookmark, is_same: bool) -> None:
        """Show what the bookmark holds; text that says the same already stays as it is being typed."""
        typed = self._typed(bookmark)
        if not is_same or (typed.title != bookmark.title and not self._title.isModified()):
            self._title.setText(bookmark.title or "")
        if not is_same or (typed.tags != bookmark.tags and not self._tags.isModified()):
            self._tags.setText(", ".join(bookmark.tags))
        if not is_same or (typed.note != bookmark.note and not self._note.document().isModified()):
            self._note.setPlainText(bookmark.note or "")
        self._colors.setCurrentIndex(self._colors.findData(bookmark.color))
        self._start.show_time(bookmark.start_ms)
        self._end.show_time(bookmark.end_ms)

    def _connect(self) -> None:
        self._typing.timeout.connect(self.finish)
        for field in (self._title, self._tags):
            field.textEdited.connect(self._typing.start)
            field.editingFinished.connect(self.finish)
        self._note.textChanged.connect(self._typing.start)
        self._colors.activated.connect(
            lambda: self._change(lambda mark: replace(mark, color=self._colors.currentData()))
        )
        self._start.moved_by.connect(
            lambda step_ms: self._change(lambda mark: with_start(mark, mark.start_ms + step_ms))
        )
        self._end.moved_by.connect(lambda step_ms: self._change(lambda mark: self._ending(mark, mark.end_ms + step_ms)))
        self._start.set_to_now.connect(lambda: self._change(lambda mark: with_start(mark, self._position_ms)))
        self._end.set_to_now.connect(lambda: self._change(lambda mark: self._ending(mark, self._position_ms)))

    def _ending(self, mark: Bookmark, end_ms: int) -> Bookmark:
        return with_end(mark, end_ms, self._duration_ms)

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

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

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


def _is_escape(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier


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
