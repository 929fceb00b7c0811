"""How many rows each line of a long transcript takes at a given width, all lines at once.

Letters are measured once each; the text is then cut into the pieces between possible breaks and wrapped greedily, all
of it as numpy arrays. The rows are an estimate, right for nearly all text: kerning, joined letters and scripts with
rules of their own are set right when a line is laid out.
"""

import unicodedata
from collections.abc import Sequence
from enum import IntFlag

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QFontMetricsF

_CODE_COUNT = 0x110000
# A slice's arrays fit the processor's cache.
_SLICE_LINES = 1_000
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


class PieceWidths:
    """Where the pieces of all lines begin and end, laid one after the other in one endless row."""

    def __init__(self, texts: Sequence[str], metrics: QFontMetricsF) -> None:
        characters = _Characters(metrics)
        slices = [characters.cut(texts[at : at + _SLICE_LINES]) for at in range(0, len(texts), _SLICE_LINES)]
        widths, is_spaced, is_last = (np.concatenate(arrays) for arrays in zip(_NOTHING, *slices, strict=True))
        self._gaps = is_spaced
        self._space_px = metrics.horizontalAdvance(" ")
        self._starts_px = np.concatenate([[0.0], np.cumsum(widths, dtype=np.float64)])
        self._line_ends = np.flatnonzero(is_last) + 1

    def rows(self, width_px: float) -> NDArray[np.int64]:
        """Rows of each line, at least 1, when wrapped to this width."""
        end = self._line_ends
        rows = np.zeros(len(end), np.int64)
        ink_ends_px = self._starts_px[1:] - self._gaps * self._space_px
        begin = np.concatenate([[0], end[:-1]])[: len(end)]
        active = np.arange(len(end))
        while active.size:
            first = begin[active]
            start_px = self._starts_px[first]
            # A piece wider than the row breaks anywhere and fills several.
            rows[active] += np.maximum(1, np.ceil((ink_ends_px[first] - start_px) / width_px)).astype(np.int64)
            after = np.searchsorted(ink_ends_px, start_px + width_px + _TOLERANCE_PX, side="right")
            begin[active] = np.maximum(after, first + 1)
            active = active[begin[active] < end[active]]
        return rows


class _Characters:
    """Width and traits of every character, each worked out when it is first met."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        self._metrics = metrics
        self._widths_px = np.zeros(_CODE_COUNT, np.float32)
        self._traits = np.zeros(_CODE_COUNT, np.uint8)

    def cut(self, texts: Sequence[str]) -> "_Pieces":
        """The pieces of these lines."""
        joined = "".join([text.replace("\n", " ") + "\n" for text in texts])
        codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.intp)
        traits = self._traits.take(codes)
        if not traits.all():
            self._measure(np.unique(codes[traits == 0]).tolist())
            traits = self._traits.take(codes)
        lasts = np.append(np.flatnonzero(_breaks(traits)), len(codes) - 1)
        sums_px = np.cumsum(self._widths_px.take(codes), dtype=np.float64)
        ends = traits[lasts]
        return np.diff(sums_px[lasts], prepend=0.0), ends & _Trait.SPACE != 0, ends & _Trait.END != 0

    def _measure(self, codes: Sequence[int]) -> None:
        for code in codes:
            character = chr(code)
            self._traits[code] = _Trait.MEASURED | _traits(character)
            if character != "\n" and unicodedata.category(character) not in ("Mn", "Me", "Cf"):
                self._widths_px[code] = self._metrics.horizontalAdvance(character)


# Widths in pixels with the space after a piece, whether there is one, and whether the piece is the last of its line.
_Pieces = tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.bool_]]
_NOTHING: _Pieces = (np.zeros(0), np.zeros(0, np.bool_), np.zeros(0, np.bool_))


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
