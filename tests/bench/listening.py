"""A listener's quarter minute: played, paused, sought and sped up, with all that was told and all that was heard."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from player.media.clock import monotonic_ms
from player.media.engine import EngineState
from player.media.vlc_engine import VlcEngine
from tests.bench.ear import Ear, Heard
from tests.bench.speech_media import LENGTH_S

# As the window asks while it plays.
_POLL_S = 0.016
_DEADLINE_MS = 10_000
_SEEK_SHARES = (0.6, 0.2, 0.97, 0.5)
_RATES = (0.5, 2.0)
_PLAY_MS, _PAUSE_MS, _AFTER_PAUSE_MS, _AFTER_SEEK_MS, _BARE_SEEK_MS = 2_000, 250, 700, 700, 700


@dataclass(frozen=True, slots=True)
class Poll:
    """The position that the pane showed from `at_ms` of the monotonic clock on."""

    at_ms: float
    position_ms: int


@dataclass(frozen=True, slots=True)
class Step:
    """What was asked at `at_ms`, from and (for a seek) to which place, and what the pane showed until the next step."""

    name: str
    at_ms: float
    rate: float
    from_ms: int
    target_ms: int | None
    polls: Sequence[Poll]


@dataclass(frozen=True, slots=True)
class Listening:
    """The steps of one listening, what was heard, and the length that was told at first, in ms."""

    steps: Sequence[Step]
    heard: Heard
    length_ms: int


def listen(path: Path) -> Listening:
    """Play the medium with Syncline's engine."""
    ears: list[Ear] = []
    engine = VlcEngine(prepare=lambda vlc, player: ears.append(Ear(vlc, player)))
    try:
        engine.load(path)
        _until(lambda: engine.duration_ms() is not None)
        length_ms = engine.duration_ms() or 0
        steps = _Listener(engine).listen()
        assert engine.state() is EngineState.PLAYING
    finally:
        engine.close()
    return Listening(steps, ears[0].heard(), length_ms)


def listen_to_bare_libvlc(path: Path) -> Listening:
    """The same seeks by a plain player of libVLC with its default options, its pictures shown nowhere."""
    import vlc

    instance = vlc.Instance("--quiet", "--vout=dummy")
    player: Any = instance.media_player_new()
    ear = Ear(vlc, player)
    player.set_media(instance.media_new(str(path)))
    player.play()
    _until(lambda: player.get_length() > 0)
    length_ms = player.get_length()
    time.sleep(_BARE_SEEK_MS / 1_000)
    steps = []
    for target_ms in _targets_ms():
        steps.append(Step("seek", monotonic_ms(), 1.0, player.get_time(), target_ms, ()))
        player.set_time(target_ms)
        time.sleep(_BARE_SEEK_MS / 1_000)
    player.stop()
    player.release()
    instance.release()
    return Listening(steps, ear.heard(), length_ms)


class _Listener:
    def __init__(self, engine: VlcEngine) -> None:
        self._engine = engine
        self._rate = 1.0
        self._steps: list[Step] = []

    def listen(self) -> Sequence[Step]:
        self._step("play", self._engine.play, _PLAY_MS)
        for pause_ms in (_PAUSE_MS, 2 * _PAUSE_MS):
            self._step("pause", self._engine.pause, pause_ms)
            self._step("resume", self._engine.play, _AFTER_PAUSE_MS)
        for target_ms in _targets_ms():
            self._seek(target_ms, _AFTER_SEEK_MS)
        for rate, target_ms in zip(_RATES, _targets_ms()[1:], strict=False):
            self._rate = rate
            self._step("rate", lambda: self._engine.set_rate(self._rate), _PLAY_MS)
            self._seek(target_ms - 20_000, _AFTER_SEEK_MS)
        return self._steps

    def _seek(self, target_ms: int, listen_ms: int) -> None:
        self._step("seek", lambda: self._engine.seek(target_ms), listen_ms, target_ms)

    def _step(self, name: str, action: Callable[[], None], listen_ms: int, target_ms: int | None = None) -> None:
        from_ms, start_ms = self._engine.position_ms(), monotonic_ms()
        action()
        polls: list[Poll] = []
        while monotonic_ms() < start_ms + listen_ms:
            polls.append(Poll(monotonic_ms(), self._engine.position_ms()))
            time.sleep(_POLL_S)
        self._steps.append(Step(name, start_ms, self._rate, from_ms, target_ms, polls))


def _targets_ms() -> list[int]:
    return [round(LENGTH_S * 1_000 * share) for share in _SEEK_SHARES]


def _until(condition: Callable[[], bool]) -> None:
    deadline_ms = monotonic_ms() + _DEADLINE_MS
    while not condition():
        if monotonic_ms() > deadline_ms:
            raise TimeoutError("libVLC did not get there in time")
        time.sleep(_POLL_S)
