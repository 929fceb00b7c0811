"""The way into the library file: opened with care, brought up to date, or left untouched with a sentence why."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.errors import LibraryError
from player.library.faults import translated
from player.library.schema import STEPS, applied_steps, migrate, table_names

MS_PER_SECOND = 1_000


def open_library(path: Path, busy_timeout_ms: int) -> tuple[sqlite3.Connection, str | None]:
    """The connection to this file, made where there is none, and a sentence where it can only be read.

    Raises LibraryError for a folder, a file that is no library, a damaged one, one out of reach.
    """
    _make_folder(path)
    read_only = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    with translated(path):
        connection = _connect_to_read(path) if read_only else _connect(path, "mode=rwc", busy_timeout_ms)
        try:
            return connection, _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that holds the write lock from its start; on disk when the block is left, or undone."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite ends the transaction by itself on some errors, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Several reads that see one and the same state."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise LibraryError(f"{path}: this is a folder; name a file for the library.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{path}: its folder cannot be made: {error.strerror}.") from error


def _connect(path: Path, mode: str, busy_timeout_ms: int) -> sqlite3.Connection:
    # Without an isolation level Python begins no transactions of its own.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=busy_timeout_ms / MS_PER_SECOND
    )


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A write-ahead log needs files beside the library even to read it; where they cannot be made, go without."""
    connection = _connect(path, "mode=ro", 0)
    try:
        table_names(connection)
    except sqlite3.OperationalError:
        connection.close()
        return _connect(path, "mode=ro&immutable=1", 0)
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> str | None:
    known = [name for name, _ in STEPS]
    with reading(connection):
        applied, tables = applied_steps(connection), table_names(connection)
    if tables and not applied:
        raise LibraryError(f"{path}: this is a database of another program; it was left as it is, name another file.")
    connection.execute("PRAGMA foreign_keys = ON")
    if not set(applied) <= set(known):
        connection.execute("PRAGMA query_only = ON")
        return f"{path}: a newer Syncline made this library; it is open for reading only, update Syncline to change it."
    outdated = len(applied) < len(known)
    if read_only and outdated:
        raise LibraryError(f"{path}: this library must be brought up to date, but it may not be written here.")
    if read_only:
        return f"{path}: this library may not be written here; it is open for reading only."
    _make_durable(connection)
    if outdated:
        with writing(connection):
            migrate(connection)
    return None


def _make_durable(connection: sqlite3.Connection) -> None:
    """What is committed is on the disk, and readers do not wait for a writer."""
    connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # SQLite does not wait for this lock. Whoever holds it is opening the library too and makes the same change.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
