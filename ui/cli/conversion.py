"""Converting one file to another format, through files, pipes and standard streams."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from player.document import Document
from player.embedded.reading import read_inside
from player.errors import UnknownFormat, UnwritableFile
from player.formats import format_named, load_source, read_source
from player.formats.base import Format, Source
from player.formats.table import FORMATS
from player.importer import Reading
from player.losses import losses
from player.media.probe import check_medium, is_media_file
from player.oddities import reading_report
from player.rolling import without_rolling


def convert_file(
    source: Path, target: Path, format_name: str | None, reading: Reading
) -> tuple[Document, tuple[str, ...]]:
    """Read IN, write OUT (either may be `-`); returns what was read, and sentences on what is odd or was left out.

    Raises PlayerError, and click's UsageError where no format to write is named.
    """
    chosen = _output_format(target, format_name)
    document = _read(source, reading)
    report = reading_report(document)
    # Their own format keeps rolling captions as they roll.
    if document.origin is None or document.origin.format != chosen.name:
        document, rolling = _without_rolling(document)
        report += rolling
    assert chosen.write is not None
    _write_output(target, chosen.write(document))
    return document, (*report, *losses(document, chosen))


def _without_rolling(document: Document) -> tuple[Document, tuple[str, ...]]:
    """The document with rolling captions shown once, and a sentence where they rolled."""
    lines = without_rolling(document.lines)
    if lines == document.lines:
        return document, ()
    told = f"The captions roll: {len(document.lines):,} of them repeat each other and became {len(lines):,} lines."
    return replace(document, lines=lines), (told,)


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


def _output_format(target: Path, format_name: str | None) -> Format:
    if format_name is None and (str(target) == "-" or not target.suffix):
        raise click.UsageError("say which format to write with --to FORMAT.")
    try:
        chosen = format_named(format_name or target.suffix)
    except UnknownFormat as error:
        raise click.UsageError(error.sentence) from error
    if chosen.write is None:
        writable = ", ".join(format.name for format in FORMATS if format.write)
        raise click.ClickException(f"Syncline reads {chosen.title} but does not write it; it writes {writable}.")
    return chosen


def _write_output(target: Path, text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    try:
        if str(target) == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.flush()
        elif target.exists() and not target.is_file():
            _write_into(target, data)
        else:
            _write_whole(target.resolve(), data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnwritableFile(target, f"cannot be written: {reason}.") from error


def _write_into(target: Path, data: bytes) -> None:
    """Into a pipe or a device, which must not be replaced by a file."""
    with target.open("wb") as stream:
        stream.write(data)


def _write_whole(target: Path, data: bytes) -> None:
    """Whole or not at all: a reader never sees half a file, and a full disk leaves the old one."""
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(target)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
