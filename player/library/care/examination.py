"""The look at every record of a library, one after another, whatever state their pages are in."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from player.library import rows
from player.library.care.salvage import readable_rows
from player.library.damage import Damage
from player.library.database import decoding_anything, stoppable
from player.library.faults import is_damage
from player.library.packing import unpacked
from player.library.progress import Report, unreported
from player.library.records import bookmark_from_record, document_from_record
from player.library.schema.comparison import schema_faults
from player.library.seals import is_unsealed, read_record

_SEARCHED = ("passages_fts", "notes_fts", "chapters_fts", "bookmarks_fts", "recordings_fts")
_MOST_FAULTS = 20
_KINDS = {"recordings": "recording", "sources": "source", "bookmarks": "bookmark", "contents": "kept file"}
_ORPHANS = "SELECT key, recording_id FROM {table} WHERE recording_id NOT IN (SELECT id FROM recordings)"


@dataclass(frozen=True, slots=True)
class Finding:
    """One damaged record, by its table and key; a recording that is missing altogether has the key None."""

    table: str
    key: int | None
    damage: Damage


class Examination:
    """Compares records with their seals, and counts and gathers what it meets."""

    def __init__(self, connection: sqlite3.Connection, report: Report = unreported) -> None:
        self.counts = dict.fromkeys(_KINDS, 0)
        self.unsealed: list[tuple[str, int]] = []
        self.findings: list[Finding] = []
        self._connection = connection
        self._report = report

    def file_faults(self, *, is_up_to_date: bool = True) -> tuple[str, ...]:
        """What SQLite says of the file and of the indexes, in its own words; nothing where all is well.

        The schema is looked at where it is to be that of today.
        """
        found: list[str] = []
        statements = ["PRAGMA quick_check"]
        statements += [f"PRAGMA integrity_check({table})" for table in ("recordings", "sources", "bookmarks")]
        # Whether they can be read; whether they hold all words only a repair looks.
        if is_up_to_date:
            statements += [f"SELECT 'ok' FROM {table} WHERE {table} MATCH 'a OR e' LIMIT 1" for table in _SEARCHED]
        for statement in statements:
            try:
                with stoppable(self._connection, lambda: self._report(0, 0)):
                    told = self._connection.execute(statement).fetchmany(_MOST_FAULTS)
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
                told = [(str(error),)]
            found += [str(sentence) for (sentence,) in told if sentence != "ok"]
        if is_up_to_date:
            found += schema_faults(self._connection)
        return tuple(dict.fromkeys(found))[:_MOST_FAULTS]

    def compare(self, tables: tuple[str, ...] = tuple(_KINDS)) -> None:
        """Look at every record of these tables."""
        keys = {table: self._keys(table) for table in tables}
        total = sum(map(len, keys.values()))
        done = 0
        for table in tables:
            for key in keys[table]:
                self._report(done, total)
                self._look_at(table, key)
                done += 1
        self._report(done, total)
        if "recordings" in tables:
            self._find_missing()

    def _keys(self, table: str) -> list[int]:
        column = "source_key" if table == "contents" else "key"
        return [key for (key,) in readable_rows(self._connection, table, key=column)]

    def _look_at(self, table: str, key: int) -> None:
        self.counts[table] += 1
        try:
            is_whole = self._is_kept_file_whole(key) if table == "contents" else self._is_record_whole(table, key)
        except KeyError:
            return  # It was erased in the meantime.
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            is_whole = False
        if not is_whole:
            self.findings.append(Finding(table, key, Damage(_KINDS[table], *self._names(table, key))))

    def _is_record_whole(self, table: str, key: int) -> bool:
        values, is_whole = read_record(self._connection, table, key)
        if is_unsealed(self._connection, table, key):
            is_whole = is_fit(table, values)
            self.unsealed.append((table, key))
        return is_whole

    def _is_kept_file_whole(self, source_key: int) -> bool:
        row = self._connection.execute("SELECT data FROM contents WHERE source_key = ?", (source_key,)).fetchone()
        try:
            return row is None or unpacked(row[0]) is not None
        except ValueError:
            return False

    def _names(self, table: str, key: int) -> tuple[str, str]:
        """Id and title of a record, as far as they can be read."""
        columns, named = {
            "recordings": ("id, title", "recordings"),
            "bookmarks": ("id, coalesce(title, quote)", "bookmarks"),
        }.get(table, ("id, coalesce(name, title)", "sources"))
        try:
            with decoding_anything(self._connection):
                row = self._connection.execute(f"SELECT {columns} FROM {named} WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            row = None
        identifier, title = row or ("", "")
        return rows.text_or(identifier, ""), rows.text_or(title, "")

    def _find_missing(self) -> None:
        """Recordings that are gone while sources or bookmarks of theirs are there, and whole."""
        missing: set[str] = set()
        damaged = {(finding.table, finding.key) for finding in self.findings}
        for table in ("sources", "bookmarks"):
            try:
                with decoding_anything(self._connection):
                    found = self._connection.execute(_ORPHANS.format(table=table)).fetchall()
                missing |= {str(name) for key, name in found if (table, key) not in damaged}
            except sqlite3.Error as error:
                if not is_damage(error):
                    raise
        self.findings += [Finding("recordings", None, Damage("recording", name, "")) for name in sorted(missing)]


def is_fit(table: str, values: list[Any]) -> bool:
    """Whether a record that is believed can be read as what it is, after another program changed it."""
    decode: dict[str, Callable[[Any], object]] = {
        "bookmarks": bookmark_from_record,
        "sources": document_from_record,
        "recordings": rows.check_recording,
    }
    return rows.decoded_or(None, decode[table], values) is not None
