"""The schema of a library beside the one that the steps lead to: what a damaged page left of it."""

import sqlite3
from contextlib import closing

from player.library.schema.steps import migrate

_OURS = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def schema_faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    """A sentence for each table, index, view or trigger that is not there or not as it should be.

    More columns and more tables, as people add them with their own tools, are no fault.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        migrate(blank)
        return tuple(
            f"the {kind} {name} is not as it should be"
            for kind, name, sql in blank.execute(_OURS).fetchall()
            if not _is_there(connection, blank, kind, name, sql)
        )


def _is_there(connection: sqlite3.Connection, blank: sqlite3.Connection, kind: str, name: str, sql: str) -> bool:
    if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
        return _columns(blank, name) <= _columns(connection, name)
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE type = ? AND name = ? AND sql = ?", (kind, name, sql))
    return found.fetchone() is not None


def _columns(connection: sqlite3.Connection, table: str) -> set[tuple[str, str, int, int]]:
    """Name, type, and whether it may be empty and is part of the key, of each column."""
    found = connection.execute(f"PRAGMA table_info('{table}')")
    return {(name, kind, must, is_key) for _, name, kind, must, _, is_key in found}
