"""The list of recordings: in one query where all is well, around what is damaged where it is not."""

import sqlite3
from collections.abc import Iterator

from player.errors import NotInLibrary
from player.library import rows
from player.library.care.salvage import readable_rows
from player.library.database import decoding_anything
from player.library.faults import is_damage
from player.library.rows import Row
from player.recording import RecordingSummary

# In the order of the index `recordings_by_use`, which gives the first of many at once.
_SUMMARIES = """
SELECT id, title, channel, duration_ms, position_ms, media_path,
    coalesce((SELECT max(line_count) FROM sources WHERE recording_id = recordings.id AND deleted_at IS NULL), 0),
    (SELECT count(*) FROM bookmarks WHERE recording_id = recordings.id AND deleted_at IS NULL),
    heard_share, published, created_at, opened_at
FROM recordings
WHERE deleted_at IS NULL {condition}
ORDER BY coalesce(opened_at, created_at) DESC, opened_at IS NULL, key DESC LIMIT ?
"""
_ALL = -1
_FACTS = """
id, title, channel, duration_ms, position_ms, media_path, heard_share, published, created_at, opened_at, deleted_at
"""
_COUNTS = (
    "SELECT coalesce(max(line_count), 0) FROM sources WHERE recording_id = ? AND deleted_at IS NULL",
    "SELECT count(*) FROM bookmarks WHERE recording_id = ? AND deleted_at IS NULL",
)


def list_recordings(connection: sqlite3.Connection, most: int | None = None) -> tuple[RecordingSummary, ...]:
    """All recordings, or so many at most, the one opened last first."""
    try:
        found = connection.execute(_SUMMARIES.format(condition=""), (_ALL if most is None else most,)).fetchall()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        with decoding_anything(connection):
            found = sorted(_readable(connection), key=lambda row: str(row[-1] or row[-2]), reverse=True)[:most]
    return rows.summaries_from(found)


def listed_recording(connection: sqlite3.Connection, recording_id: str) -> RecordingSummary:
    """One recording of the list; raises NotInLibrary."""
    sql = _SUMMARIES.format(condition="AND id = ?")
    row = connection.execute(sql, (rows.storable(recording_id), 1)).fetchone()
    if row is None:
        raise NotInLibrary("recording", recording_id)
    return rows.summaries_from([row])[0]


def _readable(connection: sqlite3.Connection) -> Iterator[Row]:
    for _, *row in readable_rows(connection, "recordings", _FACTS):
        *facts, deleted_at = row
        if deleted_at is None:
            yield (*facts[:6], *(_count(connection, sql, facts[0]) for sql in _COUNTS), *facts[6:])


def _count(connection: sqlite3.Connection, sql: str, recording_id: str) -> int:
    try:
        (count,) = connection.execute(sql, (recording_id,)).fetchone()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return 0
    return count if isinstance(count, int) else 0
