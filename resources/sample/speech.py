"""Speech from espeak-ng, with the sample at which each word begins, as espeak-ng itself reports it."""

import ctypes
import ctypes.util
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]

# The names and numbers of espeak-ng's `speak_lib.h`.
_SYNCHRONOUS = 2
_RATE, _PITCH = 1, 3
_CHARS_UTF8 = 1
_END_OF_EVENTS, _WORD_EVENT = 0, 1
# What is quieter than this, out of 32,767, counts as silence at the end of a line.
_SILENCE_LEVEL = 60
# WORKAROUND: espeak-ng speaks some pairs ("of the", "I am") as one entry of its dictionary, with one event for both;
# zero-width spaces round the one that got none part the pair, and nothing else changes.
_PARTED = "\u200b {} \u200b"
_WORD = r"[^\s\u200b]+"


@dataclass(frozen=True)
class Voice:
    """A voice by its espeak-ng name, with words a minute and a pitch from 0 to 99."""

    name: str
    rate: int
    pitch: int


@dataclass(frozen=True)
class Utterance:
    """Mono samples and, for each word of the text split at spaces, the sample at which it begins."""

    samples: Samples
    word_starts: tuple[int, ...]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Speaker:
    """espeak-ng's library, opened once; `sample_rate` is that of every utterance."""

    def __init__(self) -> None:
        path = ctypes.util.find_library("espeak-ng")
        if path is None:
            raise SystemExit("espeak-ng is missing: install the package libespeak-ng1 (Debian, Ubuntu).")
        self._espeak = ctypes.CDLL(path)
        self.sample_rate: int = self._espeak.espeak_Initialize(_SYNCHRONOUS, 0, None, 0)

    def say(self, text: str, voice: Voice) -> Utterance:
        """Speak ASCII text; ends with SystemExit where the voice is unknown or a word got no time of its own."""
        if self._espeak.espeak_SetVoiceByName(voice.name.encode()):
            raise SystemExit(f"espeak-ng has no voice {voice.name}.")
        self._espeak.espeak_SetParameter(_RATE, voice.rate, 0)
        self._espeak.espeak_SetParameter(_PITCH, voice.pitch, 0)
        words = text.split()
        samples, starts = self._synthesise(words)
        if None in starts:
            parted = [
                _PARTED.format(word) if start is None else word for word, start in zip(words, starts, strict=True)
            ]
            samples, starts = self._synthesise(parted)
        timed = tuple(start for start in starts if start is not None)
        if len(timed) < len(words):
            raise SystemExit(f"espeak-ng did not time every word of {text!r}; word it differently.")
        return Utterance(_without_silent_end(samples), timed)

    def _synthesise(self, words: list[str]) -> tuple[Samples, list[int | None]]:
        """The sound of these words, and the first sample of each, None for those that got no event."""
        pieces: list[Samples] = []
        begins: dict[int, int] = {}
        receive = _Callback(lambda wave, count, events: _receive(wave, count, events, pieces, begins))
        self._espeak.espeak_SetSynthCallback(receive)
        text = " ".join(words)
        encoded = text.encode()
        self._espeak.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, _CHARS_UTF8, None, None)
        return np.concatenate(pieces), [_first_sample(match, begins) for match in re.finditer(_WORD, text)]


def _receive(
    wave: "ctypes._Pointer[ctypes.c_short]",
    count: int,
    events: "ctypes._Pointer[_Event]",
    pieces: list[Samples],
    begins: dict[int, int],
) -> int:
    """Keep one piece of sound, and where in the text (from 0) which sample begins a word."""
    if wave and count > 0:
        pieces.append(np.ctypeslib.as_array(wave, (count,)).copy())
    number = 0
    while events[number].type != _END_OF_EVENTS:
        if events[number].type == _WORD_EVENT:
            begins.setdefault(events[number].text_position - 1, events[number].sample)
        number += 1
    return 0


def _first_sample(word: re.Match[str], begins: dict[int, int]) -> int | None:
    """Where this word begins; espeak-ng may have split it into several."""
    return min((sample for position, sample in begins.items() if word.start() <= position < word.end()), default=None)


def _without_silent_end(samples: Samples) -> Samples:
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > _SILENCE_LEVEL)
    return samples[: loud[-1] + 1] if loud.size else samples
