"""What SQLite reports when something is wrong with the library, told in one sentence each."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.errors import LibraryError

_CANNOT_OPEN = "the library cannot be opened; check the rights of the file and of its folder."
_CANNOT_WRITE = "the library may not be written here; nothing was changed."
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
    sqlite3.SQLITE_NOTADB: "this is not a Syncline library; it was left as it is, name another file.",
    sqlite3.SQLITE_CORRUPT: "the library is damaged; it was left as it is, restore a copy of it or name another file.",
}
_PRIMARY_CODE = 0xFF


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
    except OverflowError as error:
        raise LibraryError(f"{path}: this holds a number too large to be kept; nothing was changed.") from error


def _sentence(error: sqlite3.Error) -> str:
    # Python sets the code only on what SQLite itself reported.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
    return _SENTENCES.get(code, f"the library reported “{error}”; nothing was changed.")
