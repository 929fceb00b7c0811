"""Where each block of the transcript stands: a chunk of lines at a time, what is in sight first.

A chunk that nothing is known of is taken to be as high as its count of lines makes likely; one that was looked at has
heights by the lengths of its texts; measured in the background it is right for nearly all text, and a block that was
laid out is exact. So a change costs its chunk and a sum over the chunks, however long the transcript is.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from ui.transcript.layout.blocks import Block, Texts, Widths, likely_height
from ui.transcript.layout.chunk import Chunk
from ui.transcript.layout.letters import Letters
from ui.transcript.layout.set_text import MOST_CHARACTERS

if TYPE_CHECKING:
    from ui.transcript.layout.wrapping import LetterWidths

_CHUNK_LINES = 1_000
# Several screens of blocks; one that is laid out takes some kilobytes.
_KEPT_BLOCKS = 200
# Enough for a strip of pixels as high as a screen.
_KNOTS = 2_000


class BlockStack:
    """Blocks of varying height, one above the other; all places in pixels from the top of the first.

    A block goes by the number of its first line. Where a chunk is not looked at yet, every line passes for a block.
    """

    def __init__(self, texts: Texts, letters: Letters, widths: Widths) -> None:
        self._texts = texts
        self._letters = letters
        self._widths = widths
        self._count = len(texts.lines)
        self._letter_widths: LetterWidths | None = None
        self._chunks: list[Chunk | None] = [None] * -(-self._count // _CHUNK_LINES)
        self._blocks: dict[int, Block] = {}
        self._waiting = deque(range(len(self._chunks)))
        self._measuring: Iterator[None] | None = None
        self._tops: list[int] | None = None
        if self._chunks:
            self._looked_at(0)

    @property
    def height(self) -> int:
        """Height of all blocks together."""
        return self._chunk_tops()[-1]

    @property
    def is_measured(self) -> bool:
        """Whether nothing is left for `measure_next`."""
        return not self._waiting and self._measuring is None

    def set_widths(self, widths: Widths) -> None:
        """Wrap all texts to these widths; heights stay as they were until they are measured anew."""
        if widths != self._widths:
            self._widths = widths
            self._blocks.clear()
            self._measuring = None
            self._waiting = deque(range(len(self._chunks)))

    def top(self, number: int) -> int:
        """Top of the block that holds a line, with the space above it; of the line after the last, the bottom."""
        if number >= self._count:
            return self.height
        place, inside = divmod(number, _CHUNK_LINES)
        tops, chunk = self._chunk_tops(), self._chunks[place]
        if chunk is None:
            height = tops[place + 1] - tops[place]
            return tops[place] + height * inside // self._lines_of(place)
        return tops[place] + chunk.top(chunk.index_of(number))

    def block_of(self, number: int) -> int:
        """The block that holds a line."""
        chunk = self._chunks[number // _CHUNK_LINES]
        return number if chunk is None else chunk.firsts[chunk.index_of(number)]

    def after(self, first: int) -> int:
        """The block below one, or the count of lines below the last."""
        chunk = self._chunks[first // _CHUNK_LINES]
        return first + 1 if chunk is None else chunk.last_of(chunk.index_of(first))

    def block_at(self, y: int) -> int:
        """The block at this height, the nearest one outside; the stack must not be empty."""
        tops = self._chunk_tops()
        place = min(max(bisect_right(tops, y) - 1, 0), len(self._chunks) - 1)
        chunk = self._chunks[place]
        if chunk is not None:
            return chunk.firsts[chunk.index_at(y - tops[place])]
        lines, height = self._lines_of(place), tops[place + 1] - tops[place]
        return place * _CHUNK_LINES + min(max((y - tops[place]) * lines // max(1, height), 0), lines - 1)

    def block(self, number: int) -> Block:
        """The laid-out block that holds a line; its height counts only once it is settled."""
        chunk = self._looked_at(number // _CHUNK_LINES)
        index = chunk.index_of(number)
        first = chunk.firsts[index]
        kept = self._blocks.get(first)
        if kept is None:
            if len(self._blocks) >= _KEPT_BLOCKS:
                del self._blocks[next(iter(self._blocks))]
            (paragraph,) = self._texts.paragraphs(first, chunk.last_of(index))
            kept = self._blocks[first] = Block(self._texts, paragraph, self._letters, self._widths)
        return kept

    def settle_down(self, number: int, height_px: int) -> None:
        """Lay out the block of a line and those below it until they fill this height."""
        self._looked_at(number // _CHUNK_LINES)
        number, filled_px = self.block_of(number), 0
        while number < self._count and filled_px < height_px:
            filled_px += self._settled(number)
            number = self.after(number)

    def settle_up(self, number: int, height_px: int) -> None:
        """Lay out the blocks above that of a line until they fill this height."""
        self._looked_at(number // _CHUNK_LINES)
        number, filled_px = self.block_of(number), 0
        while number > 0 and filled_px < height_px:
            self._looked_at((number - 1) // _CHUNK_LINES)
            number = self.block_of(number - 1)
            filled_px += self._settled(number)

    def measure_from(self, number: int) -> None:
        """Measure the chunk of this line and those below it before the others."""
        waiting = sorted(self._waiting)
        start = bisect_left(waiting, number // _CHUNK_LINES)
        self._waiting = deque(waiting[start:] + waiting[:start])

    def measure_next(self) -> None:
        """Measure a little more, for some two milliseconds; imports numpy."""
        if self._measuring is None and self._waiting:
            self._measuring = self._measure(self._waiting.popleft())
        for _ in self._measuring or ():
            return
        self._measuring = None

    def knots(self) -> tuple[list[int], list[int]]:
        """Some lines, from the first to the one after the last, and their tops; between them the rest stands evenly."""
        numbers, tops, step = [], [], -(-self._count // _KNOTS)
        for place, chunk_top in enumerate(self._chunk_tops()[:-1]):
            chunk = self._chunks[place]
            indices = range(0, len(chunk.firsts) if chunk else 1, step)
            numbers += [chunk.firsts[index] if chunk else place * _CHUNK_LINES for index in indices]
            tops += [chunk_top + (chunk.top(index) if chunk else 0) for index in indices]
        return [*numbers, self._count], [*tops, self.height]

    def _settled(self, first: int) -> int:
        """The height of a block, made exact."""
        height = self.block(first).height
        chunk = self._looked_at(first // _CHUNK_LINES)
        if chunk.set_height(chunk.index_of(first), height):
            self._tops = None
        return height

    def _looked_at(self, place: int) -> Chunk:
        """A chunk whose blocks are known, with heights by the lengths of their texts at least."""
        chunk = self._chunks[place]
        if chunk is None:
            start = place * _CHUNK_LINES
            last = start + self._lines_of(place)
            paragraphs = self._texts.paragraphs(start, last)
            spaces = [self._texts.space_above(one.first, self._letters) for one in paragraphs]
            heights = [likely_height(self._texts, one, self._letters, self._widths) for one in paragraphs]
            chunk = Chunk([one.first for one in paragraphs], last, spaces, map(add, spaces, heights))
            self._chunks[place] = chunk
            self._tops = None
        return chunk

    def _measure(self, place: int) -> Iterator[None]:
        """Measure one chunk, a batch of texts between one pause and the next."""
        from ui.transcript.layout.measuring import cut_into_pieces
        from ui.transcript.layout.wrapping import LetterWidths

        if self._letter_widths is None:
            self._letter_widths = LetterWidths(self._letters.metrics)
        chunk = self._looked_at(place)
        if chunk.widths is None:
            yield
            paragraphs = self._texts.paragraphs(chunk.first, chunk.last)
            texts = [one.text[:MOST_CHARACTERS] for one in paragraphs]
            seconds = [self._texts.second(one).text[:MOST_CHARACTERS] for one in paragraphs]
            chunk.widths = yield from cut_into_pieces(texts, seconds, self._letter_widths)
        chunk.set_heights(chunk.widths.heights(chunk.spaces_above, self._letters, self._widths))
        for first, block in self._blocks.items():
            if chunk.first <= first < chunk.last:
                chunk.set_height(chunk.index_of(first), block.height)
        self._tops = None

    def _lines_of(self, place: int) -> int:
        return min(_CHUNK_LINES, self._count - place * _CHUNK_LINES)

    def _chunk_tops(self) -> list[int]:
        """Top of each chunk and the bottom of the last."""
        if self._tops is None:
            known = [chunk for chunk in self._chunks if chunk is not None]
            lines = sum(chunk.last - chunk.first for chunk in known)
            mean = sum(chunk.height for chunk in known) / max(1, lines)
            heights = (
                round(mean * self._lines_of(place)) if chunk is None else chunk.height
                for place, chunk in enumerate(self._chunks)
            )
            self._tops = list(accumulate(heights, initial=0))
        return self._tops
