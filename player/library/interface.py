"""What a library does for all who use it, without a word of SQL: any engine that does this can stand behind the window.

The tests in tests/core/library/contract/ tell in full what is promised here.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from player.bookmarks import Bookmark
from player.document import Document
from player.heard import Heard
from player.library.found import Found
from player.library.journal.records import BookmarkRecord, RecordingRecord, SourceRecord
from player.library.merging.counts import Counts
from player.library.progress import Report, unreported
from player.recording import Recording, RecordingSummary, StoredSource

if TYPE_CHECKING:
    from player.vectors import Encoder


class Store(Protocol):
    """Every recording with its sources, its bookmarks and the place where the user stopped.

    It is used in the thread that opened it, then closed; `player.library.opening.open_store(path)` opens it anew, in
    another thread, say. Whatever changes it is kept for good when the call returns, or not at all. Ids are UUIDs;
    nothing is erased: what was removed can be brought back. Every call raises LibraryError, whose sentence can be
    shown, when the store cannot be read or written. `notice` says why it can only be read, else None.
    """

    path: Path
    notice: str | None

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def close(self) -> None:
        """Let go of the store; it is not used again."""

    # Importing

    def add_document(
        self,
        document: Document,
        data: bytes | None,
        *,
        media_path: Path | None = None,
        recording_id: str | None = None,
        path: Path | None = None,
    ) -> str:
        """Keep a document, and the bytes it was read from, as a source; returns the id of its recording.

        The recording is the named one, else that of the medium, else the one that has this very file already (it may
        have been removed: it comes back), else a new one. A file is kept once in a recording. Bookmarks that come with
        the document are kept unless their id is known. Raises NotInLibrary for an unknown `recording_id`.
        """
        ...

    def add_media(self, media_path: Path) -> str:
        """The id of this medium's recording, made where there is none."""
        ...

    # Reading

    def summaries(self, most: int | None = None) -> tuple[RecordingSummary, ...]:
        """All recordings, or so many at most, the one opened last first."""
        ...

    def summary(self, recording_id: str) -> RecordingSummary:
        """One recording of the list. Raises NotInLibrary."""
        ...

    def recording(self, recording_id: str, known: Sequence[StoredSource] = ()) -> Recording:
        """The recording of this id, or of the only id that begins so (4 characters or more).

        Sources that are `known` are not read again: what was imported never changes.
        Raises NotInLibrary, or LibraryError where several ids begin so.
        """
        ...

    def recording_of(self, media_path: Path) -> str | None:
        """The id of this medium's recording; None where there is none, or only a removed one."""
        ...

    def speaker_names(self, recording_id: str) -> dict[str, str]:
        """What `name_speakers` was told last. Raises NotInLibrary."""
        ...

    def source_data(self, source_id: str) -> bytes | None:
        """The bytes of the file that a source was imported from; None where they were not kept."""
        ...

    def search(
        self,
        query: str,
        limit: int = 50,
        *,
        as_typed: bool = False,
        language: str | None = None,
        encoder: "Encoder | None" = None,
    ) -> Found:
        """What answers the query (`player.library.search.language` tells its language); any query will do.

        With `as_typed` its last word may still be unfinished; with a `language` (ISO 639-1) words are found in all
        their forms, with an `encoder` the passages for a question are compared by their meaning, too.
        """
        ...

    def languages(self) -> tuple[str, ...]:
        """The languages of the transcripts (ISO 639-1), the most frequent first."""
        ...

    def index_pending(self, report: Report = unreported) -> int:
        """Let everything be found that is not yet, after an update or an edit by another program; returns how much.

        Whatever else a library keeps beside it, and has not or not any more, is begun as well.
        It takes a while; `report(done, total)` may raise to stop it, and it goes on where it stopped the next time.
        """
        ...

    # Bookmarks

    def bookmarks(self, recording_id: str) -> tuple[Bookmark, ...]:
        """The bookmarks of a recording in time order."""
        ...

    def save_bookmark(self, recording_id: str, bookmark: Bookmark) -> Bookmark:
        """Keep a bookmark as it is now, new or changed; one that was deleted is there again. Raises NotInLibrary.

        Returns it as it was kept: a change is dated later than the one before, whatever the clock says.
        """
        ...

    def delete_bookmark(self, bookmark_id: str) -> None:
        """Remove a bookmark; `save_bookmark` undoes it. Raises NotInLibrary."""

    # Changing a recording; each raises NotInLibrary where there is no such recording

    def remember_progress(
        self, recording_id: str, position_ms: int, added: Heard, share: Callable[[Heard], float]
    ) -> Heard:
        """Where the user stopped, and what was heard since that was last told; returns all that was heard, ever.

        `share` says how much that is, from 0 to 1.
        """
        ...

    def set_heard(self, recording_id: str, heard: Heard, share: float) -> None:
        """Exactly this was heard, whatever was remembered before; `share` is how much that is, from 0 to 1."""

    def remember_duration(self, recording_id: str, duration_ms: int) -> None:
        """How long the medium truly is."""

    def mark_opened(self, recording_id: str) -> None:
        """Put the recording first in the list."""

    def set_media_path(self, recording_id: str, path: Path | None) -> None:
        """Where the medium lies now; None for no medium."""

    def show_source(self, recording_id: str, source_id: str | None) -> None:
        """Show this source's transcript; None for the richest."""

    def show_second(self, recording_id: str, source_id: str | None, *, is_beside: bool) -> None:
        """Show this source's transcript along the shown one, beside it or under its lines; None for none."""

    def name_speakers(self, recording_id: str, names: Mapping[str, str]) -> None:
        """Show speakers under these names, by their names in the sources; all others under their own."""

    def rename(self, recording_id: str, title: str) -> None:
        """Give the recording another title."""

    def remove_recording(self, recording_id: str) -> None:
        """Take the recording out of the list; `restore_recording` undoes it."""

    def restore_recording(self, recording_id: str) -> None:
        """Bring a removed recording back, with all that belongs to it."""

    # Changing a source; each raises NotInLibrary where there is no such source

    def replace_source(self, source_id: str, document: Document) -> str:
        """Keep what the bytes of this source are now read as, in its place; returns the new id."""
        ...

    def swap_source(self, source_id: str, other_id: str) -> None:
        """Undo `replace_source(other_id, …)`, which returned `source_id`, or do it again."""

    def remove_source(self, source_id: str) -> None:
        """Take a source off its recording; `restore_source`, or importing its file again, brings it back."""

    def restore_source(self, source_id: str) -> None:
        """Bring a removed source back."""

    # Other libraries: what the journal and bundles hold, and how it is laid on what is here (`player.library.merging`)

    def together(self) -> AbstractContextManager[None]:
        """Whatever is changed inside is kept as one, or not at all."""
        ...

    def recording_record(self, recording_id: str) -> RecordingRecord:
        """The record of this recording, removed or not; raises NotInLibrary."""
        ...

    def source_records(self, recording_id: str) -> tuple[SourceRecord, ...]:
        """The records of the sources of a recording, removed or not, in the order of import."""
        ...

    def bookmark_records(self, recording_id: str) -> tuple[BookmarkRecord, ...]:
        """The records of the bookmarks of a recording, deleted or not, in time order."""
        ...

    def recordings_with_files(self, sha256s: Collection[str]) -> tuple[str, ...]:
        """The recordings that have sources of these files: those with most of them first, then those not removed."""
        ...

    def put_recording(self, record: RecordingRecord) -> None:
        """Make this recording under its id, or have the one of that id be exactly so."""

    def merge_edits(self, recording_id: str, record: RecordingRecord) -> Counts:
        """Take over what was said last of title and speakers; who hears what, and where, stays each library's own."""
        ...

    def merge_source(self, recording_id: str, record: SourceRecord, document: Document, data: bytes | None) -> str:
        """The id of the source of this file in the recording; it comes back where it was removed, else is added."""
        ...

    def merge_bookmarks(self, recording_id: str, records: Iterable[BookmarkRecord]) -> Counts:
        """Lay bookmarks of another library on a recording: of each the last state holds, deleted or not.

        What is known already changes nothing: a second merge counts it as unchanged.
        """
        ...
