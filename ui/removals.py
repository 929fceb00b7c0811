"""What is taken away can be brought back: each removal says so in a notice whose button undoes it."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from ui.bookmark_controller import BookmarkController
from ui.notice_bar import NoticeBar
from ui.recording_controller import RecordingController

_BOOKMARK_DELETED = "Bookmark deleted."


class Removals(QObject):
    """Removes recordings, sources and bookmarks on the user's wish; what fails is told by who tried it."""

    def __init__(
        self,
        recordings: RecordingController,
        bookmarks: BookmarkController,
        undo_stack: QUndoStack,
        notices: NoticeBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._bookmarks = bookmarks
        self._undo_stack = undo_stack
        self._notices = notices
        undo_stack.indexChanged.connect(self._forget_bookmark)

    def remove_recording(self, recording_id: str) -> None:
        """Take a recording out of the library."""
        if self._recordings.remove(recording_id):
            restore = partial(self._recordings.restore, recording_id)
            self._notices.tell("Removed from the library; your files are untouched.", "Undo", restore)

    def remove_source(self, source_id: str) -> None:
        """Take a source off the open recording."""
        self._recordings.remove_source(source_id)
        restore = partial(self._recordings.restore_source, source_id)
        self._notices.tell("Taken off the recording; the file itself is untouched.", "Undo", restore)

    def delete_bookmark(self, bookmark_id: str) -> None:
        """Delete a bookmark."""
        if self._bookmarks.delete(bookmark_id):
            self._notices.tell(_BOOKMARK_DELETED, "Undo", self._undo_stack.undo)

    def _forget_bookmark(self) -> None:
        """The button undoes what was done last: once that is something else, the notice would lie."""
        if self._notices.text() == _BOOKMARK_DELETED:
            self._notices.hide()
