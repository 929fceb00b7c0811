"""How well the playback clock tells where libVLC is, against asking libVLC itself."""

import math
import statistics
import time
import wave
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from player.media.clock import monotonic_ms
from player.media.vlc_engine import SILENT_OUTPUT, VlcEngine, load_libvlc
from tests.bench.figure import Figure, figure

# What DESIGN calls good for the pane; a seek may land this far from its target.
CLOCK_P95_MS = 40.0
CLOCK_WORST_MS = 90.0
LANDING_MS = 100.0

PLAY_MS = 5_000
SETTLE_MS = 1_500
SEEK_TARGETS = (0.6, 0.2, 0.8, 0.1, 0.5)
_POLL_S = 0.004
_DEADLINE_S = 5.0
_PEER = "libVLC's get_time()"


def figures(medium: Path) -> list[Figure]:
    """The figures of area `clock`, for this medium and for a WAV made here; needs libVLC, takes about 25 s."""
    with TemporaryDirectory() as folder:
        tone = _tone(Path(folder) / "tone.wav", seconds=30)
        return [found for path in (medium, tone) for found in _figures_of(path, path.suffix.lstrip("."))]


def _figures_of(path: Path, label: str) -> list[Figure]:
    predicted, polled = _errors(path)
    seek_ms, landing = _seeks(path)
    p95, polled_p95 = _percentile(predicted, 0.95), _percentile(polled, 0.95)
    worst, polled_worst = max(predicted), max(polled)
    return [
        figure(f"clock.{label}.error_p95", p95, "ms", target=CLOCK_P95_MS, peer=_PEER, peer_value=polled_p95),
        figure(f"clock.{label}.error_worst", worst, "ms", target=CLOCK_WORST_MS, peer=_PEER, peer_value=polled_worst),
        figure(f"clock.{label}.seek_landing_worst", max(landing), "ms", target=LANDING_MS),
        figure(f"clock.{label}.seek_settled_median", statistics.median(seek_ms), "ms"),
    ]


def _errors(path: Path) -> tuple[list[float], list[float]]:
    """How far the clock, and how far `get_time()`, were from each time that libVLC announced, just before it did."""
    reports: list[tuple[int, float]] = []
    samples: list[tuple[float, int, int]] = []
    with _Watched(path, reports) as watched:
        watched.settle()
        end_ms = monotonic_ms() + PLAY_MS
        watched.until(lambda: samples.append(watched.sample()) is None and monotonic_ms() > end_ms)
    after_start = [report for report in reports if report[1] > samples[0][0]]
    pairs = [(_last_before(samples, at_ms), report_ms, at_ms) for report_ms, at_ms in after_start]
    predicted = [abs(clock_ms + at_ms - taken_ms - report_ms) for (taken_ms, clock_ms, _), report_ms, at_ms in pairs]
    polled = [float(abs(time_ms + at_ms - taken_ms - report_ms)) for (taken_ms, _, time_ms), report_ms, at_ms in pairs]
    return predicted, polled


def _seeks(path: Path) -> tuple[list[float], list[float]]:
    """For each seek: real time until it settled, and how far the position then was from where the sound must be.

    The sound must be at the target plus what was announced since the first report; so the landing is the first
    report, drawn back over the time since the engine began to play there, which no seek can shorten.
    """
    settled: list[float] = []
    landing: list[float] = []
    reports: list[tuple[int, float]] = []
    with _Watched(path, reports) as watched:
        watched.settle()
        for share in SEEK_TARGETS:
            target_ms = round(watched.duration_ms * share)
            start_ms = monotonic_ms()
            watched.engine.seek(target_ms)
            watched.settle()
            settled.append(monotonic_ms() - start_ms)
            landing.append(max(0.0, target_ms - watched.engine.position_ms(), _excess(watched, target_ms, start_ms)))
            end_ms = monotonic_ms() + SETTLE_MS
            watched.until(lambda end_ms=end_ms: watched.sample() is not None and monotonic_ms() > end_ms)
    return settled, landing


def _excess(watched: "_Watched", target_ms: int, start_ms: float) -> float:
    """How far the position is beyond what could have been played since the seek."""
    return watched.engine.position_ms() - target_ms - (monotonic_ms() - start_ms)


class _Watched:
    """A playing engine whose reports are overheard: a second, plain player of libVLC would keep its own time."""
