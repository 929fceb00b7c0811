"""The repair of a library: what is damaged is made whole from what was kept, all that can be read is saved."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from player.errors import LibraryError, UnreadableFile
from player.library.care.backups import by_worth
from player.library.care.check import is_up_to_date
from player.library.care.examination import Examination
from player.library.care.mending import Mender
from player.library.care.rescue import rescue
from player.library.care.restoring import forget, keep_file, put_in_place, scratch_beside
from player.library.care.spares import Spares, backup_origin
from player.library.database import BUSY_TIMEOUT_MS, connect, stoppable, writing
from player.library.faults import is_damage, primary_code, translated
from player.library.journal.lines import journal_path
from player.library.merging.replay import Replayed, replay
from player.library.progress import Report, unreported
from player.library.store import Library

# FTS5 works beside SQLite's steps, and takes few of them.
_STEPS_OF_SEARCH = 1_000
# So often a repair begins anew where another program changes the library meanwhile.
_MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What came of a repair, in sentences: what is whole again and from where, and what could not be brought back.

    `kept_path` is where the damaged file was kept, where a new one had to be made.
    """

    path: Path
    mended: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    kept_path: Path | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is damaged any more."""
        return not self.lost


def repair_library(path: Path, report: Report = unreported) -> RepairReport:
    """Make a damaged library whole as far as can be; one that is gone comes back from its backups and its journal.

    Raises LibraryError for a newer Syncline's library, another program's file, and while another program writes; then
    nothing was changed. It can be called again after any interruption.
    """
    path = path.resolve()
    if not path.exists() or not path.stat().st_size:
        return _bring_back(path, report)
    if _is_sound(path, report):
        # An older one is brought up to date first.
        Library(path).close()
        with translated(path), closing(connect(path, "rw", BUSY_TIMEOUT_MS)) as connection, Spares(path) as spares:
            mender = Mender(connection, spares)
            _mend_records(connection, mender, report)
        return RepairReport(path, tuple(mender.mended), tuple(mender.lost))
    return _make_anew(path, report)


def _is_sound(path: Path, report: Report) -> bool:
    """Whether SQLite finds nothing wrong with the file, once its indexes are made anew; asks for the write lock."""
    try:
        with closing(connect(path, "rw", BUSY_TIMEOUT_MS)) as connection:
            is_current = is_up_to_date(connection, path)
            with writing(connection):
                _check_search(connection, report)
            if not Examination(connection, report).file_faults(is_up_to_date=is_current):
                return True
            with suppress(sqlite3.IntegrityError), writing(connection):
                connection.execute("REINDEX")
            return is_current and not Examination(connection, report).file_faults()
    except UnicodeDecodeError:
        return False
    except sqlite3.Error as error:
        # An error without a code of its own: the schema makes no sense.
        if not is_damage(error) and primary_code(error) != sqlite3.SQLITE_ERROR:
            with translated(path):
                raise
        return False


def _check_search(connection: sqlite3.Connection, report: Report) -> None:
    """Have FTS5 look at its own tables; raises sqlite3.DatabaseError where they are damaged."""
    # Those of other programs are their own matter.
    sql = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE ' || name || ' USING fts5%'"
    for (table,) in connection.execute(sql).fetchall():
        with stoppable(connection, lambda: report(0, 0), _STEPS_OF_SEARCH):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def _mend_records(connection: sqlite3.Connection, mender: Mender, report: Report) -> None:
    examination = Examination(connection, report)
    examination.compare()
    for number, finding in enumerate(examination.findings):
        report(number, len(examination.findings))
        mender.mend(finding)


def _bring_back(path: Path, report: Report) -> RepairReport:
    """A library that is gone."""
    for backup in by_worth(path):
        if backup.is_whole(report):
            put_in_place(path, backup.path, report)
            told = f"The library is back from {backup_origin(backup)}."
            return _with_journal(RepairReport(path, (told,)), report)
    return _make_anew(path, report)


def _make_anew(path: Path, report: Report) -> RepairReport:
    """A new file of all that can be read, what it lacks from the backups; it takes the old one's place at the end."""
    for _ in range(_MOST_TRIES):
        with scratch_beside(path, "repairing") as target, translated(path):
            before = _written_at(path)
            done = _write_anew(path, target, report)
            kept_path = keep_file(path) if before else None
            # What another window was told is kept in the meantime must not be lost with the old file.
            if _written_at(path) == before:
                put_in_place(path, target, report)
                return _with_journal(replace(done, kept_path=kept_path), report)
            if kept_path is not None:
                forget(kept_path)
    raise LibraryError(f"{path}: another program keeps changing the library; close it, and repair once more.")


def _written_at(path: Path) -> tuple[tuple[int, int], ...]:
    """Size and time of the file and of its log, as far as there is anything in them."""
    files = (path, path.with_name(f"{path.name}-wal"))
    found = [file.stat() for file in files if file.exists()]
    return tuple((stat.st_size, stat.st_mtime_ns) for stat in found if stat.st_size)


def _write_anew(path: Path, target: Path, report: Report) -> RepairReport:
    gaps = rescue(path, target, report)
    with closing(connect(target, "rw", 0)) as connection, Spares(path) as spares:
        if not _has_any(connection) and spares.newest() is None and not journal_path(path).exists():
            raise LibraryError(f"{path}: nothing of a library can be read in it, and it has no backups.")
        mender = Mender(connection, spares)
        _mend_records(connection, mender, report)
        mender.fill_up(report)
        lost = (*_told_of_gaps(gaps, spares), *mender.lost)
    return RepairReport(path, ("All that could be read is in a new file.", *mender.mended), lost)


def _told_of_gaps(gaps: tuple[str, ...], spares: Spares) -> tuple[str, ...]:
    newest = spares.newest()
    rest = f"what is newer than {backup_origin(newest[0])} may be missing" if newest else "they may be missing"
    return tuple(f"Some {kind} could not be read: {rest}." for kind in gaps)


def _with_journal(done: RepairReport, report: Report) -> RepairReport:
    """What the journal tells, laid on; then everything can be found."""
    mended, lost = done.mended, done.lost
    with Library(done.path, begins_anew=True) as library:
        with suppress(UnreadableFile):
            replayed = replay(library, journal_path(done.path), report)
            lost = (*lost, *replayed.missing)
            if told := _told(replayed):
                mended = (*mended, f"{told} came back from the journal.")
        library.index_pending(report)
    return replace(done, mended=mended, lost=lost)


def _told(replayed: Replayed) -> str:
    counts = replayed.counts
    changed = counts.added + counts.updated + counts.deleted
    parts = (
        (replayed.recordings, "recording", "recordings"),
        (replayed.sources, "text", "texts"),
        (changed, "bookmark or edit", "bookmarks and edits"),
    )
    return ", ".join(f"{count} {one if count == 1 else several}" for count, one, several in parts if count)


def _has_any(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM recordings LIMIT 1").fetchone() is not None
