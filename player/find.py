"""Finding words in the lines of a transcript: whatever their case and accents, at 100,000 lines while one types.

All lines are folded into one long string once; a search is then a single `str.split`, and only the hits that are asked
for are carried back to the text as it is written.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from player.transcript import Line

# What people type with a plain key, whatever the transcript's typographer chose.
_PLAIN = {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-"}
# An English plural or genitive still counts as the word.
_WORD_END = re.compile(r"(?:['’]?s)?(?!\w)", re.IGNORECASE)


class Found(NamedTuple):
    """One hit: the characters `[start, end)` of the text of line `line`."""

    line: int
    start: int
    end: int


def find_in_lines(lines: Sequence[Line], query: str) -> tuple[Found, ...]:
    """Every place, in order and without overlap, where the query stands; case and accents do not count."""
    return tuple(FoldedLines(lines).find(query))


class FoldedLines:
    """The text of many lines with case and accents taken off, ready to be searched again and again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._texts = [line.text for line in lines]
        self._table = _FoldTable()
        folded = [self._fold(text) for text in self._texts]
        self._joined = "\n".join(folded)
        lengths = np.fromiter(map(len, folded), np.int64, len(folded))
        self._line_starts = np.concatenate([[0], np.cumsum(lengths + 1)])

    def find(self, query: str) -> "Hits":
        """Every place where the query stands, in order and without overlap; none for an empty query."""
        needle = self._fold(query)
        return Hits(self, self._places(needle), len(needle))

    def find_word(self, term: str) -> "Hits":
        """Only the places where the term stands as words of its own, a plural or genitive `s` allowed."""
        needle = self._fold(term)
        alone = [place for place in self._places(needle).tolist() if self._stands_alone(term, place, len(needle))]
        return Hits(self, np.array(alone, np.int64), len(needle))

    def line_starts(self) -> NDArray[np.int64]:
        """Where each line begins in the folded text, and where a further one would."""
        return self._line_starts

    def found(self, line: int, place: int, length: int) -> Found:
        """A hit at a place of the folded text, carried back to the characters of the line as written."""
        start = place - int(self._line_starts[line])
        text = self._texts[line]
        if text.isascii():
            return Found(line, start, start + length)
        ends = [0, *accumulate(len(self._fold(character)) for character in text)]
        first = bisect_right(ends, start) - 1
        last = bisect_right(ends, start + length) - 1
        return Found(line, first, last if ends[last] == start + length else last + 1)

    def _fold(self, text: str) -> str:
        folded = text.lower() if text.isascii() else text.translate(self._table)
        return folded.replace("\n", " ")

    def _places(self, needle: str) -> NDArray[np.int64]:
        if not needle:
            return np.zeros(0, np.int64)
        between = self._joined.split(needle)
        lengths = np.fromiter(map(len, between), np.int64, len(between))
        return np.cumsum(lengths[:-1] + len(needle)) - len(needle)

    def _stands_alone(self, term: str, place: int, length: int) -> bool:
        before = self._joined[place - 1 : place]
        if _is_spaced(term[0]) and before.isalnum():
            return False
        return not _is_spaced(term[-1]) or _WORD_END.match(self._joined, place + length) is not None


class Hits:
    """The places that one search found, in the order of the text."""

    def __init__(self, folded: FoldedLines, places: NDArray[np.int64], length: int) -> None:
        self._folded = folded
        self._places = places
        self._length = length
        self._lines = np.searchsorted(folded.line_starts(), places, side="right") - 1

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Found]:
        return (self.at(index) for index in range(len(self)))

    def at(self, index: int) -> Found:
        """The hit of this index, from 0."""
        return self._folded.found(int(self._lines[index]), int(self._places[index]), self._length)

    def in_line(self, line: int) -> tuple[Found, ...]:
        """The hits in one line."""
        first, last = np.searchsorted(self._lines, [line, line + 1])
        return tuple(self.at(index) for index in range(first, last))

    def index_from(self, line: int) -> int:
        """Index of the first hit in this line or below it; `len(self)` where there is none."""
        return int(np.searchsorted(self._lines, line))

    def lines(self) -> tuple[int, ...]:
        """The lines that hold a hit, each once."""
        return tuple(np.unique(self._lines).tolist())


class _FoldTable(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        parts = unicodedata.normalize("NFKD", _PLAIN.get(character, character).casefold())
        bare = "".join(_PLAIN.get(part, part) for part in parts if not _is_accent(part))
        folded = self[code] = unicodedata.normalize("NFC", bare)
        return folded


def _is_accent(character: str) -> bool:
    # Marks placed by position (200 and above) and Hebrew and Arabic points (10 to 36) leave the word what it is; vowel
    # signs and the voicing marks of Indic scripts and kana make it another.
    combining = unicodedata.combining(character)
    return 10 <= combining <= 36 or combining >= 200


def _is_spaced(character: str) -> bool:
    """Whether words of this character's script stand apart from their neighbours."""
    return character.isalnum() and unicodedata.east_asian_width(character) not in "WF"
