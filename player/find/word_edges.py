"""Where words begin and end, in scripts that set words apart; in those that do not, anywhere."""

import unicodedata
from functools import cache

# As the names of their characters begin: scripts that write words without spaces between them.
_UNSPACED = (
    "BOPOMOFO",
    "CJK",
    "COMBINING KATAKANA",
    "HALFWIDTH",
    "HANGUL",
    "HIRAGANA",
    "IDEOGRAPHIC",
    "KATAKANA",
    "KHMER",
    "LAO",
    "MYANMAR",
    "THAI",
)
# First letters of the categories of letters, numbers and marks.
_WORD_CATEGORIES = "LNM"


def is_word_edge(text: str, place: int) -> bool:
    """Whether no word runs on from the character before this place to the one after it."""
    return not (0 < place < len(text) and _is_spaced(text[place - 1]) and _is_spaced(text[place]))


@cache
def _is_spaced(character: str) -> bool:
    """Whether this is part of a word of a script that sets words apart."""
    if unicodedata.category(character)[0] not in _WORD_CATEGORIES:
        return character == "_"
    return not unicodedata.name(character, "").startswith(_UNSPACED)
