"""The contract of `MediaEngine`, one set of tests that libVLC, QtMultimedia and the silent engine all pass."""

import math
import time
import wave
from array import array
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from player.errors import UnplayableMedia
from player.media.engine import EngineState, MediaEngine
from player.media.null_engine import NullEngine
from player.media.vlc_engine import SILENT_OUTPUT, VlcEngine
from ui.qt_media_engine import QtMediaEngine

LENGTH_MS = 8_000
SAMPLES_PER_SECOND = 8_000
# What an engine may lie beside a place that it was sent to, and the time that a slow machine may need.
NEAR_MS = 250
DEADLINE_S = 10.0

# What QtMultimedia says where there is no sound device, and about junk.
pytestmark = pytest.mark.qt_log_ignore(
    "pipewire-0.3", "PulseAudio", "No audio device", "No RHI backend", "Failed to seek", "FFmpeg error"
)

ENGINES: dict[str, Callable[[], MediaEngine]] = {
    "libvlc": lambda: VlcEngine(audio_output=SILENT_OUTPUT),
    "qt": QtMediaEngine,
    "null": NullEngine,
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[MediaEngine]:
    engine = ENGINES[request.param]()
    yield engine
    engine.close()
    qapp.processEvents()


@pytest.fixture(scope="session")
def tones(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight seconds of sound, each second a higher tone."""
    path = tmp_path_factory.mktemp("media") / "tones.wav"
    steps = range(LENGTH_MS * SAMPLES_PER_SECOND // 1_000)
    pitch = [220 + 110 * (step // SAMPLES_PER_SECOND) for step in steps]
    samples = (8_000 * math.sin(math.tau * pitch[step] * step / SAMPLES_PER_SECOND) for step in steps)
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLES_PER_SECOND)
        sound.writeframes(array("h", map(int, samples)).tobytes())
    return path


def until(condition: Callable[[], bool]) -> None:
    """Wait as the window does: let Qt work, ask the engine, a few times in each frame."""
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline, "the engine did not get there in time"
        QApplication.processEvents()
        time.sleep(0.005)


def plays_from(engine: MediaEngine, start_ms: int) -> bool:
    return engine.is_settled() and start_ms < engine.position_ms()


def load(engine: MediaEngine, path: Path) -> None:
    engine.load(path)
    until(lambda: engine.duration_ms() is not None)


def play_to_the_end(engine: MediaEngine) -> None:
    engine.seek(LENGTH_MS - 300)
    engine.play()
    until(lambda: engine.state() is EngineState.ENDED)


def test_a_new_engine_is_empty(engine: MediaEngine) -> None:
    assert engine.state() is EngineState.EMPTY
    assert engine.position_ms() == 0
    assert engine.duration_ms() is None
    assert engine.failure() is None


def test_wishes_to_an_empty_engine_change_nothing(engine: MediaEngine) -> None:
    engine.play()
    engine.seek(3_000)
    engine.pause()
    assert engine.state() is EngineState.EMPTY
    assert engine.position_ms() == 0


def test_after_load_it_is_paused_at_the_beginning_and_knows_the_length(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    assert engine.state() is EngineState.PAUSED
    assert engine.position_ms() == 0
    assert engine.duration_ms() == pytest.approx(LENGTH_MS, abs=50)
    assert not engine.has_video()


def test_playing_moves_on_smoothly_and_never_backward(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 0))
    seen = [engine.position_ms()]
    until(lambda: seen.append(engine.position_ms()) or seen[-1] > seen[0] + 2_000)
    assert engine.state() is EngineState.PLAYING
    steps = [later - earlier for earlier, later in pairwise(seen)]
    assert min(steps) >= 0
    assert sorted(steps)[int(len(steps) * 0.95)] < 60


def test_a_pause_keeps_the_place_and_play_goes_on_from_it(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 500))
    engine.pause()
    place_ms = engine.position_ms()
    assert engine.state() is EngineState.PAUSED
    assert engine.is_settled()
    deadline = time.monotonic() + 0.3
    until(lambda: time.monotonic() > deadline)
    assert engine.position_ms() == place_ms
    engine.play()
    until(lambda: plays_from(engine, place_ms))
    assert engine.position_ms() < place_ms + 3 * NEAR_MS


def test_a_seek_while_playing_goes_there_and_plays_on(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 300))
    engine.seek(5_000)
    assert 5_000 <= engine.position_ms() < 5_050
    until(lambda: plays_from(engine, 5_000))
    assert engine.position_ms() < 5_000 + 3 * NEAR_MS
    assert engine.state() is EngineState.PLAYING
    engine.seek(1_000)
    until(lambda: plays_from(engine, 1_000))
    assert engine.position_ms() < 1_000 + 3 * NEAR_MS


def test_a_seek_while_paused_shows_the_place_and_plays_from_it(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 200))
    engine.pause()
    engine.seek(4_000)
    assert engine.state() is EngineState.PAUSED
    assert engine.position_ms() == 4_000
    assert engine.is_settled()
    engine.play()
    until(lambda: plays_from(engine, 4_000))
    assert engine.position_ms() < 4_000 + 3 * NEAR_MS


def test_a_seek_right_after_load_holds(engine: MediaEngine, tones: Path) -> None:
    engine.load(tones)
    engine.seek(6_000)
    assert engine.state() is EngineState.PAUSED
    assert engine.position_ms() == 6_000
    engine.play()
    until(lambda: plays_from(engine, 6_000))
    assert engine.position_ms() < 6_000 + 3 * NEAR_MS


def test_a_seek_is_kept_within_the_medium(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.seek(-5_000)
    assert engine.position_ms() == 0
    engine.seek(LENGTH_MS * 10)
    assert engine.position_ms() == engine.duration_ms()


def test_at_the_end_it_stands_at_the_length_and_play_begins_again(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    play_to_the_end(engine)
    assert engine.position_ms() == engine.duration_ms()
    engine.play()
    assert engine.state() is EngineState.PLAYING
    until(lambda: plays_from(engine, 0))
    assert engine.position_ms() < 3 * NEAR_MS


def test_a_seek_from_the_end_is_paused_at_that_place(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    play_to_the_end(engine)
    engine.seek(2_000)
    assert engine.state() is EngineState.PAUSED
    assert engine.position_ms() == 2_000
    engine.play()
    until(lambda: plays_from(engine, 2_000))
    assert engine.position_ms() < 2_000 + 3 * NEAR_MS


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_the_rate_holds_from_before_the_first_play(engine: MediaEngine, tones: Path, rate: float) -> None:
    engine.set_rate(rate)
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 0))
    start_ms, start_s = engine.position_ms(), time.monotonic()
    until(lambda: time.monotonic() > start_s + 1.5)
    elapsed_ms = (time.monotonic() - start_s) * 1_000
    assert engine.position_ms() - start_ms == pytest.approx(elapsed_ms * rate, abs=NEAR_MS * rate)


def test_the_rate_can_change_while_playing(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 200))
    engine.set_rate(4.0)
    start_ms, start_s = engine.position_ms(), time.monotonic()
    until(lambda: engine.position_ms() > start_ms + 4_000)
    assert time.monotonic() - start_s < 2.0


def test_sound_wishes_are_taken_at_any_time(engine: MediaEngine, tones: Path) -> None:
    engine.set_volume(30)
    engine.set_muted(True)
    load(engine, tones)
    engine.play()
    engine.set_volume(0)
    engine.set_muted(False)
    until(lambda: plays_from(engine, 0))
    assert engine.state() is EngineState.PLAYING


def test_another_medium_begins_at_its_own_beginning(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 500))
    load(engine, tones)
    assert engine.state() is EngineState.PAUSED
    assert engine.position_ms() == 0


def test_a_name_of_any_script_is_played(engine: MediaEngine, tones: Path, tmp_path: Path) -> None:
    path = tmp_path / "Gespräch #1 100% 講演?.wav"
    path.write_bytes(tones.read_bytes())
    load(engine, path)
    engine.play()
    until(lambda: plays_from(engine, 0))


@pytest.mark.parametrize("content", [None, b"", b"#EXTM3U\nhttp://localhost/talk.mp3\n", b"Just some words.\n"])
def test_what_is_no_medium_is_refused_in_a_sentence(engine: MediaEngine, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "talk.mp3"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnplayableMedia, match=r"talk\.mp3: .*\."):
        engine.load(path)
    assert engine.state() is EngineState.EMPTY


def test_a_folder_is_refused_in_a_sentence(engine: MediaEngine, tmp_path: Path) -> None:
    with pytest.raises(UnplayableMedia, match="folder"):
        engine.load(tmp_path)


@pytest.mark.parametrize("name", ["junk.mp4", "junk.mp3", "junk.wav", "junk.ogg"])
def test_junk_fails_with_a_sentence_at_the_latest_when_it_is_played(
    engine: MediaEngine, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(bytes((number * 7_919 + number // 256 * 31) % 251 for number in range(100_000)))
    try:
        engine.load(path)
        engine.play()
        until(lambda: engine.state() is EngineState.FAILED)
        sentence = engine.failure() or ""
    except UnplayableMedia as error:
        sentence = error.sentence
    assert sentence.startswith(f"{name}: ")


def test_after_a_failure_the_next_medium_plays(engine: MediaEngine, tones: Path, tmp_path: Path) -> None:
    with pytest.raises(UnplayableMedia):
        engine.load(tmp_path / "gone.mp3")
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 0))


def test_the_video_of_the_sample_gives_pictures(engine: MediaEngine, sample_folder: Path) -> None:
    if isinstance(engine, NullEngine):
        assert engine.frame() is None
        return
    load(engine, next(sample_folder.glob("*.mp4")))
    until(engine.has_video)
    engine.play()
    until(lambda: engine.frame() is not None)
    first = engine.frame()
    assert first is not None
    assert first.width <= 1_280
    assert first.width / first.height == pytest.approx(16 / 9, rel=0.02)
    assert len(first.data) == first.width * first.height * 4
    assert len(set(first.data[::997])) > 4
    until(lambda: (newest := engine.frame()) is not None and newest.serial > first.serial)
    assert engine.audio_tracks()
    assert engine.audio_track() is not None


def test_closing_while_it_plays_is_safe(engine: MediaEngine, tones: Path) -> None:
    load(engine, tones)
    engine.play()
    until(lambda: plays_from(engine, 0))
