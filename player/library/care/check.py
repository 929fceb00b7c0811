"""The check of a library: its file as SQLite sees it, every record against its seal, what the search still lacks."""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from player.errors import LibraryError
from player.library.care.examination import Examination
from player.library.care.upkeep import Owed, keep_up, settle
from player.library.damage import Damage
from player.library.database import BUSY_TIMEOUT_MS, connect, connect_to_read, decoding_anything, reading
from player.library.faults import translated
from player.library.progress import Report, unreported
from player.library.schema import STEPS, applied_steps, table_names
from player.library.search.indexing import pending


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found: how many records were compared, and what is wrong with which.

    `unsealed` records were changed by another program, and are believed as they stand. `file_faults` are SQLite's
    words about the file itself. `unindexed` records are still to be found by the search.
    """

    path: Path
    recordings: int = 0
    sources: int = 0
    bookmarks: int = 0
    unsealed: int = 0
    damages: tuple[Damage, ...] = ()
    file_faults: tuple[str, ...] = ()
    unindexed: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing to repair."""
        return not self.damages and not self.file_faults


def check_library(path: Path, report: Report = unreported, *, seals: bool = False) -> CheckReport:
    """Check every record of a library, also while it is in use; nothing is changed.

    With `seals`, records that another program changed are sealed as they stand now, and can be found so.

    Raises LibraryError where there is no library, where it is of another age, or too damaged to be looked into.
    """
    with translated(path), closing(open_to_check(path)) as connection:
        if not is_up_to_date(connection, path):
            raise LibraryError(f"{path}: an older Syncline made this library; open it once to bring it up to date.")
        examination = Examination(connection, report)
        file_faults = examination.file_faults()
        examination.compare()
        with decoding_anything(connection):
            unindexed = len(pending(connection))
    if seals and not file_faults:
        # While another program writes the report is what counts; the seals can wait.
        with suppress(LibraryError):
            _settle(path, examination.unsealed, report)
    return CheckReport(
        path,
        examination.counts["recordings"],
        examination.counts["sources"],
        examination.counts["bookmarks"],
        len(examination.unsealed),
        tuple(finding.damage for finding in examination.findings),
        file_faults,
        unindexed,
    )


def open_to_check(path: Path) -> sqlite3.Connection:
    """A connection to read a library that is there; raises LibraryError for one that is not."""
    if not path.is_file():
        raise LibraryError(f"{path}: there is no library here.")
    return connect_to_read(path, BUSY_TIMEOUT_MS)


def is_up_to_date(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the library has all tables; raises LibraryError for a newer Syncline's, or another program's."""
    with reading(connection):
        applied, tables = applied_steps(connection), table_names(connection)
    if not applied:
        whose = "of another program" if tables else "empty"
        raise LibraryError(f"{path}: this database is {whose}; there is nothing to check or to repair.")
    if not set(applied) <= {name for name, _ in STEPS}:
        raise LibraryError(f"{path}: a newer Syncline made this library; update Syncline to check or repair it.")
    return len(applied) == len(STEPS)


def _settle(path: Path, unsealed: list[Owed], report: Report) -> None:
    with translated(path), closing(connect(path, "rw", BUSY_TIMEOUT_MS)) as connection:
        settle(connection, path, unsealed, report)
        keep_up(connection, path, report)
