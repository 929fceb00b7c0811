"""The command line as a shell sees it: what it prints, where, and how it exits."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ui.cli import main

SUBTITLES = """1
00:00:01,000 --> 00:00:02,500
Ada: good morning.

2
00:00:03,000 --> 00:00:04,000
The second line.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def subtitles(tmp_path: Path) -> Path:
    path = tmp_path / "talk.srt"
    path.write_text(SUBTITLES, "utf-8")
    return path


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def import_one(library: Path, path: Path) -> str:
    result = run("--library", library, "import", path, "--json")
    assert result.exit_code == 0, result.output
    identifier = json.loads(result.stdout)[0]["id"]
    assert isinstance(identifier, str)
    return identifier


COMMANDS = [
    "import",
    "feed",
    "list",
    "show",
    "sources",
    "bookmarks",
    "export",
    "bundle",
    "merge",
    "convert",
    "doctor",
    "tour",
    "open",
]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=["syncline", *COMMANDS])
def test_every_command_has_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_what_is_imported_is_listed_and_shown(library: Path, subtitles: Path) -> None:
    identifier = import_one(library, subtitles)
    listed = json.loads(run("list", "--library", library, "--json").stdout)
    assert [(row["id"], row["title"], row["lines"]) for row in listed] == [(identifier, "talk", 2)]
    shown = json.loads(run("show", identifier[:8], "--json", "--library", library).stdout)
    assert shown["syncline"] == 1
    assert [line["start_ms"] for line in shown["lines"]] == [1_000, 3_000]
    assert shown["bookmarks"] == []
    assert "The second line." in run("show", identifier, "--library", library).stdout


def test_what_is_not_there_is_named_and_how_to_see_what_is(library: Path, subtitles: Path) -> None:
    import_one(library, subtitles)
    result = run("show", "nowhere", "--library", library)
    assert result.exit_code == 1
    assert "There is no recording nowhere in this library; `syncline list` shows what there is." in result.output


