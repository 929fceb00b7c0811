"""Measuring all blocks of a chunk together, in batches that hold the window for a moment only; imports numpy."""

from array import array
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.transcript.layout.blocks import BLOCK_GAP_PX, SECOND_GAP_PX, Widths
from ui.transcript.layout.letters import Letters
from ui.transcript.layout.wrapping import LetterWidths, PieceWidths

# They are cut into pieces in about two milliseconds.
_BATCH_CHARACTERS = 40_000


@dataclass(frozen=True, slots=True)
class BlockWidths:
    """The pieces of the texts of a chunk's blocks and of their second texts; `has_second` is by block."""

    texts: PieceWidths
    seconds: PieceWidths
    has_second: NDArray[np.bool_]

    def heights(self, spaces_above: "array[int]", letters: Letters, widths: Widths) -> "array[int]":
        """The height of every block, set to these widths."""
        rows = self.texts.rows(widths.text)
        under_px: NDArray[np.int64] | int = 0
        if widths.second and self.has_second.any():
            second_rows = np.zeros(len(rows), np.int64)
            second_rows[self.has_second] = self.seconds.rows(widths.second)
            rows = np.maximum(rows, second_rows) if widths.beside else rows + second_rows
            under_px = 0 if widths.beside else self.has_second * SECOND_GAP_PX
        heights = np.frombuffer(spaces_above, np.int32) + rows * letters.row_height + under_px + BLOCK_GAP_PX
        return array("i", heights.astype(np.int32).tobytes())


def cut_into_pieces(
    texts: Sequence[str], seconds: Sequence[str], letter_widths: LetterWidths
) -> Generator[None, None, BlockWidths]:
    """Measure the pieces of the blocks' texts, with a pause after every batch; an empty second text is none."""
    pieces, second_pieces = PieceWidths(letter_widths), PieceWidths(letter_widths)
    for batch in _batches(texts):
        pieces.add(batch)
        yield
    for batch in _batches([text for text in seconds if text]):
        second_pieces.add(batch)
        yield
    return BlockWidths(pieces, second_pieces, np.fromiter(map(bool, seconds), np.bool_, len(seconds)))


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    first, length = 0, 0
    for number, text in enumerate(texts):
        length += len(text)
        if length >= _BATCH_CHARACTERS:
            yield texts[first : number + 1]
            first, length = number + 1, 0
    if first < len(texts):
        yield texts[first:]
