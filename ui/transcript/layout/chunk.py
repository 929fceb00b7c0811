"""A stretch of some thousand lines: how high each of its blocks is, as far as that is known."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.transcript.layout.measuring import BlockWidths


class Chunk:
    """The blocks of the lines `[first, last)`, each known by its first line; places in pixels from the chunk's top.

    Heights are estimates until the chunk is measured, and exact for the blocks that were laid out.
    """

    __slots__ = ("_tops", "first", "firsts", "height", "heights", "last", "spaces_above", "widths")

    def __init__(self, firsts: Sequence[int], last: int, spaces_above: Iterable[int], heights: Iterable[int]) -> None:
        self.first = firsts[0]
        self.last = last
        # A range where every line is a block takes no room.
        each_line = range(self.first, last)
        self.firsts: Sequence[int] = each_line if len(firsts) == len(each_line) else array("i", firsts)
        self.spaces_above = array("i", spaces_above)
        self.widths: BlockWidths | None = None
        self.heights = array("i", heights)
        self.height = sum(self.heights)
        self._tops: array[int] | None = None

    def index_of(self, number: int) -> int:
        """Which block holds a line."""
        return bisect_right(self.firsts, number) - 1

    def index_at(self, y: int) -> int:
        """Which block stands at a height, the nearest one outside."""
        return min(max(bisect_right(self._all_tops(), y) - 1, 0), len(self.firsts) - 1)

    def top(self, index: int) -> int:
        """Top of a block; of one more than there are, the bottom of all."""
        return self._all_tops()[index]

    def last_of(self, index: int) -> int:
        """The line after the last of a block."""
        return self.firsts[index + 1] if index + 1 < len(self.firsts) else self.last

    def set_height(self, index: int, height: int) -> bool:
        """Correct the height of one block; whether that changed anything."""
        if self.heights[index] == height:
            return False
        self.height += height - self.heights[index]
        self.heights[index] = height
        self._tops = None
        return True

    def set_heights(self, heights: "array[int]") -> None:
        """Set the heights of all blocks."""
        self.heights = heights
        self.height = sum(heights)
        self._tops = None

    def _all_tops(self) -> "array[int]":
        if self._tops is None:
            self._tops = array("i", accumulate(self.heights, initial=0))
        return self._tops
