"""The sources of a recording: imported files on their way into the tables and back out."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from player.bookmarks import timestamp
from player.document import Document
from player.errors import LibraryError, NotInLibrary
from player.library import rows
from player.library.care.upkeep import index_owner
from player.library.damage import Damage
from player.library.packing import packed, unpacked
from player.library.recordings import later_than, update_recording
from player.library.rows import Row
from player.library.seals import PARTS, resealing, seal
from player.library.search.indexing import index_source
from player.recording import timing

_COLUMNS = (
    "id", "recording_id", "created_at", "updated_at", *rows.DOCUMENT_COLUMNS, "path",
    "timed_word_count", "ended_line_count", "timed_line_count", "line_count",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SourceRows:
    """A document made ready for the tables, so that the library is locked for the writing alone."""

    sha256: str | None
    name: str | None
    head: Row
    parts: tuple[list[Row], ...]  # in the order of `seals.PARTS`
    content: bytes | None


def source_rows(document: Document, data: bytes | None, path: Path | None) -> SourceRows:
    """The rows of a document that was read from `data` and lay at `path`, as far as they are known."""
    sha256 = (
        document.origin.sha256 if document.origin else hashlib.sha256(data).hexdigest() if data is not None else None
    )
    name = document.origin.name if document.origin else path.name if path else None
    facts = (*rows.document_row(document)[:-1], sha256)
    return SourceRows(
        sha256,
        name,
        rows.storable_row((*facts, rows.path_value(path), *timing(document))),
        (
            [rows.line_row(line) for line in document.lines],
            [rows.storable_row(rows.chapter_row(chapter)) for chapter in document.chapters],
            [rows.storable_row(rows.note_row(note)) for note in document.notes],
        ),
        None if data is None else packed(data),
    )


def insert_source(
    connection: sqlite3.Connection, recording_id: str, source: SourceRows, source_id: str | None = None
) -> str:
    """Add a source to a recording, under this id or a new one, and let it be found; returns its id."""
    source_id, now = source_id or str(uuid4()), timestamp()
    head = (source_id, recording_id, now, now, *source.head)
    source_key = connection.execute(rows.insert_sql("sources", _COLUMNS), head).lastrowid
    assert source_key is not None
    if source.content is not None:
        connection.execute(rows.insert_sql("contents", ("source_key", "data")), (source_key, source.content))
    insert_parts(connection, source_key, source.parts)
    seal(connection, "sources", source_key)
    index_source(connection, source_key)
    return source_id


def insert_parts(connection: sqlite3.Connection, source_key: int, parts: Sequence[Iterable[Row]]) -> None:
    """Add the lines, chapters and notes of a source."""
    for (table, columns), part in zip(PARTS, parts, strict=True):
        numbered = ((source_key, number, *row) for number, row in enumerate(part))
        connection.executemany(rows.insert_sql(table, ("source_key", "number", *columns)), numbered)


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
    # Without its checksum the other reading does not come back when the file is imported again.
    update_source(connection, source_id, deleted_at=timestamp(), sha256=None)
    update_source(connection, other_id, deleted_at=None, sha256=alive[0])
    for column in ("shown_source_id", "second_source_id"):
        showing = connection.execute(f"SELECT id FROM recordings WHERE {column} = ?", (source_id,)).fetchall()
        for (recording_id,) in showing:
            update_recording(connection, recording_id, **{column: other_id})


def revive_source(connection: sqlite3.Connection, recording_id: str, sha256: str | None) -> bool:
    """Whether the recording already has a source of this file; one that was removed is there again."""
    sql = "SELECT id FROM sources WHERE recording_id = ? AND sha256 = ?"
    found = connection.execute(sql, (recording_id, sha256)).fetchall()
    for (source_id,) in found:
        update_source(connection, source_id, deleted_at=None)
    return bool(found)


def remove_source(connection: sqlite3.Connection, source_id: str) -> None:
    """Take a source off its recording; raises NotInLibrary."""
    sql = "SELECT key FROM sources WHERE id = ? AND deleted_at IS NULL"
    if connection.execute(sql, (source_id,)).fetchone() is None:
        raise NotInLibrary("source", source_id)
    update_source(connection, source_id, deleted_at=timestamp())


def update_source(connection: sqlite3.Connection, source_id: str, **values: object) -> None:
    """Set what may change of a source: its bytes' checksum, and what the seal leaves out; raises NotInLibrary."""
    found = connection.execute("SELECT key, updated_at FROM sources WHERE id = ?", (source_id,)).fetchone()
    if found is None:
        raise NotInLibrary("source", source_id)
    key, updated_at = found
    _write(connection, key, updated_at, values)
    if "deleted_at" in values:
        index_owner(connection, key)


def _write(connection: sqlite3.Connection, key: int, updated_at: str, values: Mapping[str, object]) -> None:
    assignments = ", ".join(f"{column} = ?" for column in values)
    row = (*values.values(), later_than(updated_at), key)
    sql = f"UPDATE sources SET {assignments}, updated_at = ? WHERE key = ?"
    if "sha256" not in values:
        connection.execute(sql, row)
        return
    with resealing(connection, "sources", key):
        # Without a seal, which is to come, it would have to be indexed anew.
        connection.execute(sql.replace(" SET ", " SET checksum = '', "), row)


def source_data(connection: sqlite3.Connection, source_id: str) -> bytes | None:
    """The bytes of the imported file; None where they were not kept. Raises LibraryError where they are damaged."""
    sql = "SELECT data, name FROM contents JOIN sources ON sources.key = source_key WHERE id = ?"
    row = connection.execute(sql, (source_id,)).fetchone()
    if row is None:
        return None
    try:
        return unpacked(row[0])
    except ValueError as error:
        raise LibraryError(Damage("kept file", source_id, row[1] or "").sentence) from error
