"""What is libVLC's alone; what it shares with the other engines is in the contract test."""

import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from player.media.engine import EngineState
from player.media.vlc_engine import SILENT_OUTPUT, VlcEngine, libvlc_version

DEADLINE_S = 10.0
# One silent frame of MPEG 1 layer 3, mono, 128 kbit/s, 44.1 kHz.
SILENT_FRAME = b"\xff\xfb\x90\xc4" + bytes(413)
# The same at 32 kbit/s.
SMALL_SILENT_FRAME = b"\xff\xfb\x10\xc4" + bytes(100)
FRAMES_PER_SECOND = 44_100 / 1_152


@pytest.fixture
def engine() -> Iterator[VlcEngine]:
    engine = VlcEngine(audio_output=SILENT_OUTPUT)
    yield engine
    engine.close()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline, "libVLC did not get there in time"
        time.sleep(0.005)


def plays(engine: VlcEngine) -> bool:
    return engine.state() is EngineState.PLAYING and engine.is_settled() and engine.position_ms() > 0


def png() -> bytes:
    """A picture of 16 x 16 red points."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + b"\xff\0\0" * 16) * 16)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def mp3(seconds: float, picture: bytes = b"") -> bytes:
    """Silence, with this picture in its tags."""
    frame = b"\0image/png\0\x03\0" + picture if picture else b""
    body = b"APIC" + struct.pack(">IH", len(frame), 0) + frame if picture else b""
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + body + SILENT_FRAME * int(seconds * FRAMES_PER_SECOND)


def aac(frames: int) -> bytes:
    """Silence, 1,024 samples at 44.1 kHz in each frame."""
    silence = b"\x00\xc8\x00\x80\x23\x80"
    size = len(silence) + 7
    head = bytes((0xFF, 0xF1, 0x50, 0x40 | size >> 11, size >> 3 & 0xFF, (size & 7) << 5 | 0x1F, 0xFC))
    return (head + silence) * frames


def run_without_libvlc(statement: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHON_VLC_LIB_PATH": "/nowhere/libvlc.so"}
    command = [sys.executable, "-c", statement]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_version_is_told() -> None:
    assert libvlc_version()[0].isdigit()


def test_where_libvlc_is_missing_the_sentence_says_what_to_install() -> None:
    done = run_without_libvlc(
        "from player.errors import EngineMissing\n"
        "from player.media.vlc_engine import VlcEngine\n"
        "try:\n    VlcEngine()\n"
        "except EngineMissing as error:\n    print(error.sentence)\n"
    )
    assert done.returncode == 0, done.stderr
    assert "install" in done.stdout.lower()
    assert "vlc" in done.stdout.lower()


def test_a_picture_in_the_tags_is_no_video(engine: VlcEngine, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(mp3(5, png()))
    engine.load(path)
    engine.play()
    until(lambda: plays(engine))
    assert not engine.has_video()
    assert engine.frame() is None
    assert engine.duration_ms() == pytest.approx(5_000, abs=100)


def test_a_medium_with_the_wrong_extension_plays_all_the_same(engine: VlcEngine, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    path.write_bytes(mp3(3))
    engine.load(path)
    engine.play()
    until(lambda: plays(engine))


def test_playing_begins_though_a_busy_machine_tells_of_it_late(tmp_path: Path) -> None:
    def answer_late(_vlc: Any, player: Any) -> None:
        state_now, known = player.get_state, [(0.0, player.get_state())]

        def get_state() -> Any:
            asked_at, state = known[0]
            if time.monotonic() - asked_at > 0.05:
                known[0] = time.monotonic(), state_now()
            return state

        player.get_state = get_state

    path = tmp_path / "talk.mp3"
    path.write_bytes(mp3(3 * DEADLINE_S))
    engine = VlcEngine(audio_output=SILENT_OUTPUT, prepare=answer_late)
    try:
        engine.load(path)
        engine.play()
        until(lambda: plays(engine))
    finally:
        engine.close()


def test_an_mp3_that_is_longer_than_it_seems_can_be_sought_to_its_end(engine: VlcEngine, tmp_path: Path) -> None:
    path = tmp_path / "talk.mp3"
    path.write_bytes(SILENT_FRAME * 300 + SMALL_SILENT_FRAME * 1_500)
    engine.load(path)
    until(lambda: engine.duration_ms() is not None)
    assert (engine.duration_ms() or 0) < 40_000
    engine.seek(45_000)
    engine.play()
    until(lambda: plays(engine))
    assert 45_000 <= engine.position_ms() < 47_000
    assert (engine.duration_ms() or 0) >= 45_000
    until(lambda: engine.state() is EngineState.ENDED)
    assert engine.position_ms() == engine.duration_ms()
    # libVLC does not wait for the last second of an output that is silent.
    assert engine.duration_ms() == pytest.approx(1_800 / FRAMES_PER_SECOND * 1_000, abs=1_200)


def test_a_clip_shorter_than_a_word_plays_to_its_end(engine: VlcEngine, tmp_path: Path) -> None:
    path = tmp_path / "yes.aac"
    path.write_bytes(aac(10))
    engine.load(path)
    engine.play()
    until(lambda: engine.state() is EngineState.ENDED)
    assert engine.failure() is None
    assert engine.position_ms() == engine.duration_ms()


def test_its_players_can_be_listened_to_and_drop_their_sound_when_the_rate_changes(tmp_path: Path) -> None:
    heard: list[str] = []
    callbacks: list[object] = []

    def listen(vlc: Any, player: Any) -> None:
        kinds = vlc.CallbackDecorators
        play = kinds.AudioPlayCb(lambda _opaque, _samples, _count, _at_us: heard.append("sound"))
        flush = kinds.AudioFlushCb(lambda _opaque, _at_us: heard.append("dropped"))
        callbacks.extend((play, flush))
        player.audio_set_callbacks(play, None, None, flush, None, None)
        player.audio_set_format("S16N", 44_100, 1)

    path = tmp_path / "talk.mp3"
    path.write_bytes(mp3(20))
    engine = VlcEngine(prepare=listen)
    engine.load(path)
    engine.play()
    until(lambda: plays(engine) and "sound" in heard)
    heard.clear()
    engine.set_rate(2.0)
    until(lambda: "dropped" in heard and "sound" in heard[heard.index("dropped") :])
    engine.close()


def test_a_seek_while_paused_shows_the_picture_there(engine: VlcEngine, sample_folder: Path) -> None:
    engine.load(next(sample_folder.glob("*.mp4")))
    engine.play()
    until(lambda: plays(engine) and engine.frame() is not None)
    engine.pause()
    before = engine.frame()
    assert before is not None
    engine.seek(60_000)
    until(lambda: (frame := engine.frame()) is not None and frame.data != before.data)
    assert engine.state() is EngineState.PAUSED
    assert engine.position_ms() == 60_000


def test_many_media_one_after_the_other_leave_no_threads(tmp_path: Path, sample_folder: Path) -> None:
    sound = tmp_path / "talk.mp3"
    sound.write_bytes(mp3(3))
    video = next(sample_folder.glob("*.mp4"))
    tasks = Path("/proc/self/task")
    before = len(list(tasks.iterdir())) if tasks.exists() else 0
    for _ in range(3):
        engine = VlcEngine(audio_output=SILENT_OUTPUT)
        for path in (sound, video) * 3:
            engine.load(path)
            engine.play()
            until(lambda engine=engine: plays(engine))
        engine.close()
        engine.close()
    until(lambda: not tasks.exists() or len(list(tasks.iterdir())) <= before)


def test_real_talks_land_where_they_are_sent(engine: VlcEngine, shared_samples: Path) -> None:
    engine.load(shared_samples / "media" / "p001.mp3")
    until(lambda: engine.duration_ms() is not None)
    engine.seek(30_000)
    engine.play()
    until(lambda: plays(engine))
    assert 30_000 <= engine.position_ms() < 30_600
