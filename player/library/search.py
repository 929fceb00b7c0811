"""Search across everything in the library: titles, bookmarks, notes and lines."""

import sqlite3
from collections.abc import Iterator

from player.library.rows import storable
from player.recording import Hit, HitKind

# More words than anyone types; FTS5 refuses expressions without bounds.
MOST_WORDS = 50

_LIVING = "recordings.deleted_at IS NULL"
# Key of the source whose transcript a recording shows, chosen as `player.recording.shown_source` does. Lines are found
# there alone: the same words usually stand in every source of a recording.
SHOWN_SOURCE = """coalesce(
    (SELECT key FROM sources AS chosen WHERE chosen.id = recordings.shown_source_id
    AND chosen.deleted_at IS NULL AND chosen.line_count > 0),
    (SELECT key FROM sources AS richest WHERE richest.recording_id = recordings.id
    AND richest.deleted_at IS NULL AND richest.line_count > 0
    ORDER BY coalesce(richest.language, '') <> '' AND EXISTS (
        SELECT 1 FROM sources AS told WHERE told.recording_id = richest.recording_id AND told.deleted_at IS NULL
        AND told.line_count = 0 AND told.language <> ''
        AND lower(substr(told.language, 1, 2)) <> lower(substr(richest.language, 1, 2))
    ), timed_word_count DESC, ended_line_count DESC, timed_line_count DESC, line_count DESC, key LIMIT 1)
)"""
_LIVING_SOURCE = f"sources.deleted_at IS NULL AND {_LIVING}"

# Each yields recording id, recording title, position, then the texts that make up the hit; newest first, which FTS5
# gives without ranking every match.
_SEARCHES: tuple[tuple[HitKind, str], ...] = (
    (
        "title",
        f"""SELECT recordings.id, recordings.title, NULL, recordings.title
        FROM recordings_fts JOIN recordings ON recordings.key = recordings_fts.rowid
        WHERE recordings_fts MATCH ? AND {_LIVING} ORDER BY recordings_fts.rowid DESC LIMIT ?""",
    ),
    (
        "bookmark",
        f"""SELECT recordings.id, recordings.title, bookmarks.start_ms, bookmarks.title, bookmarks.note, bookmarks.quote
        FROM bookmarks_fts JOIN bookmarks ON bookmarks.key = bookmarks_fts.rowid
        JOIN recordings ON recordings.id = bookmarks.recording_id
        WHERE bookmarks_fts MATCH ? AND bookmarks.deleted_at IS NULL AND {_LIVING}
        ORDER BY bookmarks_fts.rowid DESC LIMIT ?""",
    ),
    (
        "note",
        f"""SELECT recordings.id, recordings.title, notes.position_ms, notes.title, notes.label, notes.text
        FROM notes_fts JOIN notes ON notes.key = notes_fts.rowid
        JOIN sources ON sources.key = notes.source_key JOIN recordings ON recordings.id = sources.recording_id
        WHERE notes_fts MATCH ? AND {_LIVING_SOURCE} ORDER BY notes_fts.rowid DESC LIMIT ?""",
    ),
    (
        "line",
        f"""SELECT recordings.id, recordings.title, lines.start_ms, lines.text
        FROM lines_fts JOIN lines ON lines.key = lines_fts.rowid
        JOIN sources ON sources.key = lines.source_key JOIN recordings ON recordings.id = sources.recording_id
        WHERE lines_fts MATCH ? AND {_LIVING_SOURCE} AND lines.source_key = {SHOWN_SOURCE}
        ORDER BY lines_fts.rowid DESC LIMIT ?""",
    ),
)

# Ids of the recordings whose title, bookmarks or sources hold all words of `:words`.
MATCHING_RECORDINGS = """
SELECT recordings.id FROM recordings_fts JOIN recordings ON recordings.key = recordings_fts.rowid
WHERE recordings_fts MATCH :words
UNION
SELECT recording_id FROM bookmarks_fts JOIN bookmarks ON bookmarks.key = bookmarks_fts.rowid
WHERE bookmarks_fts MATCH :words AND deleted_at IS NULL
UNION
SELECT recording_id FROM sources_fts JOIN sources ON sources.key = sources_fts.rowid
WHERE sources_fts MATCH :words AND deleted_at IS NULL
"""


def hits(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """At most `limit` hits: titles first, then bookmarks, notes and lines, the newest first within each."""
    words = match_expression(query)
    # The same note often stands in several sources of a recording.
    found: dict[Hit, None] = {}
    for kind, sql in _SEARCHES:
        if len(found) < limit:
            found.update(dict.fromkeys(_hits_of(connection, kind, sql, words, limit)))
    return tuple(found)[:limit]


def match_expression(query: str) -> str:
    """The query for FTS5: every word quoted, so that none is an operator, and the last one the start of a word."""
    words = storable(query).replace("\0", " ").split()[:MOST_WORDS]
    quoted = ['"' + word.replace('"', '""') + '"' for word in words]
    return " ".join(quoted) + "*" if quoted else '""'


def index_source(connection: sqlite3.Connection, source_key: int) -> None:
    """Let a source that was just imported be found."""
    for sql in (
        "INSERT INTO sources_fts (rowid, text) SELECT key, text FROM source_texts WHERE key = ?",
        "INSERT INTO lines_fts (rowid, text) SELECT key, text FROM lines WHERE source_key = ?",
        "INSERT INTO notes_fts (rowid, title, label, text) SELECT key, title, label, text FROM notes"
        " WHERE source_key = ?",
    ):
        connection.execute(sql, (source_key,))


def _hits_of(connection: sqlite3.Connection, kind: HitKind, sql: str, words: str, limit: int) -> Iterator[Hit]:
    for recording_id, title, position_ms, *texts in connection.execute(sql, (words, limit)):
        yield Hit(recording_id, title, kind, " — ".join(text for text in texts if text), position_ms)
