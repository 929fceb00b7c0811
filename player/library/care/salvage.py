"""What can still be read of a table whose pages are damaged in places: the rows around what cannot."""

import sqlite3
from collections.abc import Callable, Iterator

from player.library.faults import is_damage
from player.library.rows import Row

# So many keys are tried one after another before the steps grow: a damaged page holds fewer.
_PATIENT_KEYS = 1_000
# Beyond any that a library gives; only asked for where the end of a table cannot be read.
_HIGHEST_KEY = 1 << 40


def readable_rows(
    connection: sqlite3.Connection,
    table: str,
    columns: str = "",
    key: str = "key",
    where: str = "",
    gap: Callable[[], None] = lambda: None,
) -> Iterator[Row]:
    """Every row of a table that can be read, its key first, in the order of the keys.

    `where` may narrow it down, ending in AND. `gap` is called where something cannot be read.
    """
    names = f"{key}, {columns}" if columns else key
    sql = f"SELECT {names} FROM {table} NOT INDEXED WHERE {where} {key} >= ? ORDER BY {key}"
    next_key: int | None = -(1 << 62)
    while next_key is not None:
        try:
            for row in connection.execute(sql, (next_key,)):
                # A damaged tree may lead to the same page twice.
                if row[0] >= next_key:
                    yield row
                    next_key = row[0] + 1
            return
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
        gap()
        next_key = _next_readable(connection, sql, max(next_key, 0), _last_key(connection, table, key))


def _next_readable(connection: sqlite3.Connection, sql: str, failed_key: int, last_key: int) -> int | None:
    """The first key after one that cannot be read from which on reading goes on; None where there is none."""
    step = 1
    low = failed_key
    while not _is_readable(connection, sql, high := low + step):
        if high > last_key:
            return None
        low = high
        if low - failed_key >= _PATIENT_KEYS:
            step *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _is_readable(connection, sql, middle) else (middle, high)
    return high


def _is_readable(connection: sqlite3.Connection, sql: str, key: int) -> bool:
    try:
        connection.execute(f"{sql} LIMIT 1", (key,)).fetchone()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return False
    return True


def _last_key(connection: sqlite3.Connection, table: str, key: str) -> int:
    try:
        (last,) = connection.execute(f"SELECT max({key}) FROM {table} NOT INDEXED").fetchone()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return _HIGHEST_KEY
    return last if isinstance(last, int) else 0
