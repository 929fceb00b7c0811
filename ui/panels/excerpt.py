"""The part of a text that a search is about, with the searched words marked."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from player.find import Found, find_in_lines
from player.transcript import Line

# About three lines of a sidebar, and how much of it stands before the first word found.
_EXCERPT_CHARS = 160
_BEFORE_CHARS = 40
# A bookmark may quote hours; its words are looked for no further than this.
_SEARCHED_CHARS = 20_000
_WORD = re.compile(r"\w+")


class Excerpt(NamedTuple):
    """A stretch of text with its marks, `(start, length)` in characters of the stretch."""

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(text: str, query: str) -> Excerpt:
    """About `_EXCERPT_CHARS` characters of the text around the first word of the query, its words marked."""
    text = " ".join(text[:_SEARCHED_CHARS].split())
    found = _found(text, query)
    start = _cut(text, found[0].start - _BEFORE_CHARS) if found else 0
    end = len(text) if start + _EXCERPT_CHARS >= len(text) else _cut(text, start + _EXCERPT_CHARS)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    marks = [
        (hit.start - start + len(before), hit.end - hit.start) for hit in found if hit.start >= start and hit.end <= end
    ]
    return Excerpt(f"{before}{text[start:end].rstrip()}{after}", tuple(marks))


def _found(text: str, query: str) -> Sequence[Found]:
    """Where the words of the query begin words of the text; else, as in scripts without blanks, anywhere."""
    line = Line(None, None, text)
    hits = sorted({hit for word in _WORD.findall(query) for hit in find_in_lines([line], word)})
    return [hit for hit in hits if not text[hit.start - 1 : hit.start].isalnum()] or hits


def _cut(text: str, place: int) -> int:
    """The end of the blank before this place, so that no word is cut; the place itself without blanks."""
    if place <= 0:
        return 0
    blank = text.rfind(" ", max(0, place - _BEFORE_CHARS), place)
    return place if blank < 0 else blank + 1
