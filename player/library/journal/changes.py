"""What a transaction changed, gathered by the database itself: whoever writes a record has it in the journal."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from player.errors import LibraryError
from player.library import rows
from player.library.care.salvage import readable_rows
from player.library.damage import REMEDY
from player.library.database import decoding_anything
from player.library.journal.records import BookmarkRecord, Record, RecordingRecord, SourceRecord
from player.library.seals import DAMAGED, SEALED_COLUMNS, check_seal

# What of a record the journal tells. Where the user is in a recording changes every few seconds: the journal has it as
# it was when something else changed, and what was heard too, unless it is set on purpose (`note_change`).
_TOLD = {
    "recordings": (
        "title", "channel", "published", "media_path", "shown_source_id", "second_source_id", "second_beside",
        "speaker_names", "edited_at", "deleted_at",
    ),
    "sources": ("recording_id", "name", "path", "sha256", "format", "encoding", "deleted_at"),
    "bookmarks": ("recording_id", *rows.BOOKMARK_COLUMNS, "deleted_at"),
}  # fmt: skip
_FOLLOWING = "CREATE TEMP TABLE IF NOT EXISTS changes (kind TEXT, key INTEGER, PRIMARY KEY (kind, key)) WITHOUT ROWID;"
_FOLLOWING += "".join(
    f"""CREATE TEMP TRIGGER IF NOT EXISTS {table}_{done} AFTER {event} ON main.{table} BEGIN
    INSERT OR IGNORE INTO changes (kind, key) VALUES ('{table}', new.key);
END;"""
    for table, columns in _TOLD.items()
    for done, event in (("made", "INSERT"), ("changed", f"UPDATE OF {', '.join(columns)}"))
)
# In the order of the fields of the record.
_SOURCE_COLUMNS = (
    "id", "recording_id", "name", "path", "sha256", "format", "encoding", "created_at", "updated_at", "deleted_at",
)  # fmt: skip


def follow_changes(connection: sqlite3.Connection) -> None:
    """Gather from now on what is changed through this connection; called outside of a transaction."""
    connection.executescript(_FOLLOWING)


def note_change(connection: sqlite3.Connection, table: str, identifier: str) -> None:
    """The journal is to tell how this record is now, whatever was changed of it."""
    sql = f"INSERT OR IGNORE INTO temp.changes (kind, key) SELECT '{table}', key FROM {table} WHERE id = ?"
    connection.execute(sql, (rows.storable(identifier),))


def changed_records(connection: sqlite3.Connection) -> Iterator[Record]:
    """The records that this transaction changed, as they are now: recordings first, bookmarks last."""
    for table in _TOLD:
        changed = f"SELECT key FROM temp.changes WHERE kind = '{table}'"
        yield from _whole_records(connection, table, f"key IN ({changed}) AND")
    connection.execute("DELETE FROM temp.changes")


def all_records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every record of the library, removed or not: recordings first, bookmarks last."""
    for table in _TOLD:
        yield from _whole_records(connection, table)


def recording_record(connection: sqlite3.Connection, recording_id: str) -> RecordingRecord | None:
    """The record of this recording, removed or not; raises LibraryError for one that is damaged."""
    columns = ", ".join(SEALED_COLUMNS["recordings"])
    sql = f"SELECT {columns} FROM recordings WHERE id = ?"
    with decoding_anything(connection):
        row = connection.execute(sql, (rows.storable(recording_id),)).fetchone()
    try:
        return row and _recording(row)
    except rows.UNFIT as error:
        raise LibraryError(f"The recording {recording_id} is damaged in the library: {REMEDY}") from error


def source_records(connection: sqlite3.Connection, recording_id: str) -> tuple[SourceRecord, ...]:
    """The records of the sources of a recording, removed or not, in the order of their import."""
    columns = ", ".join((*_SOURCE_COLUMNS, "checksum"))
    sql = f"SELECT {columns} FROM sources WHERE recording_id = ? ORDER BY key"
    with decoding_anything(connection):
        found = connection.execute(sql, (recording_id,)).fetchall()
    return tuple(record for row in found if (record := rows.decoded_or(None, _source, row)))


