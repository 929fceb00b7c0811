"""Blocks, what is set one above the other: a paragraph with its speaker's name, its second text and space around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from player.paragraphs import Paragraph, join, paragraphs
from player.transcript import Line, starts_turn
from ui.transcript.layout.letters import Letters
from ui.transcript.layout.set_text import MOST_CHARACTERS, SetText

BLOCK_GAP_PX = 6
TURN_GAP_PX = 14
_PARAGRAPH_GAP_PX = 8
SECOND_GAP_PX = 2


class Widths(NamedTuple):
    """Widths of the text and the second text in pixels, 0 where there is no second, and whether it stands beside."""

    text: int
    second: int = 0
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Texts:
    """The lines as blocks: each by itself, or joined into paragraphs; `seconds` by line number."""

    lines: Sequence[Line]
    is_joined: bool = False
    seconds: Mapping[int, str] | None = None

    def paragraphs(self, first: int, last: int) -> list[Paragraph]:
        """The paragraphs that the lines `[first, last)` make up."""
        return paragraphs(self.lines, first, last, self.is_joined)

    def second(self, paragraph: Paragraph) -> Paragraph:
        """The second text of a paragraph's lines."""
        if not self.seconds:
            return Paragraph(paragraph.first, "", (), ())
        return join(paragraph.first, [self.seconds.get(number, "") for number in paragraph.numbers])

    def gap_above(self, first: int) -> int:
        """Empty space above the block of this line: a turn has some, and a paragraph."""
        if starts_turn(self.lines, first):
            return TURN_GAP_PX
        return _PARAGRAPH_GAP_PX if self.is_joined else 0

    def space_above(self, first: int, letters: Letters) -> int:
        """Space above the text of the block of this line: the gap, and a row for the name that opens a turn."""
        has_name = self.lines[first].speaker and starts_turn(self.lines, first)
        return self.gap_above(first) + (letters.row_height if has_name else 0)


class Block:
    """One laid-out block; heights in pixels from its own top."""

    def __init__(self, texts: Texts, paragraph: Paragraph, letters: Letters, widths: Widths) -> None:
        self._letters = letters
        self._widths = widths
        self.paragraph = paragraph
        self.opens_turn = starts_turn(texts.lines, paragraph.first)
        self.space_above = texts.space_above(paragraph.first, letters)
        # Top of the block's own ground, its speaker's name included.
        self.ground_top = texts.gap_above(paragraph.first)
        self.text = SetText(paragraph.text, letters, widths.text)
        self.second_paragraph = texts.second(paragraph)
        second = self.second_paragraph.text
        self.second = SetText(second, letters, widths.second) if second and widths.second else None

    @property
    def height(self) -> int:
        """Height of all of it, with the space above."""
        rows = block_rows(self.text.rows, self.second.rows if self.second else 0, self._widths.beside)
        under = SECOND_GAP_PX if self.second and not self._widths.beside else 0
        return self.space_above + rows * self._letters.row_height + under + BLOCK_GAP_PX

    @property
    def text_top(self) -> int:
        """Top of the first row of the text."""
        return self.space_above + BLOCK_GAP_PX // 2

    @property
    def second_top(self) -> int:
        """Top of the first row of the second text."""
        if self._widths.beside:
            return self.text_top
        return self.row_top(self.text.rows) + SECOND_GAP_PX

    def row_top(self, row: int) -> int:
        """Top of a row of the text."""
        return self.text_top + row * self._letters.row_height

    def row_at(self, y: float) -> int:
        """The row of the text at a height, the nearest one outside."""
        row = int((y - self.text_top) // self._letters.row_height)
        return min(max(row, 0), self.text.rows - 1)

    def rows_of(self, number: int) -> range:
        """The rows of the text in which a line stands."""
        start, end = self.paragraph.characters_of(number)
        return range(self.text.row_of(start), self.text.row_of(max(start, end - 1)) + 1)


def block_rows(rows: int, second_rows: int, beside: bool) -> int:
    """How many rows two texts take, beside or under each other."""
    return max(rows, second_rows) if beside else rows + second_rows


def likely_height(texts: Texts, paragraph: Paragraph, letters: Letters, widths: Widths) -> int:
    """About how high a block is without the space above it, by the lengths of its texts."""
    rows = _likely_rows(paragraph.text, letters, widths.text)
    second = texts.second(paragraph).text if widths.second else ""
    second_rows = _likely_rows(second, letters, widths.second) if second else 0
    return block_rows(rows, second_rows, widths.beside) * letters.row_height + BLOCK_GAP_PX


def _likely_rows(text: str, letters: Letters, width_px: int) -> int:
    return 1 + int(min(len(text), MOST_CHARACTERS) * letters.letter_width / width_px)
