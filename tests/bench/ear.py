"""What a listener hears of libVLC: the sound it hands out with its times, as a sound device would play it."""

import ctypes
import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from player.media.clock import monotonic_ms
from tests.bench.speech_media import PLACE_HZ, SOUND_HZ, Signal, downsampled

_BYTES_PER_SAMPLE = 2
_SAMPLES_PER_MS = SOUND_HZ / 1_000
# Blocks follow each other within this; what is farther apart is a pause or a jump.
_SEAM_MS = 5.0


@dataclass(frozen=True, slots=True)
class Block:
    """Sound that is heard from `start_ms` of the monotonic clock on."""

    start_ms: float
    pcm: NDArray[np.int16]

    @property
    def end_ms(self) -> float:
        """When its last sample has been heard."""
        return self.start_ms + len(self.pcm) / _SAMPLES_PER_MS

    def until(self, end_ms: float) -> "Block":
        """What of it is heard before then."""
        return replace(self, pcm=self.pcm[: max(0, round((end_ms - self.start_ms) * _SAMPLES_PER_MS))])

    def since(self, start_ms: float) -> "Block":
        """What of it is heard from then on."""
        skipped = max(0, round((start_ms - self.start_ms) * _SAMPLES_PER_MS))
        return Block(max(self.start_ms, start_ms), self.pcm[skipped:])

    def later(self, delay_ms: float) -> "Block":
        """The same, put off."""
        return replace(self, start_ms=self.start_ms + delay_ms)


class Ear:
    """Takes the sound of one player of libVLC, instead of a device, from before it plays.

    libVLC says of each block when it is to be heard. Like a device, the ear plays in the order in which it is given,
    loses what comes too late for that, keeps over a pause what is not yet heard, and drops it when told to.
    """

    def __init__(self, vlc: Any, player: Any) -> None:
        self._events: list[tuple[str, float, Block | None]] = []
        kinds = vlc.CallbackDecorators
        # Held here, or they would be freed while libVLC calls them.
        self._callbacks = (
            kinds.AudioPlayCb(self._note_block),
            kinds.AudioPauseCb(lambda _opaque, at_us: self._note("pause", at_us / 1_000)),
            kinds.AudioResumeCb(lambda _opaque, at_us: self._note("resume", at_us / 1_000)),
            kinds.AudioFlushCb(lambda _opaque, _at_us: self._note("flush", monotonic_ms())),
            kinds.AudioDrainCb(self._drain),
        )
        player.audio_set_callbacks(*self._callbacks, None)
        player.audio_set_format("S16N", SOUND_HZ, 1)

    def heard(self) -> "Heard":
        """All that was heard so far, and will be if nothing more happens."""
        events = list(self._events)
        dropped_at_ms = [at_ms for kind, at_ms, _ in events if kind == "flush"]
        return Heard([block for block in _played(events) if len(block.pcm)], dropped_at_ms)

    def _note_block(self, _opaque: object, samples: int, count: int, at_us: int) -> None:
        pcm = np.frombuffer(ctypes.string_at(samples, count * _BYTES_PER_SAMPLE), dtype=np.int16)
        self._note("block", monotonic_ms(), Block(at_us / 1_000, pcm))

    def _drain(self, _opaque: object) -> None:
        last_ms = max((block.end_ms for _, _, block in self._events if block is not None), default=0.0)
        time.sleep(max(0.0, last_ms - monotonic_ms()) / 1_000)

    def _note(self, kind: str, at_ms: float, block: Block | None = None) -> None:
        self._events.append((kind, at_ms, block))


class Heard:
    """Blocks in the order in which they are heard, and when what was not yet heard was dropped."""

    def __init__(self, blocks: list[Block], dropped_at_ms: list[float]) -> None:
        self.blocks = blocks
        self.dropped_at_ms = dropped_at_ms
        self._starts_ms = [block.start_ms for block in blocks]

    def after(self, at_ms: float) -> Iterator[Block]:
        """The blocks that begin after that moment."""
        return iter(self.blocks[bisect_right(self._starts_ms, at_ms) :])

    def before(self, at_ms: float) -> Iterator[Block]:
        """The blocks that began before that moment, the latest first."""
        return reversed(self.blocks[: bisect_right(self._starts_ms, at_ms)])

    def around(self, at_ms: float, width_ms: float) -> Signal | None:
        """What is heard in this stretch with `at_ms` in its middle, at `PLACE_HZ`; None where it has gaps."""
        start_ms, end_ms = at_ms - width_ms / 2, at_ms + width_ms / 2
        pieces: list[NDArray[np.int16]] = []
        first = bisect_right(self._starts_ms, start_ms) - 1
        for block in self.blocks[max(0, first) : bisect_right(self._starts_ms, end_ms)]:
            piece = block.since(start_ms).until(end_ms)
            if abs(piece.start_ms - start_ms - sum(map(len, pieces)) / _SAMPLES_PER_MS) > _SEAM_MS:
                return None
            pieces.append(piece.pcm)
        sound = downsampled(np.concatenate(pieces)) if pieces else np.zeros(0, np.float32)
        return sound if len(sound) >= (width_ms - _SEAM_MS) * PLACE_HZ / 1_000 else None


def _played(events: list[tuple[str, float, Block | None]]) -> Iterator[Block]:
    waiting: list[Block] = []
    paused_at_ms: float | None = None
    for kind, at_ms, block in events:
        if block is not None:
            waiting.append(block.since(max(at_ms, waiting[-1].end_ms) if waiting else at_ms))
        elif kind == "pause":
            paused_at_ms = at_ms
        elif kind == "flush":
            silent_ms = at_ms if paused_at_ms is None else min(paused_at_ms, at_ms)
            yield from (waiter.until(silent_ms) for waiter in waiting)
            waiting = []
        elif paused_at_ms is not None:
            yield from (waiter.until(paused_at_ms) for waiter in waiting)
            waiting = [waiter.since(paused_at_ms).later(at_ms - paused_at_ms) for waiter in waiting]
            waiting = [waiter for waiter in waiting if len(waiter.pcm)]
            paused_at_ms = None
    yield from waiting
