"""Converting one file to another format, through files, pipes and standard streams."""

import os
import sys
from pathlib import Path

import click

from player.errors import UnknownFormat, UnwritableFile
from player.formats import FORMATS, format_named, load_source, read_source
from player.formats.base import Format, Source


def convert_file(source: Path, target: Path, format_name: str | None) -> str | None:
    """Read IN, write OUT (either may be `-`); returns a sentence on what the format could not hold, or None.

    Raises PlayerError, and click's UsageError where no format to write is named.
    """
    chosen = _output_format(target, format_name)
    document = read_source(_standard_input() if str(source) == "-" else load_source(source))
    assert chosen.write is not None
    _write_output(target, chosen.write(document))
    untimed = sum(line.start_ms is None for line in document.lines) if chosen.needs_times else 0
    return f"{chosen.title} holds no lines without a time: {untimed} left out." if untimed else None


def _standard_input() -> Source:
    return Source("standard input", sys.stdin.buffer.read())


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
