"""The commands on the library: files and feeds into it, what it holds, and recordings out of it."""

from pathlib import Path

import click

from ui.cli.options import (
    as_json_text,
    json_option,
    library_option,
    library_path,
    print_rows,
    reading_options,
    recording_of,
    tell,
    writing_options,
)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--media", type=click.Path(path_type=Path), help="The medium that the files describe.")
@click.option(
    "--media-folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the media in bundles are kept; else beside each bundle.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would come in, and what belongs together.")
@reading_options
@json_option
@library_option
@click.pass_context
def import_(
    ctx: click.Context,
    files: tuple[Path, ...],
    media: Path | None,
    media_folder: Path | None,
    dry_run: bool,
    encoding: str | None,
    frame_rate: float | None,
    as_json: bool,
) -> None:
    """Bring transcripts, pages, media and bundles into the library, with the subtitles and chapters inside media.

    Folders are walked. Files of one name belong to one recording; with --media, or with one medium among them, all do.
    Other texts find their medium by its title or its length; where several would do, you are told.
    """
    from player.importer import import_files
    from player.library.opening import open_store
    from player.media.probe import check_medium
    from player.reading import Reading
    from ui.cli.rows import failed_row, imported_row, imported_text
    from ui.cli.survey import look_into, survey_row, survey_text

    if media is not None:
        check_medium(media)
    reading = Reading(encoding, frame_rate)
    if dry_run:
        survey = look_into(library_path(ctx), files, media, reading)
        click.echo(as_json_text(survey_row(survey)) if as_json else survey_text(survey))
        ctx.exit(0 if survey.recordings else 1)
    with open_store(library_path(ctx)) as library:
        result = import_files(library, files, media_path=media, reading=reading, media_folder=media_folder)
    rows = [imported_row(item) for item in result.imported]
    print_rows([*rows, *map(failed_row, result.failed)] if as_json else rows, as_json, imported_text)
    tell(f"Error: {sentence}" for sentence in result.failures)
    tell(sentence for sentence in result.remarks if sentence not in result.failures)
    ctx.exit(1 if result.failures else 0)


@click.command()
@click.argument("source", metavar="FILE_OR_URL")
@click.argument("episodes", nargs=-1, metavar="[GUID_OR_NUMBER]...")
@click.option("--import", "wants_import", is_flag=True, help="Import the episodes named, or all of them.")
@click.option("--fetch", is_flag=True, help="Fetch what is not beside the feed: transcripts and chapters.")
@click.option("--media", is_flag=True, help="With --fetch, fetch audio and video too.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Where what is fetched is kept.")
@json_option
@library_option
@click.pass_context
def feed(
    ctx: click.Context,
    source: str,
    episodes: tuple[str, ...],
    wants_import: bool,
    fetch: bool,
    media: bool,
    into: Path | None,
    as_json: bool,
) -> None:
    """List the episodes of a podcast feed, or import them: feed FILE --import 1 2 3.

    An address is fetched because you name it. Of the episodes the files beside the feed are taken; the network is used
    for them with --fetch only.
    """
    from ui.cli.feeds import check_options, chosen_episodes, feed_row, feed_text, import_episodes, open_feed
    from ui.cli.rows import imported_text

    check_options(wants_import=wants_import, fetch=fetch, media=media, into=into)
    opened = open_feed(source)
    chosen = chosen_episodes(opened, episodes)
    if not wants_import:
        click.echo(as_json_text(feed_row(opened, chosen)) if as_json else feed_text(opened, chosen))
        return
    outcome = import_episodes(library_path(ctx), opened, [one for _, one in chosen], into, media=media, fetch=fetch)
    print_rows(outcome.rows, as_json, imported_text)
    tell([*(f"Error: {sentence}" for sentence in outcome.failures), *outcome.hints])
    ctx.exit(1 if outcome.failures else 0)


@click.command("list")
@json_option
@library_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the recordings in the library."""
    from player.library.opening import open_store
    from ui.cli.rows import summary_row, summary_text

    path = library_path(ctx)
    rows = []
    # Looking makes no library where there is none.
    if path.exists():
        with open_store(path) as library:
            rows = [summary_row(summary) for summary in library.summaries()]
    print_rows(rows, as_json, summary_text)


@click.command()
@click.argument("recording_id", metavar="ID")
@json_option
@library_option
@click.pass_context
def show(ctx: click.Context, recording_id: str, as_json: bool) -> None:
    """Show one recording: what is noted about it, and its transcript."""
    from player.formats.syncline_json import document_to_dict
    from player.oddities import reading_report
    from player.recording import combined_document
    from ui.cli.rows import recording_text

    recording = recording_of(ctx, recording_id)
    document = combined_document(recording)
    if as_json:
        click.echo(as_json_text({**document_to_dict(document), "remarks": reading_report(document)}))
    else:
        click.echo(recording_text(recording, document))


@click.command()
@click.argument("recording_id", metavar="ID")
@click.option("--save", type=click.Path(path_type=Path, file_okay=False), help="Write the files as they were to here.")
@json_option
@library_option
@click.pass_context
def sources(ctx: click.Context, recording_id: str, save: Path | None, as_json: bool) -> None:
    """List the files that describe a recording, and how each was read; their bytes are kept as they were."""
    from player.library.opening import open_store
    from ui.cli.originals import save_originals
    from ui.cli.rows import source_row, source_text

    recording = recording_of(ctx, recording_id)
    print_rows([source_row(source, recording.duration_ms) for source in recording.sources], as_json, source_text)
    if save:
        with open_store(library_path(ctx)) as library:
            tell(save_originals(library, recording.sources, save))


@click.command()
@click.argument("recording_id", metavar="ID")
@json_option
@library_option
@click.pass_context
def bookmarks(ctx: click.Context, recording_id: str, as_json: bool) -> None:
    """List the bookmarks of one recording."""
    from player.formats.syncline_json import bookmark_to_dict
    from ui.cli.rows import bookmark_text

    rows = [bookmark_to_dict(bookmark) for bookmark in recording_of(ctx, recording_id).bookmarks]
    print_rows(rows, as_json, bookmark_text)


@click.command()
@click.argument("recording_id", metavar="ID")
@click.argument("path", metavar="OUT", type=click.Path(path_type=Path, allow_dash=True))
@writing_options
@library_option
@click.pass_context
def export(
    ctx: click.Context, recording_id: str, path: Path, target_name: str | None, no_times: bool, no_speakers: bool
) -> None:
    """Write a recording's transcript, notes, chapters and bookmarks to OUT, by its extension; `-` is standard output.

    What the format cannot hold is told on standard error.
    """
    from player.export.writing import Wanted
    from ui.cli.conversion import export_recording

    wanted = Wanted(times=not no_times, speakers=not no_speakers)
    tell(export_recording(recording_of(ctx, recording_id), path, target_name, wanted))
