"""What a library is still owed after an update of Syncline, or an edit by another program: to be found, and seals."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from player.library.care.examination import is_fit
from player.library.database import decoding_anything, reading, writing
from player.library.journal.changes import follow_changes, note_change
from player.library.journal.telling import tell_changes
from player.library.progress import Report, unreported
from player.library.seals import is_unsealed, read_record, seal
from player.library.search.indexing import (
    index_bookmark,
    index_recording,
    index_source,
    mark_indexed,
    pending,
)

Owed = tuple[str, int]


def keep_up(connection: sqlite3.Connection, path: Path, report: Report = unreported) -> int:
    """Index what is still to be found, each record in a short transaction of its own; returns how many there were.

    What another program changed is told in the journal of the library, which lies at `path`.
    """
    tables = {index_source: "sources", index_recording: "recordings", index_bookmark: "bookmarks"}
    with reading(connection), decoding_anything(connection):
        found = ((tables[index], _key(connection, tables[index], each)) for index, each in pending(connection))
        owed = [(table, key) for table, key in found if key is not None]
    settle(connection, path, owed, report)
    with writing(connection):
        mark_indexed(connection)
    return len(owed)


def settle(connection: sqlite3.Connection, path: Path, owed: Iterable[Owed], report: Report = unreported) -> None:
    """Let these records be found as they are now, and seal what has no seal; what is damaged is left as it is.

    Raises LibraryError where the journal cannot be written.
    """
    items = list(owed)
    # Before they have seals: who is stopped in between tells them once more.
    _tell(connection, path, items)
    for number, (table, key) in enumerate(items):
        report(number, len(items))
        # Another program may have written anything; what has a seal is read quickly.
        lenient = decoding_anything if is_unsealed(connection, table, key) else nullcontext
        with writing(connection), lenient(connection):
            _settle(connection, table, key)
    report(len(items), len(items))


def index_owner(connection: sqlite3.Connection, source_key: int) -> None:
    """Let the recording of a source be found by those who speak in it now, unless it is damaged."""
    sql = """SELECT recordings.key, recordings.id FROM recordings JOIN sources ON recordings.id = recording_id
        WHERE sources.key = ?"""
    row = connection.execute(sql, (source_key,)).fetchone()
    if row is None:
        return
    key, recording_id = row
    values, is_whole = read_record(connection, "recordings", key)
    if is_whole and is_fit("recordings", values):
        with decoding_anything(connection):
            index_recording(connection, recording_id)


def _settle(connection: sqlite3.Connection, table: str, key: int) -> None:
    try:
        values, is_whole = read_record(connection, table, key)
    except KeyError:
        return  # It was erased in the meantime.
    if not is_whole or not is_fit(table, values):
        return
    if table == "sources":
        index_source(connection, key)
    elif _key(connection, table, values[0]) != key:
        return  # Its id is no text that could be asked for.
    else:
        index = index_recording if table == "recordings" else index_bookmark
        index(connection, values[0])
    if is_unsealed(connection, table, key):
        seal(connection, table, key)
        if table == "sources":
            index_owner(connection, key)


def _tell(connection: sqlite3.Connection, path: Path, items: Sequence[Owed]) -> None:
    """Tell in the journal what another program changed, which has no seal."""
    unsealed = [(table, key) for table, key in items if is_unsealed(connection, table, key)]
    if not unsealed:
        return
    follow_changes(connection)
    with writing(connection), decoding_anything(connection):
        for table, key in unsealed:
            row = connection.execute(f"SELECT id FROM {table} WHERE key = ?", (key,)).fetchone()
            if row is not None and isinstance(row[0], str):
                note_change(connection, table, row[0])
        tell_changes(connection, path)


def _key(connection: sqlite3.Connection, table: str, each: int | str) -> int | None:
    """The key of what is pending; None where its id is no text that could be asked for."""
    if table == "sources":
        return int(each)
    row = connection.execute(f"SELECT key FROM {table} WHERE id = ?", (each,)).fetchone()
    return row and int(row[0])
