"""The pages by which SQLite finds its way in a file, put anew into the copy of a library that lost them."""

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from player.errors import LibraryError
from player.library.schema import migrate

_PAGE_BYTES = 4_096
# The first hundred bytes of a library: what SQLite must know of a file before it reads on. No free pages are named, for
# reading needs none; the format of the tables is 4, and texts are UTF-8 (1).
_HEADER = ">16sH6B12I20x2I"
_HEADER_BYTES = struct.calcsize(_HEADER)
_HEADER_BEGINNING = (b"SQLite format 3\0", _PAGE_BYTES, 1, 1, 0, 64, 32, 32, 1)
_HEADER_END = (0, 0, 1, 4, 0, 0, 1, 0, 0, 0, 1, 0)
# A page of SQLite's that leads to others, rather than holding rows itself.
_LEADS_ON = 5


def with_new_header(path: Path, copy: Path) -> Path:
    """A copy of the file under a header that says no more than what all libraries share; raises LibraryError."""
    _copy_file(path, copy)
    with copy.open("rb+") as file:
        file.write(_header(copy))
    return copy


def with_new_schema(path: Path, copy: Path) -> Path:
    """A copy of the file with the schema of a new library, which lies where it does in all that were never migrated."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        blank.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        migrate(blank)
        pages = blank.serialize()
    _copy_file(path, copy)
    with copy.open("rb+") as file:
        for number in _schema_pages(pages):
            file.seek((number - 1) * _PAGE_BYTES)
            file.write(pages[(number - 1) * _PAGE_BYTES : number * _PAGE_BYTES])
    with copy.open("rb+") as file:
        file.write(_header(copy))
    return copy


def _copy_file(path: Path, copy: Path) -> None:
    try:
        shutil.copyfile(path, copy)
    except OSError as error:
        raise LibraryError(
            f"{path}: it cannot be copied to be repaired: {error.strerror}; nothing was changed."
        ) from error


def _header(copy: Path) -> bytes:
    page_count = copy.stat().st_size // _PAGE_BYTES
    return struct.pack(_HEADER, *_HEADER_BEGINNING, page_count, *_HEADER_END)


def _schema_pages(pages: bytes) -> list[int]:
    """Numbers of the pages that hold the schema: the first, and those that it leads to."""
    kind, _, cell_count, _, _, last = struct.unpack_from(">BHHHBI", pages, _HEADER_BYTES)
    if kind != _LEADS_ON:
        return [1]
    cells = struct.unpack_from(f">{cell_count}H", pages, _HEADER_BYTES + 12)
    return [1, *(struct.unpack_from(">I", pages, cell)[0] for cell in cells), last]
