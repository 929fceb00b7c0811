"""No clock that goes wrong, and no backup of the future that it leaves, keeps the next one away or takes its place."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

from player.library.care.backups import Backup, back_up, backup_folder, backups, is_due
from player.library.care.restoring import restore
from player.library.database import connect
from player.library.store import Library
from tests.core.library.conftest import Shelf

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
AHEAD = timedelta(days=3_650)
DAY = timedelta(days=1)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


def rename(shelf: Shelf, title: str) -> None:
    with Library(shelf.path) as library:
        library.rename(shelf.id_of("tides"), title)


def test_a_backup_of_the_future_is_not_the_newest(shelf: Shelf) -> None:
    ahead = back_up(shelf.path, now=at(NOON + AHEAD))
    made = back_up(shelf.path, now=at(NOON))

    assert backups(shelf.path, NOON) == (made, ahead)
    assert backups(shelf.path, NOON + AHEAD) == (ahead, made)


def test_a_backup_of_the_future_makes_none_due_that_is_not(shelf: Shelf) -> None:
    back_up(shelf.path, now=at(NOON + AHEAD))
    rename(shelf, "Tides")
    assert is_due(shelf.path, NOON)

    back_up(shelf.path, now=at(NOON))
    rename(shelf, "Tides!")
    assert not is_due(shelf.path, NOON + DAY / 2)
    assert is_due(shelf.path, NOON + DAY)


def test_backups_of_the_future_and_others_take_no_place_from_each_other(shelf: Shelf) -> None:
    folder = backup_folder(shelf.path)
    folder.mkdir()
    for minutes in range(30):
        (folder / f"{NOON + AHEAD + timedelta(minutes=minutes):%Y-%m-%dT%H%M%S}.000Z-daily.sqlite").touch()

    made = [back_up(shelf.path, now=at(NOON + timedelta(minutes=minutes))) for minutes in range(10)]
    found = backups(shelf.path, NOON + DAY)
    assert found[:10] == tuple(reversed(made))
    assert len(found) == 20


def test_the_oldest_backup_is_still_there_once_it_was_restored(shelf: Shelf) -> None:
    made = back_up(shelf.path, now=at(NOON))
    rename(shelf, "Tides")
    for minutes in range(1, 10):
        back_up(shelf.path, now=at(NOON + timedelta(minutes=minutes)))

    restore(shelf.path, made)
    assert shelf.now() == shelf.recordings
    assert made in backups(shelf.path)
    assert Backup.is_whole(made)


def test_no_backup_is_due_when_the_files_changed_and_no_record_did(shelf: Shelf) -> None:
    with Library(shelf.path) as library:
        library.rename(shelf.id_of("tides"), "Tides")
        back_up(shelf.path, now=at(NOON))
    # What was in the log is in the file now.
    shelf.path.touch()
    assert not is_due(shelf.path, NOON + 2 * DAY)


def test_a_backup_is_due_once_another_program_changed_a_record(shelf: Shelf) -> None:
    back_up(shelf.path, now=at(NOON))
    with closing(connect(shelf.path, "rw", 0)) as connection:
        connection.execute("UPDATE bookmarks SET note = 'by hand'")

    assert is_due(shelf.path, NOON + 2 * DAY)
