"""The laid-out transcript by lines: where each stands, and what stands at a place.

A line is a block of its own, or some characters of a paragraph. Places are in pixels, from the left of the view and
from the top of all text; a transcript that is asked for a place must not be empty.
"""

from typing import TYPE_CHECKING

from player.find import Found
from ui.transcript.layout.blocks import Block, Texts, Widths
from ui.transcript.layout.columns import Columns
from ui.transcript.layout.letters import Letters
from ui.transcript.layout.stack import BlockStack
from ui.transcript.selection import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Sheet:
    """Blocks in columns."""

    def __init__(self, texts: Texts, letters: Letters, columns: Columns) -> None:
        self.texts = texts
        self.letters = letters
        self.columns = columns
        self.stack = BlockStack(texts, letters, _widths(columns))

    def set_columns(self, columns: Columns) -> None:
        """Set the text in other columns."""
        self.columns = columns
        self.stack.set_widths(_widths(columns))

    def line_top(self, number: int) -> int:
        """Top of a line: of its block, with the space above, or of the row where it begins further down."""
        first = self.stack.block_of(number)
        top = self.stack.top(first)
        if number == first:
            return top
        block = self.stack.block(first)
        return min(top + block.row_top(block.rows_of(number).start), self.stack.top(self.stack.after(first)))

    def line_bottom(self, number: int) -> int:
        """Bottom of a line: of its block, or of the row where it ends further up."""
        first = self.stack.block_of(number)
        bottom = self.stack.top(self.stack.after(first))
        if number + 1 == self.stack.after(first):
            return bottom
        block = self.stack.block(first)
        return min(self.stack.top(first) + block.row_top(block.rows_of(number).stop), bottom)

    def own_top(self, number: int) -> int:
        """As `line_top`, without the space above a turn or a paragraph."""
        opens_block = number == self.stack.block_of(number)
        return self.line_top(number) + (self.texts.gap_above(number) if opens_block else 0)

    def text_top(self, number: int) -> int:
        """Top of the row where the text of a line begins."""
        block = self.stack.block(number)
        return self.stack.top(number) + block.row_top(block.rows_of(number).start)

    def rows_span(self, number: int, start: int, end: int) -> tuple[int, int]:
        """Top of the row of a line's character `start`, and bottom of that of the last one before `end`."""
        block, top = self.stack.block(number), self.stack.top(number)
        offset = block.paragraph.characters_of(number)[0]
        first, last = block.text.row_of(offset + start), block.text.row_of(offset + max(start, end - 1))
        return top + block.row_top(first), top + block.row_top(last + 1)

    def row_top(self, found: Found) -> int:
        """Top of the row in which a hit begins."""
        return self.rows_span(found.line, found.start, found.start)[0]

    def lines_between(self, top: int, bottom: int) -> range:
        """The lines that have something between two heights."""
        return range(self.first_line_at(top), self._last_line_at(max(top, bottom - 1)) + 1)

    def first_line_at(self, y: int) -> int:
        """The first line of the row at this height."""
        first = self.stack.block_at(y)
        if self.stack.after(first) == first + 1:
            return first
        block, inside = self._block_at(y)
        if inside >= block.row_top(block.text.rows):
            return block.paragraph.numbers[-1]
        return block.paragraph.line_of(block.text.characters_in(block.row_at(inside))[0])

    def line_at(self, x: float, y: int) -> int:
        """The line at this place, or the nearest one in its row; a second text is its line's."""
        block, inside = self._block_at(y)
        columns = self.columns
        if block.second is not None and (x >= columns.second_left if columns.is_beside else inside >= block.second_top):
            row = min(max(int(inside - block.second_top) // self.letters.row_height, 0), block.second.rows - 1)
            return block.second_paragraph.line_of(block.second.character_at(row, x - columns.second_left))
        return block.paragraph.line_of(block.text.character_at(block.row_at(inside), x - columns.text_left))

    def place_at(self, x: float, y: int) -> Place:
        """The boundary between two characters that is nearest to this place."""
        block, inside = self._block_at(y)
        boundary = block.text.boundary_at(block.row_at(inside), x - self.columns.text_left)
        number = block.paragraph.line_of(boundary)
        start, end = block.paragraph.characters_of(number)
        return Place(number, min(boundary, end) - start)

    def word_at(self, x: float, y: int) -> tuple[int, int] | None:
        """Where the word at this place begins and ends in its line's text, or None beside the rows of the text."""
        block, inside = self._block_at(y)
        if not block.text_top <= inside < block.row_top(block.text.rows):
            return None
        character = block.text.character_at(block.row_at(inside), x - self.columns.text_left)
        word = block.text.word_around(character)
        if word is None:
            return None
        start, end = block.paragraph.characters_of(block.paragraph.line_of(character))
        return max(word[0], start) - start, min(word[1], end) - start

    def place_on_text(self, x: float, y: int) -> Place | None:
        """The character on which this place lies; None beside the letters."""
        block, inside = self._block_at(y)
        x -= self.columns.text_left
        row = block.row_at(inside)
        if not block.text_top <= inside < block.row_top(block.text.rows):
            return None
        if not any(left <= x < right for left, right in block.text.stretches(row, *block.text.characters_in(row))):
            return None
        character = block.text.character_at(row, x)
        number = block.paragraph.line_of(character)
        return Place(number, character - block.paragraph.characters_of(number)[0])

    def fractions_of(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """About where lines stand, from 0 at the top to 1 at the bottom of the text."""
        import numpy as np

        lines, tops = self.stack.knots()
        fractions: NDArray[np.float64] = np.interp(numbers, lines, tops) / max(1, self.stack.height)
        return fractions

    def _last_line_at(self, y: int) -> int:
        first = self.stack.block_at(y)
        if self.stack.after(first) == first + 1:
            return first
        block, inside = self._block_at(y)
        if inside < block.text_top:
            return first
        return block.paragraph.line_of(max(0, block.text.characters_in(block.row_at(inside))[1] - 1))

    def _block_at(self, y: int) -> tuple[Block, int]:
        """The block at a height, and how far below its top that is."""
        first = self.stack.block_at(y)
        return self.stack.block(first), y - self.stack.top(first)


def _widths(columns: Columns) -> Widths:
    return Widths(columns.text_width, columns.second_width, columns.is_beside)
