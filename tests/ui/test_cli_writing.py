"""Recordings and their files written out again from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from player.document import Document, Origin
from player.library.store import Library
from player.transcript import Line
from ui.cli import main

CUES = "1\n00:00:01,000 --> 00:00:02,500\nAda: Hello there.\n\n2\n00:00:03,000 --> 00:00:04,000\nAda: And goodbye.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def recording_id(library: Path, tmp_path: Path) -> str:
    path = tmp_path / "talk.srt"
    path.write_text(CUES, "utf-8")
    rows = json.loads(run("import", path, "--json", "--library", library).stdout)
    return str(rows[0]["id"])


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("talk.vtt", "<v Ada>Hello there."),
        ("talk.csv", "00:00:01.000,00:00:02.500,Ada,Hello there."),
        ("talk.md", "**Ada:** Hello there."),
        ("talk.html", "Hello there."),
        ("talk.eaf", "Hello there."),
    ],
)
def test_a_recording_is_exported_by_the_extension(
    library: Path, recording_id: str, tmp_path: Path, name: str, held: str
) -> None:
    result = run("export", recording_id, tmp_path / name, "--library", library)
    assert result.exit_code == 0, result.output
    assert held in (tmp_path / name).read_text("utf-8-sig")


def test_times_and_speakers_are_left_out_on_wish(library: Path, recording_id: str) -> None:
    result = run("export", recording_id, "-", "--to", "text", "--no-times", "--no-speakers", "--library", library)
    assert result.stdout == "talk\n\nHello there.\nAnd goodbye.\n"


def test_a_format_that_needs_times_says_so(library: Path, recording_id: str, tmp_path: Path) -> None:
    result = run("export", recording_id, tmp_path / "out.srt", "--no-times", "--library", library)
    assert result.exit_code == 2
    assert "SubRip cannot do without times." in result.output
    assert not (tmp_path / "out.srt").exists()


def test_what_there_is_not_cannot_be_written(library: Path, recording_id: str, tmp_path: Path) -> None:
    result = run("export", recording_id, tmp_path / "out.ffmetadata", "--library", library)
    assert result.exit_code == 1
    assert "FFmpeg metadata holds" in result.output
    assert not (tmp_path / "out.ffmetadata").exists()


def test_the_files_of_a_recording_are_listed_and_saved_as_they_were(
    library: Path, recording_id: str, tmp_path: Path
) -> None:
    rows = json.loads(run("sources", recording_id, "--json", "--library", library).stdout)
    assert [(row["name"], row["format"], row["lines"], row["remarks"]) for row in rows] == [
        ("talk.srt", "subrip", 2, [])
    ]
    for _ in range(2):
        assert run("sources", recording_id, "--save", tmp_path / "saved", "--library", library).exit_code == 0
    assert [path.read_text("utf-8") for path in sorted((tmp_path / "saved").iterdir())] == [CUES, CUES]


def test_names_as_long_as_they_can_be_are_written(library: Path, recording_id: str, tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 251}.vtt"
    assert run("export", recording_id, path, "--library", library).exit_code == 0
    assert [written.name for written in tmp_path.glob("x*")] == [path.name]


def test_a_part_of_a_medium_with_an_endless_title_is_saved_under_a_shorter_one(library: Path, tmp_path: Path) -> None:
    origin = Origin("subrip", f"talk.mkv · {'潮' * 300} (subtitle track 2)", "0" * 64)
    with Library(library) as opened:
        recording_id = opened.add_document(Document(origin=origin, lines=(Line(0, 1, "one"),)), b"bytes")
    for _ in range(2):
        assert run("sources", recording_id, "--save", tmp_path / "saved", "--library", library).exit_code == 0
    assert [path.read_bytes() for path in (tmp_path / "saved").iterdir()] == [b"bytes", b"bytes"]


def test_a_file_written_over_stays_as_private_as_it_was(library: Path, recording_id: str, tmp_path: Path) -> None:
    path = tmp_path / "private.vtt"
    path.touch(0o600)
    assert run("export", recording_id, path, "--library", library).exit_code == 0
    assert path.stat().st_size > 0
    assert path.stat().st_mode & 0o777 == 0o600
