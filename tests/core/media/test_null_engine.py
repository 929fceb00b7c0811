"""The silent engine keeps exact time; what it shares with the others is in the contract test."""

from pathlib import Path

import pytest

from player.errors import UnplayableMedia
from player.media.engine import EngineState
from player.media.null_engine import NullEngine

MP3_HEAD = b"ID3\x03\x00" + bytes(64)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp3"
    path.write_bytes(MP3_HEAD)
    return path


def test_it_is_exact_to_the_millisecond(talk: Path) -> None:
    now_ms = [0.0]
    engine = NullEngine(lambda: now_ms[0], duration_ms=60_000)
    engine.load(talk)
    engine.play()
    now_ms[0] = 1_234
    assert engine.position_ms() == 1_234
    engine.set_rate(2.0)
    now_ms[0] = 2_234
    assert engine.position_ms() == 3_234
    now_ms[0] = 100_000
    assert engine.state() is EngineState.ENDED
    assert engine.position_ms() == 60_000


def test_without_a_length_it_plays_without_end(talk: Path) -> None:
    now_ms = [0.0]
    engine = NullEngine(lambda: now_ms[0])
    engine.load(talk)
    engine.play()
    now_ms[0] = 9e9
    assert engine.duration_ms() is None
    assert engine.state() is EngineState.PLAYING


def test_it_refuses_what_it_cannot_tell_to_be_media(tmp_path: Path) -> None:
    path = tmp_path / "junk.mp3"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(UnplayableMedia):
        NullEngine().load(path)
