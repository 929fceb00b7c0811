"""What the commands share: their options, where the library is, and how rows and sentences are printed."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from player.errors import NotInLibrary

if TYPE_CHECKING:
    from player.recording import Recording

LIBRARY_VARIABLE = "SYNCLINE_LIBRARY"
LIBRARY_NAME = "library.sqlite"

F = TypeVar("F", bound=Callable[..., Any])


def library_option(command: F) -> F:
    """Which library to use."""

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


def reading_options(command: F) -> F:
    """What a text may not say of itself."""
    encoding = click.option("--encoding", help="The encoding of texts where the guess is wrong: windows-1252, say.")
    frame_rate = click.option(
        "--frame-rate",
        type=click.FloatRange(1, 1_000),
        help="Frames a second, for times that count frames (MicroDVD): 25, say.",
    )
    return encoding(frame_rate(command))


def writing_options(command: F) -> F:
    """What is to be written, and as what."""
    name = click.option("--to", "target_name", help="The format to write, where OUT's extension does not say it.")
    times = click.option("--no-times", is_flag=True, help="Leave out times, where the format can do without.")
    speakers = click.option("--no-speakers", is_flag=True, help="Leave out who speaks.")
    return name(times(speakers(command)))


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def library_path(ctx: click.Context) -> Path:
    """The library that was named, else the one in the data folder."""
    named = ctx.find_root().meta.get(LIBRARY_VARIABLE) or os.environ.get(LIBRARY_VARIABLE)
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("Syncline", appauthor=False) / LIBRARY_NAME


def recording_of(ctx: click.Context, recording_id: str) -> "Recording":
    """The recording of this id; raises NotInLibrary."""
    from player.library.opening import open_store

    path = library_path(ctx)
    if not path.exists():
        raise NotInLibrary("recording", recording_id)
    with open_store(path) as library:
        return library.recording(recording_id)


def print_rows(rows: list[dict[str, Any]], as_json: bool, line: Callable[[dict[str, Any]], str]) -> None:
    """As JSON, or each as a line."""
    if as_json:
        click.echo(as_json_text(rows))
    else:
        for row in rows:
            click.echo(line(row))


def tell(sentences: Iterable[str]) -> None:
    """On standard error: standard output may be the file that is written."""
    for sentence in sentences:
        click.echo(sentence, err=True)


def as_json_text(value: object) -> str:
    """As it is printed."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)
