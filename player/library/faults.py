"""What SQLite reports when something is wrong with the library, told in one sentence each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.errors import LibraryError
from player.library.damage import REMEDY

_CANNOT_OPEN = "the library cannot be opened; check the rights of the file and of its folder."
_CANNOT_WRITE = "the library may not be written here; nothing was changed."
_DAMAGED = f"the library is damaged; it was left as it is, {REMEDY}"
_IN_USE = "another program is using the library and did not let go in time; nothing was changed, try again."

# By SQLite's primary result code.
_SENTENCES = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_FULL: "the disk is full; nothing was lost, but this was not kept: make room and try again.",
    sqlite3.SQLITE_IOERR: "the disk did not take or give the data; nothing was lost, but this was not kept.",
    sqlite3.SQLITE_READONLY: _CANNOT_WRITE,
    sqlite3.SQLITE_CANTOPEN: _CANNOT_OPEN,
    sqlite3.SQLITE_PERM: _CANNOT_OPEN,
    sqlite3.SQLITE_AUTH: _CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: f"this is no Syncline library, or a damaged one; name another file, or {REMEDY}",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
}
# Nothing is wrong with a file that the disk does not let grow, or lock.
_NOT_WRITTEN = frozenset((
    sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_SHMMAP, sqlite3.SQLITE_IOERR_LOCK, sqlite3.SQLITE_IOERR_NOMEM,
))  # fmt: skip
# How SQLite tells of search tables that it cannot make sense of: without a code of their own.
_BROKEN_INDEX = ("invalid fts5 file format", "vtable constructor failed", "error in tokenizer constructor")
_PRIMARY_CODE = 0xFF
# What a file that was cut short, overwritten or badly kept by its disk brings about.
_DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_TOOBIG))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a `LibraryError` about this file.

    A ProgrammingError passes: a closed library or a foreign thread is our own mistake, not the file's.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        raise LibraryError(f"{path}: {_sentence(error)}") from error
    except UnicodeDecodeError as error:
        # Python cannot even read what SQLite says of it.
        raise LibraryError(f"{path}: {_DAMAGED}") from error
    except OverflowError as error:
        raise LibraryError(f"{path}: this holds a number too large to be kept; nothing was changed.") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is to blame, or one record in it: others may be well."""
    if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) in _NOT_WRITTEN:
        return False
    return primary_code(error) in _DAMAGE or is_undecodable(error) or str(error).startswith(_BROKEN_INDEX)


def is_undecodable(error: sqlite3.Error) -> bool:
    """Whether the trouble is a text that is no UTF-8."""
    return str(error).startswith("Could not decode")


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's own code of an error."""
    # Python sets the code only on what SQLite itself reported.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE


def _sentence(error: sqlite3.Error) -> str:
    if is_damage(error) and primary_code(error) not in _SENTENCES:
        return _DAMAGED
    return _SENTENCES.get(primary_code(error), f"the library reported “{error}”; nothing was changed.")
