"""How many rows each of many texts takes at a given width, all of them at once.

Letters are measured once each; the text is then cut into the pieces between possible breaks and wrapped greedily, all
of it as numpy arrays. The rows are an estimate, right for nearly all text: kerning, joined letters and scripts with
rules of their own are set right when a line is laid out. Importing this imports numpy, which takes its time.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from enum import IntFlag
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QFontMetricsF

_CODE_COUNT = 0x110000
# Of a text with more rows than this, the rest is taken to be as full as these.
_MOST_ROUNDS = 150
# Sums of many widths differ from the width of the whole by rounding only.
_TOLERANCE_PX = 0.01
_DASHES = "-‐–—"
_CLOSING_CATEGORIES = ("Pe", "Pf", "Po")


class _Trait(IntFlag):
    """What a character lets a row do beside it."""

    MEASURED = 1
    BEGINS = 2  # may begin a row, where what is before it lets go
    LETS_GO = 4  # a row may end after it
    WIDE = 8  # of a script that may break before any character
    SPACE = 16
    END = 32  # of the line


class _Pieces(NamedTuple):
    """Widths in pixels with the space after a piece, whether there is one, and whether the piece is a text's last."""

    widths_px: NDArray[np.float32]
    is_spaced: NDArray[np.bool_]
    is_last: NDArray[np.bool_]


class PieceWidths:
    """Where the pieces of some texts begin and end, laid one after the other in one endless row."""

    def __init__(self, letter_widths: "LetterWidths") -> None:
        self._letter_widths = letter_widths
        self._parts: list[_Pieces] = []

    def add(self, texts: Sequence[str]) -> None:
        """Take in some more texts."""
        self._parts.append(self._letter_widths.cut(texts))

    def rows(self, width_px: float) -> NDArray[np.int64]:
        """Rows of each text, at least 1, when wrapped to this width; there must be some."""
        if len(self._parts) > 1:
            self._parts = [_Pieces(*(np.concatenate(arrays) for arrays in zip(*self._parts, strict=True)))]
        widths, is_spaced, is_last = self._parts[0]
        starts_px = np.concatenate([[0.0], np.cumsum(widths, dtype=np.float64)])
        ink_ends_px = starts_px[1:] - is_spaced * self._letter_widths.space_px
        ends = np.flatnonzero(is_last) + 1
        begins = np.concatenate([[0], ends[:-1]])[: len(ends)]
        return _wrapped(starts_px, ink_ends_px, begins, ends, width_px)


class LetterWidths:
    """Width and traits of every character of a font, each worked out when it is first met."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self._metrics = metrics
        self.space_px = metrics.horizontalAdvance(" ")
        self._widths_px = np.zeros(_CODE_COUNT, np.float32)
        self._traits = np.zeros(_CODE_COUNT, np.uint8)

    def cut(self, texts: Sequence[str]) -> _Pieces:
        """The pieces of these texts."""
        joined = "".join([text.rstrip().replace("\n", " ") + "\n" for text in texts])
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
        traits = self._traits.take(codes)
        if not traits.all():
            # No numpy.unique: the first call of that imports much more of numpy.
            self._measure(set(joined))
            traits = self._traits.take(codes)
        lasts = np.append(np.flatnonzero(_breaks(traits)), len(codes) - 1)
        sums_px = np.cumsum(self._widths_px.take(codes), dtype=np.float64)
        ends = traits[lasts]
        widths_px = np.diff(sums_px[lasts], prepend=0.0).astype(np.float32)
        return _Pieces(widths_px, ends & _Trait.SPACE != 0, ends & _Trait.END != 0)

    def _measure(self, characters: Iterable[str]) -> None:
        for code in map(ord, characters):
            if self._traits[code]:
                continue
            character = chr(code)
            self._traits[code] = _Trait.MEASURED | _traits(character)
            if character != "\n" and unicodedata.category(character) not in ("Mn", "Me", "Cf"):
                self._widths_px[code] = self._width_px(character)

    def _width_px(self, character: str) -> float:
        if unicodedata.bidirectional(character) != "AL":
            return self._metrics.horizontalAdvance(character)
        # Joined to its neighbours an Arabic letter is narrower than alone.
        return self._metrics.horizontalAdvance(3 * character) - self._metrics.horizontalAdvance(2 * character)


def _wrapped(
    starts_px: NDArray[np.float64],
    ink_ends_px: NDArray[np.float64],
    begins: NDArray[np.int64],
    ends: NDArray[np.int64],
    width_px: float,
) -> NDArray[np.int64]:
    """Rows of the texts that consist of the pieces from `begins` to `ends`: a row of each in every round."""
    rows = np.zeros(len(ends), np.int64)
    begin = begins.copy()
    active = np.arange(len(ends))
    for _ in range(_MOST_ROUNDS):
        first = begin[active]
        start_px = starts_px[first]
        # A piece wider than the row breaks anywhere; the next goes on where its last row ends.
        full = np.maximum(0, np.ceil((ink_ends_px[first] - start_px - _TOLERANCE_PX) / width_px).astype(np.int64) - 1)
        rows[active] += full + 1
        start_px += full * width_px
        after = np.searchsorted(ink_ends_px, start_px + width_px + _TOLERANCE_PX, side="right")
        begin[active] = np.maximum(after, first + 1)
        active = active[begin[active] < ends[active]]
        if not active.size:
            return rows
    done_px = starts_px[begin[active]] - starts_px[begins[active]]
    left_px = ink_ends_px[ends[active] - 1] - starts_px[begin[active]]
    rows[active] += np.ceil(rows[active] * left_px / np.maximum(1.0, done_px)).astype(np.int64)
    return rows


def _breaks(traits: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether a row may end after each character but the last."""
    before, after = traits[:-1], traits[1:]
    parted = (before & _Trait.LETS_GO) | (after & _Trait.WIDE) != 0
    breaks: NDArray[np.bool_] = (parted & (after & _Trait.BEGINS != 0)) | (before & _Trait.END != 0)
    return breaks


def _traits(character: str) -> _Trait:
    if character == "\n":
        return _Trait.END
    if character.isspace() and character != "\u00a0":
        return _Trait.SPACE | _Trait.LETS_GO
    if character in _DASHES:
        return _Trait.BEGINS | _Trait.LETS_GO
    if unicodedata.east_asian_width(character) not in "WF":
        return _Trait.BEGINS
    if unicodedata.category(character) in _CLOSING_CATEGORIES:
        return _Trait.LETS_GO
    return _Trait.BEGINS | _Trait.LETS_GO | _Trait.WIDE
