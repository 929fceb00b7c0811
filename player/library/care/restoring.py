"""A copy in the place of the library, all at once, so that neither a crash nor an open window sees half of it."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from player.errors import LibraryError
from player.library.care.backups import BEFORE_RESTORE, Backup, back_up, check_room, copy_pages, faults_of
from player.library.care.check import is_up_to_date, open_to_check
from player.library.database import BUSY_TIMEOUT_MS, connect, sync_folder, writing
from player.library.faults import is_damage, translated
from player.library.progress import Report, unreported
from player.library.schema import migrate

_BESIDE = ("", "-wal")


def restore(path: Path, backup: Backup, report: Report = unreported) -> Path | None:
    """Put the library back as it was; returns where the present one is kept, None where there was none.

    Windows that have the library open go on with what was restored. Raises LibraryError for a backup that is not
    whole, and while another program writes; then nothing was changed.
    """
    _check_whole(backup.path, report)
    with _up_to_date(path, backup.path, report) as source:
        kept = keep_present(path, BEFORE_RESTORE, report, spared=backup.path)
        put_in_place(path, source, report)
    return kept


def keep_present(path: Path, reason: str, report: Report = unreported, *, spared: Path | None = None) -> Path | None:
    """Keep the present library as a backup, or as the file that it is where it is too damaged; None for none."""
    if not path.exists() or not path.stat().st_size:
        return None
    with suppress(LibraryError):
        return back_up(path, reason, report, spared=spared).path
    return keep_file(path)


def keep_file(path: Path) -> Path:
    """Keep a damaged library as `NAME.damaged-TIME`, with the log that belongs to it."""
    kept = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y-%m-%dT%H%M%S.%f}")
    check_room(path.parent, path.stat().st_size)
    try:
        for suffix in _BESIDE:
            if (file := path.with_name(path.name + suffix)).exists():
                shutil.copy2(file, kept.with_name(kept.name + suffix))
    except OSError as error:
        raise LibraryError(f"{path}: it cannot be kept aside: {error.strerror}; nothing was changed.") from error
    return kept


def put_in_place(path: Path, source: Path, report: Report = unreported) -> None:
    """Make the library at `path` what the one at `source` is; raises LibraryError where it is in use."""
    # A link stays one.
    path = path.resolve()
    with translated(path):
        try:
            _overwrite(path, source, report)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            _replace(path, source)


def _check_whole(backup_path: Path, report: Report) -> None:
    try:
        is_whole = not faults_of(backup_path, report)
    except LibraryError as error:
        cause = error.__cause__
        if not isinstance(cause, UnicodeDecodeError) and not (isinstance(cause, sqlite3.Error) and is_damage(cause)):
            raise
        is_whole = False
    if not is_whole:
        raise LibraryError(f"{backup_path}: this backup is not whole; choose another one.")


@contextmanager
def _up_to_date(path: Path, backup_path: Path, report: Report) -> Iterator[Path]:
    """The backup, or a copy of it with today's tables: windows that have the library open know no others."""
    with translated(backup_path), closing(open_to_check(backup_path)) as origin:
        if is_up_to_date(origin, backup_path):
            yield backup_path
            return
        with scratch_beside(path, "restoring") as copy:
            check_room(copy.parent, backup_path.stat().st_size)
            with closing(connect(copy, "rwc", 0)) as target:
                copy_pages(origin, target, report)
                with writing(target):
                    migrate(target)
            yield copy


def _overwrite(path: Path, source: Path, report: Report) -> None:
    """In one transaction of SQLite's: whoever has the library open sees the one or the other."""
    with closing(open_to_check(source)) as origin, closing(connect(path, "rwc", BUSY_TIMEOUT_MS)) as target:
        # A file that was cut short is shorter than it says; it is to be overwritten all the same.
        target.execute("PRAGMA writable_schema = ON")
        copy_pages(origin, target, report)


@contextmanager
def scratch_beside(path: Path, purpose: str) -> Iterator[Path]:
    """The path of a file beside the library, of no earlier attempt, that is gone when the block is left."""
    target = path.resolve().with_name(f".{path.name}.{purpose}")
    try:
        forget(target)
        yield target
    finally:
        with suppress(OSError):
            forget(target)


def forget(target: Path) -> None:
    """Remove a library and what SQLite keeps beside it; raises OSError."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)


def _replace(path: Path, source: Path) -> None:
    """A file of which SQLite understands nothing, which therefore nobody has open."""
    partial = path.with_name(f".{path.name}-{os.getpid()}.partial")
    try:
        check_room(path.parent, source.stat().st_size)
        shutil.copyfile(source, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        # The log of the damaged file would be taken for that of the new one.
        for suffix in ("-wal", "-shm", "-journal"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise LibraryError(f"{path}: it cannot be replaced: {error.strerror}; what it was is still there.") from error
    finally:
        partial.unlink(missing_ok=True)
