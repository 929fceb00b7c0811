"""Backups: copies of the library in a folder beside it, taken while it is in use, verified, and rotated."""

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from player.errors import LibraryError
from player.library.care.check import is_up_to_date, open_to_check
from player.library.care.examination import Examination, Finding
from player.library.damage import REMEDY
from player.library.database import connect, reading, sync_folder
from player.library.faults import translated
from player.library.progress import Report, unreported

# Why a backup was taken; one before a step of the schema has the step's number behind it.
MANUAL, DAILY, BEFORE_RESTORE, BEFORE_REPAIR = "manual", "daily", "before-restore", "before-repair"

KEPT_LAST = 10
KEPT_DAYS = 7
KEPT_WEEKS = 8
DUE_AFTER = timedelta(hours=24)

_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}\.\d{3})Z-([a-z0-9-]{1,40})\.sqlite")
_TIME = "%Y-%m-%dT%H%M%S.%f"
# Four megabytes: often enough to be cancelled at once, seldom enough to cost nothing.
_STEP_PAGES = 1_024
# What a disk should have left besides the copy.
_SPARE_BYTES = 16 << 20
# Up to this size every line of a fresh copy is compared with its seal; beyond, that would take longer than the copy.
_COMPARED_BYTES = 256 << 20
# A copy that was begun so long ago was never finished.
_FORGOTTEN_S = 24 * 3_600


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a library: when it was taken, in UTC, and why."""

    path: Path
    taken_at: datetime
    reason: str
    size_bytes: int

    def is_whole(self, report: Report = unreported) -> bool:
        """Whether all of the copy can be read and matches its seals; it is read for that."""
        try:
            return not faults_of(self.path, report)
        except LibraryError:
            return False


def backup_folder(path: Path) -> Path:
    """Where the backups of this library lie."""
    whole = path.resolve()
    return whole.with_name(f"{whole.name}.backups")


def backups(path: Path, now: datetime | None = None) -> tuple[Backup, ...]:
    """The backups of this library, the newest first; what else lies in their folder is not looked at.

    Those of the future were taken while the clock was ahead, and stand behind all others.
    """
    try:
        found = [backup for file in backup_folder(path).iterdir() if (backup := _backup_of(file)) is not None]
    except OSError:
        return ()
    today = now or datetime.now(UTC)
    found.sort(key=lambda backup: (backup.taken_at <= today, backup.taken_at, backup.path.name), reverse=True)
    return tuple(found)


def by_worth(path: Path) -> tuple[Backup, ...]:
    """The backups of this library, those first from which a loss is made good best: the newest.

    A state that was given up when another one was restored stands behind the others of that day.
    """
    found = backups(path)
    wanted = [backup for backup in found if backup.reason != BEFORE_RESTORE and _is_of_last_day(backup, found[0])]
    return (*wanted, *(backup for backup in found if backup not in wanted))


def back_up(
    path: Path,
    reason: str = MANUAL,
    report: Report = unreported,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    spared: Path | None = None,
) -> Backup:
    """Copy the library as it is at this moment, while others use it, and let go of backups that are no longer kept.

    The backup that is `spared` stays in any case.

    Raises LibraryError for a library that cannot be read, a disk without room, a copy that is not whole; then nothing
    new is left behind. Records that are damaged already are copied as they are.
    """
    if not path.is_file():
        raise LibraryError(f"{path}: there is no library here to back up.")
    wanted = _free_path(backup_folder(path), reason, now())
    with _partial(wanted) as partial:
        with translated(path):
            _copy(path, partial, report)
            _check_copy(path, partial, report)
        _publish(partial, wanted)
    made = Backup(wanted, _time_of(wanted), reason, wanted.stat().st_size)
    _rotate(path, made.taken_at, {wanted} | ({spared.resolve()} if spared else set()))
    return made


def is_due(path: Path, now: datetime) -> bool:
    """Whether a day has gone by since the last backup, and the library was changed since."""
    if not path.is_file():
        return False
    # A clock that was set back makes the last backup one of the future: it does not keep the next one away.
    newest = next((backup for backup in backups(path, now) if backup.taken_at <= now), None)
    return newest is None or (now - newest.taken_at >= DUE_AFTER and not _hold_the_same(path, newest.path))


def faults_of(path: Path, report: Report = unreported) -> tuple[str, ...]:
    """What is wrong with a copy of a library, all of it read; of one that an older Syncline made, its file alone.

    Raises LibraryError where there is none, or it cannot be read at all.
    """
    with translated(path), closing(open_to_check(path)) as connection:
        examination = Examination(connection, report)
        is_current = is_up_to_date(connection, path)
        faults = examination.file_faults(is_up_to_date=is_current)
        if is_current and not faults:
            examination.compare()
        return (*faults, *(finding.damage.sentence for finding in examination.findings))


def check_room(folder: Path, size_bytes: int) -> None:
    """Raise LibraryError where the disk has no room for so much more."""
    with suppress(OSError):
        if shutil.disk_usage(folder).free < size_bytes + _SPARE_BYTES:
            needed = f"{size_bytes // 2**20 + 1} MB"
            raise LibraryError(f"{folder}: a copy of the library takes {needed}, and the disk has no room; make some.")


def copy_pages(origin: sqlite3.Connection, target: sqlite3.Connection, report: Report = unreported) -> None:
    """Make one database what the other is at this moment; whoever writes to the other does not wait."""

    def tell(status: int, remaining: int, total: int) -> None:
        # SQLite has waited already; Python would try again for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LibraryError("another program is using the library and did not let go in time; try again.")
        report(total - remaining, total)

    with reading(origin):
        # The first read is the moment that is copied; without it each step would begin anew when somebody writes.
        origin.execute("SELECT 1 FROM sqlite_master").fetchone()
        origin.backup(target, pages=_STEP_PAGES, progress=tell)


def _copy(path: Path, partial: Path, report: Report) -> None:
    with closing(open_to_check(path)) as origin, closing(connect(partial, "rwc", 0)) as target:
        (page_count,) = origin.execute("PRAGMA page_count").fetchone()
        (page_bytes,) = origin.execute("PRAGMA page_size").fetchone()
        check_room(partial.parent, page_count * page_bytes)
        # Nobody else sees it yet, and half a copy is thrown away.
        target.execute("PRAGMA synchronous = OFF")
        copy_pages(origin, target, report)
        # In one file, which can be read where nothing may be written beside it.
        target.execute("PRAGMA journal_mode = DELETE")


def _check_copy(path: Path, partial: Path, report: Report) -> None:
    """Raise LibraryError where the copy has faults that the library has not."""
    with closing(open_to_check(partial)) as connection:
        examination = Examination(connection, report)
        is_current = is_up_to_date(connection, path)
        if faults := examination.file_faults(is_up_to_date=is_current):
            raise LibraryError(f"{path}: a copy of it is not whole ({faults[0]}), and was not kept: {REMEDY}")
        if not is_current:
            return
        examination.compare(_compared_tables(partial))
    if examination.findings and set(examination.findings) - set(_findings(path, partial)):
        raise LibraryError(f"{path}: the disk did not keep a copy of it as it was; try again, or use another disk.")


def _findings(path: Path, partial: Path) -> list[Finding]:
    with closing(open_to_check(path)) as connection:
        examination = Examination(connection)
        examination.compare(_compared_tables(partial))
    return examination.findings


def _compared_tables(partial: Path) -> tuple[str, ...]:
    records = ("recordings", "bookmarks")
    return (*records, "sources", "contents") if partial.stat().st_size <= _COMPARED_BYTES else records


@contextmanager
def _partial(wanted: Path) -> Iterator[Path]:
    """A file beside the wanted one that is gone when the block is left."""
    folder = wanted.parent
    partial = folder / f"{os.getpid()}-{wanted.stem}.partial"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _forget_unfinished(folder)
        yield partial
    except OSError as error:
        raise LibraryError(f"{folder}: the backup cannot be written: {error.strerror}.") from error
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                partial.with_name(partial.name + suffix).unlink()


def _forget_unfinished(folder: Path) -> None:
    """Copies that a program began before it was ended."""
    newest_s = max((file.stat().st_mtime for file in folder.iterdir()), default=0)
    for file in folder.glob("*.partial*"):
        if newest_s - file.stat().st_mtime > _FORGOTTEN_S:
            file.unlink()


def _publish(partial: Path, wanted: Path) -> None:
    """Give the copy its name, once it is on the disk."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(wanted)
    sync_folder(wanted.parent)


