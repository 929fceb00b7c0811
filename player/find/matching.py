"""Matching one line after the other against what is looked for: literal words, or a regular expression."""

import math
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from player.errors import BadExpression
from player.find.folding import Folding
from player.find.word_edges import is_word_edge

if TYPE_CHECKING:
    import regex

# A millisecond's work, where letters have to be folded one by one.
_STEP_CHARS = 20_000
# For as long an expression may look for its next hit in one line: with a slice of 8 ms, no frame is lost.
_PATIENCE_S = 0.005
# In as many lines it may take longer, a tenth of a second in all; then the rest is left out.
_MOST_SLOW_LINES = 20
# What is longer, or repeats or nests more, takes a frame or more only to be understood.
_LONGEST_EXPRESSION = 500
_MOST_GROUPS = 50
_MOST_REPEATS = 1_000
_REPEATS = re.compile(r"\{(?:\d*,)?(\d+)")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how.

    Literal text is found whatever its case and accents, unless `match_case`; an expression on the text as written.
    `allows_plural` lets a whole word end in one more `s`.
    """

    text: str
    is_regex: bool = False
    whole_word: bool = False
    match_case: bool = False
    allows_plural: bool = False


class Matcher(Protocol):
    """Knows where one query stands in any text."""

    slow_lines: int

    def counting(self, texts: Iterable[str]) -> Generator[None, None, list[int]]:
        """Count the hits of each text, letting go every few milliseconds; returns the counts."""

    def spans(self, text: str, most: int | None = None) -> list[tuple[int, int]]:
        """Where the hits stand, `[start, end)` in characters, in order and without overlap; no more than `most`."""


def make_matcher(query: Query, folding: Folding) -> Matcher:
    """The matcher for a query; raises BadExpression."""
    return _Expression(query) if query.is_regex and query.text else _Literal(query, folding)


class _Literal:
    """Text that stands there as it is, or but for case and accents."""

    slow_lines = 0

    def __init__(self, query: Query, folding: Folding) -> None:
        self._folding = folding
        self._fold: Callable[[str], str] = str if query.match_case else folding.fold
        self._needle = self._fold(query.text)
        self._whole_word = query.whole_word
        self._allows_plural = query.allows_plural

    def counting(self, texts: Iterable[str]) -> Generator[None, None, list[int]]:
        counts, characters = [], 0
        for text in texts:
            counts.append(self._count(self._fold(text)))
            characters += len(text)
            if characters > _STEP_CHARS:
                characters = 0
                yield
        return counts

    def spans(self, text: str, most: int | None = None) -> list[tuple[int, int]]:
        folded = self._fold(text)
        found = islice(((place, place + len(self._needle)) for place in self._places(folded)), most)
        return list(found if folded is text or text.isascii() else self._folding.carry_back(text, found))

    def _count(self, folded: str) -> int:
        if not self._needle or self._needle not in folded:
            return 0
        return sum(1 for _ in self._places(folded)) if self._whole_word else folded.count(self._needle)

    def _places(self, folded: str) -> Iterator[int]:
        place, length = folded.find(self._needle) if self._needle else -1, len(self._needle)
        while place >= 0:
            is_hit = not self._whole_word or self._is_word(folded, place, place + length)
            if is_hit:
                yield place
            place = folded.find(self._needle, place + (length if is_hit else 1))

    def _is_word(self, folded: str, start: int, end: int) -> bool:
        if not is_word_edge(folded, start):
            return False
        has_plural = self._allows_plural and folded.startswith("s", end)
        return is_word_edge(folded, end) or (has_plural and is_word_edge(folded, end + 1))


class _Expression:
    """A regular expression; a line that it takes too long in is left at the hits found till then."""

    def __init__(self, query: Query) -> None:
        self._pattern = _compiled(query)
        self._whole_word = query.whole_word
        self.slow_lines = 0

    def counting(self, texts: Iterable[str]) -> Generator[None, None, list[int]]:
        counts = []
        for text in texts:
            count = 0
            if self.slow_lines == _MOST_SLOW_LINES:
                text = ""
            try:
                for helping in self._helpings(text):
                    count += len(helping)
                    yield
            except TimeoutError:
                self.slow_lines += 1
            counts.append(count)
        return counts

    def spans(self, text: str, most: int | None = None) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        # Asked for no more than were counted, it stops before what took too long.
        with suppress(TimeoutError):
            found.extend(islice(chain.from_iterable(self._helpings(text)), most))
        return found

    def _helpings(self, text: str) -> Iterator[list[tuple[int, int]]]:
        """The hits, a few milliseconds' worth at a time; raises TimeoutError where one hit takes longer."""
        place = 0
        while True:
            started, helping = place, list[tuple[int, int]]()
            try:
                for match in self._pattern.finditer(text, place, timeout=_PATIENCE_S):
                    start, end = match.span()
                    place = max(end, start + 1)
                    if start < end and self._counts(text, start, end):
                        helping.append((start, end))
            except TimeoutError:
                if place == started:
                    raise
                yield helping
            else:
                yield helping
                return

    def _counts(self, text: str, start: int, end: int) -> bool:
        return not self._whole_word or (is_word_edge(text, start) and is_word_edge(text, end))


def _compiled(query: Query) -> "regex.Pattern[str]":
    # Takes a frame, and most sessions never need it.
    import regex

    repeats = math.prod(max(1, int(count)) for count in _REPEATS.findall(query.text))
    if len(query.text) > _LONGEST_EXPRESSION or repeats > _MOST_REPEATS or query.text.count("(") > _MOST_GROUPS:
        raise BadExpression("too long")
    try:
        return regex.compile(query.text, 0 if query.match_case else regex.IGNORECASE)
    except (regex.error, ValueError, OverflowError) as error:
        raise BadExpression(str(error).partition(" at position ")[0]) from error
