"""The library: every recording with its sources, its bookmarks and the place where the user stopped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID, uuid5

from player.bookmarks import Bookmark, timestamp
from player.document import Document
from player.errors import LibraryError, NotInLibrary
from player.heard import Heard
from player.library import rows
from player.library.connection import open_library, reading, writing
from player.library.faults import translated
from player.library.recordings import (
    find_file,
    find_medium,
    first_title,
    id_beginning,
    insert_recording,
    learn,
    living_id,
    living_medium,
    update_recording,
    value_of,
)
from player.library.search import MATCHING_RECORDINGS, SHOWN_SOURCE, hits, match_expression
from player.library.sources import (
    insert_source,
    replace_source,
    revive_source,
    source_data,
    source_rows,
    stored_sources,
    swap_source,
)
from player.recording import Hit, Recording, RecordingSummary, StoredSource

# Long enough for another window's import to end, short enough to be told about anything else.
BUSY_TIMEOUT_MS = 5_000

_BOOKMARK_COLUMNS = ", ".join(rows.BOOKMARK_COLUMNS)
_SUMMARIES = f"""
SELECT id, title, channel, duration_ms, position_ms, media_path,
    coalesce((SELECT line_count FROM sources WHERE key = {SHOWN_SOURCE}), 0),
    (SELECT count(*) FROM bookmarks WHERE recording_id = recordings.id AND deleted_at IS NULL),
    heard_share
FROM recordings WHERE deleted_at IS NULL {{condition}}
ORDER BY coalesce(opened_at, created_at) DESC, opened_at IS NULL, key DESC
"""
_RECORDING = """
SELECT title, media_path, duration_ms, position_ms, shown_source_id, heard, speaker_names, second_source_id,
    second_beside
