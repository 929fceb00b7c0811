"""A made lifetime of listening: transcripts of words as frequent as those of a language, the same at every call."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from player.bookmarks import Bookmark
from player.document import Document
from player.formats import read_source
from player.formats.base import Source
from player.notes import Note, NoteKind

# Raised when the corpus changes, so that a library that was made of another one is not used again.
VERSION = 1
LINES_EACH = 1_500
LINE_MS = 3_000
_GAP_MS = 100
_SEED = 5
_VOCABULARY_SIZE = 300_000
# Zipf's law, with Mandelbrot's offset: the commonest word is some 3 in 100.
_EXPONENT, _OFFSET = 1.03, 2.7
_CONSONANTS = (*"bcdfghklmnprstvw", "st", "tr", "pl", "ch")
_VOWELS = (*"aeiou", "an", "er", "in", "on", "al")
# The commonest words are the shortest.
_ONE_SYLLABLE, _TWO_SYLLABLES = 150, 8_000
_FEWEST_WORDS, _MOST_WORDS = 5, 15
# In every third recording speakers are named, every fifth has notes and a bookmark.
_WITH_SPEAKERS, _TURN_LINES = 3, 10
_WITH_NOTES, _NOTED_LINE, _BOOKMARKED_LINE = 5, 40, 80
_FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Corpus:
    """So many recordings of so many lines; a line is known by the number of its recording and its own."""

    recording_count: int
    lines_each: int = LINES_EACH

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word there is, the commonest first."""
        chance = random.Random(_SEED)
        syllables = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
        words: dict[str, None] = {}
        while len(words) < _VOCABULARY_SIZE:
            number = len(words)
            count = 1 if number < _ONE_SYLLABLE else 2 if number < _TWO_SYLLABLES else chance.randint(2, 4)
            words["".join(chance.choices(syllables, k=count))] = None
        return tuple(words)

    @cached_property
    def _chances(self) -> NDArray[np.float64]:
        """How likely a word is among the commonest so many, for each so many."""
        summed: NDArray[np.float64] = np.cumsum(1 / (np.arange(1, _VOCABULARY_SIZE + 1) + _OFFSET) ** _EXPONENT)
        summed /= summed[-1]
        return summed

    def lines(self, recording: int) -> list[str]:
        """The texts of one recording: sentences of lower-case words, one to a line."""
        chance = np.random.default_rng((_SEED, recording))
        counts = chance.integers(_FEWEST_WORDS, _MOST_WORDS + 1, self.lines_each)
        ranks = np.searchsorted(self._chances, chance.random(int(counts.sum())))
        words = [self.words[rank] for rank in ranks.tolist()]
        ends = np.cumsum(counts).tolist()
        return [" ".join(words[start:end]) + "." for start, end in zip([0, *ends], ends, strict=False)]

    def numbered(self, recording: int) -> list[tuple[int, str]]:
        """The texts of one recording, each with its number among all lines."""
        return list(enumerate(self.lines(recording), recording * self.lines_each))

    def document(self, recording: int) -> tuple[Document, bytes]:
        """One recording as it is imported: what SubRip's reader makes of a file, with a title and more; the file."""
        lines = self.lines(recording)
        data = subrip(lines, self._speakers(recording)).encode()
        document = replace(
            read_source(Source(f"talk{recording}.srt", data)),
            title=f"Talk {recording} {' '.join(lines[0].split()[:4])}",
            channel=f"Channel {recording % 40}",
            published=_FIRST_DAY + timedelta(days=recording // 2),
            duration_ms=len(lines) * LINE_MS,
        )
        return (document if recording % _WITH_NOTES else _noted(document, recording)), data

    def _speakers(self, recording: int) -> tuple[str, ...]:
        if recording % _WITH_SPEAKERS:
            return ()
        return ("Host", f"Guest {self.words[recording % _ONE_SYLLABLE].title()}")


def recording_of(title: str) -> int:
    """The number of the recording of this title."""
    return int(title.split()[1])


def subrip(lines: list[str], speakers: tuple[str, ...]) -> str:
    """The lines as SubRip; where there are speakers, they take turns."""
    return "\n".join(
        f"{number + 1}\n{_time(number * LINE_MS)} --> {_time((number + 1) * LINE_MS - _GAP_MS)}\n"
        f"{_name(number, speakers)}{text}\n"
        for number, text in enumerate(lines)
    )


def _name(number: int, speakers: tuple[str, ...]) -> str:
    return f"{speakers[number // _TURN_LINES % len(speakers)]}: " if speakers and number % _TURN_LINES == 0 else ""


def _time(position_ms: int) -> str:
    seconds, rest_ms = divmod(position_ms, 1_000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest_ms:03}"


def _noted(document: Document, recording: int) -> Document:
    """The document with a question and its answer, a keyword and a bookmark, in words of its own."""
    lines = document.lines
    noted, kept = lines[_NOTED_LINE % len(lines)], lines[_BOOKMARKED_LINE % len(lines)]
    question = Note(NoteKind.QUESTION, noted.text, f"What of {noted.text.split()[0]}?", noted.start_ms)
    keyword = Note(NoteKind.KEYWORD, title=kept.text.split()[0])
    assert kept.start_ms is not None and kept.end_ms is not None
    bookmark = Bookmark(
        f"{recording:08x}-0000-4000-8000-000000000000",
        kept.start_ms,
        kept.end_ms,
        kept.text,
        tags=("kept",),
        created_at="2026-01-01T00:00:00Z",
        updated_at="2026-01-01T00:00:00Z",
    )
    return replace(document, notes=(question, keyword), bookmarks=(bookmark,))
