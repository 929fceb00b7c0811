"""Documents on their way into a file: what the user wants of them, as bytes, written whole or not at all."""

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from player.document import Document
from player.errors import UnwritableFile
from player.export.features import Feature
from player.export.target import Target
from player.rolling import without_rolling


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a document is to be written, where the target holds it."""

    times: bool = True
    speakers: bool = True


def prepared(document: Document, target: Target, wanted: Wanted = Wanted()) -> Document:
    """The document as this target is to write it: captions that roll once, but in the format that they came in."""
    lines = document.lines
    if document.origin is None or document.origin.format != target.name:
        lines = without_rolling(lines)
    if not wanted.speakers:
        lines = tuple(replace(line, speaker=None, turn=False) for line in lines)
    document = document if lines == document.lines else replace(document, lines=lines)
    # A list of chapters alone is nothing without its times.
    return document if wanted.times or Feature.LINES in target.lacks else _without_times(document)


def _without_times(document: Document) -> Document:
    """The document without its moments; a bookmark is a stretch of time, and stays one."""
    return replace(
        document,
        lines=tuple(replace(line, start_ms=None, end_ms=None, words=()) for line in document.lines),
        chapters=tuple(replace(chapter, start_ms=None, end_ms=None) for chapter in document.chapters),
        notes=tuple(replace(note, position_ms=None, end_ms=None) for note in document.notes),
    )


def file_bytes(document: Document, target: Target) -> bytes:
    """The bytes of the file; raises PlayerError where there is nothing to write."""
    written = target.write(document)
    if isinstance(written, bytes):
        return written
    # Many programs take a NUL for the end of the file.
    return written.replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", errors="replace")


def write_file(path: Path, data: bytes) -> None:
    """Write a file, through links and into pipes and devices too; raises UnwritableFile, BrokenPipeError."""
    try:
        if path.exists() and not path.is_file():
            _write_into(path, data)
        else:
            _write_whole(path.resolve(), data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnwritableFile(path, f"cannot be written: {reason}.") from error


def _write_into(path: Path, data: bytes) -> None:
    """Into a pipe or a device, which must not be replaced by a file."""
    with path.open("wb") as stream:
        stream.write(data)


def _write_whole(path: Path, data: bytes) -> None:
    """Whole or not at all: a reader never sees half a file, and a full disk leaves the old one."""
    # Its own name is short: that of the file may be as long as names can be.
    partial = path.with_name(f".syncline-{os.getpid()}.partial")
    try:
        partial.write_bytes(data)
        if path.exists():
            # Who may read the old file, and nobody else, may read the new one.
            shutil.copymode(path, partial)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
