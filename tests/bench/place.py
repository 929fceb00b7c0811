"""Finding what is heard in the sound that it was made from: exact to 1/16 ms, or to a stride where it is stretched."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tests.bench.ear import Heard
from tests.bench.speech_media import PLACE_HZ, Signal

_SAMPLES_PER_MS = PLACE_HZ / 1_000
# What is as like as this is the same; chance does not make other places so.
_ALIKE = 0.85
_WINDOW_MS = 40.0
# libVLC stretches in strides of 30 ms, blended over 6; a window between two blends is a true piece of the sound, and
# one of these distances from the moment asked for lies there.
_STRETCHED_WINDOW_MS = 14.0
_STRETCHED_SHIFTS_MS = (0.0, -8.0, 8.0)
_SPANS_MS = (150.0, 1_500.0)


class PlaceFinder:
    """Tells the place of what is heard in a medium of this sound that begins `lead_ms` into it."""

    def __init__(self, sound: Signal, lead_ms: float) -> None:
        self._sound = sound.astype(np.float64)
        self._energy = np.concatenate([[0.0], np.cumsum(self._sound**2)])
        self._lead_ms = lead_ms

    def place_ms(
        self, heard: Heard, at_ms: float, near_ms: float, rate: float = 1.0, spans_ms: Sequence[float] = _SPANS_MS
    ) -> float | None:
        """The place heard at that moment, within one after the other span around `near_ms`; None where unrecognised."""
        width_ms = _WINDOW_MS if rate == 1.0 else _STRETCHED_WINDOW_MS
        shifts_ms = (0.0,) if rate == 1.0 else _STRETCHED_SHIFTS_MS
        pieces = [(shift_ms, heard.around(at_ms + shift_ms, width_ms)) for shift_ms in shifts_ms]
        for span_ms in spans_ms:
            for shift_ms, piece in pieces:
                found_ms = None if piece is None else self._found_ms(piece, near_ms, span_ms)
                if found_ms is not None:
                    return found_ms - shift_ms * rate
        return None

    def _found_ms(self, piece: Signal, near_ms: float, span_ms: float) -> float | None:
        """Where the middle of this piece is, within the span."""
        length = len(piece)
        middle = (near_ms + self._lead_ms) * _SAMPLES_PER_MS - length / 2
        start = max(0, int(middle - span_ms * _SAMPLES_PER_MS))
        end = min(len(self._sound), int(middle + span_ms * _SAMPLES_PER_MS) + length)
        if end - start < length:
            return None
        likeness = _correlation(self._sound[start:end], piece)
        energy = self._energy[start + length : end + 1] - self._energy[start : end - length + 1]
        likeness /= np.sqrt(np.maximum(energy, 1.0) * max(1.0, float((piece.astype(np.float64) ** 2).sum())))
        best = int(np.argmax(likeness))
        if likeness[best] < _ALIKE:
            return None
        return (start + best + length / 2) / _SAMPLES_PER_MS - self._lead_ms


def lead_ms(sound: Signal, beginning: Signal) -> float:
    """Where in the sound the beginning of a medium of it is; under 0 where its codec put silence before it."""
    skipped = PLACE_HZ // 4
    piece = beginning[skipped : 3 * skipped]
    return (int(np.argmax(_correlation(sound[:PLACE_HZ].astype(np.float64), piece))) - skipped) / _SAMPLES_PER_MS


def _correlation(sound: NDArray[np.float64], piece: Signal) -> NDArray[np.float64]:
    size = 1 << (len(sound) + len(piece) - 1).bit_length()
    product = np.fft.rfft(sound, size) * np.conj(np.fft.rfft(piece, size))
    return np.fft.irfft(product, size)[: len(sound) - len(piece) + 1]
