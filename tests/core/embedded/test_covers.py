"""Covers kept in a folder: made once for each medium as it is, the oldest dropped, and whatever fails shows none."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from player.embedded.covers import CoverFolder, cover_apart, may_hold_picture

PICTURE = b"\xff\xd8\xff picture"


class Maker:
    """Makes the same picture of everything, and notes of what."""

    def __init__(self, picture: bytes = PICTURE) -> None:
        self.picture = picture
        self.made: list[str] = []

    def __call__(self, medium: Path, _report: Callable[[], None]) -> bytes:
        self.made.append(medium.name)
        return self.picture


def ignore() -> None:
    pass


def program(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.flac"
    path.write_bytes(b"fLaC and so on")
    return path


def test_a_cover_is_made_once_and_kept_for_the_next_program(tmp_path: Path, talk: Path) -> None:
    maker = Maker()
    for _start in range(2):
        folder = CoverFolder(tmp_path / "covers", maker)
        assert folder.cover(talk, ignore) == folder.cover(talk, ignore) == PICTURE
    assert maker.made == ["talk.flac"]


def test_that_there_is_no_cover_is_kept_too(tmp_path: Path, talk: Path) -> None:
    maker = Maker(b"")
    folder = CoverFolder(tmp_path / "covers", maker)
    assert folder.cover(talk, ignore) == folder.cover(talk, ignore) == b""
    assert maker.made == ["talk.flac"]


def test_a_changed_medium_gets_another_cover(tmp_path: Path, talk: Path) -> None:
    maker = Maker()
    folder = CoverFolder(tmp_path / "covers", maker)
    folder.cover(talk, ignore)
    talk.write_bytes(b"fLaC and something else")
    folder.cover(talk, ignore)
    os.utime(talk, (1, 1))
    folder.cover(talk, ignore)
    assert len(maker.made) == 3


def test_media_that_are_gone_or_of_no_such_kind_have_none_and_nothing_is_started(tmp_path: Path) -> None:
    maker = Maker()
    folder = CoverFolder(tmp_path / "covers", maker)
    wave = tmp_path / "talk.wav"
    wave.write_bytes(b"RIFF\0\0\0\0WAVEfmt ")
    assert folder.cover(wave, ignore) == folder.cover(tmp_path / "gone.mp3", ignore) == b""
    assert folder.cover(tmp_path, ignore) == b""
    assert maker.made == []


def test_films_and_tagged_sounds_are_known_by_their_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "medium"
    for head in (b"fLaC", b"ID3\4", b"OggS", b"\0\0\0\x18ftypmp42", b"RIFF\0\0\0\0AVI LIST"):
        path.write_bytes(head)
        assert may_hold_picture(path), head
    path.write_bytes(b"")
    assert not may_hold_picture(path)


def test_the_covers_not_looked_at_the_longest_are_dropped(tmp_path: Path) -> None:
    maker = Maker()
    folder = CoverFolder(tmp_path / "covers", maker, most_bytes=10 * 4096)
    media = [tmp_path / f"{number}.flac" for number in range(11)]
    for number, medium in enumerate(media):
        medium.write_bytes(b"fLaC")
        before = set((tmp_path / "covers").glob("*"))
        folder.cover(medium, ignore)
        for new in set((tmp_path / "covers").glob("*")) - before:
            os.utime(new, (number, number))
        folder.cover(media[0], ignore)
    assert len(list((tmp_path / "covers").iterdir())) == 8
    made = len(maker.made)
    for medium in (media[0], media[10], media[9]):
        folder.cover(medium, ignore)
    assert len(maker.made) == made
    folder.cover(media[1], ignore)
    assert len(maker.made) == made + 1


def test_a_folder_that_cannot_be_written_still_shows_covers(tmp_path: Path, talk: Path) -> None:
    taken = tmp_path / "covers"
    taken.write_text("no folder")
    assert CoverFolder(taken, Maker()).cover(talk, ignore) == PICTURE
    assert CoverFolder(taken / "deeper", Maker()).cover(talk, ignore) == PICTURE
    assert taken.read_text() == "no folder"


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise SystemExit(3)",
        "print('no picture')",
        "import sys; sys.stdout.buffer.write(bytes([255, 216, 255]) * 100_000)",
        "import time; time.sleep(60)",
    ],
)
def test_a_reader_that_fails_gives_no_cover(talk: Path, code: str) -> None:
    patience_seconds = 0.3 if "sleep" in code else 20
    assert cover_apart(talk, ignore, command=program(code), patience_seconds=patience_seconds) == b""


def test_whoever_waits_may_stop_it(talk: Path) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        cover_apart(talk, stop, command=program("import time; time.sleep(60)"))