def bookmark_records(connection: sqlite3.Connection, recording_id: str) -> tuple[BookmarkRecord, ...]:
    """The records of the bookmarks of a recording, deleted or not, in time order."""
    return _bookmark_records(connection, "recording_id", recording_id)


def bookmark_record(connection: sqlite3.Connection, bookmark_id: str) -> BookmarkRecord | None:
    """The record of this bookmark, deleted or not; None where there is none, or it is damaged."""
    return next(iter(_bookmark_records(connection, "id", bookmark_id)), None)


def _bookmark_records(connection: sqlite3.Connection, column: str, value: str) -> tuple[BookmarkRecord, ...]:
    columns = ", ".join((*SEALED_COLUMNS["bookmarks"], "checksum"))
    sql = f"SELECT {columns} FROM bookmarks WHERE {column} = ? ORDER BY start_ms, end_ms, key"
    with decoding_anything(connection):
        found = connection.execute(sql, (rows.storable(value),)).fetchall()
    return tuple(record for row in found if (record := rows.decoded_or(None, _sealed_bookmark, row)))


def _whole_records(connection: sqlite3.Connection, table: str, where: str = "") -> Iterator[Record]:
    """A record that is damaged is not told: what the journal said of it before is better."""
    columns, read = _READERS[table]
    for _, *row in readable_rows(connection, table, ", ".join((*columns, "checksum")), where=where):
        if (record := rows.decoded_or(None, read, row)) is not None:
            yield record


def _sealed_recording(row: Sequence[Any]) -> RecordingRecord:
    check_seal(row)
    return _recording(row[:-1])


def _sealed_bookmark(row: Sequence[Any]) -> BookmarkRecord:
    check_seal(row)
    return _bookmark(row[:-1])


def _recording(values: Sequence[Any]) -> RecordingRecord:
    rows.check_recording_types(values)
    named = dict(zip(SEALED_COLUMNS["recordings"], values, strict=True))
    return RecordingRecord(
        named["id"],
        named["title"],
        named["channel"],
        named["published"],
        rows.path_from(named["media_path"]),
        named["duration_ms"],
        named["position_ms"],
        rows.heard_from_value(named["heard"]),
        named["heard_share"],
        rows.names_from_value(named["speaker_names"]),
        named["shown_source_id"],
        named["second_source_id"],
        bool(named["second_beside"]),
        rows.names_from_value(named["edited_at"]),
        named["created_at"],
        named["updated_at"],
        named["deleted_at"],
    )


def _source(row: Sequence[Any]) -> SourceRecord:
    """Not compared with its seal, which covers every line: what is wrong here brings back no text, and no wrong one."""
    source_id, recording_id, name, path, sha256, file_format, encoding, *times, checksum = row
    for value in (name, sha256, file_format, encoding, *times):
        rows.text_from(value)
    if checksum == DAMAGED:
        raise ValueError("this source is known to be damaged")
    file = rows.decoded_or(None, rows.path_from, path)
    return SourceRecord(_id(source_id), _id(recording_id), name, file, sha256, file_format, encoding, *times)


def _bookmark(values: Sequence[Any]) -> BookmarkRecord:
    bookmark_id, recording_id, *rest, deleted_at = values
    return BookmarkRecord(_id(recording_id), rows.bookmark_from((bookmark_id, *rest)), rows.text_from(deleted_at))


def _id(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("this is no id")
    return value


_READERS: Mapping[str, tuple[tuple[str, ...], Callable[[Sequence[Any]], Record]]] = {
    "recordings": (SEALED_COLUMNS["recordings"], _sealed_recording),
    "sources": (_SOURCE_COLUMNS, _source),
    "bookmarks": (SEALED_COLUMNS["bookmarks"], _sealed_bookmark),
}
