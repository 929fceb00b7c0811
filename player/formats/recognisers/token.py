"""A word or a mark as a recogniser wrote it, and how such pieces make a text."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from player.formats.speech import one_line

# How far behind the last word that was found the next one is looked for.
_WINDOW_CHARS = 300
# Thai to Khmer, kana, ideographs and their marks, full-width forms: scripts that put no blanks between words.
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3000", "\u30ff"))
_MORE_UNSPACED = (("\u3400", "\u9fff"), ("\uff00", "\uff9f"), ("\U00020000", "\U0003ffff"))


# The speaker of a word that is another voice's than the last, nobody knows whose.
UNKNOWN = ""


class Token(NamedTuple):
    """A piece of text with its times in milliseconds, None where unknown; no blank stands before a glued one.

    A word without a speaker goes on with the one before, unless it is `UNKNOWN`.
    """

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str | None = None
    is_glued: bool = False


def with_marks(tokens: Iterable[Token]) -> list[Token]:
    """The words that hold text, each with the glued marks that follow it and have no time of their own."""
    merged: list[Token] = []
    for token in tokens:
        text = one_line(token.text)
        if not text:
            continue
        if token.is_glued and token.start_ms is None and merged:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + text)
        else:
            is_glued = token.is_glued or (bool(merged) and _is_unspaced(merged[-1].text[-1], text[0]))
            merged.append(Token(text, token.start_ms, token.end_ms, token.speaker, is_glued))
    return merged


def clings(last: Token, token: Token) -> bool:
    """Whether the two are one word, as `don` and `'t` are."""
    return token.is_glued and not _is_unspaced(last.text[-1], token.text[0])


def joined(tokens: Sequence[Token]) -> str:
    """The text of these words, a blank before each that is not glued."""
    return "".join(token.text if token.is_glued else f" {token.text}" for token in tokens).strip(" ")


def aligned(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The words of `text`, with times where one of `tokens` is found there, in order and whatever its case.

    What is glued to a found word belongs to it; a word that is not found in the text has no place there.
    """
    lowered = _lowered(text)
    found: list[Token] = []
    at = 0
    for token in tokens:
        place = _place(lowered, _lowered(token.text), at)
        if place is None:
            continue
        found += _untimed(text[at:place], token.speaker, is_glued=at > 0)
        at = _blank_or_mark(text, place + len(token.text))
        is_glued = place > 0 and text[place - 1] != " "
        found.append(Token(text[place:at], token.start_ms, token.end_ms, token.speaker, is_glued))
    return with_marks([*found, *_untimed(text[at:], None, is_glued=at > 0)])


def _lowered(text: str) -> str:
    """In small letters, as long as it was: a letter whose small form is two stays."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(min(char.lower(), char, key=len) for char in text)


def _place(text: str, word: str, at: int) -> int | None:
    """Where the word stands in the text as a word, at or behind `at`."""
    limit = at + _WINDOW_CHARS + len(word)
    place = text.find(word, at, limit)
    while place >= 0:
        end = place + len(word)
        if not _runs_on(text[place - 1 : place], word[:1]) and not _runs_on(word[-1:], text[end : end + 1]):
            return place
        place = text.find(word, place + 1, limit)
    return None


def _runs_on(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not _is_unspaced(left, right)


def _blank_or_mark(text: str, at: int) -> int:
    """The end of the marks that are glued to the word that ends at `at`."""
    while at < len(text) and text[at] != " " and not text[at].isalnum():
        at += 1
    return at


def _untimed(text: str, speaker: str | None, *, is_glued: bool) -> list[Token]:
    """The words of a stretch of text; the first is glued to what is before it, unless a blank stands there."""
    words = [Token(word, speaker=speaker) for word in text.split(" ") if word]
    return [words[0]._replace(is_glued=is_glued and not text.startswith(" ")), *words[1:]] if words else []


def _is_unspaced(left: str, right: str) -> bool:
    """Whether no blank belongs between these two characters."""
    if left < "\u0e00" and right < "\u0e00":
        return False
    return all(any(low <= char <= high for low, high in (*_UNSPACED, *_MORE_UNSPACED)) for char in (left, right))
