"""Imported files read once more for the library: the bytes that were kept, or the file where it still lies."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from player.document import Document, Origin
from player.errors import PlayerError
from player.library import rows
from player.library.care.spares import Spare
from player.library.database import decoding_anything
from player.library.packing import packed, unpacked
from player.library.seals import PARTS, SEALED_COLUMNS, is_sealed_with, seal
from player.library.search.indexing import index_source
from player.library.sources import SourceRows, insert_parts, source_rows

# The first two, id and recording, are no matter of the file.
_HEAD_COLUMNS = SEALED_COLUMNS["sources"][2:]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a damaged source still says of its file; any of it may be wrong."""

    format: str
    name: str
    path: Path | None
    sha256: str
    language: str | None
    encoding: str | None
    checksum: str | None


def mend_from_files(connection: sqlite3.Connection, source_key: int, *, is_exact: bool) -> str | None:
    """Read the file of a damaged source anew in its place; returns which file that was, None where none will do.

    An exact reading has the very seal of the source; else one of the very same bytes will do, for Syncline may read
    them better than it did.
    """
    known = _known(connection, source_key)
    for data, origin in _files(connection, source_key, known):
        connection.execute("SAVEPOINT reading")
        if _read_into(connection, source_key, known, data, is_exact=is_exact):
            connection.execute("RELEASE reading")
            index_source(connection, source_key)
            return origin
        connection.execute("ROLLBACK TO reading")
        connection.execute("RELEASE reading")
    return None


def mend_kept_file(connection: sqlite3.Connection, source_key: int, spare: Spare | None) -> str | None:
    """Keep the bytes of a source's file once more, from where it lies or from a backup; returns which it was."""
    known = _known(connection, source_key)
    data, origin = _file_at(known.path), f"the file {known.path}"
    if data is None and spare is not None:
        data, origin = _unpacked(spare.connection, spare.key), spare.origin
    if data is None or not _is_same(data, known):
        return None
    connection.execute("UPDATE contents SET data = ? WHERE source_key = ?", (packed(data), source_key))
    return origin


def _read_into(connection: sqlite3.Connection, source_key: int, known: _Known, data: bytes, *, is_exact: bool) -> bool:
    document = _document(known, data)
    if document is None or not (is_exact or (_is_same(data, known) and _has_recording(connection, source_key))):
        return False
    _put(connection, source_key, source_rows(document, None, known.path))
    if is_exact and not is_sealed_with(connection, "sources", source_key, known.checksum):
        return False
    seal(connection, "sources", source_key)
    return True


def _put(connection: sqlite3.Connection, source_key: int, source: SourceRows) -> None:
    facts = dict(zip(rows.DOCUMENT_COLUMNS, source.head, strict=False))
    assignments = ", ".join(f"{column} = ?" for column in _HEAD_COLUMNS)
    values = [facts[column] for column in _HEAD_COLUMNS]
    connection.execute(f"UPDATE sources SET {assignments} WHERE key = ?", (*values, source_key))
    for table, _ in PARTS:
        connection.execute(f"DELETE FROM {table} WHERE source_key = ?", (source_key,))
    insert_parts(connection, source_key, source.parts)


def _document(known: _Known, data: bytes) -> Document | None:
    """What the bytes are read as today; None where they cannot be read."""
    # Imported for those who repair: the formats take a while to load.
    from player.reading import Reading, reread

    origin = Origin(known.format, known.name, known.sha256)
    with suppress(PlayerError):
        return reread(Document(origin=origin, language=known.language), data, Reading(known.encoding))
    return None


def _files(connection: sqlite3.Connection, source_key: int, known: _Known) -> Iterator[tuple[bytes, str]]:
    if (kept := _unpacked(connection, source_key)) is not None:
        yield kept, "its file, which the library keeps"
    if (lying := _file_at(known.path)) is not None:
        yield lying, f"the file {known.path}"


def _unpacked(connection: sqlite3.Connection, source_key: int) -> bytes | None:
    row = connection.execute("SELECT data FROM contents WHERE source_key = ?", (source_key,)).fetchone()
    with suppress(ValueError):
        return unpacked(row[0]) if row else None
    return None


def _file_at(path: Path | None) -> bytes | None:
    from player.formats import load_source

    with suppress(PlayerError, ValueError):
        return load_source(path).data if path else None
    return None


def _has_recording(connection: sqlite3.Connection, source_key: int) -> bool:
    sql = "SELECT 1 FROM recordings JOIN sources ON recordings.id = sources.recording_id WHERE sources.key = ?"
    return connection.execute(sql, (source_key,)).fetchone() is not None


def _is_same(data: bytes, known: _Known) -> bool:
    return hashlib.sha256(data).hexdigest() == known.sha256


def _known(connection: sqlite3.Connection, source_key: int) -> _Known:
    sql = "SELECT format, name, path, sha256, language, encoding, checksum FROM sources WHERE key = ?"
    with decoding_anything(connection):
        format_name, name, path, sha256, language, encoding, checksum = connection.execute(
            sql, (source_key,)
        ).fetchone()
    return _Known(
        rows.text_or(format_name, ""),
        rows.text_or(name, ""),
        rows.decoded_or(None, rows.path_from, path),
        rows.text_or(sha256, ""),
        language if isinstance(language, str) else None,
        encoding if isinstance(encoding, str) else None,
        checksum if isinstance(checksum, str) else None,
    )
