"""The numbered steps that lead to the tables of the library; a step that was released never changes.

Times of a recording are milliseconds, times of day ISO 8601 in UTC. Nothing is erased: what was removed carries the
time in `deleted_at`. README.md beside this file tells people of the tables.
"""

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING

from player.library.schema.finding import FINDING
from player.library.schema.first_steps import LISTENING, READING, SEARCH, TABLES
from player.library.schema.merging import MERGING
from player.library.schema.safety import SAFETY

if TYPE_CHECKING:
    from sqlite_utils.db import Database

MIGRATION_SET = "syncline"

# Name and script of each step, oldest first.
STEPS = (
    ("0001_tables", TABLES),
    ("0002_search", SEARCH),
    ("0003_listening", LISTENING),
    ("0004_reading", READING),
    ("0005_safety", SAFETY),
    ("0006_finding", FINDING),
    ("0007_merging", MERGING),
)


def applied_steps(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Names of the steps that this database has behind it; none in an empty one."""
    if "_sqlite_migrations" not in table_names(connection):
        return ()
    rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,))
    return tuple(name for (name,) in rows)


def table_names(connection: sqlite3.Connection) -> frozenset[str]:
    """Every table in the database."""
    return frozenset(name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def migrate(connection: sqlite3.Connection, *, stop_before: str | None = None) -> None:
    """Take the steps that are still ahead, all or none when called inside a transaction.

    sqlite-utils is loaded here only: it costs more time than opening a library that is up to date.
    """
    from sqlite_utils import Migrations
    from sqlite_utils.db import Database

    migrations = Migrations(MIGRATION_SET)
    for name, script in STEPS:
        migrations(name=name)(_step(script))
    database = Database(connection, recursive_triggers=False, execute_plugins=False)
    migrations.apply(database, stop_before=stop_before)


def _step(script: str) -> Callable[["Database"], None]:
    def step(database: "Database") -> None:
        database.executescript(script)

    return step