def _rotate(path: Path, now: datetime, spared: set[Path]) -> None:
    """Let go of what is not to be kept; backups of the future take no place from the others, nor these from them."""
    found = backups(path, now)
    past = [backup for backup in found if backup.taken_at <= now]
    kept = spared | _kept(past) | _kept(found[len(past) :])
    for backup in found:
        if backup.path not in kept:
            with suppress(OSError):
                backup.path.unlink()


def _kept(found: Sequence[Backup]) -> set[Path]:
    """The last ones, and the last of each of the last days and weeks; `found` has the newest first."""
    days = {backup.taken_at.date(): backup for backup in reversed(found)}
    weeks = {backup.taken_at.isocalendar()[:2]: backup for backup in reversed(found)}
    # By the days and weeks that there are: a clock that jumps makes nothing too old to be kept.
    last = [*found[:KEPT_LAST], *list(days.values())[-KEPT_DAYS:], *list(weeks.values())[-KEPT_WEEKS:]]
    return {backup.path for backup in last}


def _is_of_last_day(backup: Backup, newest: Backup) -> bool:
    return timedelta(0) <= newest.taken_at - backup.taken_at <= DUE_AFTER


def _free_path(folder: Path, reason: str, now: datetime) -> Path:
    while (path := folder / f"{now.strftime(_TIME)[:-3]}Z-{reason}.sqlite").exists():
        now += timedelta(milliseconds=1)
    return path


def _backup_of(file: Path) -> Backup | None:
    found = _NAME.fullmatch(file.name)
    try:
        return Backup(file, _time_of(file), found[2], file.stat().st_size) if found else None
    except (OSError, ValueError):
        return None


def _time_of(file: Path) -> datetime:
    return datetime.strptime(file.name.partition("Z-")[0], _TIME).replace(tzinfo=UTC)


def _hold_the_same(path: Path, copy: Path) -> bool:
    """Whether the records are the same, whatever the files look like; not where one of them cannot be read."""
    with suppress(LibraryError):
        return _state(path) == _state(copy)
    return False


def _state(path: Path) -> str:
    """A checksum of all seals, and of when what they leave out was changed; raises LibraryError."""
    state = hashlib.sha256()
    with translated(path), closing(open_to_check(path)) as connection, reading(connection):
        for table in ("recordings", "sources", "bookmarks"):
            for row in connection.execute(f"SELECT key, checksum, updated_at FROM {table} ORDER BY key"):
                state.update(repr(row).encode())
    return state.hexdigest()
