"""Whether what the library finds is true and whole: a wrong result ends the bench."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from player.library.found import LINE, PASSAGE, Found, Hit
from player.library.search.language import ANSWER
from player.notes import NoteKind
from tests.bench.library_corpus import LINE_MS, Corpus, recording_of
from tests.bench.library_queries import Asked

_MOST_RECORDINGS_KEPT = 400
_WORD = re.compile(r"\w+")
# What answers with some of the words: passages, and notes of the kinds that the corpus has.
_ANSWERS = (PASSAGE, ANSWER, NoteKind.QUESTION, NoteKind.KEYWORD)
# Words of one stem begin alike.
_SHARED_CHARS = 3


class WrongResult(Exception):
    """A hit that is none, or one that is missing."""


class Judge:
    """Knows what was said, and compares what was found with it."""

    def __init__(self, corpus: Corpus) -> None:
        self._lines = lru_cache(_MOST_RECORDINGS_KEPT)(corpus.lines)
        self._lines_each = corpus.lines_each

    def check(self, asked: Asked, found: Found) -> None:
        """Every hit is what was said there and holds all words of the query; an answer holds some, in any form."""
        for hit in found.hits:
            if hit.kind in (LINE, PASSAGE) and hit.text != self._said(hit):
                raise WrongResult(f"{asked.text}: nobody said so: {hit}")
            is_answer = len(asked.terms) > 1 and hit.kind in _ANSWERS
            if not (is_answer or _holds_all(hit.text, asked)) or not _is_marked(hit, asked):
                raise WrongResult(f"{asked.text}: not held, or not marked, by: {hit}")

    def compare(self, asked: Asked, found: Found, lines: Iterable[int]) -> None:
        """All lines that hold the words are within hits, and all hits of one line are among those lines."""
        spans = [self._span(hit) for hit in found.hits if hit.kind == LINE]
        covered = {number for first, last in spans for number in range(first, last + 1)}
        expected = set(lines)
        extra = {first for first, last in spans if first == last} - expected
        if extra or expected - covered:
            raise WrongResult(f"{asked.text}: missing {sorted(expected - covered)}, too many {sorted(extra)}")

    def finds_place(self, asked: Asked, lines: Iterable[int]) -> bool:
        """Whether one of these lines is among those, or beside those, that a question was drawn from."""
        place = asked.recording * self._lines_each + asked.line
        return any(place - 1 <= number <= place + 3 for number in lines)

    def lines_of(self, hits: Iterable[Hit]) -> list[int]:
        """The numbers of all lines of these hits."""
        spans = [self._span(hit) for hit in hits if hit.kind in (LINE, PASSAGE)]
        return [number for first, last in spans for number in range(first, last + 1)]

    def _said(self, hit: Hit) -> str:
        first, last = self._span(hit)
        start = first - first % self._lines_each
        return " ".join(self._lines(recording_of(hit.recording_title))[first - start : last - start + 1])

    def _span(self, hit: Hit) -> tuple[int, int]:
        """The numbers of the first and the last line of a hit, among all lines."""
        assert hit.position_ms is not None and hit.end_ms is not None
        start = recording_of(hit.recording_title) * self._lines_each
        return start + hit.position_ms // LINE_MS, start + hit.end_ms // LINE_MS


def _holds_all(text: str, asked: Asked) -> bool:
    said = _WORD.findall(text.lower())
    return all(_holds(said, words, asked.is_prefix and words is asked.terms[-1]) for words in asked.terms)


def _holds(said: Sequence[str], words: Sequence[str], is_prefix: bool) -> bool:
    """Whether these words follow each other, or some word begins so."""
    if is_prefix:
        return any(word.startswith(words[0]) for word in said)
    return any(said[place : place + len(words)] == list(words) for place in range(len(said) - len(words) + 1))


def _is_marked(hit: Hit, asked: Asked) -> bool:
    """Whether something is marked, and nothing but what begins as a word of the query does."""
    beginnings = tuple(word[:_SHARED_CHARS] for words in asked.terms for word in words)
    return bool(hit.marks) and all(hit.text[start:end].lower().startswith(beginnings) for start, end in hit.marks)
