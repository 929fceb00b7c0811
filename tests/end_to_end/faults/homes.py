"""Folders with a small library, as they are before something is written or goes wrong."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from player.bookmarks import Bookmark, new_bookmark
from player.document import Document, Origin
from player.library.bundle.writing import write_bundle
from player.library.care.backups import back_up
from player.library.journal import journal_path
from player.library.opening import open_store
from player.library.schema import STEPS, migrate
from player.transcript import Line

# Stands in a folder whose library was damaged.
DAMAGED = "damaged"
# A transcript that takes several pages of the file, so that a write is cut in its middle.
_LINE_COUNT = 300
_OLDEST_CONTENT = """
INSERT INTO recordings (id, title, created_at, updated_at)
VALUES ('0fa3d52c-39a4-4a6c-9d31-6a1d3c1d1a01', 'Old talk', '2024-01-01', '2024-01-01');
INSERT INTO sources (id, recording_id, line_count, created_at, updated_at)
SELECT '0fa3d52c-39a4-4a6c-9d31-6a1d3c1d1a02', id, 2000, created_at, updated_at FROM recordings;
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1999)
INSERT INTO lines (source_key, number, start_ms, turn, text)
SELECT 1, n, n * 1000, 0, 'ancient line ' || n FROM numbers;
INSERT INTO bookmarks (id, recording_id, start_ms, end_ms, quote, tags, color, created_at, updated_at)
SELECT '0fa3d52c-39a4-4a6c-9d31-6a1d3c1d1a03', id, 0, 900, 'kept words', '["t"]', 'blue', created_at, updated_at
FROM recordings;
"""


def library_in(home: Path) -> Path:
    return home / "library.sqlite"


def bookmark(number: int, quote: str = "kept words") -> Bookmark:
    """The bookmark of this number; it has the same id wherever it is made."""
    made = new_bookmark(1_000 * number, 1_000 * number + 900, f"{quote} {number}")
    return replace(made, id=str(uuid5(NAMESPACE_OID, str(number))))


def talk(number: int, line_count: int = _LINE_COUNT) -> Document:
    """A transcript of its own for each number, under a name and checksum of its own."""
    lines = tuple(Line(1_000 * n, 1_000 * n + 900, f"line {n} of talk {number}", "Ada") for n in range(line_count))
    return Document(
        title=f"Talk {number}", lines=lines, origin=Origin("subrip", f"talk-{number}.srt", f"{number:064x}")
    )


def prepare(home: Path) -> None:
    """A library of two talks, the second one with two texts and three bookmarks, and three files to import."""
    with open_store(library_in(home)) as store:
        store.add_document(talk(0), b"the first file")
        recording_id = store.add_document(talk(1), b"the second file")
        store.add_document(talk(2), b"a second text", recording_id=recording_id)
        for number in range(3):
            store.save_bookmark(recording_id, bookmark(number))
        store.mark_opened(recording_id)
    for number in range(3, 6):
        cues = (
            f"{n + 1}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\nsaid {n} of {number}\n"
            for n in range(_LINE_COUNT)
        )
        (home / f"talk-{number}.srt").write_text("\n".join(cues), "utf-8")


def prepare_friends(home: Path) -> None:
    """Besides, what others say of the second talk, and one more talk of theirs: journals and bundles."""
    prepare(home)
    for name in ("a", "b"):
        friend = home / "friends" / name
        friend.mkdir(parents=True)
        with open_store(library_in(friend)) as store:
            recording_id = store.add_document(talk(1), b"the second file")
            for number in range(30):
                store.save_bookmark(recording_id, bookmark(ord(name) * 100 + number, f"of {name}"))
            store.rename(recording_id, f"As {name} calls it")
            journal_path(library_in(friend)).rename(home / f"friend-{name}.jsonl")
            write_bundle(store, store.add_document(talk(ord(name)), b"more"), home / f"friend-{name}.syncline.zip")
    shutil.rmtree(home / "friends")


def prepare_backed_up(home: Path) -> None:
    """Besides, a backup, and a change after it."""
    prepare(home)
    back_up(library_in(home))
    with open_store(library_in(home)) as store:
        store.rename(store.summaries()[0].id, "Renamed since")


def prepare_damaged(home: Path) -> None:
    """Two records have other letters than when they were written."""
    prepare_backed_up(home)
    data = library_in(home).read_bytes()
    (home / DAMAGED).touch()
    library_in(home).write_bytes(data.replace(b"line 7 of talk 1", b"lime 7 of talk 1").replace(b"kept", b"lost"))


def prepare_beheaded(home: Path) -> None:
    """The file does not begin as a database does."""
    prepare_backed_up(home)
    data = library_in(home).read_bytes()
    (home / DAMAGED).touch()
    library_in(home).write_bytes(bytes(100) + data[100:])


def prepare_oldest(home: Path) -> None:
    """A library as the first Syncline left it."""
    with closing(sqlite3.connect(library_in(home), isolation_level=None)) as connection:
        migrate(connection, stop_before=STEPS[1][0])
        connection.executescript(_OLDEST_CONTENT)
