"""A new library of all that can be read of one whose file is damaged."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from player.library.care.first_pages import with_new_header, with_new_schema
from player.library.care.salvage import readable_rows
from player.library.database import connect, connect_to_read, decoding_anything, writing
from player.library.faults import is_damage
from player.library.progress import Report
from player.library.rows import Row, insert_sql
from player.library.schema import STEPS, applied_steps, migrate, table_names
from player.library.seals import is_unsealed, read_record

# Sources last: the triggers on what belongs to them would take their seals off.
_TABLES = {
    "recordings": "recordings",
    "bookmarks": "bookmarks",
    "contents": "kept files",
    "chapters": "chapters",
    "notes": "notes",
    "lines": "transcripts",
    "sources": "transcripts",
}
# Of any age; where one is not there, the schema is damaged.
_NEEDED = ("recordings", "bookmarks", "chapters", "notes", "lines", "sources")
# The search begins anew.
_LEFT_OUT = ("first_passage", "passage_count")
_ROWS_BETWEEN_REPORTS = 1_000


def rescue(path: Path, target: Path, report: Report) -> tuple[str, ...]:
    """Write a library to `target` of what can be read at `path`; nothing of a file that SQLite cannot make out.

    Returns what kinds of records are missing there in part, or all of them.
    """
    gaps: set[str] = set()
    scratch = target.with_name(f"{target.name}-header")
    try:
        with closing(connect(target, "rwc", 0)) as new:
            # It is a file of its own until it is whole.
            new.execute("PRAGMA synchronous = OFF")
            # It is our own, and the triggers of older steps write to the search tables.
            new.execute("PRAGMA trusted_schema = ON")
            if path.exists():
                origin = _readable(path) or _readable(with_new_header(path, scratch)) or _transplanted(path, scratch)
                if origin is None:
                    gaps.update(_TABLES)
                else:
                    with closing(origin), decoding_anything(origin):
                        _copy(origin, new, report, gaps)
            with writing(new):
                migrate(new)
                # What was copied is not in the tables of the search.
                new.execute("UPDATE search_state SET version = 0")
        return tuple(dict.fromkeys(_TABLES[table] for table in _TABLES if table in gaps))
    finally:
        scratch.unlink(missing_ok=True)


def _readable(path: Path) -> sqlite3.Connection | None:
    """A connection to a damaged file; None where not even its tables can be named."""
    try:
        connection = connect_to_read(path, is_damaged=True)
    except UnicodeDecodeError:
        return None
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return None
    if _has_tables(connection):
        return connection
    connection.close()
    return None


def _has_tables(connection: sqlite3.Connection) -> bool:
    """Whether each can be asked for: a damaged schema may name a table that it does not tell how to read."""
    try:
        for table in _NEEDED:
            connection.execute(f"SELECT * FROM {table} LIMIT 0")
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return True


def _transplanted(path: Path, copy: Path) -> sqlite3.Connection | None:
    """A connection to the file under the schema of a new library; None where its tables do not lie as they do there."""
    origin = _readable(with_new_schema(path, copy))
    if origin is None or any(_is_sealed(origin, key) for (key,) in readable_rows(origin, "recordings")):
        return origin
    origin.close()
    return None


def _is_sealed(connection: sqlite3.Connection, key: int) -> bool:
    try:
        return read_record(connection, "recordings", key)[1] and not is_unsealed(connection, "recordings", key)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return False


def _copy(origin: sqlite3.Connection, new: sqlite3.Connection, report: Report, gaps: set[str]) -> None:
    with writing(new):
        _bring_to_age(origin, new)
        for number, table in enumerate(_TABLES):
            columns = _shared_columns(origin, new, table)
            if not columns:
                continue
            sql = insert_sql(table, columns).replace("INSERT", "INSERT OR IGNORE", 1)
            for count, row in enumerate(_rows(origin, table, columns, partial(gaps.add, table))):
                if count % _ROWS_BETWEEN_REPORTS == 0:
                    report(number, len(_TABLES))
                with suppress(sqlite3.IntegrityError):
                    new.execute(sql, row)
        # The rest of a source whose own row is lost comes back with it, or not at all.
        for table in table_names(new) & {"lines", "chapters", "notes", "contents"}:
            new.execute(f"DELETE FROM {table} WHERE source_key NOT IN (SELECT key FROM sources)")


def _bring_to_age(origin: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """The tables as the damaged library has them; where it does not say, as they are now."""
    try:
        applied = set(applied_steps(origin))
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        applied = set()
    known = [name for name, _ in STEPS]
    count = len(applied)
    # The names of the steps may be damaged, too: the tables have to bear them out.
    is_borne_out = ("contents" in table_names(origin)) == ("0005_safety" in applied)
    is_older = 0 < count < len(known) and applied == set(known[:count]) and is_borne_out
    migrate(new, stop_before=known[count] if is_older else None)


def _shared_columns(origin: sqlite3.Connection, new: sqlite3.Connection, table: str) -> tuple[str, ...]:
    named = [{row[1] for row in connection.execute(f"PRAGMA table_info({table})")} for connection in (origin, new)]
    return tuple(sorted((named[0] & named[1]) - set(_LEFT_OUT)))


def _rows(origin: sqlite3.Connection, table: str, columns: tuple[str, ...], gap: Callable[[], None]) -> Iterator[Row]:
    """The rows that can be read, in the order of the columns."""
    names = ", ".join(columns)
    if "key" in columns or table == "contents":
        key = "key" if "key" in columns else "source_key"
        yield from (row[1:] for row in readable_rows(origin, table, names, key, gap=gap))
        return
    for (source_key,) in list(readable_rows(origin, "sources")):
        where = f"source_key = {int(source_key)} AND"
        yield from (row[1:] for row in readable_rows(origin, table, names, "number", where, gap))
