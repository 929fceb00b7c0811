"""The talk, spoken: one stretch of sound, with the lines, words and chapters at their times in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from player.notes import Chapter
from player.transcript import Line, Word
from resources.sample.speech import Samples, Speaker, Utterance, Voice
from resources.sample.talk import ScriptChapter

# Silence before a line, by what it follows.
_OPENING_MS = 500
_CHAPTER_PAUSE_MS = 750
_TURN_PAUSE_MS = 280
_CLOSING_MS = 900
# Both voices are brought to one loudness, about 21 dB below full scale, and no peak is clipped.
_RMS_LEVEL = 3_000
_PEAK_LEVEL = 31_000


@dataclass(frozen=True)
class Recital:
    """Mono samples with everything that is said in them."""

    samples: Samples
    sample_rate: int
    lines: tuple[Line, ...]
    chapters: tuple[Chapter, ...]

    @property
    def duration_ms(self) -> int:
        """Length of the sound."""
        return round(len(self.samples) * 1_000 / self.sample_rate)


def recite(talk: Sequence[ScriptChapter], voices: Mapping[str, Voice]) -> Recital:
    """Speak every line in its speaker's voice."""
    speaker = Speaker()
    tape = _Tape(speaker.sample_rate)
    tape.pause(_OPENING_MS)
    lines: list[Line] = []
    openings: list[int] = []
    for chapter in talk:
        if lines:
            tape.pause(_CHAPTER_PAUSE_MS)
        openings.append(len(lines))
        for line in chapter.lines:
            if len(lines) > openings[-1]:
                tape.pause(_TURN_PAUSE_MS)
            lines.append(tape.record(line.speaker, line.text, speaker.say(line.text, voices[line.speaker])))
    tape.pause(_CLOSING_MS)
    return Recital(tape.samples(), tape.sample_rate, tuple(lines), _chapters(talk, lines, openings, tape.position_ms))


class _Tape:
    """Sound that grows at its end."""

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self._pieces: list[Samples] = []
        self._length = 0

    @property
    def position_ms(self) -> int:
        return self._ms(self._length)

    def pause(self, duration_ms: int) -> None:
        self._append(np.zeros(duration_ms * self.sample_rate // 1_000, np.int16))

    def record(self, speaker: str, text: str, utterance: Utterance) -> Line:
        starts_ms = [self._ms(self._length + start) for start in utterance.word_starts]
        self._append(_levelled(utterance.samples))
        ends_ms = [*starts_ms[1:], self.position_ms]
        words = tuple(map(Word, starts_ms, ends_ms, text.split()))
        return Line(starts_ms[0], self.position_ms, text, speaker, words)

    def samples(self) -> Samples:
        return np.concatenate(self._pieces)

    def _append(self, samples: Samples) -> None:
        self._pieces.append(samples)
        self._length += len(samples)

    def _ms(self, sample: int) -> int:
        return round(sample * 1_000 / self.sample_rate)


def _levelled(samples: Samples) -> Samples:
    wave = samples.astype(np.float64)
    gain = min(_RMS_LEVEL / np.sqrt(np.mean(wave**2)), _PEAK_LEVEL / np.abs(wave).max())
    levelled: Samples = np.rint(wave * gain).astype(np.int16)
    return levelled


def _chapters(
    talk: Sequence[ScriptChapter], lines: Sequence[Line], openings: Sequence[int], duration_ms: int
) -> tuple[Chapter, ...]:
    """The chapters without gaps between them: each lasts until the next one's first word."""
    starts_ms = [0, *(lines[opening].start_ms for opening in openings[1:])]
    ends_ms = [*starts_ms[1:], duration_ms]
    return tuple(
        Chapter(start_ms, end_ms, chapter.title, chapter.hint)
        for chapter, start_ms, end_ms in zip(talk, starts_ms, ends_ms, strict=True)
    )
