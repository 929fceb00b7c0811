"""The bookmarks table: each written whole, sealed and found by the search."""

import sqlite3
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from player.bookmarks import Bookmark
from player.errors import NotInLibrary
from player.library import rows
from player.library.database import decoding_anything
from player.library.journal.records import is_bookmark_id, is_time
from player.library.recordings import later_than
from player.library.seals import resealing, seal
from player.library.search.indexing import index_bookmark

_COLUMNS = ("recording_id", *rows.BOOKMARK_COLUMNS, "deleted_at")
_ASSIGNMENTS = ", ".join(f"{column} = excluded.{column}" for column in _COLUMNS)
_PUT = f"{rows.insert_sql('bookmarks', _COLUMNS)} ON CONFLICT (id) DO UPDATE SET {_ASSIGNMENTS}"


def put_bookmark(
    connection: sqlite3.Connection, recording_id: str, bookmark: Bookmark, deleted_at: str | None = None
) -> None:
    """Write exactly this, in the place of what was there under its id."""
    row = rows.storable_row((recording_id, *rows.bookmark_row(bookmark), deleted_at))
    connection.execute(_PUT, row)
    (key,) = connection.execute("SELECT key FROM bookmarks WHERE id = ?", (rows.storable(bookmark.id),)).fetchone()
    seal(connection, "bookmarks", key)
    index_bookmark(connection, rows.storable(bookmark.id))


def save_bookmark(connection: sqlite3.Connection, recording_id: str, bookmark: Bookmark) -> Bookmark:
    """Keep a bookmark as the user left it; returned as it is kept: each change is later than the one before."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM bookmarks WHERE id = ?"
    with decoding_anything(connection):
        before = connection.execute(sql, (rows.storable(bookmark.id),)).fetchone()
    if before is not None and before != rows.storable_row((recording_id, *rows.bookmark_row(bookmark), None)):
        updated_at = before[_COLUMNS.index("updated_at")]
        bookmark = replace(bookmark, updated_at=later_than(updated_at, bookmark.updated_at))
    put_bookmark(connection, recording_id, bookmark)
    return bookmark


def import_bookmark(connection: sqlite3.Connection, recording_id: str, bookmark: Bookmark, sha256: str | None) -> None:
    """Keep a bookmark that came with the file of this checksum, once; a copy of another recording's gets its own id."""
    bookmark = _as_record(sha256 or recording_id, bookmark)
    owner = owner_of(connection, bookmark.id)
    if owner is not None and owner != recording_id:
        bookmark = replace(bookmark, id=id_of_copy(sha256 or recording_id, bookmark.id))
        owner = owner_of(connection, bookmark.id)
    if owner is None:
        put_bookmark(connection, recording_id, bookmark)


def delete_bookmark(connection: sqlite3.Connection, bookmark_id: str) -> None:
    """Remove a bookmark; raises NotInLibrary."""
    sql = "SELECT key, updated_at FROM bookmarks WHERE id = ? AND deleted_at IS NULL"
    found = connection.execute(sql, (rows.storable(bookmark_id),)).fetchone()
    if found is None:
        raise NotInLibrary("bookmark", bookmark_id)
    key, updated_at = found
    now = later_than(updated_at)
    with resealing(connection, "bookmarks", key):
        connection.execute("UPDATE bookmarks SET deleted_at = ?, updated_at = ? WHERE key = ?", (now, now, key))


def owner_of(connection: sqlite3.Connection, bookmark_id: str) -> str | None:
    """The recording that this bookmark is on, deleted or not; None where there is no such bookmark."""
    sql = "SELECT recording_id FROM bookmarks WHERE id = ?"
    row = connection.execute(sql, (rows.storable(bookmark_id),)).fetchone()
    return row and str(row[0])


def id_of_copy(origin: str, bookmark_id: str) -> str:
    """The id of a bookmark's copy in another recording: the same in all libraries that have it from one origin.

    That is the checksum of the file which it came with, or the id of the recording where there is no file.
    """
    return str(uuid5(uuid5(NAMESPACE_URL, rows.storable(origin)), rows.storable(bookmark_id)))


def _as_record(origin: str, bookmark: Bookmark) -> Bookmark:
    """The bookmark with an id and times that the journal and bundles take, whatever the file had."""
    known_id = bookmark.id if is_bookmark_id(bookmark.id) else id_of_copy(origin, bookmark.id)
    made, changed = (text if is_time(text) else "" for text in (bookmark.created_at, bookmark.updated_at))
    return replace(bookmark, id=known_id, created_at=made, updated_at=changed)
