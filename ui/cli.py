"""The command line: opens the window, and does without one what a script or a pipe needs."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click
import platformdirs

from player import timecode
from player.document import Document
from player.errors import NotInLibrary, PlayerError, UnknownFormat, UnwritableFile
from player.formats import FORMATS, detect, format_named, load_source, read_source
from player.formats.base import Format, Source
from player.formats.syncline_json import bookmark_to_dict, document_to_dict
from player.importer import Imported, import_files
from player.library.store import Library
from player.media.probe import check_medium, is_media_file
from player.notes import Note
from player.recording import Recording, RecordingSummary, combined_document
from player.transcript import starts_turn, turn_count

LIBRARY_VARIABLE = "SYNCLINE_LIBRARY"
LIBRARY_NAME = "library.sqlite"
# Enough of an id to be unique among any number of recordings that a person will have.
SHORT_ID_CHARS = 8

F = TypeVar("F", bound=Callable[..., Any])


class _Syncline(click.Group):
    """A group that takes anything but a command's name as files to open, and names every failure in one sentence."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PlayerError as error:
            raise click.ClickException(error.sentence) from error
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            raise
        except Exception as error:  # the outer edge: never a traceback
            raise click.ClickException(f"Syncline met a fault of its own: {type(error).__name__}: {error}") from error


def _library_option(command: F) -> F:
    def remember(ctx: click.Context, _parameter: click.Parameter, path: Path | None) -> None:
        if path is not None:
            ctx.find_root().meta[LIBRARY_VARIABLE] = path

    return click.option(
        "--library",
        type=click.Path(path_type=Path),
        callback=remember,
        expose_value=False,
        help=f"The library to use; else {LIBRARY_VARIABLE}, else the one in your data folder.",
    )(command)


_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(cls=_Syncline, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="syncline", prog_name="syncline")
@_library_option
@click.pass_context
def main(ctx: click.Context) -> None:
    """Syncline plays spoken word beside its transcript.

    `syncline [MEDIA] [TRANSCRIPT...]` opens the window; named alone, either one finds its partner beside it.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_window, files=())


@main.command("open")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_library_option
@click.pass_context
def open_window(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Open the window on a recording: [MEDIA] [TRANSCRIPT...]; on nothing it opens the library."""
    _check_arguments(files)
    from ui.app import run_window

    ctx.exit(run_window(_library_path(ctx), files))


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--media", type=click.Path(path_type=Path), help="The medium that the files describe.")
@_json_option
@_library_option
@click.pass_context
def import_(ctx: click.Context, files: tuple[Path, ...], media: Path | None, as_json: bool) -> None:
    """Bring transcripts, pages and media into the library.

    Files of one name belong to one recording; with --media, or with one medium among them, all do.
    """
    if media is not None:
        check_medium(media)
    with Library(_library_path(ctx)) as library:
        result = import_files(library, files, media_path=media)
    rows = [_imported_row(item) for item in result.imported]
    _print_rows(rows, as_json, _imported_text)
    for sentence in result.failures:
        click.echo(f"Error: {sentence}", err=True)
    ctx.exit(1 if result.failures else 0)


@main.command("list")
@_json_option
@_library_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the recordings in the library."""
    path = _library_path(ctx)
    summaries: tuple[RecordingSummary, ...] = ()
    # Looking makes no library where there is none.
    if path.exists():
        with Library(path) as library:
            summaries = library.summaries()
    rows = [_summary_row(summary) for summary in summaries]
    _print_rows(rows, as_json, _summary_text)


@main.command()
@click.argument("recording_id", metavar="ID")
@_json_option
@_library_option
@click.pass_context
def show(ctx: click.Context, recording_id: str, as_json: bool) -> None:
    """Show one recording: what is noted about it, and its transcript."""
    recording = _recording(ctx, recording_id)
    document = combined_document(recording)
    click.echo(_json(document_to_dict(document)) if as_json else _as_text(recording, document))


@main.command()
@click.argument("recording_id", metavar="ID")
@_json_option
@_library_option
@click.pass_context
def bookmarks(ctx: click.Context, recording_id: str, as_json: bool) -> None:
    """List the bookmarks of one recording."""
    rows = [bookmark_to_dict(bookmark) for bookmark in _recording(ctx, recording_id).bookmarks]
    _print_rows(rows, as_json, _bookmark_text)


@main.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", "format_name", help="The format to write, where OUT's extension does not say it.")
def convert(source: Path, target: Path, format_name: str | None) -> None:
    """Convert a transcript or page: IN by its content, OUT by its extension; `-` is standard input or output."""
    chosen = _output_format(target, format_name)
    document = read_source(_standard_input() if str(source) == "-" else load_source(source))
    untimed = sum(line.start_ms is None for line in document.lines) if chosen.needs_times else 0
    if 0 < untimed < len(document.lines):
        click.echo(f"Left out, because {chosen.title} cannot hold them: {untimed} lines without a time.", err=True)
    assert chosen.write is not None
    _write_output(target, chosen.write(document))


@main.command()
@_json_option
@_library_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Say what Syncline found on this machine and what is missing."""
    from ui.doctor import examine

    findings = examine(_library_path(ctx))
    _print_rows([asdict(finding) for finding in findings], as_json, _finding_text)