FROM recordings WHERE id = ?
"""


class Library:
    """One library file, opened or made, through one connection: use it in the thread that made it, then close it.

    Whatever changes the library is on the disk when the call returns. Every call raises LibraryError, whose sentence
    can be shown, when the file cannot be read or written. `notice` says why a library can only be read, else None.
    """

    def __init__(self, path: Path, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> None:
        self.path = path
        self._connection, self.notice = open_library(path, busy_timeout_ms)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the library is not used again."""
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
        """Keep a document, and the bytes it was read from, as a source; returns the id of its recording.

        The recording is the named one, else that of the medium, else the one that has this very file already (it may
        have been removed: it comes back), else a new one. A file is kept once in a recording. Bookmarks that come with
        the document are kept unless their id is known. Raises NotInLibrary for an unknown `recording_id`.
        """
        medium = media_path.resolve() if media_path else None
        source = source_rows(document, data, path.absolute() if path else None)
        with self._writing():
            connection = self._connection
            found = living_id(connection, recording_id) if recording_id else self._find(source.sha256, medium)
            kept_id = found or insert_recording(connection, first_title(document, source.name, medium), medium)
            learn(connection, kept_id, document, medium)
            if not revive_source(connection, kept_id, source.sha256):
                insert_source(connection, kept_id, source)
            for bookmark in document.bookmarks:
                self._import_bookmark(kept_id, bookmark)
        return kept_id

    def add_media(self, media_path: Path) -> str:
        """The id of this medium's recording, made where there is none."""
        medium = media_path.resolve()
        with self._writing():
            found = find_medium(self._connection, medium) or insert_recording(self._connection, medium.stem, medium)
            update_recording(self._connection, found, deleted_at=None)
        return found

    # Reading

    def summaries(self, query: str = "") -> tuple[RecordingSummary, ...]:
        """All recordings, the one opened last first; with a query those that hold all of its words anywhere."""
        condition = f"AND id IN ({MATCHING_RECORDINGS})" if query.strip() else ""
        with translated(self.path):
            found = self._connection.execute(
                _SUMMARIES.format(condition=condition), {"words": match_expression(query)}
            ).fetchall()
        return tuple(rows.summary_from(row) for row in found)

    def recording(self, recording_id: str, known: Sequence[StoredSource] = ()) -> Recording:
        """The recording of this id, or of the only id that begins so (4 characters or more).

        Sources that are `known` are not read again: what was imported never changes.
        Raises NotInLibrary, or LibraryError where several ids begin so.
        """
        with translated(self.path), reading(self._connection):
            full_id = id_beginning(self._connection, recording_id)
            title, media_path, duration_ms, position_ms, shown_id, heard, names, second_id, is_beside = (
                self._connection.execute(_RECORDING, (full_id,)).fetchone()
            )
            try:
                return Recording(
                    full_id,
                    title,
                    rows.path_from(media_path),
                    duration_ms,
                    position_ms,
                    shown_id,
                    stored_sources(self._connection, full_id, known),
                    self._bookmarks(full_id),
                    rows.heard_from_value(heard),
                    rows.names_from_value(names),
                    second_id,
                    bool(is_beside),
                )
            except (TypeError, ValueError) as error:
                raise LibraryError(f"{self.path}: “{title}” is damaged in the library: {error}.") from error

    def recording_of(self, media_path: Path) -> str | None:
        """The id of this medium's recording; None where there is none, or only a removed one."""
        with translated(self.path):
            return living_medium(self._connection, media_path.resolve())

    def speaker_names(self, recording_id: str) -> dict[str, str]:
        """What `name_speakers` was told last. Raises NotInLibrary."""
        with translated(self.path):
            return rows.names_from_value(value_of(self._connection, recording_id, "speaker_names"))

    def source_data(self, source_id: str) -> bytes | None:
        """The bytes of the file that a source was imported from; None where they were not kept."""
        with translated(self.path):
            return source_data(self._connection, source_id)

    def search(self, query: str, limit: int = 100) -> tuple[Hit, ...]:
        """Places that hold all words of the query, the last one perhaps still unfinished; any query will do."""
        with translated(self.path), reading(self._connection):
            return hits(self._connection, query, limit)

    # Bookmarks

    def bookmarks(self, recording_id: str) -> tuple[Bookmark, ...]:
        """The bookmarks of a recording in time order."""
        with translated(self.path):
            return self._bookmarks(recording_id)

    def save_bookmark(self, recording_id: str, bookmark: Bookmark) -> None:
        """Keep a bookmark as it is now, new or changed; one that was deleted is there again. Raises NotInLibrary."""
        columns = ("recording_id", *rows.BOOKMARK_COLUMNS)
        assignments = ", ".join(f"{column} = excluded.{column}" for column in columns)
        with self._writing():
            living_id(self._connection, recording_id)
            self._write_bookmark(recording_id, bookmark, f"UPDATE SET {assignments}, deleted_at = NULL")

    def delete_bookmark(self, bookmark_id: str) -> None:
        """Remove a bookmark; `save_bookmark` undoes it. Raises NotInLibrary."""
        with self._writing():
            self._tombstone("bookmark", bookmark_id)

    # Changing a recording; each raises NotInLibrary where there is no such recording

    def remember_progress(
        self, recording_id: str, position_ms: int, added: Heard, share: Callable[[Heard], float]
    ) -> Heard:
        """Where the user stopped, and what was heard since that was last told; returns all that was heard, ever.

        `share` says how much that is, from 0 to 1.
        """
        with self._writing():
            heard = rows.heard_from_value(value_of(self._connection, recording_id, "heard")).united(added)
            value, heard_share = rows.heard_value(heard), share(heard)
            update_recording(
                self._connection, recording_id, position_ms=max(0, position_ms), heard=value, heard_share=heard_share
            )
        return heard

    def set_heard(self, recording_id: str, heard: Heard, share: float) -> None:
        """Exactly this was heard, whatever was remembered before; `share` is how much that is, from 0 to 1."""
        self._change(recording_id, heard=rows.heard_value(heard), heard_share=share)

    def remember_duration(self, recording_id: str, duration_ms: int) -> None:
        """How long the medium truly is."""
        self._change(recording_id, duration_ms=duration_ms)

    def mark_opened(self, recording_id: str) -> None:
        """Put the recording first in the list."""
        self._change(recording_id, opened_at=timestamp())

    def set_media_path(self, recording_id: str, path: Path | None) -> None:
        """Where the medium lies now; None for no medium."""
        self._change(recording_id, media_path=rows.path_value(path.resolve() if path else None))

    def show_source(self, recording_id: str, source_id: str | None) -> None:
        """Show this source's transcript; None for the richest."""
        self._change(recording_id, shown_source_id=source_id)

    def show_second(self, recording_id: str, source_id: str | None, *, is_beside: bool) -> None:
        """Show this source's transcript along the shown one, beside it or under its lines; None for none."""
        self._change(recording_id, second_source_id=source_id, second_beside=is_beside)

    def name_speakers(self, recording_id: str, names: Mapping[str, str]) -> None:
        """Show speakers under these names, by their names in the sources; all others under their own."""
        self._change(recording_id, speaker_names=rows.names_value(names))

    def rename(self, recording_id: str, title: str) -> None:
        """Give the recording another title."""
        self._change(recording_id, title=title)

    def remove_recording(self, recording_id: str) -> None:
        """Take the recording out of the list; `restore_recording` undoes it."""
        self._change(recording_id, deleted_at=timestamp())

    def restore_recording(self, recording_id: str) -> None:
        """Bring a removed recording back, with all that belongs to it."""
        with self._writing():
            update_recording(self._connection, recording_id, deleted_at=None)

    def replace_source(self, source_id: str, document: Document) -> str:
        """Keep what the bytes of this source are now read as, in its place; returns the new id. Raises NotInLibrary."""
        with self._writing():
            return replace_source(self._connection, source_id, document)

    def swap_source(self, source_id: str, other_id: str) -> None:
        """Undo `replace_source(other_id, …)`, which returned `source_id`, or do it again. Raises NotInLibrary."""
        with self._writing():
            swap_source(self._connection, source_id, other_id)

    def remove_source(self, source_id: str) -> None:
        """Take a source off its recording; `restore_source`, or importing its file again, brings it back.

        Raises NotInLibrary.
        """
        with self._writing():
            self._tombstone("source", source_id)

    def restore_source(self, source_id: str) -> None:
        """Bring a removed source back."""
        with self._writing():
            sql = "UPDATE sources SET deleted_at = NULL, updated_at = ? WHERE id = ?"
            if self._connection.execute(sql, (timestamp(), source_id)).rowcount == 0:
                raise NotInLibrary("source", source_id)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.notice is not None:
            raise LibraryError(self.notice)
        with translated(self.path), writing(self._connection):
            yield

    def _find(self, sha256: str | None, medium: Path | None) -> str | None:
        found = find_medium(self._connection, medium) if medium else None
        return found or find_file(self._connection, sha256, medium)

    def _import_bookmark(self, recording_id: str, bookmark: Bookmark) -> None:
        """Keep a bookmark that came with a file, once; the copy of another recording's bookmark gets its own id."""
        owners = self._connection.execute("SELECT recording_id FROM bookmarks WHERE id = ?", (bookmark.id,))
        if any(owner != recording_id for (owner,) in owners):
            bookmark = replace(bookmark, id=str(uuid5(UUID(recording_id), bookmark.id)))
        self._write_bookmark(recording_id, bookmark, "NOTHING")

    def _write_bookmark(self, recording_id: str, bookmark: Bookmark, on_conflict: str) -> None:
        sql = rows.insert_sql("bookmarks", ("recording_id", *rows.BOOKMARK_COLUMNS))
        row = rows.storable_row((recording_id, *rows.bookmark_row(bookmark)))
        self._connection.execute(f"{sql} ON CONFLICT (id) DO {on_conflict}", row)

    def _bookmarks(self, recording_id: str) -> tuple[Bookmark, ...]:
        found = self._connection.execute(
            f"""SELECT {_BOOKMARK_COLUMNS} FROM bookmarks
            WHERE recording_id = ? AND deleted_at IS NULL ORDER BY start_ms, end_ms, key""",
            (recording_id,),
        )
        return tuple(rows.bookmark_from(row) for row in found)

    def _change(self, recording_id: str, **values: object) -> None:
        with self._writing():
            update_recording(self._connection, living_id(self._connection, recording_id), **values)

    def _tombstone(self, what: str, identifier: str) -> None:
        now = timestamp()
        sql = f"UPDATE {what}s SET deleted_at = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL"
        if self._connection.execute(sql, (now, now, identifier)).rowcount == 0:
            raise NotInLibrary(what, identifier)
