"""A library that others use too: whoever waits too long is told, and of what two write at once nothing is lost."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from player.bookmarks import new_bookmark
from player.errors import PlayerError
from player.library.care.repair import repair_library
from player.library.opening import open_store
from player.library.store import Library
from tests.end_to_end.faults import writes
from tests.end_to_end.faults.conftest import Fresh
from tests.end_to_end.faults.homes import library_in, prepare, talk
from tests.end_to_end.faults.pictures import expected_pictures, faults_after, picture
from tests.end_to_end.faults.writes import CHANGES, WRITES
from ui.cli import main

REPOSITORY = Path(__file__).resolve().parents[3]
# Another program that writes, as SQLite sees it: it holds the lock until it is told to let go.
HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""
# Imports one talk after the other, as the command line does.
IMPORTER = """
import sys
from pathlib import Path
from player.library.opening import open_store
from tests.end_to_end.faults.homes import talk
with open_store(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        store.add_document(talk(number), b"file %d" % number)
"""


def impatiently(path: Path) -> Library:
    """The library, opened by somebody who does not wait long."""
    return Library(path, busy_timeout_ms=20)


@contextmanager
def held(path: Path) -> Iterator[None]:
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.communicate()


@pytest.mark.parametrize("kind", [*CHANGES, "migration"])
def test_whoever_cannot_write_is_told_and_can_later(kind: str, fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    write, _ = WRITES[kind]
    home = fresh(kind, "home")
    expected = expected_pictures(write, fresh(kind, "expected"))
    with monkeypatch.context() as patch, held(library_in(home)):
        patch.setattr(writes, "open_store", impatiently)
        patch.setattr("player.library.care.restoring.BUSY_TIMEOUT_MS", 20)
        with pytest.raises(PlayerError, match="another program is using the library"):
            next(write(home))
        if kind != "migration":
            assert picture(home) == expected[0]
    for _ in write(home):
        pass
    assert faults_after(home, expected[-1:], 0) == []


@pytest.mark.parametrize("kind", ["bundles written", "backups"])
def test_who_only_reads_the_library_does_not_wait(kind: str, fresh: Fresh) -> None:
    write, _ = WRITES[kind]
    home = fresh(kind, "home")
    expected = expected_pictures(write, fresh(kind, "expected"))
    with held(library_in(home)):
        for _ in write(home):
            pass
    assert faults_after(home, expected[-1:], 0) == []


def test_a_repair_waits_for_nobody_and_is_done_later(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    home = fresh("records repaired", "home")
    before = library_in(home).read_bytes()
    monkeypatch.setattr("player.library.care.repair.BUSY_TIMEOUT_MS", 20)
    with held(library_in(home)), pytest.raises(PlayerError, match="another program is using the library"):
        repair_library(library_in(home))
    assert library_in(home).read_bytes() == before
    assert repair_library(library_in(home)).is_whole


def test_of_what_two_programs_and_a_window_write_at_once_nothing_is_lost(tmp_path: Path) -> None:
    prepare(tmp_path)
    path = library_in(tmp_path)
    commands = [[sys.executable, "-c", IMPORTER, str(path), str(first), str(first + 10)] for first in (10, 20)]
    importers = [subprocess.Popen(command, cwd=REPOSITORY) for command in commands]
    kept = []
    with open_store(path) as store:
        recording_id = store.summaries()[0].id
        while not kept or any(importer.poll() is None for importer in importers):
            kept.append(new_bookmark(0, 900, f"bookmark {len(kept)}"))
            store.save_bookmark(recording_id, kept[-1])
        assert {importer.returncode for importer in importers} == {0}
        assert set(kept) <= set(store.bookmarks(recording_id))
        documents = {source.document for item in store.summaries() for source in store.recording(item.id).sources}
    assert {talk(number).title for number in range(10, 30)} <= {document.title for document in documents}
    assert len(documents) == 3 + 20


def test_the_command_line_tells_that_a_window_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(tmp_path)
    path = library_in(tmp_path)
    monkeypatch.setattr("player.library.opening.open_store", impatiently)
    with held(path):
        result = CliRunner().invoke(main, ["--library", str(path), "import", str(tmp_path / "talk-3.srt")])
        assert result.exit_code == 1
        assert "another program is using the library" in result.stderr
        assert len(CliRunner().invoke(main, ["--library", str(path), "list"]).stdout.splitlines()) == 2
    assert CliRunner().invoke(main, ["--library", str(path), "import", str(tmp_path / "talk-3.srt")]).exit_code == 0
