"""The commands that need no library: conversion, what is there on this machine, and the tour."""

import sys
from pathlib import Path

import click

from ui.cli.options import (
    as_json_text,
    json_option,
    library_option,
    library_path,
    print_rows,
    reading_options,
    tell,
    writing_options,
)


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("path", metavar="OUT", type=click.Path(path_type=Path, allow_dash=True))
@writing_options
@reading_options
@json_option
def convert(
    source: Path,
    path: Path,
    target_name: str | None,
    no_times: bool,
    no_speakers: bool,
    encoding: str | None,
    frame_rate: float | None,
    as_json: bool,
) -> None:
    """Convert a transcript or page: IN by its content, OUT by its extension; `-` is standard input or output.

    Of audio or video, the first subtitles or lyrics inside are converted. What is odd, and what the format written
    cannot hold, is told on standard error; with --json all that was found.
    """
    from player.export.writing import Wanted
    from player.reading import Reading
    from ui.cli.conversion import convert_file
    from ui.cli.rows import document_row

    wanted = Wanted(times=not no_times, speakers=not no_speakers)
    document, remarks = convert_file(source, path, target_name, Reading(encoding, frame_rate), wanted)
    if as_json:
        click.echo(as_json_text({**document_row(document), "remarks": remarks}), err=str(path) == "-")
    else:
        tell(remarks)


@click.command()
@json_option
@library_option
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Say what Syncline found on this machine and what is missing."""
    from dataclasses import asdict

    from ui.cli.rows import finding_text
    from ui.doctor import examine

    findings = examine(library_path(ctx))
    print_rows([asdict(finding) for finding in findings], as_json, finding_text)


@click.command()
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
