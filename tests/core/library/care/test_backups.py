"""Backups are whole, taken while the library is in use, few in number, and put back without a scratch."""

import shutil
import sqlite3
from collections import namedtuple
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from player.errors import LibraryError
from player.library.care import backups as backups_module
from player.library.care.backups import back_up, backup_folder, backups, is_due
from player.library.care.restoring import restore
from player.library.schema import STEPS, migrate
from player.library.store import Library
from tests.core.library.conftest import Shelf

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def test_a_backup_is_a_whole_library_in_one_file(shelf: Shelf) -> None:
    made = back_up(shelf.path, now=at(NOON))

    assert backups(shelf.path) == (made,)
    assert (made.taken_at, made.reason, made.size_bytes) == (NOON, "manual", made.path.stat().st_size)
    assert made.is_whole()
    with Library(made.path) as library:
        assert {summary.id for summary in library.summaries()} == shelf.recordings.keys()
    assert not list(backup_folder(shelf.path).glob("*.partial*"))


def test_a_backup_taken_while_somebody_writes_is_of_one_moment(shelf: Shelf) -> None:
    with Library(shelf.path) as library:
        recording_id = shelf.id_of("tides")

        def write(_done: int, _total: int) -> None:
            library.rename(recording_id, library.recording(recording_id).title + "+")

        made = back_up(shelf.path, report=write)
        assert library.recording(recording_id).title.endswith("+")
    assert made.is_whole()
    with Library(made.path) as copy:
        assert copy.recording(recording_id).title == "tides"


def test_a_cancelled_backup_leaves_nothing_behind(shelf: Shelf) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(shelf.path, report=stop)
    assert list(backup_folder(shelf.path).iterdir()) == []


def test_a_full_disk_is_said_before_anything_is_written(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: namedtuple("usage", "free")(1_000))

    with pytest.raises(LibraryError, match="no room"):
        back_up(shelf.path)
    assert list(backup_folder(shelf.path).iterdir()) == []


def test_a_damaged_file_makes_no_backup_but_a_damaged_record_is_copied(shelf: Shelf) -> None:
    shelf.rot("UPDATE bookmarks SET note = 'x' WHERE quote = 'quoted of tides'")
    made = back_up(shelf.path)
    assert not made.is_whole()

    data = bytearray(shelf.path.read_bytes())
    data[-4_096:] = bytes(4_096)
    data[8_192:12_288] = bytes(4_096)
    shelf.path.write_bytes(data)
    with pytest.raises(LibraryError, match="syncline library repair"):
        back_up(shelf.path)
    assert backups(shelf.path) == (made,)


def test_no_library_no_backup(shelf: Shelf) -> None:
    with pytest.raises(LibraryError, match="no library"):
        back_up(shelf.path.with_name("nowhere"))
    assert backups(shelf.path.with_name("nowhere")) == ()


def test_the_last_ten_one_a_day_and_one_a_week_are_kept(shelf: Shelf) -> None:
    folder = backup_folder(shelf.path)
    folder.mkdir()
    (folder / "my notes.txt").touch()
    for hours in range(0, 24 * 100, 8):
        taken_at = NOON - timedelta(hours=hours)
        (folder / f"{taken_at:%Y-%m-%dT%H%M%S}.000Z-daily.sqlite").touch()

    newest = back_up(shelf.path, now=at(NOON + timedelta(hours=1)))
    kept = [backup.taken_at for backup in backups(shelf.path)]
    assert kept[:10] == [newest.taken_at, *(NOON - timedelta(hours=8 * number) for number in range(9))]
    assert {(NOON - timedelta(days=days)).date() for days in range(7)} <= {moment.date() for moment in kept}
    assert len({moment.isocalendar()[:2] for moment in kept}) == 8
    # Ten reach back to the fourth day; the last of the fifth to seventh, one of them a Sunday; six Sundays more.
    assert len(kept) == 10 + 3 + 6
    assert (folder / "my notes.txt").exists()


