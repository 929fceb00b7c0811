"""What is done for the library unasked: a backup a day, quietly, and the search brought up to date."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from player.library.care.backups import backup_folder, backups
from player.library.store import Library
from tests.ui.library_care.damage import make_library
from ui.library_care.upkeep import Upkeep
from ui.tasks import Progress, Tasks

DEADLINE_S = 10.0
MORNING = datetime(2026, 3, 1, 8, tzinfo=UTC)


class WallClock:
    """A time of day that passes only when told to."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    make_library(path, "Tides")
    return path


@pytest.fixture
def wall_clock() -> WallClock:
    return WallClock()


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def upkeep(path: Path, tasks: Tasks, wall_clock: WallClock) -> Upkeep:
    return Upkeep(path, tasks, wall_clock)


def look(upkeep: Upkeep, tasks: Tasks, qtbot: QtBot) -> None:
    upkeep.look()
    qtbot.waitUntil(lambda: not tasks.is_busy())


def test_a_backup_a_day_is_made_of_a_library_that_was_changed(
    path: Path, upkeep: Upkeep, tasks: Tasks, wall_clock: WallClock, qtbot: QtBot
) -> None:
    look(upkeep, tasks, qtbot)
    look(upkeep, tasks, qtbot)
    assert [backup.taken_at for backup in backups(path)] == [MORNING]
    make_library(path, "Winds")
    wall_clock.now += timedelta(hours=23)
    look(upkeep, tasks, qtbot)
    assert len(backups(path)) == 1
    wall_clock.now += timedelta(hours=2)
    look(upkeep, tasks, qtbot)
    assert [backup.reason for backup in backups(path)] == ["daily", "daily"]


def test_no_backup_is_made_of_what_is_as_it_was(
    path: Path, upkeep: Upkeep, tasks: Tasks, wall_clock: WallClock, qtbot: QtBot
) -> None:
    look(upkeep, tasks, qtbot)
    wall_clock.now += timedelta(days=3)
    look(upkeep, tasks, qtbot)
    assert len(backups(path)) == 1


def test_a_failure_is_told_once(path: Path, upkeep: Upkeep, tasks: Tasks, qtbot: QtBot) -> None:
    told: list[str] = []
    upkeep.failed.connect(told.append)
    backup_folder(path).write_text("in the way")
    look(upkeep, tasks, qtbot)
    look(upkeep, tasks, qtbot)
    (sentence,) = told
    assert sentence.startswith("The daily backup was not made.")
    assert str(backup_folder(path)) in sentence


def test_it_looks_after_the_library_by_itself(
    path: Path, monkeypatch: pytest.MonkeyPatch, tasks: Tasks, wall_clock: WallClock, qtbot: QtBot
) -> None:
    monkeypatch.setattr("ui.library_care.upkeep.LOOK_AFTER_MS", 1)
    eager = Upkeep(path, tasks, wall_clock)
    eager.begin()
    qtbot.waitUntil(lambda: len(backups(path)) == 1)
    eager.close()


def test_a_backup_that_is_stopped_leaves_nothing_half_made(path: Path, tasks: Tasks, qtbot: QtBot) -> None:
    begun, stopped = threading.Event(), threading.Event()

    def late() -> datetime:
        begun.set()
        stopped.wait(DEADLINE_S)
        return MORNING

    running: list[Progress] = []
    tasks.started.connect(lambda _title, progress: running.append(progress))
    Upkeep(path, tasks, late).look()
    assert begun.wait(DEADLINE_S)
    running[0].cancel()
    stopped.set()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    assert list(backup_folder(path).iterdir()) == []


def test_what_another_program_wrote_is_found(path: Path, upkeep: Upkeep, tasks: Tasks, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE recordings SET title = 'Estuary', checksum = NULL")
    upkeep.index()
    qtbot.waitUntil(lambda: not tasks.is_busy())
    with Library(path) as library:
        assert [hit.recording_title for hit in library.search("estuary").hits] == ["Estuary"]
