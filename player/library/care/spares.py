"""Where a damaged record may be had from once more: the backups, the best first, and the journal."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from player.errors import LibraryError, PlayerError
from player.library.care.backups import Backup, by_worth
from player.library.care.check import is_up_to_date, open_to_check
from player.library.care.examination import is_fit
from player.library.faults import is_damage, translated
from player.library.journal.lines import Latest, journal_path, latest, read_journal
from player.library.seals import read_record


@dataclass(frozen=True, slots=True)
class Spare:
    """A whole record in a backup, by its key there."""

    backup: Backup
    connection: sqlite3.Connection
    key: int

    @property
    def origin(self) -> str:
        """Where it is from, as a part of a sentence."""
        return backup_origin(self.backup)


def backup_origin(backup: Backup) -> str:
    """Which backup is meant, as a part of a sentence."""
    return f"the backup of {backup.taken_at:%Y-%m-%d %H:%M} UTC"


class Spares:
    """The backups and the journal of a library, opened when they are first asked for."""

    def __init__(self, library_path: Path) -> None:
        self._path = library_path
        self._stack = ExitStack()
        self._opened: list[tuple[Backup, sqlite3.Connection]] = []
        self._unopened = iter(by_worth(library_path))
        self._journal: Latest | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def journal(self) -> Latest:
        """What the journal says last; nothing where it cannot be read."""
        if self._journal is None:
            self._journal = Latest()
            with suppress(PlayerError):
                self._journal = latest(read_journal(journal_path(self._path)))
        return self._journal

    def find(self, table: str, identifier: str, key: int | None) -> Spare | None:
        """The newest whole record of this id, else of this key, for the id may be what is damaged."""
        for column, value in (("id", identifier or None), ("key", key)):
            for backup, connection in self._connections():
                if value is not None and (found := _whole_key(connection, table, column, value)) is not None:
                    return Spare(backup, connection, found)
        return None

    def newest(self) -> tuple[Backup, sqlite3.Connection] | None:
        """The backup that is worth most of those that can be read."""
        return next(self._connections(), None)

    def _connections(self) -> Iterator[tuple[Backup, sqlite3.Connection]]:
        yield from self._opened
        for backup in self._unopened:
            if (connection := _connection(backup)) is not None:
                self._stack.enter_context(closing(connection))
                self._opened.append((backup, connection))
                yield self._opened[-1]


def _connection(backup: Backup) -> sqlite3.Connection | None:
    """A connection to a backup that has today's tables; None for any other."""
    with suppress(LibraryError), translated(backup.path):
        connection = open_to_check(backup.path)
        with suppress(LibraryError, sqlite3.Error):
            if is_up_to_date(connection, backup.path):
                return connection
        connection.close()
    return None


def _whole_key(connection: sqlite3.Connection, table: str, column: str, value: str | int) -> int | None:
    try:
        row = connection.execute(f"SELECT key FROM {table} WHERE {column} = ?", (value,)).fetchone()
        values, is_whole = read_record(connection, table, row[0]) if row else ([], False)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return None
    return int(row[0]) if is_whole and is_fit(table, values) else None
