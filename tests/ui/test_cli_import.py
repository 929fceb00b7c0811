"""`syncline import`: folders, what would come in, and what is told of each file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.core.pairing.files import silence, subtitles, text
from ui.cli import main


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A talk of 20 seconds, whose transcript goes on, and something else."""
    folder = tmp_path / "files"
    silence(folder / "talk.wav", 20)
    subtitles(folder / "talk.en.srt", 40)
    text(folder / "empty.txt", "")
    return folder


def run(library: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--library", str(library), "import", *map(str, arguments)])


def test_a_folder_is_imported_and_what_is_left_out_is_told(library: Path, folder: Path) -> None:
    result = run(library, folder, "--json")
    assert result.exit_code == 0, result.output
    medium, transcript = json.loads(result.stdout)
    assert medium["id"] == transcript["id"]
    assert medium["media_reason"] == "its name is the same"
    assert (transcript["format_title"], transcript["encoding"]) == ("SubRip", "utf-8")
    assert (transcript["lines"], transcript["timed_lines"], transcript["words"]) == (4, 4, 16)
    assert transcript["remarks"] == ["2 lines begin after the end, 0:20: 3, 4."]
    assert result.stderr == "empty.txt: the file is empty; there is nothing to read.\n"


def test_a_file_that_does_not_come_in_is_a_row_too(library: Path, folder: Path) -> None:
    result = run(library, folder / "talk.en.srt", folder / "missing.srt", "--json")
    assert result.exit_code == 1
    (failed,) = (row for row in json.loads(result.stdout) if row["error"])
    assert failed["path"] == str(folder / "missing.srt")
    assert "there is no such file" in failed["error"]


def test_a_dry_run_tells_what_would_come_in_and_writes_nothing(library: Path, folder: Path) -> None:
    result = run(library, folder, "--dry-run", "--json")
    assert result.exit_code == 0, result.output
    survey = json.loads(result.stdout)
    (recording,) = survey["recordings"]
    assert recording["media_path"] == str(folder / "talk.wav")
    assert recording["texts"][0]["found"]["lines"] == 4
    assert ["empty.txt" in sentence for sentence in survey["left_out"]] == [True]
    assert not library.exists()


def test_a_dry_run_is_told_to_people(library: Path, folder: Path) -> None:
    text(folder / "film.sub", "{25}{50}The tide is out.\n{50}{75}The harbour sleeps.\n")
    lines = run(library, folder, "--dry-run").stdout.splitlines()
    assert lines[0] == "talk"
    assert f"  {folder / 'talk.wav'}: media (its name is the same)" in lines
    assert f"  {folder / 'talk.en.srt'}: SubRip, Unicode (UTF-8), 4 lines, 16 words" in lines
    assert "    - 2 lines begin after the end, 0:20: 3, 4." in lines
    assert f"  {folder / 'film.sub'}: cannot be read" in lines
    assert lines[-1] == "Left out: empty.txt: the file is empty; there is nothing to read."


def test_a_dry_run_names_the_recording_that_is_in_the_library(library: Path, folder: Path) -> None:
    (row,) = json.loads(run(library, folder / "talk.wav", "--json", "--dry-run").stdout)["recordings"]
    assert row["recording_id"] is None
    run(library, folder)
    (again,) = json.loads(run(library, folder, "--json", "--dry-run").stdout)["recordings"]
    assert again["recording_id"]


def test_an_empty_folder_fails(library: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    result = run(library, tmp_path / "nothing")
    assert result.exit_code == 1
    assert "there is nothing to import in this folder" in result.stderr
    assert run(library, tmp_path / "nothing", "--dry-run").exit_code == 1
