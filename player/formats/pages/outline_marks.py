"""The items of a summary page, whoever made it: `• text (07:51)`, `12:30 text`, `00:3999% of it`."""

import re
from dataclasses import dataclass

from player.formats.pages.prose import without_emoji
from player.formats.texts.stamps import rough_ms, stamps

# Seconds have exactly two digits, so that `00:3999% of` is 00:39 and "99% of". A time of day is no moment.
_GLUED = re.compile(
    r"(?<![\d:])(\d{1,2}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d)(?![:.,]?\s|[:.,]\d|\Z|[)\]]| ?[ap]\.?m\b|\s*[-–—→])(?=\S)",
    re.ASCII | re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•◦‣·●○∙▪►▶✅✔☑⭐-]\ufe0f?|[-–—*+](?=\s)|\d{1,3}[.)](?=\s))\s*")
_HALF_OF_DAY = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)
_AFTER_QUOTE = re.compile(r"[\"”»]\s*[-–—]\s*\Z")
_SEPARATORS = " \t-–—:|•·"
_TAIL_CHARS = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a page: its moment, if it tells one, and whether it has a bullet or a number of its own."""

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    is_bulleted: bool = False
    is_glued: bool = False


def item(text: str) -> Item:
    """The text without its bullet, with the moment before or behind it; `[1]` is a reference and stays."""
    bullet = _BULLET.match(text)
    said = without_emoji(text[bullet.end() :] if bullet else text)
    is_bulleted = bullet is not None or said != text
    if glued := _GLUED.match(said):
        return Item(said[glued.end() :], rough_ms(glued[1]), None, is_bulleted, True)
    first = next(stamps(said[:_TAIL_CHARS]), None)
    is_ahead = first is not None and not said[: first.opens_at].strip(_SEPARATORS)
    if first and is_ahead and not _HALF_OF_DAY.match(said, first.closes_at):
        rest = said[first.closes_at :].lstrip(_SEPARATORS)
        return Item(rest, rough_ms(first.start), rough_ms(first.end) if first.end else None, is_bulleted)
    tail = said[-_TAIL_CHARS:]
    marked = (stamp for stamp in stamps(tail) if stamp.is_bracketed or _AFTER_QUOTE.search(tail, 0, stamp.opens_at))
    last = next(marked, None)
    if last and not tail[last.closes_at :].strip(" .)]"):
        text = said[: len(said) - len(tail) + last.opens_at].rstrip(_SEPARATORS)
        return Item(text, rough_ms(last.start), rough_ms(last.end) if last.end else None, is_bulleted)
    return Item(said, is_bulleted=is_bulleted)


def unglued(text: str) -> str:
    """The text line with brackets around a time that its text is glued to."""
    glued = _GLUED.match(text)
    return f"[{glued[0]}] {text[glued.end() :]}" if glued else text
