"""How long a WAV file lasts, told by its head."""

import struct
from pathlib import Path

import pytest

from player.media.wave_length import wave_length_ms
from tests.core.pairing.files import silence

FORMAT = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 1_000, 1_000, 1, 8)


def test_the_length_is_told(tmp_path: Path) -> None:
    assert wave_length_ms(silence(tmp_path / "talk.wav", 20)) == 20_000


def test_chunks_before_the_sound_are_passed_over_and_a_recorder_that_was_cut_off_claims_nothing(tmp_path: Path) -> None:
    path = tmp_path / "talk.wav"
    notes = struct.pack("<4sI", b"LIST", 3) + b"abc\0"
    sound = struct.pack("<4sI", b"data", 0xFFFFFFFF) + bytes(2_500)
    path.write_bytes(b"RIFF\xff\xff\xff\xffWAVE" + notes + FORMAT + sound)
    assert wave_length_ms(path) == 2_500


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"ID3 no wave",
        b"RIFF\0\0\0\0WAVE",
        b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0",
        b"RIFF\0\0\0\0WAVEdata\1\0\0\0x",
        b"RIFF\0\0\0\0WAVE" + bytes(8) * 1_000,
    ],
)
def test_what_is_broken_or_something_else_has_no_length(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "talk.wav"
    path.write_bytes(content)
    assert wave_length_ms(path) is None


def test_a_file_that_is_gone_has_no_length(tmp_path: Path) -> None:
    assert wave_length_ms(tmp_path / "gone.wav") is None
