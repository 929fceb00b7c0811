"""Text as the search compares it: without case, accents and typography, scripts without spaces letter by letter."""

import re
import unicodedata

from player.find.folding import Folding

# Thai to Khmer, Hangul, kana and Han: what is written without spaces between the words.
_UNSPACED_RANGES = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
UNSPACED = re.compile(f"[{_UNSPACED_RANGES}]")
# Vowel signs of Indic scripts and of Tibetan: parts of words, though no letters.
_SIGNS = "\u0900-\u0963\u0966-\u0df3\u0f18-\u0fbc"
_SPACED_LETTER = f"(?![{_UNSPACED_RANGES}])(?:[^\\W_]|[{_SIGNS}])"
WORD = re.compile(f"[{_UNSPACED_RANGES}]|(?:{_SPACED_LETTER})+")
# For expressions on folded text: a letter of a word, none, and where a word ends on either side.
LETTER = f"(?:[^\\W_]|[{_SIGNS}])"
NO_LETTER = f"(?:(?![{_SIGNS}])[\\W_])"
EDGE_BEFORE, EDGE_AFTER = f"(?<![^\\W_])(?<![{_SIGNS}])", f"(?!{LETTER})"
# Of the commonest texts, words are what blanks part once these are blanks, too: many times as quick.
_ASCII_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}


def composed(text: object) -> str:
    """The text with letters and their marks as one, however it was written; nothing for what is no text."""
    if not isinstance(text, str):
        return ""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def searchable(text: str, folding: Folding) -> str:
    """The text as the search tables hold it."""
    folded = folding.fold(composed(text))
    return folded if folded.isascii() else UNSPACED.sub(r" \g<0> ", folded).replace("\0", " ")


def words_in(folded: str) -> list[str]:
    """The words of a folded text, one for each letter where the script sets none apart."""
    return folded.translate(_ASCII_BLANKS).split() if folded.isascii() else WORD.findall(folded)
