"""Bookmarks joined to the sidebar, the transcript and the seek bar."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from player.bookmarks import Bookmark
from player.recording import Recording
from player.transcript import Timeline
from ui.bookmark_controller import BookmarkController
from ui.joins.at_hand import lines_at_hand
from ui.parts import Parts
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.removals import Removals


class BookmarkJoin(QObject):
    """What is kept is shown, and what the sidebar and the keys wish is kept, played or removed."""

    def __init__(
        self,
        bookmarks: BookmarkController,
        recordings: RecordingController,
        playback: PlaybackController,
        removals: Removals,
        parts: Parts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bookmarks = bookmarks
        self._playback = playback
        self._parts = parts
        # What kept the last change from being made.
        self._failure = ""
        bookmarks.changed.connect(parts.sidebar.set_bookmarks)
        bookmarks.changed.connect(parts.transcript.set_bookmarks)
        bookmarks.changed.connect(parts.transport.set_bookmarks)
        bookmarks.failed.connect(self._tell_failure)
        bookmarks.changed.connect(self._withdraw_failure)
        parts.sidebar.bookmark_changed.connect(bookmarks.change)
        parts.sidebar.bookmark_deleted.connect(removals.delete_bookmark)
        parts.sidebar.bookmark_played.connect(self._play)
        recordings.opened.connect(self._take)
        recordings.changed.connect(self._take)
        recordings.closed.connect(lambda: bookmarks.set_recording(None, (), Timeline(())))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on bookmarks do."""
        return {
            "bookmark": self._add,
            "next_bookmark": lambda: self._play(self._bookmarks.next_after(self._playback.position_ms())),
            "previous_bookmark": lambda: self._play(self._bookmarks.last_before(self._playback.position_ms())),
        }

    def _take(self, recording: Recording, timeline: Timeline) -> None:
        self._bookmarks.set_recording(recording.id, recording.bookmarks, timeline)

    def _add(self) -> None:
        if self._bookmarks.add(lines_at_hand(self._parts.transcript, self._playback)):
            self._parts.sidebar.show_tab("bookmarks")

    def _tell_failure(self, sentence: str) -> None:
        self._failure = sentence
        self._parts.notices.tell(sentence)

    def _withdraw_failure(self) -> None:
        """What can be changed again has nothing against it any more."""
        failure, self._failure = self._failure, ""
        if failure:
            self._parts.notices.withdraw(failure)

    def _play(self, bookmark: Bookmark | None) -> None:
        if bookmark is not None:
            self._parts.transcript.set_following(True)
            self._playback.play_from(bookmark.start_ms)
