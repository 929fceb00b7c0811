"""A recording into a bundle, whole or not at all."""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from player.document import Document
from player.errors import UnplayableMedia, UnwritableFile
from player.files import file_name, is_folder
from player.formats.syncline_json import document_to_dict, line_to_dict
from player.library.bundle import layout
from player.library.interface import Store
from player.library.journal.records import RecordingRecord, record_to_dict
from player.library.merging.matching import medium_mark
from player.library.progress import Report, unreported
from player.media.probe import check_medium
from player.recording import Recording

_PIECE_BYTES = 1024 * 1024
# As people's programs show the file when they unpack it.
_RIGHTS = 0o644 << 16
_UNTITLED = "recording"


def write_bundle(
    store: Store,
    recording_id: str,
    path: Path,
    *,
    with_media: bool = False,
    report: Report = unreported,
) -> Path:
    """Write a recording into this file, or under its title into this folder; returns where.

    Raises NotInLibrary, UnplayableMedia where the medium is wanted and gone, UnwritableFile.
    """
    recording = store.recording(recording_id)
    media_path = recording.media_path
    if with_media and media_path is not None:
        check_medium(media_path)
    target = _free_path(path, recording.title) if is_folder(path) else path
    with _whole_file(target) as partial, ZipFile(partial, "w", ZIP_DEFLATED) as archive:
        _write_texts(archive, target, _texts(store, recording))
        if with_media and media_path is not None:
            _write_medium(archive, media_path, report)
    return target


def _write_texts(archive: ZipFile, path: Path, texts: Iterator[tuple[str, bytes]]) -> None:
    """Write the members of these names; raises UnwritableFile for more than a bundle may hold when it is read."""
    size = values = 0
    for name, data in texts:
        size += len(data)
        values += layout.value_count(data) if layout.is_json(name) else 0
        is_within = size <= layout.LARGEST_TEXTS_BYTES and values <= layout.MOST_VALUES
        if len(data) > layout.LARGEST_TEXT_BYTES or not is_within:
            raise UnwritableFile(path, f"the recording is too large for a bundle, which ends before {name}.")
        _write_member(archive, name, data)


def _texts(store: Store, recording: Recording) -> Iterator[tuple[str, bytes]]:
    """All members but the medium."""
    records = {record.id: record for record in store.source_records(recording.id)}
    sources = [source for source in recording.sources if source.id in records]
    head = {
        "syncline_bundle": layout.VERSION,
        "recording": record_to_dict(_without_folder(store.recording_record(recording.id))),
        "sources": [record_to_dict(replace(records[source.id], path=None)) for source in sources],
        "bookmarks": [record_to_dict(record) for record in store.bookmark_records(recording.id)],
        "medium": _medium_facts(recording.media_path),
    }
    yield layout.HEAD, _json_bytes(head)
    for number, source in enumerate(sources, 1):
        yield layout.document_member(number), _json_bytes(_document_values(source.document))
        data = store.source_data(source.id)
        if data is not None:
            yield layout.original_member(number), data


def _document_values(document: Document) -> dict[str, object]:
    """The document as plain JSON values, with the turns too that Syncline JSON leaves to the names."""
    lines = [line_to_dict(line) | ({"turn": True} if line.turn else {}) for line in document.lines]
    return {**document_to_dict(replace(document, lines=())), "lines": lines}


def _without_folder(record: RecordingRecord) -> RecordingRecord:
    """Where the user keeps his files is nobody else's business."""
    return replace(record, media_path=Path(record.media_path.name) if record.media_path else None)


def _medium_facts(path: Path | None) -> dict[str, object] | None:
    mark = medium_mark(path) if path else None
    return {"name": path.name, "size_bytes": mark.size_bytes, "sha256": mark.sha256} if path and mark else None


def _json_bytes(value: object) -> bytes:
    # A path that is no text has halves of surrogate pairs in it, which only escapes can tell.
    return json.dumps(value, separators=(",", ":")).encode()


def _write_member(archive: ZipFile, name: str, data: bytes) -> None:
    # What says the same over and over again would be taken for a trap by those who read it.
    is_dense = len(data) > layout.SMALL_BYTES and len(data) > layout.LARGEST_RATIO // 2 * len(zlib.compress(data))
    archive.writestr(_member(name), data, ZIP_STORED if is_dense else ZIP_DEFLATED)


def _write_medium(archive: ZipFile, path: Path, report: Report) -> None:
    done = 0
    # Sound and pictures are compressed already.
    with archive.open(_member(layout.MEDIUM), "w", force_zip64=True) as member:
        for piece, size in _pieces(path):
            report(done, size)
            member.write(piece)
            done += len(piece)


def _pieces(path: Path) -> Iterator[tuple[bytes, int]]:
    """The medium piece by piece, each with the size of the whole; raises UnplayableMedia."""
    try:
        with path.open("rb") as medium:
            size = path.stat().st_size
            while piece := medium.read(_PIECE_BYTES):
                yield piece, size
    except OSError as error:
        raise UnplayableMedia(path, f"cannot be read: {error.strerror}.") from error


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.external_attr = _RIGHTS
    return info


@contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    """A file to write into, which takes the name of `path` once all is on the disk; raises UnwritableFile."""
    partial = path.with_name(f".syncline-{os.getpid()}.partial")
    try:
        yield partial
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnwritableFile(path, f"cannot be written: {reason}.") from error
    finally:
        partial.unlink(missing_ok=True)


def _free_path(folder: Path, title: str) -> Path:
    stem = file_name(title) or _UNTITLED
    names = (f"{stem} ({number}){layout.SUFFIX}" if number > 1 else stem + layout.SUFFIX for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
