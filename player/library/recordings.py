"""The recordings table: which recording an imported file belongs to, and what the recording learns from it."""

import sqlite3
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from player.bookmarks import timestamp
from player.document import Document
from player.errors import LibraryError, NotInLibrary
from player.library import rows
from player.library.seals import resealing, seal

SHORTEST_PREFIX = 4
UNTITLED = "Untitled recording"


def living_id(connection: sqlite3.Connection, recording_id: str) -> str:
    """The same id, once it is sure that the recording is there and not removed; raises NotInLibrary."""
    return str(value_of(connection, recording_id, "id"))


def value_of(connection: sqlite3.Connection, recording_id: str, column: str) -> Any:
    """What stands in this column of a recording that is not removed; raises NotInLibrary."""
    sql = f"SELECT {column} FROM recordings WHERE id = ? AND deleted_at IS NULL"
    row = connection.execute(sql, (rows.storable(recording_id),)).fetchone()
    if row is None:
        raise NotInLibrary("recording", recording_id)
    return row[0]


def id_beginning(connection: sqlite3.Connection, prefix: str) -> str:
    """The only id that begins so; raises NotInLibrary for none, LibraryError for several."""
    # By the index of the ids: where another recording is damaged, this one is found.
    found = connection.execute(
        """SELECT id FROM recordings WHERE id >= :prefix AND id < :prefix || char(0x10FFFF) AND deleted_at IS NULL
        ORDER BY id LIMIT 2""",
        {"prefix": rows.storable(prefix)},
    ).fetchall()
    if len(prefix) < SHORTEST_PREFIX or not found:
        raise NotInLibrary("recording", prefix)
    if len(found) > 1:
        raise LibraryError(f"Several recordings have an id that begins with {prefix}; write more of it.")
    return str(found[0][0])


def find_medium(connection: sqlite3.Connection, medium: Path) -> str | None:
    """The recording of this medium, a removed one only where there is no other."""
    row = connection.execute(
        "SELECT id FROM recordings WHERE media_path = ? ORDER BY deleted_at IS NOT NULL, key DESC LIMIT 1",
        (rows.path_value(medium),),
    ).fetchone()
    return row and str(row[0])


def living_medium(connection: sqlite3.Connection, medium: Path) -> str | None:
    """The recording of this medium that is not removed."""
    row = connection.execute(
        "SELECT id FROM recordings WHERE media_path = ? AND deleted_at IS NULL ORDER BY key DESC LIMIT 1",
        (rows.path_value(medium),),
    ).fetchone()
    return row and str(row[0])


def gone_media(connection: sqlite3.Connection, sha256: str | None) -> frozenset[Path]:
    """The media of the recordings with this file that are not where they were.

    A drive may take long to answer: called before the library is locked, for others wait as long.
    """
    media = {rows.path_from(value) for _, value in _with_file(connection, sha256)}
    return frozenset(medium for medium in media if medium is not None and not medium.is_file())


def find_file(
    connection: sqlite3.Connection, sha256: str | None, medium: Path | None, gone: Collection[Path]
) -> str | None:
    """The recording that has this file; beside a medium only one that has no medium, or whose medium is `gone`."""
    for recording_id, value in _with_file(connection, sha256):
        known = rows.path_from(value)
        if medium is None or known is None or known in gone:
            return recording_id
    return None


def insert_recording(connection: sqlite3.Connection, title: str, medium: Path | None) -> str:
    """A new recording; returns its id."""
    recording_id, now = str(uuid4()), timestamp()
    sql = rows.insert_sql("recordings", ("id", "title", "media_path", "created_at", "updated_at"))
    values = (recording_id, rows.storable(title), rows.path_value(medium), now, now)
    key = connection.execute(sql, values).lastrowid
    assert key is not None
    seal(connection, "recordings", key)
    return recording_id


def update_recording(connection: sqlite3.Connection, recording_id: str, **values: object) -> None:
    """Set these columns of a recording, removed or not; raises NotInLibrary."""
    sql = "SELECT key, updated_at FROM recordings WHERE id = ?"
    found = connection.execute(sql, (rows.storable(recording_id),)).fetchone()
    if found is None:
        raise NotInLibrary("recording", recording_id)
    key, updated_at = found
    assignments = ", ".join(f"{column} = ?" for column in values)
    row = rows.storable_row((*values.values(), later_than(updated_at), key))
    with resealing(connection, "recordings", key):
        connection.execute(f"UPDATE recordings SET {assignments}, updated_at = ? WHERE key = ?", row)


def last_use(connection: sqlite3.Connection) -> Any:
    """When a recording was opened or added last, by the clock of that time; empty where there is none."""
    order = "coalesce(opened_at, created_at) DESC, opened_at IS NULL, key DESC"
    row = connection.execute(f"SELECT coalesce(opened_at, created_at) FROM recordings ORDER BY {order} LIMIT 1")
    return next(row, ("",))[0]


def later_than(before: str, now: str = "") -> str:
    """This time of change, or now, or just after the one before where the clock was set back: no edit is lost to it."""
    now = now or timestamp()
    if not isinstance(before, str) or before < now:
        return now
    try:
        return (datetime.fromisoformat(before) + timedelta(milliseconds=1)).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError):
        return now


def learn(connection: sqlite3.Connection, recording_id: str, document: Document, medium: Path | None) -> None:
    """Take over what the document knows and the recording does not; a file's name is no title to keep."""
    title, channel, published, duration_ms, media_path = connection.execute(
        "SELECT title, channel, published, duration_ms, media_path FROM recordings WHERE id = ?", (recording_id,)
    ).fetchone()
    is_file_name = title in _file_titles(connection, recording_id, rows.path_from(media_path))
    update_recording(
        connection,
        recording_id,
        title=(document.title if is_file_name else None) or title,
        channel=channel or document.channel,
        published=published or (document.published and document.published.isoformat()),
        duration_ms=document.duration_ms if duration_ms is None else duration_ms,
        media_path=rows.path_value(medium) or media_path,
        deleted_at=None,
    )


def first_title(document: Document, file_name: str | None, medium: Path | None) -> str:
    """What a new recording is called: by its document, else by its files."""
    # Imported for those who import a file.
    from player.pairing.names import titled_stem

    if document.title:
        return document.title
    return medium.stem if medium else titled_stem(Path(file_name).stem) if file_name else UNTITLED


def _with_file(connection: sqlite3.Connection, sha256: str | None) -> list[tuple[str, Any]]:
    """The recordings that have this file, with their media paths as they are stored."""
    sql = """SELECT recordings.id, media_path FROM sources JOIN recordings ON recordings.id = sources.recording_id
        WHERE sha256 = ? AND sources.deleted_at IS NULL
        ORDER BY recordings.deleted_at IS NOT NULL, sources.key DESC"""
    return connection.execute(sql, (sha256,)).fetchall()


def _file_titles(connection: sqlite3.Connection, recording_id: str, medium: Path | None) -> set[str]:
    # Imported for those who import a file.
    from player.pairing.names import titled_stem

    names = connection.execute("SELECT name FROM sources WHERE recording_id = ?", (recording_id,))
    stems = {Path(name).stem for (name,) in names if name}
    titles = {rows.storable(title) for stem in stems for title in (stem, titled_stem(stem))}
    return titles | ({rows.storable(medium.stem)} if medium else set()) | {UNTITLED}
