"""Where the timed words of a line stand in its text, for formats that write a time into the text."""

from collections.abc import Sequence
from typing import NamedTuple

from player.transcript import Word


class PlacedWord(NamedTuple):
    """A word with the text before it that no word holds, and its own text with what is glued to its end."""

    before: str
    text: str
    word: Word


def placed_words(text: str, words: Sequence[Word]) -> tuple[list[PlacedWord], str]:
    """Each word that the text holds, in order, and the text after the last; a word that it lacks is left out."""
    found = _found(text, words)
    next_starts = [*(start for start, _ in found[1:]), len(text)]
    placed = []
    at = 0
    for (start, word), next_start in zip(found, next_starts, strict=False):
        blank = text.find(" ", start + len(word.text), next_start)
        end = next_start if blank < 0 else blank
        placed.append(PlacedWord(text[at:start], text[start:end], word))
        at = end
    return placed, text[at:]


def _found(text: str, words: Sequence[Word]) -> list[tuple[int, Word]]:
    """The words with where they start."""
    found = []
    at = 0
    for word in words:
        start = text.find(word.text, at)
        if start >= 0:
            found.append((start, word))
            at = start + len(word.text)
    return found
