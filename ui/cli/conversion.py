"""Converting one file to another format, and exporting a recording, through files, pipes and standard streams."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from player.document import Document
from player.embedded.reading import read_inside
from player.errors import UnknownFormat, UnwritableFile
from player.export.losses import losses
from player.export.table import target_named
from player.export.target import Target
from player.export.writing import Wanted, file_bytes, prepared, write_file
from player.formats import load_source, read_source
from player.formats.base import Source
from player.media.probe import check_medium, is_media_file
from player.oddities import reading_report
from player.reading import Reading
from player.recording import Recording, combined_document


def convert_file(
    source: Path, path: Path, target_name: str | None, reading: Reading, wanted: Wanted
) -> tuple[Document, tuple[str, ...]]:
    """Read IN, write OUT (either may be `-`); returns what was read, and sentences on what is odd or was left out.

    Raises PlayerError, and click's UsageError where no format to write is named.
    """
    target = _target(path, target_name, wanted)
    document = _read(source, reading)
    return document, _write(document, path, target, wanted, reading_report(document))


def export_recording(recording: Recording, path: Path, target_name: str | None, wanted: Wanted) -> tuple[str, ...]:
    """Write what is shown of a recording to OUT (or `-`); returns sentences on what was left out; raises as above."""
    return _write(combined_document(recording), path, _target(path, target_name, wanted), wanted)


def _write(
    document: Document, path: Path, target: Target, wanted: Wanted, remarks: Sequence[str] = ()
) -> tuple[str, ...]:
    written = prepared(document, target, wanted)
    rolled = len(document.lines) - len(written.lines)
    told = (
        f"The captions roll: {len(document.lines):,} of them repeat each other and became {len(written.lines):,} lines."
    )
    data = file_bytes(written, target)
    if str(path) == "-":
        _write_out(data)
    else:
        write_file(path, data)
    return (*remarks, *([told] if rolled else []), *losses(written, target))


def _read(path: Path, reading: Reading) -> Document:
    if str(path) == "-":
        source = Source("standard input", sys.stdin.buffer.read())
    elif is_media_file(path):
        return _read_medium(path)
    else:
        source = load_source(path)
    return read_source(replace(source, encoding=reading.encoding, frame_rate=reading.frame_rate))


def _read_medium(path: Path) -> Document:
    """The first text inside a medium, and the chapters beside it; raises UnknownFormat where there is none."""
    check_medium(path)
    inside = read_inside(path, lambda _done, _total: None)
    documents = [document for document, _data in inside.documents]
    if not documents:
        raise UnknownFormat(path.name, " ".join(("it holds no subtitles, lyrics or chapters.", *inside.remarks)))
    chapters = next((document.chapters for document in documents if document.chapters), ())
    first = next((document for document in documents if document.lines), documents[0])
    return replace(first, chapters=chapters, remarks=(*first.remarks, *inside.remarks))


def _target(path: Path, name: str | None, wanted: Wanted) -> Target:
    if name is None and (str(path) == "-" or not path.suffix):
        raise click.UsageError("say which format to write with --to FORMAT.")
    try:
        target = target_named(name or path.suffix)
    except UnknownFormat as error:
        raise click.UsageError(error.sentence) from error
    if target.needs_times and not wanted.times:
        raise click.UsageError(f"{target.title} cannot do without times.")
    return target


def _write_out(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UnwritableFile(Path("-"), f"cannot be written: {error.strerror}.") from error
