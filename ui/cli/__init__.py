"""The command line: opens the window, and does without one what a script or a pipe needs.

Each command imports what it needs when it runs: the window is not kept waiting for the formats, nor a pipe for Qt.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from player.errors import NotInLibrary, PlayerError, UnreadableFile
from ui.cli import exchange, library, safety, search, tools
from ui.cli.options import library_option, library_path

if TYPE_CHECKING:
    from player.links import MomentLink


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


@click.group(cls=_Syncline, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="syncline", prog_name="syncline")
@library_option
@click.pass_context
def main(ctx: click.Context) -> None:
    """Syncline plays spoken word beside its transcript.

    `syncline [MEDIA] [TRANSCRIPT...]` opens the window; named alone, either one finds its partner beside it.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_window, files=())


@main.command("open")
@click.argument("files", nargs=-1)
@library_option
@click.pass_context
def open_window(ctx: click.Context, files: tuple[str, ...]) -> None:
    """Open the window on a recording: [MEDIA] [TRANSCRIPT...]; on nothing it opens the library.

    A link to a moment, as it is copied in the window, opens its recording there.
    """
    from ui.start import run_window

    link = _link_among(files)
    paths = () if link else tuple(Path(file) for file in files)
    _check_arguments(paths)
    ctx.exit(run_window(partial(library_path, ctx), paths, link))


def _link_among(files: tuple[str, ...]) -> "MomentLink | None":
    from player.links import is_link, parse_link

    if not any(is_link(file) for file in files):
        return None
    if len(files) > 1:
        raise click.UsageError("a link is opened by itself; name nothing beside it.")
    return parse_link(files[0])


def _check_arguments(files: tuple[Path, ...]) -> None:
    """What can be said at once; whether a text is one that Syncline reads is found out with the window in sight."""
    from player.files import is_folder, why_unreadable
    from player.media.probe import check_medium, is_media_file

    media = [path for path in files if is_media_file(path)]
    for path in files:
        if path in media:
            check_medium(path)
        elif not is_folder(path) and (reason := why_unreadable(path)):
            raise UnreadableFile(path, reason)
    if len(media) > 1:
        raise click.UsageError("one recording at a time: name a single audio or video file.")


for _command in (
    library.import_,
    library.feed,
    library.list_,
    library.show,
    search.search,
    library.sources,
    library.bookmarks,
    library.export,
    exchange.bundle,
    exchange.merge,
    safety.library,
    tools.convert,
    tools.doctor,
    tools.tour,
):
    main.add_command(_command)
