"""The part of a text that a search is about: the stretch of it that holds most of what is marked."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# One in so many of the signs of a cut text stands before the first mark.
_PART_BEFORE = 4
# How far a cut may move so that no word is cut.
_LONGEST_WORD_CHARS = 40
_BLANK = re.compile(r"\s")


class Excerpt(NamedTuple):
    """A stretch of text with its marks, `(start, length)` in characters of the stretch."""

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(text: str, marks: Sequence[tuple[int, int]], limit_chars: int) -> Excerpt:
    """About `limit_chars` of the text, on one line; `marks` are `[start, end)` in characters, in their order.

    Where the words that are marked stand far apart, it is two stretches with a `…` between them.
    """
    shown, kept, end = "", list[tuple[int, int]](), 0
    for start, end in _stretches(text, marks, limit_chars):
        shown += f"{' ' if shown else ''}… " if start else ""
        shift = len(shown) - start
        # Blank for blank, so that the marks stay where they are.
        piece = _BLANK.sub(" ", text[start:end]).rstrip()
        kept += [
            (first + shift, last - first) for first, last in marks if first >= start and last <= start + len(piece)
        ]
        shown += piece
    return Excerpt(shown + (" …" if end < len(text) else ""), tuple(kept))


def _stretches(text: str, marks: Sequence[tuple[int, int]], limit_chars: int) -> list[tuple[int, int]]:
    """One stretch, or two apart where one of this length lacks a marked word."""
    whole = _stretch(text, marks, limit_chars)
    if not _lacking(text, marks, whole):
        return [whole]
    first = _stretch(text, marks, limit_chars // 2)
    second = _stretch(text, _lacking(text, marks, first)[:1], limit_chars // 2)
    before, after = sorted((first, second))
    return [before, after] if before[1] < after[0] else [(before[0], after[1])]


def _lacking(text: str, marks: Sequence[tuple[int, int]], stretch: tuple[int, int]) -> list[tuple[int, int]]:
    """The marks outside a stretch of words that are not marked in it."""
    words = [(mark, text[slice(*mark)].casefold()) for mark in marks]
    within = {word for (start, end), word in words if start >= stretch[0] and end <= stretch[1]}
    return [mark for mark, word in words if word not in within]


def _stretch(text: str, marks: Sequence[tuple[int, int]], limit_chars: int) -> tuple[int, int]:
    if len(text) <= limit_chars:
        return 0, len(text)
    before_chars = limit_chars // _PART_BEFORE
    start = _beginning(text, _densest(marks, limit_chars - 2 * before_chars) - before_chars, before_chars)
    latest = _beginning(text, len(text) - limit_chars, before_chars)
    # Where little is left after the start, the end of the text is shown with more before it.
    return (latest, len(text)) if start >= latest else (start, _cut(text, start + limit_chars))


def _densest(marks: Sequence[tuple[int, int]], width_chars: int) -> int:
    """Where the first stretch of this width begins that holds as many marks as any; 0 without marks."""
    best, most, last = 0, 0, 0
    for number, (start, _) in enumerate(marks):
        while last < len(marks) and (last <= number or marks[last][1] <= start + width_chars):
            last += 1
        if last - number > most:
            best, most = start, last - number
    return best


def _beginning(text: str, place: int, leeway_chars: int) -> int:
    """Where a word begins: before this place, else up to `leeway_chars` after it; the place itself without blanks."""
    cut = _cut(text, place)
    if cut != place or place <= 0 or _BLANK.match(text, place - 1):
        return cut
    blank = _BLANK.search(text, place, place + leeway_chars)
    return blank.end() if blank else place


def _cut(text: str, place: int) -> int:
    """The end of the blank before this place, so that no word is cut; the place itself without blanks."""
    if place <= 0:
        return 0
    blanks = _BLANK.finditer(text, max(0, place - _LONGEST_WORD_CHARS), place)
    return max((blank.end() for blank in blanks), default=place)
