"""The command line tells how a text was read, and takes the user's word for what the text does not say."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.core.embedded.media import Subtitles, write_silence, write_tracks
from ui.cli import main

ODD = """1
00:00:01,000 --> 00:00:01,000
Short.

2
00:00:09,000 --> 00:00:05,000
Backward.
"""
# As a video site makes it: a row comes with its words, stands alone for a moment, and moves up.
ROLLING = """WEBVTT

00:01.000 --> 00:02.990
so today we

00:02.990 --> 00:03.000
so today we

00:03.000 --> 00:04.990
so today we
talk of the tide

00:04.990 --> 00:05.000
talk of the tide

00:05.000 --> 00:07.000
talk of the tide
and of the moon
"""
RUSSIAN = "Я не знаю, куда мы идём сегодня вечером."
CUES = ((1_000, 500, b"The tide is out."),)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert isinstance(found, list)
    return found


def test_importing_tells_what_is_odd(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "odd.srt"
    path.write_text(ODD, "utf-8")
    sentences = ["1 line ends before it begins: 2.", "1 line lasts no time: 1."]
    (row,) = rows(run("--library", library, "import", path, "--json"))
    assert row["remarks"] == sentences
    assert (row["lines"], row["encoding"], row["encoding_guessed"]) == (2, "utf-8", False)
    plain = run("--library", library, "import", path).stdout
    assert all(sentence in plain for sentence in sentences)
    shown = json.loads(run("--library", library, "show", row["id"], "--json").stdout)
    assert shown["remarks"] == sentences


def test_converting_tells_what_is_odd(tmp_path: Path) -> None:
    path = tmp_path / "odd.srt"
    path.write_text(ODD, "utf-8")
    assert "1 line lasts no time: 1." in run("convert", path, tmp_path / "odd.vtt").stderr
    told = run("convert", path, tmp_path / "odd.vtt", "--json")
    assert json.loads(told.stdout)["remarks"][0] == "1 line ends before it begins: 2."
    piped = run("convert", path, "-", "--to", "vtt", "--json")
    assert piped.stdout.startswith("WEBVTT")
    assert json.loads(piped.stderr)["lines"] == 2


def test_rolling_captions_are_converted_to_another_format_once(tmp_path: Path) -> None:
    path, target = tmp_path / "video.vtt", tmp_path / "video.srt"
    path.write_text(ROLLING, "utf-8")
    told = run("convert", path, target)
    assert "The captions roll: 5 of them repeat each other and became 3 lines." in told.stderr
    said = [line for line in target.read_text("utf-8").split("\n") if line.islower()]
    assert said == ["so today we", "talk of the tide", "and of the moon"]
    run("convert", path, tmp_path / "same.vtt")
    assert (tmp_path / "same.vtt").read_text("utf-8").count("so today we") == 3


def test_converting_tells_what_the_format_cannot_hold(tmp_path: Path) -> None:
    path = tmp_path / "words.vtt"
    path.write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nhigh<00:01.500><c> tide</c>\n", "utf-8")
    assert run("convert", path, tmp_path / "words.srt").stderr == "SubRip holds no word times: left out.\n"
    assert run("convert", path, tmp_path / "same.vtt").stderr == ""


def test_an_encoding_that_cannot_be_right_is_refused(tmp_path: Path) -> None:
    path, target = tmp_path / "odd.srt", tmp_path / "odd.vtt"
    path.write_text(ODD, "utf-8")
    failed = run("convert", path, target, "--encoding", "utf-16")
    assert failed.exit_code == 1
    assert failed.stderr == "Error: odd.srt: it is no Unicode (UTF-16); name another encoding, or none.\n"


def test_a_guess_is_told_and_the_right_name_is_taken(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_bytes(f"1\n00:00:01,000 --> 00:00:02,000\n{RUSSIAN}\n".encode("cp1251"))
    (row,) = rows(run("--library", library, "import", path, "--json"))
    assert row["remarks"] == ["The encoding is a guess: Cyrillic (Windows-1251)."]
    target = tmp_path / "talk.json"
    assert run("convert", path, target, "--encoding", "windows-1251").stderr == ""
    assert json.loads(target.read_text("utf-8"))["lines"][0]["text"] == RUSSIAN
    failed = run("convert", path, target, "--encoding", "klingon")
    assert failed.exit_code == 1
    assert failed.stderr.strip().startswith("Error: klingon: no such encoding")


def test_frames_a_second_are_asked_for_and_taken(tmp_path: Path) -> None:
    path, target = tmp_path / "film.sub", tmp_path / "film.json"
    path.write_text("{25}{50}The tide is out.\n{50}{75}The harbour sleeps.\n", "utf-8")
    refused = run("convert", path, target)
    assert refused.exit_code == 1
    assert "--frame-rate 25" in refused.stderr
    assert run("convert", path, target, "--frame-rate", 25).exit_code == 0
    assert json.loads(target.read_text("utf-8"))["lines"][0]["start_ms"] == 1_000
    assert run("convert", path, target, "--frame-rate", 0).exit_code == 2


def test_what_stands_inside_a_film_is_listed_and_converted(library: Path, tmp_path: Path) -> None:
    film = write_tracks(tmp_path / "film.mkv", Subtitles("subrip", CUES, "eng"), chapters=((0, 900, "Ebb"),))
    found = rows(run("--library", library, "import", film, "--json"))
    names = [row["name"] for row in found]
    assert names == [None, "film.mkv · English (subtitle track 1)", "film.mkv · tags"]
    assert "English (subtitle track 1): 1 line\n" in run("--library", library, "import", film).stdout
    target = tmp_path / "film.json"
    assert run("convert", film, target).exit_code == 0
    converted = json.loads(target.read_text("utf-8"))
    assert [line["text"] for line in converted["lines"]] == ["The tide is out."]
    assert [chapter["title"] for chapter in converted["chapters"]] == ["Ebb"]


def test_a_medium_without_texts_cannot_be_converted(tmp_path: Path) -> None:
    sound = write_silence(tmp_path / "talk.m4a", "aac")
    failed = run("convert", sound, tmp_path / "talk.vtt")
    assert failed.exit_code == 1
    assert failed.stderr.strip() == "Error: talk.m4a: it holds no subtitles, lyrics or chapters."
