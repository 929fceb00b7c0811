"""Reading a medium apart: whatever becomes of the reader, the program gets an answer and nothing is left running."""

import random
import sys
from pathlib import Path

import pytest

from player.embedded.process import may_hold_text, read_apart
from player.errors import UnreadableContents
from tests.core.embedded.media import Subtitles, write_silence, write_tracks

CUES = ((0, 900, b"Hello"),)


def ignore(_done: int, _total: int) -> None:
    pass


def program(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_tracks(tmp_path / "film.mkv", Subtitles("subrip", CUES))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.abort()", "stopped its reader"),
        ("print('{', flush=True)", "said something unheard of"),
        ("print('7', flush=True)", "said something unheard of"),
        ("print('{\"tracks\": 3}', flush=True)", "said something unheard of"),
        ('print(\'{"refused": "no medium"}\', flush=True)', "no medium"),
        ("import time; time.sleep(60)", "took too long"),
    ],
)
def test_a_reader_that_fails_is_one_sentence(film: Path, code: str, reason: str) -> None:
    with pytest.raises(UnreadableContents, match=reason) as caught:
        read_apart(film, ignore, command=program(code), patience_seconds=0.2 if "sleep" in code else 20)
    assert caught.value.sentence.startswith("film.mkv: ")


def test_whoever_waits_may_stop_it(film: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_apart(film, stop, command=program("import time; time.sleep(60)"))


def test_progress_is_passed_on(film: Path) -> None:
    steps: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        steps.append((done, total))
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        read_apart(film, watch, command=program('print(\'{"done": 3, "total": 9}\', flush=True); input()'))
    assert steps[-1] == (3, 9)


@pytest.mark.parametrize("size", [0, 1, 5_000, 200_000])
def test_junk_behind_a_true_beginning_is_refused_or_holds_nothing(tmp_path: Path, film: Path, size: int) -> None:
    for head in (film.read_bytes()[:60], b"\0\0\0\x20ftypisom", b"OggS\0", b"fLaC", b"ID3\4\0\0\0\0\0\0"):
        path = tmp_path / "junk.mkv"
        path.write_bytes(head + random.Random(size).randbytes(size))
        try:
            assert read_apart(path, ignore).tracks == ()
        except UnreadableContents as error:
            assert len(error.sentence.splitlines()) == 1


def test_half_a_film_gives_the_half_of_its_subtitles(tmp_path: Path) -> None:
    cues = [(number * 1_000, 900, b"Line %d " % number * 50) for number in range(200)]
    film = write_tracks(tmp_path / "film.mkv", Subtitles("subrip", cues))
    film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
    (track,) = read_apart(film, ignore).tracks
    assert 80 < len(track.cues) < 120


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableContents, match="No such file"):
        read_apart(tmp_path / "gone.mkv", ignore)


def test_only_media_that_may_hold_text_are_worth_a_look(tmp_path: Path, medium: Path, film: Path) -> None:
    sound = write_silence(tmp_path / "talk.m4a", "aac")
    assert [may_hold_text(path) for path in (film, sound, medium, tmp_path / "gone")] == [True, True, False, False]
