"""The library's file as SQLite opens it: connections, and transactions that end well or not at all."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from urllib.parse import quote_from_bytes

from player.library.faults import primary_code
from player.library.schema import table_names

MS_PER_SECOND = 1_000
# Long enough for another window's import to end, short enough to be told about anything else.
BUSY_TIMEOUT_MS = 5_000
# A few hundredths of a second of SQLite's work.
_STEPS_BETWEEN_LOOKS = 200_000
_NOT_READABLE_IN_PLACE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def connect(path: Path, mode: str, busy_timeout_ms: int) -> sqlite3.Connection:
    """A connection in this mode of SQLite's: `ro`, `rw` or `rwc`."""
    # Without an isolation level Python begins no transactions of its own.
    connection = sqlite3.connect(
        f"{database_uri(path.absolute())}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=busy_timeout_ms / MS_PER_SECOND,
    )
    # The file may come from anybody: its views and triggers may call nothing but plain functions, and a page that
    # contradicts itself is an error rather than a wrong answer.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def database_uri(path: PurePath) -> str:
    """The URI of an absolute path as SQLite reads it: without a host, which it refuses, also for a shared folder."""
    text = path.as_posix()
    return "file://" + quote_from_bytes(os.fsencode(text if text.startswith("/") else f"/{text}"))


def connect_to_read(path: Path, busy_timeout_ms: int = 0, *, is_damaged: bool = False) -> sqlite3.Connection:
    """A write-ahead log needs files beside the library even to read it; where they cannot be made, go without.

    Of a file that `is_damaged` everything is read that can be, though it be shorter than it says.
    """
    connection = connect(path, "ro", busy_timeout_ms)
    if is_damaged:
        connection.execute("PRAGMA writable_schema = ON")
    try:
        table_names(connection)
    except BaseException as error:
        # Not only what SQLite reports: of a damaged file, its very words may be no text.
        connection.close()
        if isinstance(error, sqlite3.Error) and primary_code(error) in _NOT_READABLE_IN_PLACE:
            return connect(path, "ro&immutable=1", busy_timeout_ms)
        raise
    return connection


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
    """Several reads that see one and the same state; inside a transaction, the one that it makes."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def decoding_anything(connection: sqlite3.Connection) -> Iterator[None]:
    """Text that is no UTF-8 is read all the same, with U+FFFD for what it is not; slow for many rows."""
    before = connection.text_factory
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        yield
    finally:
        connection.text_factory = before


@contextmanager
def stoppable(
    connection: sqlite3.Connection, ask: Callable[[], None], steps: int = _STEPS_BETWEEN_LOOKS
) -> Iterator[None]:
    """Call `ask` once in so many `steps` of SQLite's while a long statement runs; what it raises ends the statement."""
    raised: list[BaseException] = []

    def look() -> int:
        try:
            ask()
        except BaseException as error:  # noqa: BLE001 - it is raised again where Python can
            raised.append(error)
        return len(raised)

    connection.set_progress_handler(look, steps)
    try:
        yield
    except sqlite3.OperationalError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def sync_folder(folder: Path) -> None:
    """What was renamed in a folder stays so after a loss of power, where the system can promise that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
