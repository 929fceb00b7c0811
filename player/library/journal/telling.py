"""The end of each transaction: what it changed goes into the journal, on the disk before the library has it."""

import sqlite3
from pathlib import Path

from player.library.journal.changes import all_records, changed_records
from player.library.journal.lines import append, begin, is_begun, journal_path
from player.library.progress import Report, watched


def tell_changes(connection: sqlite3.Connection, library_path: Path) -> None:
    """Write into the journal what the open transaction changed; a new journal begins with all that there is.

    Raises LibraryError where it cannot be written: the transaction is to be undone then. Where the library cannot be
    written afterwards, the journal tells of a change that was not kept: better one too many than one too few.
    """
    changed = list(changed_records(connection))
    if changed:
        path = journal_path(library_path)
        if is_begun(path):
            append(path, changed)
        else:
            begin(path, all_records(connection))


def begin_journal(connection: sqlite3.Connection, library_path: Path, report: Report) -> None:
    """Let a library that has no journal begin one, inside a transaction, so that the next change need not.

    Raises LibraryError; `report` may raise to stop it, and then there is none.
    """
    path = journal_path(library_path)
    is_filled = connection.execute("SELECT 1 FROM recordings LIMIT 1").fetchone() is not None
    if is_filled and not is_begun(path):
        begin(path, watched(all_records(connection), report))
