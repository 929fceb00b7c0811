"""The library: every recording with its sources, its bookmarks and the place where the user stopped."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from player.bookmarks import Bookmark, timestamp
from player.document import Document
from player.errors import LibraryError, NotInLibrary
from player.heard import Heard
from player.library import rows
from player.library.bookmarks import delete_bookmark, import_bookmark, save_bookmark
from player.library.care.upkeep import keep_up
from player.library.connection import check_in_place, open_library
from player.library.database import BUSY_TIMEOUT_MS, reading, writing
from player.library.faults import translated
from player.library.found import Found
from player.library.journal.changes import (
    bookmark_records,
    follow_changes,
    note_change,
    recording_record,
    source_records,
)
from player.library.journal.records import BookmarkRecord, RecordingRecord, SourceRecord
from player.library.journal.telling import begin_journal, tell_changes
from player.library.listing import list_recordings, listed_recording
from player.library.merging import arrivals, edits
from player.library.merging.counts import Counts
from player.library.progress import Report, unreported
from player.library.recordings import (
    find_file,
    find_medium,
    first_title,
    gone_media,
    insert_recording,
    last_use,
    later_than,
    learn,
    living_id,
    living_medium,
    update_recording,
    value_of,
)
from player.library.records import RecordReader
from player.library.search.forms import source_languages
from player.library.search.indexing import index_recording
from player.library.search.searching import search
from player.library.sources import (
    insert_source,
    remove_source,
    replace_source,
    revive_source,
    source_data,
    source_rows,
    swap_source,
    update_source,
)
from player.recording import Recording, RecordingSummary, StoredSource

if TYPE_CHECKING:
    from player.vectors import Encoder


class Library:
    """A `player.library.interface.Store`, where each method is told: one SQLite file through one connection."""

    def __init__(self, path: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS, begins_anew: bool = False) -> None:
        self.path = path
        self._connection, self.notice = open_library(path, busy_timeout_ms, begins_anew=begins_anew)
        try:
            self._file = path.stat()
        except OSError as error:
            self._connection.close()
            raise LibraryError(f"{path}: the library was moved while it was opened; open it again.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

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
        medium = media_path.resolve() if media_path else None
        source = source_rows(document, data, path.absolute() if path else None)
        gone = self._gone_media(source.sha256) if medium and not recording_id else frozenset()
        with self._writing():
            connection = self._connection
            found = living_id(connection, recording_id) if recording_id else self._find(source.sha256, medium, gone)
            kept_id = found or insert_recording(connection, first_title(document, source.name, medium), medium)
            learn(connection, kept_id, document, medium)
            if not revive_source(connection, kept_id, source.sha256):
                insert_source(connection, kept_id, source)
            index_recording(connection, kept_id)
            for bookmark in document.bookmarks:
                import_bookmark(connection, kept_id, bookmark, source.sha256)
        return kept_id

    def add_media(self, media_path: Path) -> str:
        medium = media_path.resolve()
        with self._writing():
            found = find_medium(self._connection, medium) or insert_recording(self._connection, medium.stem, medium)
            update_recording(self._connection, found, deleted_at=None)
            index_recording(self._connection, found)
        return found

    # Reading

    def summaries(self, most: int | None = None) -> tuple[RecordingSummary, ...]:
        with translated(self.path):
            return list_recordings(self._connection, most)

    def summary(self, recording_id: str) -> RecordingSummary:
        with translated(self.path):
            return listed_recording(self._connection, recording_id)

    def recording(self, recording_id: str, known: Sequence[StoredSource] = ()) -> Recording:
        with translated(self.path), reading(self._connection):
            return RecordReader(self._connection).recording(recording_id, known)

    def recording_of(self, media_path: Path) -> str | None:
        with translated(self.path):
            return living_medium(self._connection, media_path.resolve())

    def speaker_names(self, recording_id: str) -> dict[str, str]:
        with translated(self.path):
            value = value_of(self._connection, recording_id, "speaker_names")
        return rows.decoded_or({}, rows.names_from_value, value)

    def source_data(self, source_id: str) -> bytes | None:
        with translated(self.path):
            return source_data(self._connection, source_id)

    def search(
        self,
        query: str,
        limit: int = 50,
        *,
        as_typed: bool = False,
        language: str | None = None,
        encoder: "Encoder | None" = None,
    ) -> Found:
        with translated(self.path), reading(self._connection):
            return search(self._connection, query, limit, as_typed=as_typed, language=language, encoder=encoder)

    def languages(self) -> tuple[str, ...]:
        with translated(self.path):
            return source_languages(self._connection)

    # Bookmarks

    def bookmarks(self, recording_id: str) -> tuple[Bookmark, ...]:
        with translated(self.path):
            return RecordReader(self._connection).bookmarks(recording_id)

    def save_bookmark(self, recording_id: str, bookmark: Bookmark) -> Bookmark:
        with self._writing():
            return save_bookmark(self._connection, living_id(self._connection, recording_id), bookmark)

    def delete_bookmark(self, bookmark_id: str) -> None:
        with self._writing():
            delete_bookmark(self._connection, bookmark_id)

    # Changing a recording; each raises NotInLibrary where there is no such recording

    def remember_progress(
        self, recording_id: str, position_ms: int, added: Heard, share: Callable[[Heard], float]
    ) -> Heard:
        with self._writing():
            known = value_of(self._connection, recording_id, "heard")
            heard = rows.decoded_or(Heard(), rows.heard_from_value, known).united(added)
            value, heard_share = rows.heard_value(heard), share(heard)
            update_recording(
                self._connection, recording_id, position_ms=max(0, position_ms), heard=value, heard_share=heard_share
            )
        return heard

    def set_heard(self, recording_id: str, heard: Heard, share: float) -> None:
        with self._writing():
            self._change(recording_id, heard=rows.heard_value(heard), heard_share=share)
            note_change(self._connection, "recordings", recording_id)

    def remember_duration(self, recording_id: str, duration_ms: int) -> None:
        self._change(recording_id, duration_ms=duration_ms)

    def mark_opened(self, recording_id: str) -> None:
        with self._writing():
            self._change(recording_id, opened_at=later_than(last_use(self._connection)))

    def set_media_path(self, recording_id: str, path: Path | None) -> None:
        self._change(recording_id, media_path=rows.path_value(path.resolve() if path else None))

    def show_source(self, recording_id: str, source_id: str | None) -> None:
        self._change(recording_id, shown_source_id=source_id)

    def show_second(self, recording_id: str, source_id: str | None, *, is_beside: bool) -> None:
        self._change(recording_id, second_source_id=source_id, second_beside=is_beside)

    def name_speakers(self, recording_id: str, names: Mapping[str, str]) -> None:
        with self._writing():
            edits.name_speakers(self._connection, recording_id, names)

    def rename(self, recording_id: str, title: str) -> None:
        with self._writing():
            edits.rename(self._connection, recording_id, title)

    def remove_recording(self, recording_id: str) -> None:
        self._change(recording_id, deleted_at=timestamp())

    def restore_recording(self, recording_id: str) -> None:
        with self._writing():
            update_recording(self._connection, recording_id, deleted_at=None)

    def replace_source(self, source_id: str, document: Document) -> str:
        with self._writing():
            return replace_source(self._connection, source_id, document)

    def swap_source(self, source_id: str, other_id: str) -> None:
        with self._writing():
            swap_source(self._connection, source_id, other_id)

    def remove_source(self, source_id: str) -> None:
        with self._writing():
            remove_source(self._connection, source_id)

    def restore_source(self, source_id: str) -> None:
        with self._writing():
            update_source(self._connection, source_id, deleted_at=None)

    def index_pending(self, report: Report = unreported) -> int:
        if self.notice is not None:
            return 0
        with self._writing():
            begin_journal(self._connection, self.path, report)
        with translated(self.path):
            return keep_up(self._connection, self.path, report)

    # Other libraries

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._writing():
            yield

    def recording_record(self, recording_id: str) -> RecordingRecord:
        with translated(self.path):
            record = recording_record(self._connection, recording_id)
        if record is None:
            raise NotInLibrary("recording", recording_id)
        return record

    def source_records(self, recording_id: str) -> tuple[SourceRecord, ...]:
        with translated(self.path):
            return source_records(self._connection, recording_id)

    def bookmark_records(self, recording_id: str) -> tuple[BookmarkRecord, ...]:
        with translated(self.path):
            return bookmark_records(self._connection, recording_id)

    def recordings_with_files(self, sha256s: Collection[str]) -> tuple[str, ...]:
        with translated(self.path):
            return arrivals.recordings_with_files(self._connection, sha256s)

    def put_recording(self, record: RecordingRecord) -> None:
        with self._writing():
            arrivals.put_recording(self._connection, record)

    def merge_edits(self, recording_id: str, record: RecordingRecord) -> Counts:
        with self._writing():
            return edits.merge_edits(self._connection, recording_id, record)

    def merge_source(self, recording_id: str, record: SourceRecord, document: Document, data: bytes | None) -> str:
        with self._writing():
            return arrivals.merge_source(self._connection, recording_id, record, document, data)

    def merge_bookmarks(self, recording_id: str, records: Iterable[BookmarkRecord]) -> Counts:
        with self._writing():
            return arrivals.merge_bookmarks(self._connection, recording_id, records)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, told in the journal when it ends well; inside another one, a part of that."""
        if self.notice is not None:
            raise LibraryError(self.notice)
        if self._connection.in_transaction:
            yield
            return
        check_in_place(self.path, self._file)
        with translated(self.path):
            follow_changes(self._connection)
            with writing(self._connection):
                yield
                tell_changes(self._connection, self.path)

    def _gone_media(self, sha256: str | None) -> frozenset[Path]:
        with translated(self.path):
            return gone_media(self._connection, sha256)

    def _find(self, sha256: str | None, medium: Path | None, gone: Collection[Path]) -> str | None:
        found = find_medium(self._connection, medium) if medium else None
        return found or find_file(self._connection, sha256, medium, gone)

    def _change(self, recording_id: str, **values: object) -> None:
        with self._writing():
            update_recording(self._connection, living_id(self._connection, recording_id), **values)
