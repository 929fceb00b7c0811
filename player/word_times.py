"""Where in the text of a line its timed words stand, and how far a line without them has probably been said."""

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from player.transcript import Line

# A word is looked for this far on; beyond lies another place where the same letters stand.
_LOOK_AHEAD_CHARACTERS = 80
# How long characters take to say, in parts of a plain letter's two: an ideograph and a digit are a syllable or more,
# the end of a sentence is a breath.
_LETTER, _SYLLABLE, _SPACE, _BREATH, _SHORT_BREATH = 2, 6, 1, 10, 5
# In a longer text the characters even each other out, and weighing them would take more than a frame.
_MOST_WEIGHED = 10_000
_BREATHS = {**dict.fromkeys(".?!…。？！؟", _BREATH), **dict.fromkeys(",;:、，；：،—", _SHORT_BREATH)}


class WordSpan(NamedTuple):
    """The characters `[start, end)` of a line's text, said during `[start_ms, end_ms)`."""

    start: int
    end: int
    start_ms: int
    end_ms: int


def word_spans(line: Line) -> tuple[WordSpan, ...]:
    """The timed words of a line carried onto its text, in its order; what is not found there is left out."""
    lowered = line.text.lower()
    text = lowered if len(lowered) == len(line.text) else line.text
    spans, position = [], 0
    for word in line.words:
        bare = word.text.strip()
        at, length = _find(text, bare if text is line.text else bare.lower(), position)
        if at >= 0:
            spans.append(WordSpan(at, at + length, word.start_ms, word.end_ms))
            position = at + length
    return tuple(spans)


def estimated_character(line_text: str, span: tuple[int, int], position_ms: int) -> int:
    """How many characters of a line that is said during `span` have probably been said: for a soft mark only."""
    start_ms, end_ms = span
    if position_ms <= start_ms or not line_text:
        return 0
    if position_ms >= end_ms:
        return len(line_text)
    share = (position_ms - start_ms) / (end_ms - start_ms)
    sums = _summed_weights(line_text) if len(line_text) <= _MOST_WEIGHED else (0,)
    # Notes of music and the like weigh nothing.
    return bisect_right(sums, sums[-1] * share) if sums[-1] else int(len(line_text) * share)


def _find(text: str, word: str, position: int) -> tuple[int, int]:
    """Where the word stands from a position on, and its length, punctuation around it left off if need be; else -1."""
    for needle in (word, _without_punctuation(word)):
        at = text.find(needle, position, position + len(needle) + _LOOK_AHEAD_CHARACTERS) if needle else -1
        while at > position and _is_inside_word(text, at):
            at = text.find(needle, at + 1, position + len(needle) + _LOOK_AHEAD_CHARACTERS)
        if at >= 0:
            return at, len(needle)
    return -1, 0


def _is_inside_word(text: str, at: int) -> bool:
    before = text[at - 1]
    return before.isalnum() and text[at].isalnum() and unicodedata.east_asian_width(before) not in "WF"


def _without_punctuation(word: str) -> str:
    ends = [number for number, character in enumerate(word) if character.isalnum()]
    return word[ends[0] : ends[-1] + 1] if ends else ""


@lru_cache(maxsize=8)
def _summed_weights(text: str) -> tuple[int, ...]:
    """How long it takes to have said each character and all before it."""
    return tuple(accumulate(map(_weight, text)))


def _weight(character: str) -> int:
    if character in _BREATHS:
        return _BREATHS[character]
    if character.isspace():
        return _SPACE
    if character.isdigit() or unicodedata.east_asian_width(character) in "WF":
        return _SYLLABLE
    return _LETTER if character.isalpha() else 0