def test_a_backup_is_due_a_day_after_the_last_one_when_something_changed(shelf: Shelf) -> None:
    assert is_due(shelf.path, NOON)
    back_up(shelf.path, now=at(NOON))
    assert not is_due(shelf.path, NOON + timedelta(days=3))
    with Library(shelf.path) as library:
        library.rename(shelf.id_of("tides"), "Tides")
        assert not is_due(shelf.path, NOON + timedelta(hours=23))
        assert is_due(shelf.path, NOON + timedelta(hours=25))
        assert is_due(shelf.path, NOON - timedelta(days=365))
    assert not is_due(shelf.path.with_name("nowhere"), NOON)


def test_a_library_is_restored_and_open_windows_go_on_with_it(shelf: Shelf) -> None:
    made = back_up(shelf.path, now=at(NOON))
    with Library(shelf.path) as window:
        window.rename(shelf.id_of("tides"), "Renamed later")
        kept = restore(shelf.path, made)

        assert window.recording(shelf.id_of("tides")).title == "tides"
        window.rename(shelf.id_of("tides"), "Renamed after")
    assert shelf.now()[shelf.id_of("tides")].title == "Renamed after"
    assert kept is not None
    with Library(kept) as before:
        assert before.recording(shelf.id_of("tides")).title == "Renamed later"
    assert [backup.reason for backup in backups(shelf.path)] == ["before-restore", "manual"]


def test_a_damaged_backup_is_not_restored(shelf: Shelf) -> None:
    made = back_up(shelf.path)
    data = bytearray(made.path.read_bytes())
    start = data.index(b"Line 7 of tides.")
    data[start : start + 4] = b"Lime"
    made.path.write_bytes(data)
    before = shelf.path.read_bytes()

    assert not made.is_whole()
    with pytest.raises(LibraryError, match="not whole"):
        restore(shelf.path, made)
    assert shelf.path.read_bytes() == before


def test_a_library_that_another_program_writes_to_is_not_restored(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(shelf.path)
    monkeypatch.setattr("player.library.care.restoring.BUSY_TIMEOUT_MS", 10)
    with closing(sqlite3.connect(shelf.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program is using"):
            restore(shelf.path, made)
    assert shelf.now() == shelf.recordings


def test_a_library_without_a_readable_byte_is_restored_and_kept_aside(shelf: Shelf) -> None:
    made = back_up(shelf.path)
    shelf.path.write_bytes(b"\xff" * 9_000)

    kept = restore(shelf.path, made)
    assert kept is not None
    assert ".damaged-" in kept.name
    assert kept.read_bytes() == b"\xff" * 9_000
    assert shelf.now() == shelf.recordings


def test_a_copy_is_made_before_a_migration(shelf: Shelf) -> None:
    old = shelf.path.with_name("old.sqlite")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection, stop_before=STEPS[1][0])
        connection.execute("INSERT INTO recordings (id, title, created_at, updated_at) VALUES ('a', 'Old', '', '')")
    before = old.read_bytes()

    Library(old).close()
    (made,) = backups(old)
    assert made.reason == "migration-0002"
    assert made.is_whole()
    with closing(sqlite3.connect(made.path)) as copy, closing(sqlite3.connect(":memory:")) as original:
        original.deserialize(before)
        assert list(copy.iterdump()) == list(original.iterdump())


def test_without_room_for_a_copy_nothing_is_migrated(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    old = shelf.path.with_name("old.sqlite")
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrate(connection, stop_before=STEPS[1][0])
        connection.execute("INSERT INTO recordings (id, title, created_at, updated_at) VALUES ('a', 'Old', '', '')")
    monkeypatch.setattr(backups_module, "_SPARE_BYTES", 1 << 62)

    with pytest.raises(LibraryError, match="no room"):
        Library(old)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone() == (1,)
