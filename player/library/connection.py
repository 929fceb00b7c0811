"""The way into the library file: opened with care, brought up to date, or left untouched with a sentence why."""

import os
import sqlite3
from pathlib import Path

from player.errors import LibraryError
from player.library.damage import REMEDY
from player.library.database import connect, connect_to_read, reading, writing
from player.library.faults import translated
from player.library.journal.lines import is_begun, journal_path
from player.library.schema import STEPS, applied_steps, migrate, table_names

# What one import touches of the search tables of a large library; the default is a tenth of it.
_CACHE_KIB = 16_000


def open_library(
    path: Path, busy_timeout_ms: int, *, begins_anew: bool = False
) -> tuple[sqlite3.Connection, str | None]:
    """The connection to this file, made where there is none, and a sentence where it can only be read.

    Raises LibraryError for a folder, a file that is no library, a damaged one, one out of reach; and unless it
    `begins_anew`, for one that is gone while its journal or its backups are there.
    """
    _make_folder(path)
    if not begins_anew:
        _check_not_gone(path)
    read_only = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    with translated(path):
        connection = connect_to_read(path) if read_only else connect(path, "rwc", busy_timeout_ms)
        try:
            return connection, _prepare(connection, path, read_only)
        except BaseException:
            connection.close()
            raise


def check_in_place(path: Path, opened: os.stat_result) -> None:
    """Raise LibraryError where the file that was opened is not there any more: what is written to it would be lost."""
    try:
        is_there = os.path.samestat(path.stat(), opened)
    except OSError:
        is_there = False
    if not is_there:
        raise LibraryError(f"{path}: the library was moved or replaced while it was open; open it again to keep this.")


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise LibraryError(f"{path}: this is a folder; name a file for the library.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{path}: its folder cannot be made: {error.strerror}.") from error


def _check_not_gone(path: Path) -> None:
    """A new library in the place of one that was lost would hide that it can be brought back."""
    if path.exists() and path.stat().st_size:
        return
    # Imported for the one time that it is needed.
    from player.library.care.backups import backup_folder, backups

    journal = journal_path(path)
    left = [journal.name] if is_begun(journal) else []
    left += [backup_folder(path).name] if backups(path) else []
    if left:
        beginning = f"to begin a new one, move {' and '.join(left)} elsewhere"
        raise LibraryError(f"{path}: the library is gone, and can be brought back: {REMEDY} ({beginning}).")


def _prepare(connection: sqlite3.Connection, path: Path, read_only: bool) -> str | None:
    known = [name for name, _ in STEPS]
    with reading(connection):
        applied, tables = applied_steps(connection), table_names(connection)
    if tables and not applied:
        raise LibraryError(f"{path}: this is a database of another program; it was left as it is, name another file.")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
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
        _bring_up_to_date(connection, path, known[len(applied)], is_new="recordings" not in tables)
    return None


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, step: str, *, is_new: bool) -> None:
    """Take this step and those behind it; of what is there, a copy is made before."""
    # Imported for the one time that it is needed.
    from player.library.search.indexing import mark_indexed

    if not is_new and _has_recordings(connection):
        _copy_before(path, step)
    with writing(connection):
        migrate(connection)
        if not _has_recordings(connection):
            # Nothing waits to be found.
            mark_indexed(connection)


def _copy_before(path: Path, step: str) -> None:
    """Without a copy nothing is changed."""
    # Imported for the one time that it is needed.
    from player.library.care.backups import back_up

    number, _, _ = step.partition("_")
    back_up(path, reason=f"migration-{number}")


def _has_recordings(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM recordings LIMIT 1").fetchone() is not None


def _make_durable(connection: sqlite3.Connection) -> None:
    """What is committed is on the disk, and readers do not wait for a writer."""
    connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # SQLite does not wait for this lock. Whoever holds it is opening the library too and makes the same change.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
