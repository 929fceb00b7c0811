"""Damaged records made whole again: from the file that was kept, from the journal, or from a backup."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

from player.library.bookmarks import put_bookmark
from player.library.care.examination import Finding
from player.library.care.kept_files import mend_from_files, mend_kept_file
from player.library.care.spares import Spare, Spares
from player.library.care.upkeep import index_owner
from player.library.damage import Damage
from player.library.database import decoding_anything, writing
from player.library.journal.records import RecordingRecord
from player.library.merging.arrivals import put_recording
from player.library.progress import Report
from player.library.recordings import UNTITLED
from player.library.seals import PARTS, read_record, seal
from player.library.search.indexing import index_bookmark, index_recording, index_source
from player.library.sources import insert_parts

# What a record has besides what can be copied: its key, and what the search made of it.
_OWN_COLUMNS = ("key", "first_passage", "passage_count")


class Mender:
    """Mends one record after another, each in a transaction of its own.

    `mended` and `lost` are sentences on what came of them.
    """

    def __init__(self, connection: sqlite3.Connection, spares: Spares) -> None:
        self.mended: list[str] = []
        self.lost: list[str] = []
        self._connection = connection
        self._spares = spares

    def mend(self, finding: Finding) -> None:
        """Make one damaged record whole, or say that it cannot be."""
        mend: dict[str, Callable[[Finding], str | None]] = {
            "recordings": self._mend_recording,
            "bookmarks": self._mend_bookmark,
            "sources": self._mend_source,
            "contents": self._mend_kept_file,
        }
        origin: str | None = None
        # An id that belongs to two records: neither can be told to be the right one.
        with suppress(sqlite3.IntegrityError), writing(self._connection):
            origin = mend[finding.table](finding)
            if finding.table == "sources" and finding.key is not None:
                index_owner(self._connection, finding.key)
        name = named(finding.damage)
        if origin is None:
            self.lost.append(f"{name} cannot be brought back: no backup and no file has it whole. It stays set aside.")
        else:
            self.mended.append(f"{name} is whole again, from {origin}.")

    def fill_up(self, report: Report) -> None:
        """Bring back from the newest backup what is not in the library at all."""
        found = self._spares.newest()
        if found is None:
            return
        backup, connection = found
        for table in ("recordings", "sources", "bookmarks"):
            here = {row[0] for row in self._connection.execute(f"SELECT id FROM {table}")}
            there = connection.execute(f"SELECT key, id FROM {table} ORDER BY key").fetchall()
            missing = [(key, identifier) for key, identifier in there if identifier not in here]
            for number, (key, identifier) in enumerate(missing):
                report(number, len(missing))
                self._fill_up_with(table, Spare(backup, connection, key), identifier)

        self._fill_up_kept_files(connection)

    def _fill_up_kept_files(self, origin: sqlite3.Connection) -> None:
        """Kept files of sources that are here, and lost theirs."""
        here = "SELECT key, id FROM sources WHERE key NOT IN (SELECT source_key FROM contents)"
        there = "SELECT data FROM contents JOIN sources ON sources.key = source_key WHERE id = ?"
        with writing(self._connection):
            for key, identifier in self._connection.execute(here).fetchall():
                if (row := origin.execute(there, (identifier,)).fetchone()) is not None:
                    self._connection.execute("INSERT INTO contents (source_key, data) VALUES (?, ?)", (key, *row))

    def _fill_up_with(self, table: str, spare: Spare, identifier: str) -> None:
        if not read_record(spare.connection, table, spare.key)[1]:
            return
        with suppress(sqlite3.IntegrityError), writing(self._connection):
            self._copy(table, None, spare)
            name = named(Damage(table.removesuffix("s"), identifier, _title_of(spare, table)))
            self.mended.append(f"{name} was missing, and is back from {spare.origin}.")

    def _mend_recording(self, finding: Finding) -> str | None:
        spare = self._spares.find("recordings", finding.damage.id, finding.key)
        told = self._spares.journal.recordings.get(finding.damage.id)
        if spare is not None and (told is None or told.updated_at <= _updated_at(spare)):
            self._copy("recordings", finding.key, spare)
            return spare.origin
        if told is not None:
            self._put_told(finding.key, told)
            return "the journal"
        return self._name_missing(finding.damage.id) if finding.key is None else None

    def _put_told(self, key: int | None, told: RecordingRecord) -> None:
        if key is not None:
            sql = "UPDATE recordings SET id = ?, created_at = ?, updated_at = ? WHERE key = ?"
            self._connection.execute(sql, (told.id, told.created_at, told.updated_at, key))
        put_recording(self._connection, told)
        (key,) = self._connection.execute("SELECT key FROM recordings WHERE id = ?", (told.id,)).fetchone()
        seal(self._connection, "recordings", int(key))

    def _name_missing(self, recording_id: str) -> str:
        """A recording whose own record is lost, while what belongs to it is there."""
        sql = "SELECT coalesce(title, name) FROM sources WHERE recording_id = ? ORDER BY line_count DESC LIMIT 1"
        with decoding_anything(self._connection):
            row = self._connection.execute(sql, (recording_id,)).fetchone()
        self._put_told(None, RecordingRecord(recording_id, (row and row[0]) or UNTITLED))
        return "its transcripts and bookmarks, under the title that they tell"

    def _mend_bookmark(self, finding: Finding) -> str | None:
        told = self._spares.journal.bookmarks.get(finding.damage.id)
        if told is not None:
            put_bookmark(self._connection, told.recording_id, told.bookmark, told.deleted_at)
            return "the journal"
        return self._mend_from_backup(finding)

    def _mend_source(self, finding: Finding) -> str | None:
        key, connection = finding.key, self._connection
        assert key is not None
        self._tell_owner(key, finding.damage.id)
        return (
            mend_from_files(connection, key, is_exact=True)
            or self._mend_from_backup(finding)
            or mend_from_files(connection, key, is_exact=False)
        )

    def _tell_owner(self, key: int, source_id: str) -> None:
        """The id of a source and its recording, which no file can tell, as the journal has them."""
        connection, told = self._connection, self._spares.journal.sources
        sql = "SELECT sha256, checksum FROM sources WHERE key = ?"
        with decoding_anything(connection):
            sha256, checksum = connection.execute(sql, (key,)).fetchone()
        known = {row[0] for row in connection.execute("SELECT id FROM sources WHERE sha256 = ?", (sha256,))}
        strays = [record for record in told.values() if sha256 and record.sha256 == sha256 and record.id not in known]
        record = told.get(source_id) or next(iter(strays), None)
        if record is not None:
            sql = "UPDATE sources SET id = ?, recording_id = ? WHERE key = ?"
            connection.execute(sql, (record.id, record.recording_id, key))
            connection.execute("UPDATE sources SET checksum = ? WHERE key = ?", (checksum, key))

    def _mend_kept_file(self, finding: Finding) -> str | None:
        assert finding.key is not None
        spare = self._spares.find("sources", finding.damage.id, None)
        return mend_kept_file(self._connection, finding.key, spare)

    def _mend_from_backup(self, finding: Finding) -> str | None:
        spare = self._spares.find(finding.table, finding.damage.id, finding.key)
        if spare is None:
            return None
        self._copy(finding.table, finding.key, spare)
        return spare.origin

    def _copy(self, table: str, key: int | None, spare: Spare) -> None:
        """Make a record what it is in a backup; a new one where there is none."""
        key = _copy_row(self._connection, table, key, spare)
        if table == "sources":
            _copy_parts(self._connection, key, spare)
        seal(self._connection, table, key)
        self._index(table, key)

    def _index(self, table: str, key: int) -> None:
        if table == "sources":
            index_source(self._connection, key)
            return
        (identifier,) = self._connection.execute(f"SELECT id FROM {table} WHERE key = ?", (key,)).fetchone()
        (index_recording if table == "recordings" else index_bookmark)(self._connection, identifier)


def named(damage: Damage) -> str:
    """What is meant, as the beginning of a sentence."""
    title = damage.short_title
    return f"The {damage.kind} “{title}”" if title else f"A {damage.kind}"


def _copy_row(connection: sqlite3.Connection, table: str, key: int | None, spare: Spare) -> int:
    # Either may have columns that its user added.
    there = _columns(spare.connection, table)
    columns = [column for column in _columns(connection, table) if column in there]
    sql = f"SELECT {', '.join(columns)} FROM {table} WHERE key = ?"
    row = spare.connection.execute(sql, (spare.key,)).fetchone()
    if key is None:
        marks = ", ".join("?" * len(columns))
        new_key = connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row).lastrowid
        assert new_key is not None
        return new_key
    assignments = ", ".join(f"{column} = ?" for column in columns)
    connection.execute(f"UPDATE {table} SET {assignments} WHERE key = ?", (*row, key))
    return key


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that can be copied, as SQL has them."""
    named = (row[1] for row in connection.execute(f"PRAGMA table_info({table})"))
    return ['"' + name.replace('"', '""') + '"' for name in named if name not in (*_OWN_COLUMNS, "checksum")]


def _copy_parts(connection: sqlite3.Connection, source_key: int, spare: Spare) -> None:
    (_, *parts), _ = read_record(spare.connection, "sources", spare.key)
    for table, _ in PARTS:
        connection.execute(f"DELETE FROM {table} WHERE source_key = ?", (source_key,))
    insert_parts(connection, source_key, parts)
    content = spare.connection.execute("SELECT data FROM contents WHERE source_key = ?", (spare.key,)).fetchone()
    if content is not None:
        sql = "INSERT OR IGNORE INTO contents (source_key, data) VALUES (?, ?)"
        connection.execute(sql, (source_key, *content))


def _updated_at(spare: Spare) -> str:
    (updated_at,) = spare.connection.execute("SELECT updated_at FROM recordings WHERE key = ?", (spare.key,)).fetchone()
    return str(updated_at)


def _title_of(spare: Spare, table: str) -> str:
    column = {"sources": "coalesce(name, title)", "bookmarks": "coalesce(title, quote)"}.get(table, "title")
    (title,) = spare.connection.execute(f"SELECT {column} FROM {table} WHERE key = ?", (spare.key,)).fetchone()
    return str(title or "")