@main.command()
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/tour"),
    show_default=True,
    help="Where the pictures go.",
)
def tour(pictures: Path) -> None:
    """Drive the real window through its main uses on the sample, with a picture of each step."""
    from ui.tour import run_tour

    sys.exit(run_tour(pictures))


def _check_arguments(files: tuple[Path, ...]) -> None:
    media = [path for path in files if is_media_file(path)]
    for path in files:
        if path in media:
            check_medium(path)
        else:
            detect(load_source(path))
    if len(media) > 1:
        raise click.UsageError("one recording at a time: name a single audio or video file.")


def _library_path(ctx: click.Context) -> Path:
    named = ctx.find_root().meta.get(LIBRARY_VARIABLE) or os.environ.get(LIBRARY_VARIABLE)
    return Path(named) if named else platformdirs.user_data_path("Syncline", appauthor=False) / LIBRARY_NAME


def _recording(ctx: click.Context, recording_id: str) -> Recording:
    path = _library_path(ctx)
    if not path.exists():
        raise NotInLibrary("recording", recording_id)
    with Library(path) as library:
        return library.recording(recording_id)


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


def _imported_row(item: Imported) -> dict[str, Any]:
    document = item.document or Document()
    return {
        "id": item.recording_id,
        "path": str(item.path),
        "format": document.origin.format if document.origin else None,
        "title": document.title,
        "lines": len(document.lines),
        "turns": turn_count(document.lines),
        "chapters": len(document.chapters),
        "notes": dict(Counter(note.kind.value for note in document.notes)),
    }


def _imported_text(row: dict[str, Any]) -> str:
    what = "media" if row["format"] is None else f"{row['lines']} lines, {sum(row['notes'].values())} notes"
    return f"{row['id'][:SHORT_ID_CHARS]}  {row['path']}: {what}"


def _summary_row(summary: RecordingSummary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "title": summary.title,
        "channel": summary.channel,
        "duration_ms": summary.duration_ms,
        "position_ms": summary.position_ms,
        "media_path": str(summary.media_path) if summary.media_path else None,
        "lines": summary.line_count,
        "bookmarks": summary.bookmark_count,
    }


def _summary_text(row: dict[str, Any]) -> str:
    length = "" if row["duration_ms"] is None else timecode.clock(row["duration_ms"])
    return f"{row['id'][:SHORT_ID_CHARS]}  {length:>8}  {row['title']}"


def _bookmark_text(row: dict[str, Any]) -> str:
    span = f"{timecode.clock(row['start_ms'])}-{timecode.clock(row['end_ms'])}"
    return f"{span}  {row['title'] or row['quote']}"


def _finding_text(row: dict[str, Any]) -> str:
    return f"{'ok     ' if row['ok'] else 'missing'}  {row['what']}: {row['detail']}"


def _as_text(recording: Recording, document: Document) -> str:
    parts = [recording.title]
    parts += [f"from {source.document.origin.name}" for source in recording.sources if source.document.origin]
    parts += [_note_text(note) for note in document.notes]
    for number, line in enumerate(document.lines):
        time = "" if line.start_ms is None else f"[{timecode.clock(line.start_ms)}] "
        speaker = f"{line.speaker or '>>'}: " if starts_turn(document.lines, number) else ""
        parts.append(f"{time}{speaker}{line.text}")
    return "\n".join(parts)


def _note_text(note: Note) -> str:
    time = "" if note.position_ms is None else f"[{timecode.clock(note.position_ms)}] "
    texts = (note.title, note.label, note.text)
    return f"{note.kind.value}: {time}{' — '.join(text for text in texts if text)}"


def _print_rows(rows: list[dict[str, Any]], as_json: bool, line: Callable[[dict[str, Any]], str]) -> None:
    if as_json:
        click.echo(_json(rows))
    else:
        for row in rows:
            click.echo(line(row))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
