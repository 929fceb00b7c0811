"""`syncline library`: check, repair, backups and the rest from the command line, by their output and exit codes."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from player.bookmarks import new_bookmark
from player.document import Document
from player.library.store import Library
from player.transcript import Line
from ui.cli import main

Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    with Library(path) as library:
        recording_id = library.add_document(Document(title="Tides", lines=(Line(0, 900, "The moon pulls."),)), None)
        library.save_bookmark(recording_id, new_bookmark(0, 900, "The moon pulls."))
    return path


@pytest.fixture
def run(path: Path) -> Run:
    return lambda *arguments: CliRunner().invoke(main, ["library", *arguments, "--library", str(path)])


def damage(path: Path) -> None:
    data = path.read_bytes()
    assert b"The moon pulls." in data
    path.write_bytes(data.replace(b"The moon pulls.", b"The moan pulls."))


def test_a_whole_library_is_said_to_be_well(run: Run) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "1 recordings, 1 sources, 1 bookmarks: all is well.\n")
    assert json.loads(run("check", "--json").output)["whole"] is True


def test_a_damaged_library_is_named_and_repaired(run: Run, path: Path) -> None:
    assert run("backup").exit_code == 0
    damage(path)
    result = run("check")
    assert result.exit_code == 1
    assert "bookmark “The moan pulls.” is damaged" in result.stderr
    assert {item["kind"] for item in json.loads(run("check", "--json").output)["damages"]} == {"source", "bookmark"}

    repaired = json.loads(run("repair", "--json").output)
    assert (len(repaired["mended"]), repaired["lost"], repaired["kept"]) == (2, [], None)
    assert run("check").exit_code == 0
    assert run("repair").output == "There is nothing to repair.\n"


def test_backups_are_listed_and_restored_by_name(run: Run, path: Path) -> None:
    run("backup")
    (row,) = json.loads(run("backups", "--json").output)
    with Library(path) as library:
        recording_id = library.summaries()[0].id
        library.rename(recording_id, "Renamed")

    assert run("restore", row["name"]).exit_code == 0
    with Library(path) as library:
        assert library.recording(recording_id).title == "Tides"
    assert [line.split("-")[-1].split(".")[0] for line in run("backups").output.splitlines()] == ["restore", "manual"]
    result = run("restore", "no such")
    assert result.exit_code == 1
    assert "there is no backup no such" in result.output


def test_what_another_program_changed_is_indexed(run: Run, path: Path) -> None:
    assert run("index").output == "All is indexed already.\n"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE lines SET text = 'A hippopotamus.'")
    assert run("index").output == "2 records were indexed.\n"
    with Library(path) as library:
        assert library.search("hippopotamus").hits


def test_no_library_is_made_by_looking_for_one(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere.sqlite"
    for command in ("check", "repair", "backup", "restore", "serve"):
        result = CliRunner().invoke(main, ["library", command, "--library", str(nowhere)])
        assert result.exit_code == 1
        assert result.output.startswith("Error: ")
    assert not nowhere.exists()


def test_datasette_shows_the_library_on_this_computer_alone(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def remember(command: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "pip install datasette" in run("serve").output
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(subprocess, "run", remember)
    assert run("serve", "--port", "8002").exit_code == 0
    assert commands == [["/bin/datasette", "serve", str(path), "--host", "127.0.0.1", "--port", "8002"]]
