"""The journal beside the library: every change on a line of its own, from which a lost library is made again.

Lines are JSON: `{"v": 1, "id": ..., "at": ..., "what": "bookmark", "value": {...}, "sum": ...}`. The value is the whole
record as it was then, `sum` the SHA-256, in hex, of all bytes of the line before `,"sum"`. Lines are only ever added.
"""

import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from uuid import uuid4

from player.bookmarks import timestamp
from player.errors import LibraryError, UnreadableFile
from player.library.database import sync_folder
from player.library.journal.records import (
    BookmarkRecord,
    Record,
    RecordingRecord,
    SourceRecord,
    moment_of,
    record_to_dict,
)

R = TypeVar("R", RecordingRecord, SourceRecord, BookmarkRecord)

SUFFIX = ".journal.jsonl"
VERSION = 1
_NAMES: dict[type[Record], str] = {RecordingRecord: "recording", SourceRecord: "source", BookmarkRecord: "bookmark"}
_SUM_KEY = b',"sum":"'
_SUM_BYTES = len(_SUM_KEY) + hashlib.sha256().digest_size * 2 + len(b'"}')
# A bookmark over all that is said in fifty hours is shorter.
_LONGEST_LINE_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """What a record had become `at` a time of day, in ISO 8601 and UTC."""

    record: Record
    at: str = ""
    id: str = ""


@dataclass(slots=True)
class Latest:
    """What a journal says last of each record, by its id."""

    recordings: dict[str, RecordingRecord] = field(default_factory=dict)
    sources: dict[str, SourceRecord] = field(default_factory=dict)
    bookmarks: dict[str, BookmarkRecord] = field(default_factory=dict)


def journal_path(library_path: Path) -> Path:
    """Where the journal of this library lies: beside the file itself, as SQLite's own files do."""
    whole = library_path.resolve()
    return whole.with_name(f"{whole.name}{SUFFIX}")


def is_begun(path: Path) -> bool:
    """Whether there is a journal; one of no bytes is what a full disk leaves. Raises LibraryError."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _unwritable(path, error) from error


def begin(path: Path, records: Iterable[Record]) -> None:
    """Have a journal with a line for each record; raises LibraryError, and then there is none.

    It takes its name when all of it is on the disk: what was only begun is never taken for a journal.
    """
    now = timestamp()
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("wb") as file:
            file.writelines(_line(record, now) for record in records)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def append(path: Path, records: Iterable[Record]) -> None:
    """Add a line for each record, on the disk when this returns; raises LibraryError, the journal as it was.

    Whoever calls holds the library's write lock, so that the order of the lines is that of the changes.
    """
    now = timestamp()
    data = b"".join(_line(record, now) for record in records)
    try:
        # Unbuffered: all lines go in one write.
        with FileIO(path, "a+b") as file:
            _append(file, data)
    except OSError as error:
        raise _unwritable(path, error) from error


def read_journal(path: Path, damaged: Callable[[int], None] = lambda _line_number: None) -> Iterator[Entry]:
    """The entries of a journal, the oldest first; what is no entry is left out, told as `damaged(line number)`.

    A journal that is not there has no entries. Raises UnreadableFile.
    """
    try:
        with path.open("rb") as file:
            for number, line in enumerate(_lines(file), 1):
                entry = _entry(line)
                if entry is None:
                    damaged(number)
                else:
                    yield entry
    except FileNotFoundError:
        return
    except OSError as error:
        raise UnreadableFile(path, f"cannot be read: {error.strerror}.") from error


def latest(entries: Iterable[Entry]) -> Latest:
    """What the entries say last of each record; of bookmarks as `BookmarkRecord.rank` has it, for it may be merged."""
    found = Latest()
    for entry in entries:
        record = entry.record
        if isinstance(record, RecordingRecord):
            _keep(found.recordings, record, lambda one: moment_of(one.updated_at))
        elif isinstance(record, SourceRecord):
            _keep(found.sources, record, lambda one: moment_of(one.updated_at))
        else:
            _keep(found.bookmarks, record, lambda one: one.rank)
    return found


def _unwritable(path: Path, error: OSError) -> LibraryError:
    reason = error.strerror or str(error)
    return LibraryError(f"{path}: the journal cannot be written: {reason}; nothing was changed.")


def _keep(found: dict[str, R], record: R, rank: Callable[[R], Any]) -> None:
    known = found.get(record.id)
    # Of equals, the one that stands later in the journal.
    if known is None or rank(record) >= rank(known):
        found[record.id] = record


def _line(record: Record, now: str) -> bytes:
    value = record_to_dict(record)
    facts = {"v": VERSION, "id": str(uuid4()), "at": now, "what": _NAMES[type(record)], "value": value}
    body = json.dumps(facts, separators=(",", ":"), check_circular=False).encode().removesuffix(b"}")
    return body + _SUM_KEY + hashlib.sha256(body).hexdigest().encode() + b'"}\n'


def _append(file: FileIO, data: bytes) -> None:
    """Write and sync the lines, or leave the file as it was."""
    size = file.seek(0, os.SEEK_END)
    if size:
        file.seek(-1, os.SEEK_END)
        # Whoever wrote last may have been killed in the middle of a line.
        data = data if file.read(1) == b"\n" else b"\n" + data
    try:
        if file.write(data) < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(file.fileno())
    except OSError:
        file.truncate(size)
        raise


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Every line; of one that is too long for an entry, its beginning."""
    while line := file.readline(_LONGEST_LINE_BYTES):
        yield line
        while len(line) == _LONGEST_LINE_BYTES and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE_BYTES)


def _entry(line: bytes) -> Entry | None:
    """The entry of a line; None where it is torn, damaged, of a newer Syncline or made to harm."""
    # Imported for those who read a journal: the formats take a while to load.
    from player.formats.json_value import WrongJson, parse_json
    from player.library.journal.record_reading import record_from

    line = line.rstrip(b"\r\n")
    body, found_sum = line[:-_SUM_BYTES], line[-_SUM_BYTES:]
    if found_sum != _SUM_KEY + hashlib.sha256(body).hexdigest().encode() + b'"}':
        return None
    try:
        data = parse_json(line.decode("ascii"))
        if data.get("v").value != VERSION:
            return None
        record = record_from(data.get("what"), data.get("value"))
        return Entry(record, data.get("at").text(), data.get("id").text())
    except (WrongJson, UnicodeDecodeError):
        return None
