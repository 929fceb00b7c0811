"""The bookmarks of the open recording: every change is in the library before it is shown, and can be undone."""

from collections.abc import Sequence
from dataclasses import asdict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from player.bookmarks import Bookmark, bookmark_lines, moved
from player.errors import PlayerError
from player.library.interface import Store
from player.transcript import Timeline

# Going back from a bookmark that was just gone to means the one before it.
JUST_BEGUN_MS = 1_500
_TYPED_FIELDS = ("title", "note", "tags")
# Qt asks commands of the same kind whether they merge; those of the second kind it never asks.
_TYPING, _OTHER = 1, -1


class BookmarkController(QObject):
    """Wishes come in as calls, the bookmarks as they now stand go out with `changed`."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, library: Store, undo_stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._undo_stack = undo_stack
        self._recording_id: str | None = None
        self._timeline = Timeline(())
        self._bookmarks: tuple[Bookmark, ...] = ()

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """All of them, in time order."""
        return self._bookmarks

    def set_recording(self, recording_id: str | None, bookmarks: Sequence[Bookmark], timeline: Timeline) -> None:
        """Take another recording; what could be undone belonged to the one before."""
        if recording_id != self._recording_id:
            self._undo_stack.clear()
        self._recording_id = recording_id
        self._timeline = timeline
        self._show(bookmarks)

    def add(self, numbers: Sequence[int]) -> bool:
        """Keep these lines, once; False, and told, when none of them has a time or it could not be saved."""
        if self._recording_id is None:
            return False
        bookmark = bookmark_lines(self._timeline, numbers)
        if bookmark is None:
            self.failed.emit("There is no timed line here to bookmark; select lines in the transcript first.")
            return False
        span = (bookmark.start_ms, bookmark.end_ms)
        is_kept = any((kept.start_ms, kept.end_ms) == span for kept in self._bookmarks)
        return is_kept or self._do("Bookmark", None, bookmark)

    def change(self, bookmark: Bookmark) -> None:
        """Save an edited bookmark; where its ends moved, its quote is taken anew."""
        before = self._find(bookmark.id)
        if before is None:
            return
        if (bookmark.start_ms, bookmark.end_ms) != (before.start_ms, before.end_ms):
            bookmark = moved(bookmark, bookmark.start_ms, bookmark.end_ms, self._timeline)
        self._do("Edit Bookmark", before, bookmark)

    def delete(self, bookmark_id: str) -> bool:
        """Delete a bookmark; False, and told, when that could not be saved."""
        before = self._find(bookmark_id)
        return before is not None and self._do("Delete Bookmark", before, None)

    def next_after(self, position_ms: int) -> Bookmark | None:
        """The first bookmark that begins after this moment."""
        return next((bookmark for bookmark in self._bookmarks if bookmark.start_ms > position_ms), None)

    def last_before(self, position_ms: int) -> Bookmark | None:
        """The last bookmark that begins before this moment; one that has only just begun does not count."""
        latest_ms = position_ms - JUST_BEGUN_MS
        return next((bookmark for bookmark in reversed(self._bookmarks) if bookmark.start_ms < latest_ms), None)

    def apply(self, before: Bookmark | None, after: Bookmark | None) -> bool:
        """Put `after` in the place of `before`, in the library first; False, and told, when it could not be saved."""
        assert self._recording_id is not None
        try:
            if after is not None:
                after = self._library.save_bookmark(self._recording_id, after)
            elif before is not None:
                self._library.delete_bookmark(before.id)
        except PlayerError as error:
            self.failed.emit(error.sentence)
            return False
        gone = {bookmark.id for bookmark in (before, after) if bookmark is not None}
        kept = [bookmark for bookmark in self._bookmarks if bookmark.id not in gone]
        self._show([*kept, after] if after is not None else kept)
        return True

    def _do(self, text: str, before: Bookmark | None, after: Bookmark | None) -> bool:
        done = self.apply(before, after)
        if done:
            self._undo_stack.push(_Change(text, self, before, after))
        return done

    def _find(self, bookmark_id: str) -> Bookmark | None:
        return next((bookmark for bookmark in self._bookmarks if bookmark.id == bookmark_id), None)

    def _show(self, bookmarks: Sequence[Bookmark]) -> None:
        self._bookmarks = tuple(sorted(bookmarks, key=lambda bookmark: (bookmark.start_ms, bookmark.end_ms)))
        self.changed.emit(self._bookmarks)


class _Change(QUndoCommand):
    """One bookmark replaced by another, or by none; the first time it has already been done."""

    def __init__(
        self, text: str, controller: BookmarkController, before: Bookmark | None, after: Bookmark | None
    ) -> None:
        super().__init__(text)
        self._controller = controller
        self._before = before
        self._after = after
        self._is_done = True

    def id(self) -> int:
        return _TYPING if self._typed_field() else _OTHER

    def mergeWith(self, other: QUndoCommand) -> bool:
        """What is typed into one field is saved every few letters, and is one edit."""
        if not isinstance(other, _Change) or other._before != self._after:
            return False
        if self._typed_field() != other._typed_field():
            return False
        self._after = other._after
        return True

    def _typed_field(self) -> str | None:
        """The one text field in which the bookmarks differ; None where it is another change."""
        if self._before is None or self._after is None:
            return None
        before, after = asdict(self._before), asdict(self._after)
        changed = [name for name in before if before[name] != after[name] and name != "updated_at"]
        return changed[0] if len(changed) == 1 and changed[0] in _TYPED_FIELDS else None

    def redo(self) -> None:
        if not self._is_done:
            self._is_done = self._controller.apply(self._before, self._after)

    def undo(self) -> None:
        if self._is_done:
            self._is_done = not self._controller.apply(self._after, self._before)
