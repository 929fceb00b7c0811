"""The small picture of a medium: its front cover, else a frame of its film, and nothing of what is no picture."""

import random
from pathlib import Path

import av
import pytest

from player.embedded.covers import cover_apart
from player.embedded.picturing import picture_of
from tests.core.embedded.media import write_silence
from tests.core.embedded.pictures import BLUE, GREEN, RED, is_of, looked_at, write_covered, write_film


def ignore() -> None:
    pass


@pytest.mark.parametrize(("name", "codec"), [("talk.flac", "flac"), ("talk.mp4", "aac"), ("talk.mp3", "libmp3lame")])
def test_the_cover_of_a_sound_is_its_picture(tmp_path: Path, name: str, codec: str) -> None:
    talk = write_covered(tmp_path / name, codec, (RED, "Cover (front)"))
    assert is_of(cover_apart(talk, ignore), RED)


def test_of_several_covers_the_front_is_taken_and_else_the_first(tmp_path: Path) -> None:
    fronted = write_covered(tmp_path / "a.flac", "flac", (RED, "Cover (back)"), (BLUE, "Cover (front)"))
    others = write_covered(tmp_path / "b.flac", "flac", (GREEN, "Artist"), (BLUE, "Cover (back)"))
    assert is_of(picture_of(fronted) or b"", BLUE)
    assert is_of(picture_of(others) or b"", GREEN)


def test_a_film_is_pictured_a_tenth_of_its_length_in(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.mp4", [RED, BLUE, *[GREEN] * 8])
    assert is_of(picture_of(film) or b"", BLUE)


@pytest.mark.parametrize("size", [(1_000, 20), (20, 1_000), (2, 2), (97, 95)])
def test_a_picture_of_any_shape_fills_the_square(tmp_path: Path, size: tuple[int, int]) -> None:
    talk = write_covered(tmp_path / "talk.flac", "flac", (GREEN, ""), size=size)
    assert is_of(picture_of(talk) or b"", GREEN)


def test_the_middle_of_a_wide_picture_is_shown(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.mp4", [RED], size=(640, 64))
    assert looked_at(picture_of(film) or b"").shape == (96, 96, 3)


def test_sound_without_a_cover_has_no_picture(tmp_path: Path) -> None:
    assert picture_of(write_silence(tmp_path / "talk.flac", "flac")) is None


def test_a_picture_that_would_fill_the_memory_is_not_looked_at(tmp_path: Path) -> None:
    talk = write_covered(tmp_path / "talk.flac", "flac", (GREEN, ""), size=(64, 64))
    # What a PNG says of its size stands behind `IHDR`.
    bomb = talk.read_bytes().replace(b"IHDR\0\0\0\x40\0\0\0\x40", b"IHDR\0\0\x75\x30\0\0\x75\x30")
    assert bomb != talk.read_bytes()
    talk.write_bytes(bomb)
    assert cover_apart(talk, ignore) == b""


@pytest.mark.parametrize("size", [0, 5_000, 200_000])
def test_junk_behind_a_true_beginning_has_no_picture(tmp_path: Path, size: int) -> None:
    junk = tmp_path / "junk.mp4"
    for head in (b"\0\0\0\x20ftypisom", b"OggS\0", b"fLaC", b"ID3\4\0\0\0\0\0\0", b"\x1a\x45\xdf\xa3"):
        junk.write_bytes(head + random.Random(size).randbytes(size))
        assert cover_apart(junk, ignore) == b""


def test_half_a_film_has_its_picture_or_none(tmp_path: Path) -> None:
    whole = write_film(tmp_path / "film.avi", [RED] * 5)
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    picture = cover_apart(whole, ignore)
    assert not picture or is_of(picture, RED)


def test_a_list_of_other_files_is_not_followed(tmp_path: Path) -> None:
    film = write_film(tmp_path / "film.mp4", [RED])
    other = tmp_path / "list.mp4"
    other.write_text(f"ffconcat version 1.0\nfile '{film}'\n", "utf-8")
    with pytest.raises(av.FFmpegError):
        picture_of(other)
    assert cover_apart(other, ignore) == b""
