"""How well the playback clock tells where libVLC is, against asking libVLC itself."""

import math
import statistics
import time
import wave
from array import array
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from player.media.clock import PlaybackClock, monotonic_ms
from player.media.vlc_engine import SILENT_OUTPUT, VlcEngine, load_libvlc
from tests.bench.figure import Figure, judged

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "welcome.mp4"
# From the issue on the clock; against the sound itself it will be held to the same.
CLOCK_P95_MS = 40.0
CLOCK_WORST_MS = 90.0
SEEK_ERROR_MS = 100.0

TONE_S = 30
PLAY_MS = 5_000
# How long after a seek the truth about it is read.
LATER_MS = 1_000
SEEK_SHARES = (0.6, 0.2, 0.8, 0.1, 0.5)
_POLL_S = 0.004
_DEADLINE_MS = 5_000


def figures(medium: Path = SAMPLE) -> list[Figure]:
    """The figures of area `clock`, for this medium and for a WAV made here; needs libVLC, takes about 25 s."""
    with TemporaryDirectory() as folder:
        tone = _tone(Path(folder) / "tone.wav")
        return [found for path in (medium, tone) for found in _figures_of(path)]


def _figures_of(path: Path) -> list[Figure]:
    clock, polled = prediction_errors(path)
    settled, errors = seek_errors(path)
    area = f"clock.{path.suffix.lstrip('.')}"
    peer = "polling get_time()"
    return [
        judged(f"{area}.error_p95", _p95(clock), "ms", CLOCK_P95_MS, peer, _p95(polled)),
        judged(f"{area}.error_worst", max(clock), "ms", CLOCK_WORST_MS, peer, max(polled)),
        judged(f"{area}.seek_error_worst", max(errors), "ms", SEEK_ERROR_MS),
        Figure(f"{area}.seek_settled_median", statistics.median(settled), "ms"),
    ]


def prediction_errors(path: Path) -> tuple[list[float], list[float]]:
    """How far, in ms, the clock and `get_time()` were from each time that libVLC announced, just before it did.

    That is when polling is stalest; on average it is off by half as much.
    """
    libvlc = load_libvlc(SILENT_OUTPUT)
    player = libvlc.instance.media_player_new()
    player.set_media(libvlc.instance.media_new(str(path), ":no-video"))
    announced: list[tuple[int, float]] = []

    def note(event: Any) -> None:
        announced.append((event.u.new_time, monotonic_ms()))

    player.event_manager().event_attach(libvlc.module.EventType.MediaPlayerTimeChanged, note)
    player.play()
    try:
        return _follow(player, announced)
    finally:
        player.stop()
        player.release()
        libvlc.instance.release()


def seek_errors(path: Path) -> tuple[list[float], list[float]]:
    """For each seek of the engine, in ms: how long until it was settled, and how far off the position then was.

    Far off is told by the position `LATER_MS` later, when several reports have come, drawn back to that moment: it
    shows echoes taken for the truth, not where the sound itself is.
    """
    engine = VlcEngine(audio_output=SILENT_OUTPUT)
    settled: list[float] = []
    errors: list[float] = []
    engine.load(path)
    engine.play()
    _until(lambda: engine.is_settled() and engine.duration_ms() is not None)
    for share in SEEK_SHARES:
        start_ms = monotonic_ms()
        engine.seek(round((engine.duration_ms() or 0) * share))
        _until(engine.is_settled)
        there_ms, position_ms = monotonic_ms(), engine.position_ms()
        _until(lambda there_ms=there_ms: engine.position_ms() > 0 and monotonic_ms() > there_ms + LATER_MS)
        settled.append(there_ms - start_ms)
        errors.append(abs(engine.position_ms() - (monotonic_ms() - there_ms) - position_ms))
    engine.close()
    return settled, errors


def _follow(player: Any, announced: list[tuple[int, float]]) -> tuple[list[float], list[float]]:
    clock = PlaybackClock(monotonic_ms)
    clock.run()
    of_clock: list[float] = []
    of_polling: list[float] = []
    last_ms = (0.0, 0, 0)
    end_ms = monotonic_ms() + PLAY_MS
    taken = 0
    while monotonic_ms() < end_ms:
        for report_ms, at_ms in announced[taken:]:
            seen_at_ms, clock_ms, polled_ms = last_ms
            if clock.is_settled():
                of_clock.append(abs(clock_ms + at_ms - seen_at_ms - report_ms))
                of_polling.append(abs(polled_ms + at_ms - seen_at_ms - report_ms))
            clock.report(report_ms, at_ms)
            taken += 1
        last_ms = (monotonic_ms(), clock.position_ms(), player.get_time())
        time.sleep(_POLL_S)
    return of_clock, of_polling


def _until(condition: Callable[[], bool]) -> None:
    deadline_ms = monotonic_ms() + _DEADLINE_MS
    while not condition():
        if monotonic_ms() > deadline_ms:
            raise TimeoutError("libVLC did not get there in time")
        time.sleep(_POLL_S)


def _p95(values: list[float]) -> float:
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def _tone(path: Path) -> Path:
    samples_per_second = 8_000
    steps = range(TONE_S * samples_per_second)
    samples = array("h", (int(8_000 * math.sin(math.tau * 440 * step / samples_per_second)) for step in steps))
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(samples_per_second)
        sound.writeframes(samples.tobytes())
    return path
