"""What a file is, and which files beside it belong to the same recording."""

from pathlib import Path

import pytest

from player.errors import UnplayableMedia
from player.media.probe import (
    frame_ms,
    is_media_file,
    is_media_name,
    length_is_guessed,
    looks_like_media,
    read_playable,
)

HEADS = {
    "mp3 with tags": b"ID3\x04\x00\x00\x00\x00\x00\x00",
    "mp3 without": b"\xff\xfb\x90\x64\x00",
    "aac": b"\xff\xf1\x50\x80\x00\x1f",
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "avi": b"RIFF\x24\x00\x00\x00AVI LIST",
    "aiff": b"FORM\x00\x00\x00\x00AIFF",
    "ogg": b"OggS\x00\x02",
    "flac": b"fLaC\x00",
    "mp4": b"\x00\x00\x00\x20ftypisom",
    "mov": b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat",
    "matroska": b"\x1a\x45\xdf\xa3\x93",
    "mpeg program": b"\x00\x00\x01\xba\x44",
    "mpeg transport": (b"G" + bytes(187)) * 3,
    "asf": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6",
}


@pytest.mark.parametrize("name", ["talk.mp3", "TALK.MP4", "a.b.webm", "talk.opus"])
def test_media_are_known_by_name(name: str) -> None:
    assert is_media_name(Path(name))


@pytest.mark.parametrize("name", ["talk.vtt", "mp3", "talk.mp3.json", "talk"])
def test_other_names_are_not_media(name: str) -> None:
    assert not is_media_name(Path(name))


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_media_are_known_by_their_first_bytes(head: bytes, tmp_path: Path) -> None:
    assert looks_like_media(head)
    path = tmp_path / "no extension"
    path.write_bytes(head)
    assert is_media_file(path)
    assert read_playable(path) == head


@pytest.mark.parametrize("text", ["WEBVTT\n", "Good morning.", "{}", "", "MAC addresses", "The wide road"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16"])
def test_text_is_not_media(text: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(text.encode(encoding))
    assert not is_media_file(path)


def test_what_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    assert is_media_file(tmp_path / "gone.mp3")
    assert not is_media_file(tmp_path / "gone.vtt")
    assert not is_media_file(tmp_path)


@pytest.mark.parametrize("kind", ["mp3 with tags", "mp3 without", "aac"])
def test_the_length_of_bare_frames_is_a_guess(kind: str) -> None:
    assert length_is_guessed(HEADS[kind])


@pytest.mark.parametrize("kind", ["wav", "mp4", "ogg", "flac", "matroska", "mpeg transport"])
def test_the_length_of_containers_is_told(kind: str) -> None:
    assert not length_is_guessed(HEADS[kind])


def test_the_frames_of_flac_are_as_long_as_its_head_says() -> None:
    samples = (4_608).to_bytes(2, "big")
    rate = (48_000 << 4).to_bytes(3, "big")
    assert frame_ms(b"fLaC\x00\x00\x00\x22" + samples * 2 + bytes(6) + rate) == 96.0
    assert frame_ms(HEADS["flac"]) == 0.0
    assert frame_ms(HEADS["wav"]) == 0.0


@pytest.mark.parametrize(
    "content",
    [
        b"#EXTM3U\nhttp://localhost/a.mp3\n",
        b"#EXTM3U\n\x01\x02http://localhost/a.mp3\n",
        b"\xef\xbb\xbf\n<MPD></MPD>\x00",
        "#EXTM3U\nhttp://localhost/ä.mp3\n".encode("latin-1"),
        "#EXTM3U\nhttp://localhost/a.mp3\n".encode("utf-16"),
        b"[playlist]\nFile1=http://localhost/a.mp3\n",
        b"http://localhost/a.mp3\n",
        b"v=0\no=- 0 0 IN IP4 127.0.0.1\n",
    ],
)
def test_playlists_are_refused_whatever_their_name(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    path.write_bytes(content)
    with pytest.raises(UnplayableMedia, match="playlist"):
        read_playable(path)
