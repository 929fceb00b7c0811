"""Where the window and the commands get their library: the one place that knows which engine stands behind it."""

from pathlib import Path

from player.errors import LibraryError
from player.library.interface import Store


def open_store(path: Path) -> Store:
    """The library of this path, made where there is none; raises LibraryError."""
    # SQLite and the search are loaded when a library is first opened.
    from player.library.store import Library

    return Library(path)


def reopen_store(path: Path) -> Store:
    """The library that is open already, for another thread; raises LibraryError where it has gone: none is made."""
    if not path.exists():
        raise LibraryError(f"{path}: the library was moved while it was open; open it again.")
    return open_store(path)
