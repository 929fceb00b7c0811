"""A backup that is restored is whole and of today, whatever state it was in; else another one is asked for."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from player.document import Document
from player.errors import LibraryError
from player.library.care.backups import back_up, backups
from player.library.care.repair import repair_library
from player.library.care.restoring import restore
from player.library.schema import migrate
from player.library.store import Library
from player.transcript import Line
from tests.core.library.conftest import Shelf


def old_library(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, stop_before="0005_safety")
        sql = "INSERT INTO recordings (id, title, created_at, updated_at) VALUES (?, 'Old', '2020', '2020')"
        connection.execute(sql, ("00000000-0000-4000-8000-000000000001",))


def test_windows_go_on_with_the_backup_of_an_older_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    old_library(path)
    with Library(path) as window:
        window.add_document(Document(title="New", lines=(Line(0, 900, "later words"),)), None)
        (made,) = backups(path)
        restore(path, made)

        assert [summary.title for summary in window.summaries()] == ["Old"]
        window.add_document(Document(title="Newer", lines=(Line(0, 900, "words again"),)), None)
        window.index_pending()
        assert window.search("old").hits
        assert window.search("again").hits
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("is_physical", [True, False])
def test_a_damaged_backup_asks_for_another_one(shelf: Shelf, is_physical: bool) -> None:
    if not is_physical:
        shelf.rot("UPDATE bookmarks SET note = 'x' WHERE quote = 'quoted of tides'")
    made = back_up(shelf.path)
    if is_physical:
        made.path.write_bytes(made.path.read_bytes()[:5_000])

    with pytest.raises(LibraryError, match=r"not whole; choose another one\.$") as raised:
        restore(shelf.path, made)
    assert "Repair" not in raised.value.sentence


def test_a_library_that_is_lost_after_it_was_restored_comes_back_as_it_was_restored(shelf: Shelf) -> None:
    made = back_up(shelf.path)
    with Library(shelf.path) as library:
        library.rename(shelf.id_of("tides"), "A mistake")
    restore(shelf.path, made)
    shelf.forget_journal()
    shelf.path.unlink()

    repair_library(shelf.path)
    assert shelf.now() == shelf.recordings
