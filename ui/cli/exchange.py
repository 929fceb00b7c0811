"""The commands that exchange recordings between libraries: out into bundles, in from bundles and journals."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli.options import json_option, library_option, library_path, print_rows, recording_of, tell

if TYPE_CHECKING:
    from player.library.interface import Store


@click.command()
@click.argument("recording_id", metavar="ID")
@click.argument("path", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--media", is_flag=True, help="With the audio or video in it.")
@library_option
@click.pass_context
def bundle(ctx: click.Context, recording_id: str, path: Path, media: bool) -> None:
    """Write a recording to OUT with all that belongs to it: a single file for a friend or another machine.

    In a folder the file gets the title of the recording, and .syncline.zip is added to a name that is no .zip.
    `syncline import` brings it in.
    """
    from player.files import is_folder
    from player.library.bundle.layout import SUFFIX
    from player.library.bundle.writing import write_bundle
    from player.library.opening import open_store

    full_id = recording_of(ctx, recording_id).id
    is_named = is_folder(path) or path.suffix.lower() == ".zip"
    target = path if is_named else path.with_name(path.name.removesuffix(".syncline") + SUFFIX)
    with open_store(library_path(ctx)) as library:
        click.echo(write_bundle(library, full_id, target, with_media=media))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--media-folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the media in bundles are kept; else they are left out.",
)
@json_option
@library_option
@click.pass_context
def merge(ctx: click.Context, files: tuple[Path, ...], media_folder: Path | None, as_json: bool) -> None:
    """Merge what others made of the same recordings: from bundles, and from journals (NAME.journal.jsonl).

    Of each bookmark, title and name of a speaker the last state holds, whoever made it; merging again changes nothing.
    """
    from player.errors import PlayerError
    from player.library.opening import open_store

    rows, failures = [], []
    with open_store(library_path(ctx)) as library:
        for path in files:
            try:
                rows.append(_merged_row(library, path, media_folder))
            except PlayerError as error:
                failures.append(error.sentence)
    print_rows(rows, as_json, lambda row: f"{row['path']}: {row['sentence']}")
    tell(f"Error: {sentence}" for sentence in failures)
    ctx.exit(1 if failures else 0)


def _merged_row(library: "Store", path: Path, media_folder: Path | None) -> dict[str, Any]:
    """What came of merging one file."""
    from dataclasses import asdict

    from player.library.bundle.layout import is_bundle
    from player.library.bundle.reading import read_bundle
    from player.library.merging.journals import merge_journal

    if is_bundle(path):
        merged = read_bundle(library, path, media_folder=media_folder)
        found = {"recordings": [merged.recording_id], "unknown": [], "damaged_lines": 0}
        return {"path": str(path), **asdict(merged.counts), **found, "sentence": merged.sentence}
    report = merge_journal(library, path)
    found = {"recordings": list(report.recordings), "unknown": list(report.unknown), "damaged_lines": report.damaged}
    return {"path": str(path), **asdict(report.counts), **found, "sentence": report.sentence}