def test_the_library_may_be_named_by_the_environment(
    library: Path, subtitles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SYNCLINE_LIBRARY", str(library))
    assert run("import", subtitles).exit_code == 0
    assert library.exists()
    assert "talk" in run("list").stdout


def test_importing_the_same_file_again_adds_nothing(library: Path, subtitles: Path) -> None:
    assert import_one(library, subtitles) == import_one(library, subtitles)
    assert len(json.loads(run("list", "--json", "--library", library).stdout)) == 1


def test_one_bad_file_among_good_ones_is_named_and_the_good_ones_come_in(
    library: Path, subtitles: Path, tmp_path: Path
) -> None:
    junk = tmp_path / "junk.srt"
    junk.write_bytes(bytes(range(256)) * 4)
    result = run("import", junk, subtitles, "--library", library)
    assert result.exit_code == 1
    assert "junk.srt" in result.stderr
    assert "talk" in run("list", "--library", library).stdout


def test_files_for_a_named_medium_describe_one_recording(library: Path, subtitles: Path, tmp_path: Path) -> None:
    medium = tmp_path / "other.mp3"
    medium.write_bytes(b"ID3\x04\0 not played here")
    result = run("import", subtitles, "--media", medium, "--json", "--library", library)
    assert result.exit_code == 0, result.output
    assert len({row["id"] for row in json.loads(result.stdout)}) == 1
    listed = json.loads(run("list", "--json", "--library", library).stdout)
    assert [Path(row["media_path"]).name for row in listed] == ["other.mp3"]


def test_converting_goes_by_the_extension_or_by_the_format_named(subtitles: Path, tmp_path: Path) -> None:
    target = tmp_path / "talk.vtt"
    assert run("convert", subtitles, target).exit_code == 0
    assert target.read_text("utf-8").startswith("WEBVTT")
    piped = run("convert", "-", "-", "--to", "json", stdin=SUBTITLES.encode())
    assert piped.exit_code == 0, piped.output
    assert [line["end_ms"] for line in json.loads(piped.stdout)["lines"]] == [2_500, 4_000]


def test_converting_writes_through_links_and_into_pipes(subtitles: Path, tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.vtt", tmp_path / "link.vtt"
    kept.write_text("old", "utf-8")
    link.symlink_to(kept)
    assert run("convert", subtitles, link).exit_code == 0
    assert link.is_symlink()
    assert kept.read_text("utf-8").startswith("WEBVTT")
    assert run("convert", subtitles, "/dev/null", "--to", "vtt").exit_code == 0
    assert not Path("/dev/null").is_file()


def test_lines_that_a_format_cannot_hold_are_told(tmp_path: Path) -> None:
    source = tmp_path / "talk.json"
    lines = [{"start_ms": 1_000, "end_ms": 2_000, "text": "timed"}, {"start_ms": None, "end_ms": None, "text": "not"}]
    source.write_text(json.dumps({"syncline": 1, "lines": lines}), "utf-8")
    result = run("convert", source, tmp_path / "talk.srt")
    assert result.exit_code == 0
    assert "1 left out" in result.stderr


def test_files_of_one_name_are_one_recording_without_a_medium_too(library: Path, subtitles: Path) -> None:
    other = subtitles.with_name("talk.en.vtt")
    other.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nhello\n", "utf-8")
    stranger = subtitles.with_name("another.srt")
    stranger.write_text(SUBTITLES.replace("second", "third"), "utf-8")
    result = run("import", subtitles, other, stranger, "--json", "--library", library)
    identifiers = [row["id"] for row in json.loads(result.stdout)]
    assert identifiers[0] == identifiers[1] != identifiers[2]


def test_converting_to_json_and_back_loses_nothing(subtitles: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    assert run("convert", subtitles, first).exit_code == 0
    assert run("convert", first, second).exit_code == 0
    assert json.loads(first.read_text("utf-8"))["lines"] == json.loads(second.read_text("utf-8"))["lines"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["convert", "missing.srt", "out.vtt"], 1),
        (["convert", ".", "out.vtt"], 1),
        (["convert", "talk.srt", "out.unheard-of"], 2),
        (["convert", "talk.srt", "-"], 2),
        (["convert", "talk.srt"], 2),
        (["convert", "talk.srt", "out", "--to", "nothing-known"], 2),
        (["convert", "talk.srt", ".", "--to", "subrip"], 1),
        (["convert", "talk.srt", "/", "--to", "subrip"], 1),
        (["convert", "pipe", "out.vtt"], 1),
        (["import", "pipe"], 1),
        (["import", "talk.srt", "--media", "pipe"], 1),
        (["pipe"], 1),
        (["convert", "talk.srt", "no/such/folder/out.vtt"], 1),
        (["import"], 2),
        (["import", "nothing"], 1),
        (["import", "missing.srt"], 1),
        (["import", "talk.srt", "--media", "missing.mp4"], 1),
        (["import", "talk.srt", "--media", "empty.srt"], 1),
        (["import", "talk.srt", "--media", "junk.txt"], 1),
        (["import", "talk.srt", "--media", "talk.srt"], 1),
        (["import", "talk.srt", "--media", "."], 1),
        (["show", "nobody-knows-this"], 1),
        (["bookmarks", "nobody-knows-this"], 1),
        (["list", "--no-such-option"], 2),
        (["missing.mp4"], 1),
        (["."], 1),
        (["empty.srt"], 1),
        (["junk.txt"], 1),
        (["syncline://nowhere"], 1),
        (["syncline://recording/abc?t=soon"], 1),
        (["syncline://recording/abc", "junk.txt"], 2),
        (["list", "--library", "."], 1),
        (["list", "--library", "junk.txt"], 1),
    ],
)
def test_a_failure_is_one_sentence_and_a_code(
    arguments: list[str], code: int, subtitles: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(subtitles.parent)
    (subtitles.parent / "empty.srt").touch()
    (subtitles.parent / "nothing").mkdir()
    os.mkfifo(subtitles.parent / "pipe")
    (subtitles.parent / "junk.txt").write_bytes(bytes(range(256)) * 16)
    result = run("--library", library, *arguments)
    assert result.exit_code == code, result.output
    assert result.stderr.strip()
    assert "Traceback" not in result.output
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit)
    if code == 1:
        assert len(result.stderr.strip().splitlines()) == 1


def test_looking_makes_no_library(library: Path) -> None:
    assert run("list", "--json", "--library", library).stdout.strip() == "[]"
    assert run("show", "nobody", "--library", library).exit_code == 1
    assert not library.exists()


def test_a_junk_library_is_left_as_it_is(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    library.write_bytes(b"these are not the tables you are looking for" * 100)
    before = library.read_bytes()
    assert run("list", "--library", library).exit_code == 1
    assert library.read_bytes() == before


def test_the_doctor_names_engine_and_library(library: Path) -> None:
    result = run("doctor", "--json", "--library", library)
    assert result.exit_code == 0
    findings = {row["what"]: row for row in json.loads(result.stdout)}
    assert findings["engine libVLC"]["ok"]
    assert findings["engine chosen"]["detail"] == "libVLC"
    assert str(library) in findings["library"]["detail"]
    assert not library.exists()


def test_without_a_display_the_window_says_so(subtitles: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    for display in ({}, {"DISPLAY": ":4242"}):
        result = subprocess.run(
            [sys.executable, "-m", "ui", str(subtitles)],
            env=environment | display,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert result.returncode == 1
        assert "no display" in result.stderr
        assert "Traceback" not in result.stderr
