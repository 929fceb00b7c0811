"""The commands that keep the library safe: check, repair, backups, and a look at it in the browser."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from player.errors import LibraryError
from ui.cli.options import as_json_text, json_option, library_option, library_path, tell

if TYPE_CHECKING:
    from player.library.care.backups import Backup
    from player.library.care.check import CheckReport

_NEWEST = "newest"


@click.group()
@library_option
def library() -> None:
    """Keep the library safe: check, repair, back up, restore."""


@library.command()
@json_option
@library_option
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Compare every record with its checksum, and name what is damaged.

    What another program changed on purpose is sealed and indexed as it stands now.
    """
    from player.library.care.check import check_library

    path = library_path(ctx)
    with _progress("Checking") as report:
        found = check_library(path, report, seals=os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    if as_json:
        click.echo(as_json_text(_check_row(found)))
    else:
        counts = f"{found.recordings} recordings, {found.sources} sources, {found.bookmarks} bookmarks"
        click.echo(f"{counts}: {'all is well' if found.is_whole else 'not all is well'}.")
        if found.unsealed:
            click.echo(f"{found.unsealed} were changed by another program, and are believed as they stand.")
        tell([*found.file_faults, *(damage.sentence for damage in found.damages)])
    ctx.exit(0 if found.is_whole else 1)


@library.command()
@json_option
@library_option
@click.pass_context
def repair(ctx: click.Context, as_json: bool) -> None:
    """Make what is damaged whole again, from kept files, backups and the journal."""
    from player.library.care.repair import repair_library

    with _progress("Repairing") as report:
        done = repair_library(library_path(ctx), report)
    if as_json:
        kept = str(done.kept_path) if done.kept_path else None
        click.echo(as_json_text({"mended": done.mended, "lost": done.lost, "kept": kept}))
    else:
        for sentence in done.mended or ("There is nothing to repair.",):
            click.echo(sentence)
        if done.kept_path:
            click.echo(f"The damaged file is kept as {done.kept_path}.")
        tell(done.lost)
    ctx.exit(1 if done.lost else 0)


@library.command()
@json_option
@library_option
@click.pass_context
def backup(ctx: click.Context, as_json: bool) -> None:
    """Copy the library into the folder of backups beside it; it may be in use."""
    from player.library.care.backups import back_up

    with _progress("Copying") as report:
        made = back_up(library_path(ctx), report=report)
    click.echo(as_json_text(_backup_row(made)) if as_json else made.path)


@library.command()
@json_option
@library_option
@click.pass_context
def backups(ctx: click.Context, as_json: bool) -> None:
    """List the backups, the newest first."""
    from player.library.care.backups import backups as backups_of
    from ui.cli.options import print_rows

    print_rows([_backup_row(backup) for backup in backups_of(library_path(ctx))], as_json, _backup_text)


@library.command()
@click.argument("name", metavar="[BACKUP]", default=_NEWEST)
@library_option
@click.pass_context
def restore(ctx: click.Context, name: str) -> None:
    """Put the library back as it was in a backup: its name as `backups` lists it, else the newest.

    The library of now is kept as a backup itself.
    """
    from player.library.care.restoring import restore as restore_library

    path = library_path(ctx)
    chosen = _chosen(path, name)
    with _progress("Restoring") as report:
        kept = restore_library(path, chosen, report)
    click.echo(f"The library is as it was at {chosen.taken_at:%Y-%m-%d %H:%M} UTC.")
    if kept is not None:
        click.echo(f"What it was before is kept as {kept}.")


@library.command()
@library_option
@click.pass_context
def index(ctx: click.Context) -> None:
    """Let everything be found that is not yet: after an update, or an edit by another program."""
    from player.library.opening import open_store

    with open_store(library_path(ctx)) as store, _progress("Indexing") as report:
        count = store.index_pending(report)
    click.echo(f"{count} records were indexed." if count else "All is indexed already.")


@library.command()
@click.option("--port", type=click.IntRange(1, 65_535), default=8_001, show_default=True)
@library_option
@click.pass_context
def serve(ctx: click.Context, port: int) -> None:
    """Show the library in the browser, read-only and on this computer alone, with Datasette where it is installed."""
    import shutil
    import subprocess

    path = _existing(library_path(ctx))
    program = shutil.which("datasette")
    if program is None:
        raise click.ClickException("Datasette is not installed: `pip install datasette` brings it.")
    # It opens the file for reading only, and sees what is written in the meantime.
    command = [program, "serve", str(path), "--host", "127.0.0.1", "--port", str(port)]
    ctx.exit(subprocess.run(command, check=False).returncode)


@contextmanager
def _progress(doing: str) -> Iterator[Callable[[int, int], None]]:
    """How far it is, in one line that is gone in the end; nothing where nobody watches."""
    is_watched = sys.stderr.isatty()

    def report(done: int, total: int) -> None:
        if is_watched and total:
            click.echo(f"\r{doing}: {done * 100 // total} %", err=True, nl=False)

    try:
        yield report
    finally:
        if is_watched:
            click.echo("\r\033[K", err=True, nl=False)


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise LibraryError(f"{path}: there is no library here.")
    return path


def _chosen(path: Path, name: str) -> "Backup":
    from player.library.care.backups import backups as backups_of

    found = backups_of(path)
    chosen = next((backup for backup in found if name in (_NEWEST, backup.path.name, str(backup.path))), None)
    if chosen is None:
        raise LibraryError(f"{path}: there is no backup {name}; `syncline library backups` lists them.")
    return chosen


def _check_row(found: "CheckReport") -> dict[str, Any]:
    return {
        "path": str(found.path),
        "whole": found.is_whole,
        "recordings": found.recordings,
        "sources": found.sources,
        "bookmarks": found.bookmarks,
        "unsealed": found.unsealed,
        "unindexed": found.unindexed,
        "damages": [
            {"kind": one.kind, "id": one.id, "title": one.title, "sentence": one.sentence} for one in found.damages
        ],
        "file_faults": found.file_faults,
    }


def _backup_row(backup: "Backup") -> dict[str, Any]:
    return {
        "name": backup.path.name,
        "path": str(backup.path),
        "taken_at": backup.taken_at.isoformat(timespec="milliseconds"),
        "reason": backup.reason,
        "bytes": backup.size_bytes,
    }


def _backup_text(row: dict[str, Any]) -> str:
    return f"{row['name']}  {row['bytes'] / 1_000_000:,.1f} MB"
