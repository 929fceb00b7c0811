"""What comes from another library: laid on the tables so that the last word holds, and nothing comes in twice."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace

from player.document import Document
from player.library import rows
from player.library.bookmarks import put_bookmark
from player.library.journal.changes import bookmark_record
from player.library.journal.records import BookmarkRecord, RecordingRecord, SourceRecord
from player.library.merging.copies import Copies
from player.library.merging.counts import Counts
from player.library.recordings import learn, update_recording
from player.library.seals import seal
from player.library.search.indexing import index_recording
from player.library.sources import insert_source, source_rows, update_source

_COLUMNS = (
    "title", "channel", "published", "media_path", "duration_ms", "position_ms", "heard", "heard_share",
    "speaker_names", "shown_source_id", "second_source_id", "second_beside", "edited_at", "deleted_at",
)  # fmt: skip


def recordings_with_files(connection: sqlite3.Connection, sha256s: Collection[str]) -> tuple[str, ...]:
    """The recordings that have sources of these files: those with most of them first, then those not removed."""
    found: dict[str, list[int]] = {}
    sql = """SELECT DISTINCT recordings.id, recordings.deleted_at IS NULL, recordings.key FROM sources
        JOIN recordings ON recordings.id = sources.recording_id WHERE sha256 = ?"""
    for sha256 in sha256s:
        for recording_id, is_living, key in connection.execute(sql, (sha256,)):
            found.setdefault(recording_id, [0, is_living, key])[0] += 1
    return tuple(sorted(found, key=lambda recording_id: found[recording_id], reverse=True))


def put_recording(connection: sqlite3.Connection, record: RecordingRecord) -> None:
    """Make this recording under its id, or have the one of that id be exactly so."""
    values = (
        record.title,
        record.channel,
        record.published,
        rows.path_value(record.media_path),
        record.duration_ms,
        record.position_ms,
        rows.heard_value(record.heard),
        record.heard_share,
        rows.names_value(record.speaker_names),
        record.shown_source_id,
        record.second_source_id,
        record.is_second_beside,
        rows.names_value(record.edited_at),
        record.deleted_at,
    )
    found = connection.execute("SELECT key FROM recordings WHERE id = ?", (record.id,)).fetchone()
    if found:
        update_recording(connection, record.id, **dict(zip(_COLUMNS, values, strict=True)))
    else:
        sql = rows.insert_sql("recordings", ("id", "created_at", "updated_at", *_COLUMNS))
        row = rows.storable_row((record.id, record.created_at, record.updated_at, *values))
        key = connection.execute(sql, row).lastrowid
        assert key is not None
        seal(connection, "recordings", key)
    index_recording(connection, record.id)


def merge_source(
    connection: sqlite3.Connection, recording_id: str, record: SourceRecord, document: Document, data: bytes | None
) -> str:
    """The id of the source of this file in the recording; it comes back where it was removed, else is added."""
    sql = """SELECT id, deleted_at FROM sources WHERE recording_id = ? AND (id = ? OR sha256 = ?)
        ORDER BY deleted_at IS NOT NULL, key LIMIT 1"""
    known = connection.execute(sql, (recording_id, record.id, record.sha256)).fetchone()
    if known is None:
        is_taken = connection.execute("SELECT 1 FROM sources WHERE id = ?", (record.id,)).fetchone()
        source = source_rows(document, data, record.path)
        kept_id = insert_source(connection, recording_id, source, source_id=None if is_taken else record.id)
    else:
        kept_id, deleted_at = str(known[0]), known[1]
        if deleted_at is None:
            return kept_id
        update_source(connection, kept_id, deleted_at=None)
    learn(connection, recording_id, document, None)
    index_recording(connection, recording_id)
    return kept_id


def merge_bookmarks(connection: sqlite3.Connection, recording_id: str, records: Iterable[BookmarkRecord]) -> Counts:
    """Lay bookmarks of another library on a recording: of each the last state holds, deleted or not."""
    counts, copies = Counts(), Copies(connection, recording_id)
    for record in records:
        id_here = copies.id_here(record.id)
        mine = replace(record, bookmark=replace(record.bookmark, id=id_here)) if id_here != record.id else record
        counts += _merge_bookmark(connection, recording_id, mine)
    return counts


def _merge_bookmark(connection: sqlite3.Connection, recording_id: str, record: BookmarkRecord) -> Counts:
    known = bookmark_record(connection, record.id)
    if known is not None and known.rank >= record.rank:
        return Counts(unchanged=1)
    put_bookmark(connection, recording_id, record.bookmark, record.deleted_at)
    was_there = known is not None and known.deleted_at is None
    if record.deleted_at is not None:
        return Counts(deleted=1) if was_there else Counts(unchanged=1)
    return Counts(updated=1) if was_there else Counts(added=1)
