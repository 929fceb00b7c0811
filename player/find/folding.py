"""Text with case, accents and typography taken off, and the way back from it to the text as written."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

# What people type with a plain key, whatever the transcript's typographer chose; what is looked for is in one row, and
# what nobody sees (soft hyphens, marks of no width) is not there.
_PLAIN = {
    "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "\n": " ",
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}  # fmt: skip
# Some 50 MB; plain English text needs no keeping, it is folded faster than it is looked up.
_KEPT_TEXTS = 200_000


class Folding:
    """Folds texts, each once, when it is first asked for."""

    def __init__(self) -> None:
        self._table = _FoldTable()
        self._kept: dict[str, str] = {}

    def fold(self, text: str) -> str:
        """The text as it is compared."""
        if text.isascii():
            return text.lower().replace("\n", " ")
        folded = self._kept.get(text)
        if folded is None:
            folded = text.translate(self._table)
            if len(self._kept) < _KEPT_TEXTS:
                self._kept[text] = folded
        return folded

    def carry_back(self, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The characters of the text that stretches of the folded text come from; whole ones, with their accents."""
        if text.isascii():
            # Each letter folds to one.
            yield from spans
            return
        ends = [0, *accumulate(len(character.translate(self._table)) for character in text)]
        for start, end in spans:
            first, last = bisect_right(ends, start) - 1, bisect_right(ends, end) - 1
            yield first, last if ends[last] == end else last + 1


class _FoldTable(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        # Twice: capitals that are styled letters, or stand within a sign (№), come forth as capitals.
        parts = unicodedata.normalize("NFKD", _PLAIN.get(character, character).casefold()).casefold()
        bare = "".join(_PLAIN.get(part, part) for part in parts if not _is_accent(part))
        folded = self[code] = unicodedata.normalize("NFC", bare)
        return folded


def _is_accent(character: str) -> bool:
    # Marks placed by position (200 and above) and Hebrew and Arabic points (10 to 36) leave the word what it is; vowel
    # signs and the voicing marks of Indic scripts and kana make it another.
    combining = unicodedata.combining(character)
    return 10 <= combining <= 36 or combining >= 200
