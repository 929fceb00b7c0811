"""The Bookmarks tab: what the user kept of this recording, to play, to edit and to delete."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from player import timecode
from player.bookmarks import Bookmark
from ui.icon_button import IconButton
from ui.panels.bookmark_editor import BookmarkEditor
from ui.panels.row_page import RowPage
from ui.panels.rows import Row, abridged, elided

_EMPTY = "Bookmarks stand here: press B while something is spoken, or select lines of the transcript and press B."
# About ten lines of the sidebar: a bookmark may hold hours.
_QUOTE_CHARS = 300


class BookmarksPanel(RowPage):
    """A click or Enter plays a bookmark, Delete deletes it; the buttons below edit or delete the current one."""

    bookmark_played = Signal(object)  # Bookmark
    bookmark_changed = Signal(object)  # Bookmark
    bookmark_deleted = Signal(str)  # id

    def __init__(self) -> None:
        super().__init__("bookmarksPanel", "Bookmarks", _EMPTY, follows=True)
        self._bookmarks: dict[str, Bookmark] = {}
        self._edit = IconButton("bookmarkEditButton", "edit", "Edit bookmark")
        self._edit.setCheckable(True)
        self._delete = IconButton("bookmarkDeleteButton", "trash", "Delete bookmark")
        self._buttons = QWidget()
        self._editor = BookmarkEditor()
        self._editor.hide()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(16, 4, 8, 4)
        row.addStretch(1)
        row.addWidget(self._edit)
        row.addWidget(self._delete)
        self._column.addWidget(self._buttons)
        self._column.addWidget(self._editor)
        self._edit.toggled.connect(self._open_editor)
        self._editor.left.connect(lambda: self._edit.setChecked(False))
        self._delete.clicked.connect(self._delete_current)
        self._editor.bookmark_changed.connect(self.bookmark_changed)
        self._list.current_changed.connect(self._show_current)
        self._show_current()

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show these in time order."""
        ordered = sorted(bookmarks, key=lambda bookmark: (bookmark.start_ms, bookmark.end_ms))
        self._bookmarks = {bookmark.id: bookmark for bookmark in ordered}
        self._set_rows([_row(bookmark) for bookmark in ordered])

    def set_position(self, position_ms: int) -> None:
        super().set_position(position_ms)
        self._editor.set_position(position_ms)

    def set_duration(self, duration_ms: int | None) -> None:
        """How far a bookmark can reach; None where it is not known."""
        self._editor.set_duration(duration_ms)

    def finish_editing(self) -> None:
        """Tell what has been typed and not been told yet."""
        self._editor.finish()

    def _open_editor(self, is_open: bool) -> None:
        if not is_open and self._editor.has_focus():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.setVisible(is_open)
        if is_open:
            self._editor.focus_title()

    def _current(self) -> Bookmark | None:
        row = self._list.current_row()
        return self._bookmarks.get(row.key) if row else None

    def _show_current(self) -> None:
        current = self._current()
        self._editor.show_bookmark(current)
        for button in (self._edit, self._delete):
            button.setEnabled(current is not None)
        self._buttons.setVisible(bool(self._bookmarks))
        if current is None:
            self._edit.setChecked(False)

    def _delete_current(self) -> None:
        # What was typed is there again when the deletion is undone.
        self._editor.finish()
        current = self._current()
        if current is not None:
            self.bookmark_deleted.emit(current.id)

    def _choose(self, row: Row) -> None:
        self.bookmark_played.emit(self._bookmarks[row.key])

    def _request_moment(self, row: Row) -> None:
        self._choose(row)

    def _deletes(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Delete) and self._list.hasFocus() and self._current() is not None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deletes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._deletes(event):
            self._delete_current()
        else:
            super().keyPressEvent(event)


def _row(bookmark: Bookmark) -> Row:
    return abridged(
        _row_quoting(elided(bookmark.quote, _QUOTE_CHARS), bookmark), _row_quoting(bookmark.quote, bookmark)
    )


def _row_quoting(quote: str, bookmark: Bookmark) -> Row:
    span = f"{timecode.clock(bookmark.start_ms)} – {timecode.clock(bookmark.end_ms)}"
    return Row(
        key=bookmark.id,
        title=bookmark.title or "",
        text="\n".join(part for part in (f"“{quote}”" if quote else "", bookmark.note) if part),
        caption="  ".join(f"#{tag}" for tag in bookmark.tags),
        chip=span,
        start_ms=bookmark.start_ms,
        end_ms=bookmark.end_ms,
        tip=f"{bookmark.color} bookmark".capitalize(),
        color=bookmark.color,
    )
