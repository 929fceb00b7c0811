"""Seals: the checksum that each record carries, made when it is written and compared when it is read.

A seal is the SHA-256, in hex, of a JSON array as `json.dumps(values, separators=(",", ":"))` writes it, ASCII only: of
a recording and of a bookmark the values of `SEALED_COLUMNS`, of a source `[values, lines, chapters, notes]`, each of
these three an array of rows of `PARTS` in their order. Bytes, as a path that is no text has them, become `{"hex": …}`.
It is written as `1:` and the checksum. Where a newer Syncline seals otherwise, or there is no seal since another
program changed the record, the record is believed as it stands.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from player.library import rows
from player.library.database import decoding_anything
from player.library.faults import is_undecodable
from player.library.rows import Row

SEALED_COLUMNS = {
    "recordings": (
        "id", "title", "channel", "media_path", "duration_ms", "position_ms", "shown_source_id", "opened_at",
        "created_at", "updated_at", "deleted_at", "heard", "heard_share", "speaker_names", "second_source_id",
        "second_beside", "published", "edited_at",
    ),
    "bookmarks": (
        "id", "recording_id", "start_ms", "end_ms", "quote", "title", "note", "tags", "color", "created_at",
        "updated_at", "deleted_at",
    ),
    # What never changes of an imported file.
    "sources": (
        "id", "recording_id", "title", "channel", "published", "duration_ms", "language", "media_name", "remarks",
        "encoding", "encoding_guessed", "format", "name", "sha256",
    ),
}  # fmt: skip
# The tables that hold the parts of a source.
PARTS = (("lines", rows.LINE_COLUMNS), ("chapters", rows.CHAPTER_COLUMNS), ("notes", rows.NOTE_COLUMNS))

# In the place of the seal of a record that was damaged already when a part of it was changed: it matches nothing.
DAMAGED = "damaged"

_VERSION = "1"


def read_record(connection: sqlite3.Connection, table: str, key: int) -> tuple[list[Any], bool]:
    """What the seal of a record covers, in the order of the seal, and whether it is whole.

    Raises KeyError where there is no such record, sqlite3.DatabaseError where it cannot be read.
    """
    try:
        values, checksum = _values(connection, table, key)
    except sqlite3.OperationalError as error:
        if not is_undecodable(error):
            raise
        with decoding_anything(connection):
            values, checksum = _values(connection, table, key)
    return values, _is_beyond(checksum) or checksum == seal_of(values)


def check_seal(row: Sequence[Any]) -> None:
    """Raise ValueError for a recording or bookmark, its `SEALED_COLUMNS` and its seal, that is damaged."""
    *values, checksum = row
    if not _is_beyond(checksum) and checksum != seal_of(values):
        raise ValueError("this does not match its seal")


def is_sealed_with(connection: sqlite3.Connection, table: str, key: int, checksum: str | None) -> bool:
    """Whether this is the seal of the record as it stands."""
    return checksum == seal_of(_values(connection, table, key)[0])


def is_unsealed(connection: sqlite3.Connection, table: str, key: int) -> bool:
    """Whether a record has no seal, since another program changed it."""
    row = connection.execute(f"SELECT checksum IS NULL FROM {table} WHERE key = ?", (key,)).fetchone()
    return row is not None and bool(row[0])


def seal_of(values: list[Any]) -> str:
    """The seal of what `read_record` returns."""
    text = json.dumps(values, separators=(",", ":"), check_circular=False, default=lambda data: {"hex": data.hex()})
    return f"{_VERSION}:{hashlib.sha256(text.encode()).hexdigest()}"


def seal(connection: sqlite3.Connection, table: str, key: int) -> None:
    """Seal a record as it stands."""
    # A statement of its own, after the one that wrote the record: its triggers tell our seals from others' edits so.
    values, _ = _values(connection, table, key)
    connection.execute(f"UPDATE {table} SET checksum = ? WHERE key = ?", (seal_of(values), key))


@contextmanager
def resealing(connection: sqlite3.Connection, table: str, key: int) -> Iterator[None]:
    """Change a part of a record inside, and it is sealed anew; one that is damaged stays known for it."""
    _, was_whole = read_record(connection, table, key)
    yield
    if was_whole:
        seal(connection, table, key)
    else:
        connection.execute(f"UPDATE {table} SET checksum = ? WHERE key = ?", (DAMAGED, key))


def _is_beyond(checksum: str | None) -> bool:
    """Whether there is no seal that can be compared: none at all, or that of a newer Syncline."""
    if checksum is None:
        return True
    version, colon, _ = str(checksum).partition(":")
    return bool(colon) and version.isdecimal() and version != _VERSION


def _values(connection: sqlite3.Connection, table: str, key: int) -> tuple[list[Any], str | None]:
    columns = ", ".join(SEALED_COLUMNS[table])
    row: Row | None = connection.execute(f"SELECT {columns}, checksum FROM {table} WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise KeyError(key)
    *values, checksum = row
    if table == "sources":
        return [values, *(_part(connection, part, names, key) for part, names in PARTS)], checksum
    return values, checksum


def _part(connection: sqlite3.Connection, table: str, columns: tuple[str, ...], source_key: int) -> list[Row]:
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE source_key = ? ORDER BY number"
    return connection.execute(sql, (source_key,)).fetchall()
