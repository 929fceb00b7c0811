"""The command line: opens the window, and does without one what a script or a pipe needs.

Each command imports what it needs when it runs: the window is not kept waiting for the formats, nor a pipe for Qt.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from player.errors import NotInLibrary, PlayerError, UnreadableFile

if TYPE_CHECKING:
    from player.links import MomentLink
    from player.recording import Recording

LIBRARY_VARIABLE = "SYNCLINE_LIBRARY"
LIBRARY_NAME = "library.sqlite"

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
        except NotInLibrary as error:
            sentence = f"There is no {error.what} {error.identifier} in this library"
            raise click.ClickException(f"{sentence}; `syncline list` shows what there is.") from error
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


def _reading_options(command: F) -> F:
    """What a text may not say of itself."""
    encoding = click.option("--encoding", help="The encoding of texts where the guess is wrong: windows-1252, say.")
    frame_rate = click.option(
        "--frame-rate",
        type=click.FloatRange(1, 1_000),
        help="Frames a second, for times that count frames (MicroDVD): 25, say.",
    )
    return encoding(frame_rate(command))


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
@click.argument("files", nargs=-1)
@_library_option
@click.pass_context
def open_window(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Open the window on a recording: [MEDIA] [TRANSCRIPT...]; on nothing it opens the library.

    A link to a moment, as it is copied in the window, opens its recording there.
    """
    from ui.start import run_window

    link = _link_among(files)
    paths = () if link else tuple(Path(file) for file in files)
    _check_arguments(paths)
    ctx.exit(run_window(partial(_library_path, ctx), paths, link))


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--media", type=click.Path(path_type=Path), help="The medium that the files describe.")
@_reading_options
@_json_option
@_library_option
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    media: Path | None,
    encoding: str | None,
    frame_rate: float | None,
    as_json: bool,
) -> None:
    """Bring transcripts, pages and media into the library, with the subtitles, lyrics and chapters inside media.

    Files of one name belong to one recording; with --media, or with one medium among them, all do.
    """
    from player.importer import Reading, import_files
    from player.library.store import Library
    from player.media.probe import check_medium
    from ui.cli.rows import imported_row, imported_text

    if media is not None:
        check_medium(media)
    with Library(_library_path(ctx)) as library:
        result = import_files(library, files, media_path=media, reading=Reading(encoding, frame_rate))
    rows = [imported_row(item) for item in result.imported]
    _print_rows(rows, as_json, imported_text)
    for sentence in result.failures:
        click.echo(f"Error: {sentence}", err=True)
    ctx.exit(1 if result.failures else 0)


@main.command("list")
@_json_option
@_library_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the recordings in the library."""
    from player.library.store import Library
    from ui.cli.rows import summary_row, summary_text

    path = _library_path(ctx)
    rows = []
    # Looking makes no library where there is none.
    if path.exists():
        with Library(path) as library:
            rows = [summary_row(summary) for summary in library.summaries()]
    _print_rows(rows, as_json, summary_text)


@main.command()
@click.argument("recording_id", metavar="ID")
@_json_option
@_library_option
@click.pass_context
def show(ctx: click.Context, recording_id: str, as_json: bool) -> None:
    """Show one recording: what is noted about it, and its transcript."""
    from player.formats.syncline_json import document_to_dict
    from player.oddities import reading_report
    from player.recording import combined_document
    from ui.cli.rows import recording_text

    recording = _recording(ctx, recording_id)
    document = combined_document(recording)
    if as_json:
        click.echo(_json({**document_to_dict(document), "remarks": reading_report(document)}))
    else:
        click.echo(recording_text(recording, document))


@main.command()
@click.argument("recording_id", metavar="ID")
@_json_option
@_library_option
@click.pass_context
def bookmarks(ctx: click.Context, recording_id: str, as_json: bool) -> None:
    """List the bookmarks of one recording."""
    from player.formats.syncline_json import bookmark_to_dict
    from ui.cli.rows import bookmark_text

    rows = [bookmark_to_dict(bookmark) for bookmark in _recording(ctx, recording_id).bookmarks]
    _print_rows(rows, as_json, bookmark_text)


@main.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("target", metavar="OUT", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", "format_name", help="The format to write, where OUT's extension does not say it.")
@_reading_options
@_json_option
def convert(
    source: Path,
    target: Path,
    format_name: str | None,
    encoding: str | None,
    frame_rate: float | None,
    as_json: bool,
) -> None:
    """Convert a transcript or page: IN by its content, OUT by its extension; `-` is standard input or output.

    Of audio or video, the first subtitles or lyrics inside are converted. What is odd is told on standard error; with
    --json all that was found.
    """
    from player.importer import Reading
    from ui.cli.conversion import convert_file
    from ui.cli.rows import document_row

    document, remarks = convert_file(source, target, format_name, Reading(encoding, frame_rate))
    if as_json:
        click.echo(_json({**document_row(document), "remarks": remarks}), err=str(target) == "-")
    else:
        for remark in remarks:
            click.echo(remark, err=True)


@main.command()
@_json_option
@_library_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Say what Syncline found on this machine and what is missing."""
    from dataclasses import asdict

    from ui.cli.rows import finding_text
    from ui.doctor import examine

    findings = examine(_library_path(ctx))
    _print_rows([asdict(finding) for finding in findings], as_json, finding_text)


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


def _link_among(files: tuple[str, ...]) -> "MomentLink | None":
    from player.links import is_link, parse_link

    if not any(is_link(file) for file in files):
        return None
    if len(files) > 1:
        raise click.UsageError("a link is opened by itself; name nothing beside it.")
    return parse_link(files[0])


def _check_arguments(files: tuple[Path, ...]) -> None:
    """What can be said at once; whether a text is one that Syncline reads is found out with the window in sight."""
    from player.files import why_unreadable
    from player.media.probe import check_medium, is_media_file

    media = [path for path in files if is_media_file(path)]
    for path in files:
        if path in media:
            check_medium(path)
        elif reason := why_unreadable(path):
            raise UnreadableFile(path, reason)
    if len(media) > 1:
        raise click.UsageError("one recording at a time: name a single audio or video file.")


def _library_path(ctx: click.Context) -> Path:
    named = ctx.find_root().meta.get(LIBRARY_VARIABLE) or os.environ.get(LIBRARY_VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("Syncline", appauthor=False) / LIBRARY_NAME


def _recording(ctx: click.Context, recording_id: str) -> "Recording":
    from player.library.store import Library

    path = _library_path(ctx)
    if not path.exists():
        raise NotInLibrary("recording", recording_id)
    with Library(path) as library:
        return library.recording(recording_id)


def _print_rows(rows: list[dict[str, Any]], as_json: bool, line: Callable[[dict[str, Any]], str]) -> None:
    if as_json:
        click.echo(_json(rows))
    else:
        for row in rows:
            click.echo(line(row))


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)
