"""The sources of a recording: imported files on their way into the tables and back out."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from player.bookmarks import timestamp
from player.document import Document
from player.errors import NotInLibrary
from player.library import rows
from player.library.rows import Row
from player.library.search import index_source
from player.recording import StoredSource, timing

_COLUMNS = (
    "id", "recording_id", "created_at", "updated_at", *rows.DOCUMENT_COLUMNS, "path",
    "timed_word_count", "ended_line_count", "timed_line_count", "line_count", "content",
)  # fmt: skip
# The tables that hold the parts of a source, in the order of `SourceRows.parts`.
_PARTS = (("lines", rows.LINE_COLUMNS), ("chapters", rows.CHAPTER_COLUMNS), ("notes", rows.NOTE_COLUMNS))


@dataclass(frozen=True, slots=True)
class SourceRows:
    """A document made ready for the tables, so that the library is locked for the writing alone."""

    sha256: str | None
    name: str | None
    head: Row
    parts: tuple[list[Row], ...]


def source_rows(document: Document, data: bytes | None, path: Path | None) -> SourceRows:
    """The rows of a document that was read from `data` and lay at `path`, as far as they are known."""
    sha256 = (
        document.origin.sha256 if document.origin else hashlib.sha256(data).hexdigest() if data is not None else None
    )
    name = document.origin.name if document.origin else path.name if path else None
    facts = (*rows.document_row(document)[:-1], sha256)
    content = None if data is None else zlib.compress(data)
    return SourceRows(
        sha256,
        name,
        rows.storable_row((*facts, rows.path_value(path), *timing(document), content)),
        (
            [rows.line_row(line) for line in document.lines],
            [rows.storable_row(rows.chapter_row(chapter)) for chapter in document.chapters],
            [rows.storable_row(rows.note_row(note)) for note in document.notes],
        ),
    )


def insert_source(connection: sqlite3.Connection, recording_id: str, source: SourceRows) -> str:
    """Add a source to a recording and let it be found; returns its id."""
    source_id, now = str(uuid4()), timestamp()
    head = (source_id, recording_id, now, now, *source.head)
    source_key = connection.execute(rows.insert_sql("sources", _COLUMNS), head).lastrowid
    assert source_key is not None
    for (table, columns), part in zip(_PARTS, source.parts, strict=True):
        numbered = ((source_key, number, *row) for number, row in enumerate(part))
        connection.executemany(rows.insert_sql(table, ("source_key", "number", *columns)), numbered)
    index_source(connection, source_key)
    return source_id


def replace_source(connection: sqlite3.Connection, source_id: str, document: Document) -> str:
    """Put what the bytes of a source are now read as in its place; returns the new id. Raises NotInLibrary."""
    sql = "SELECT recording_id, path FROM sources WHERE id = ? AND deleted_at IS NULL"
    found = connection.execute(sql, (source_id,)).fetchone()
    if found is None:
        raise NotInLibrary("source", source_id)
    recording_id, path = found
    rows_now = source_rows(document, source_data(connection, source_id), rows.path_from(path))
    new_id = insert_source(connection, recording_id, rows_now)
    swap_source(connection, source_id, new_id)
    return new_id


def swap_source(connection: sqlite3.Connection, source_id: str, other_id: str) -> None:
    """Put one reading of a file in the place of another: it is there, shown where that was, and known by the file."""
    sql = "SELECT sha256 FROM sources WHERE id = ? AND deleted_at IS NULL"
    alive = connection.execute(sql, (source_id,)).fetchone()
    if alive is None:
        raise NotInLibrary("source", source_id)
    now = timestamp()
    # Without its checksum the other reading does not come back when the file is imported again.
    sql = "UPDATE sources SET deleted_at = ?, sha256 = ?, updated_at = ? WHERE id = ?"
    connection.executemany(sql, [(now, None, now, source_id), (None, *alive, now, other_id)])
    for column in ("shown_source_id", "second_source_id"):
        connection.execute(f"UPDATE recordings SET {column} = ? WHERE {column} = ?", (other_id, source_id))


def revive_source(connection: sqlite3.Connection, recording_id: str, sha256: str | None) -> bool:
    """Whether the recording already has a source of this file; one that was removed is there again."""
    sql = "UPDATE sources SET deleted_at = NULL, updated_at = ? WHERE recording_id = ? AND sha256 = ?"
    return connection.execute(sql, (timestamp(), recording_id, sha256)).rowcount > 0


def stored_sources(
    connection: sqlite3.Connection, recording_id: str, known: Iterable[StoredSource] = ()
) -> tuple[StoredSource, ...]:
    """The sources of a recording in the order of their import; those `known` are not read again, for none changes."""
    columns = ", ".join(rows.DOCUMENT_COLUMNS)
    sql = f"SELECT key, id, {columns} FROM sources WHERE recording_id = ? AND deleted_at IS NULL ORDER BY key"
    by_id = {source.id: source for source in known}
    return tuple(
        by_id.get(source_id)
        or StoredSource(source_id, rows.document_from(tuple(head), *_parts(connection, source_key)))
        for source_key, source_id, *head in connection.execute(sql, (recording_id,)).fetchall()
    )


def source_data(connection: sqlite3.Connection, source_id: str) -> bytes | None:
    """The bytes of the imported file; None where they were not kept."""
    row = connection.execute("SELECT content FROM sources WHERE id = ?", (source_id,)).fetchone()
    return zlib.decompress(row[0]) if row and row[0] is not None else None


def _parts(connection: sqlite3.Connection, source_key: int) -> list[sqlite3.Cursor]:
    return [
        connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE source_key = ? ORDER BY number", (source_key,)
        )
        for table, columns in _PARTS
    ]
