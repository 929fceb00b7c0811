"""The recordings table: which recording an imported file belongs to, and what the recording learns from it."""

import sqlite3
from pathlib import Path
from typing import Any
from uuid import uuid4

from player.bookmarks import timestamp
from player.document import Document
from player.errors import LibraryError, NotInLibrary
from player.library import rows

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
    found = connection.execute(
        "SELECT id FROM recordings WHERE substr(id, 1, length(:prefix)) = :prefix AND deleted_at IS NULL LIMIT 2",
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


def find_file(connection: sqlite3.Connection, sha256: str | None, medium: Path | None) -> str | None:
    """The recording that has this file; beside a medium only one that has no medium, or whose medium is gone."""
    found = connection.execute(
        """SELECT recordings.id, media_path FROM sources JOIN recordings ON recordings.id = sources.recording_id
        WHERE sha256 = ? AND sources.deleted_at IS NULL
        ORDER BY recordings.deleted_at IS NOT NULL, sources.key DESC""",
        (sha256,),
    ).fetchall()
    for recording_id, value in found:
        known = rows.path_from(value)
        if medium is None or known is None or not known.is_file():
            return str(recording_id)
    return None


def insert_recording(connection: sqlite3.Connection, title: str, medium: Path | None) -> str:
    """A new recording; returns its id."""
    recording_id, now = str(uuid4()), timestamp()
    sql = rows.insert_sql("recordings", ("id", "title", "media_path", "created_at", "updated_at"))
    connection.execute(sql, (recording_id, rows.storable(title), rows.path_value(medium), now, now))
    return recording_id


def update_recording(connection: sqlite3.Connection, recording_id: str, **values: object) -> None:
    """Set these columns of a recording, removed or not; raises NotInLibrary."""
    assignments = ", ".join(f"{column} = ?" for column in values)
    row = rows.storable_row((*values.values(), timestamp(), recording_id))
    if connection.execute(f"UPDATE recordings SET {assignments}, updated_at = ? WHERE id = ?", row).rowcount == 0:
        raise NotInLibrary("recording", recording_id)


def learn(connection: sqlite3.Connection, recording_id: str, document: Document, medium: Path | None) -> None:
    """Take over what the document knows and the recording does not; a file's name is no title to keep."""
    title, channel, duration_ms, media_path = connection.execute(
        "SELECT title, channel, duration_ms, media_path FROM recordings WHERE id = ?", (recording_id,)
    ).fetchone()
    is_file_name = title in _file_titles(connection, recording_id, rows.path_from(media_path))
    update_recording(
        connection,
        recording_id,
        title=(document.title if is_file_name else None) or title,
        channel=channel or document.channel,
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


def _file_titles(connection: sqlite3.Connection, recording_id: str, medium: Path | None) -> set[str]:
    # Imported for those who import a file.
    from player.pairing.names import titled_stem

    names = connection.execute("SELECT name FROM sources WHERE recording_id = ?", (recording_id,))
    stems = {Path(name).stem for (name,) in names if name}
    titles = {rows.storable(title) for stem in stems for title in (stem, titled_stem(stem))}
    return titles | ({rows.storable(medium.stem)} if medium else set()) | {UNTITLED}
