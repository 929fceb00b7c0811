"""What a search has found so far, and where."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from player.find.matching import Matcher
from player.transcript import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Lines are searched and counted so many at a time: well within a millisecond, as lines usually are.
CHUNK_LINES = 1_000
# Several screens of lines.
_KEPT_LINES = 400


class Found(NamedTuple):
    """One hit: the characters `[start, end)` of the text of line `line`."""

    line: int
    start: int
    end: int


class Hits:
    """The hits of one search in the order of the text, as far as it has come; those of a chunk come in all at once."""

    def __init__(self, lines: Sequence[Line], matcher: Matcher) -> None:
        self._lines = lines
        self._matcher = matcher
        chunk_count = -(-len(lines) // CHUNK_LINES)
        self._counts: list[array[int] | None] = [None] * chunk_count
        self._totals = [0] * chunk_count
        self._left = chunk_count
        self._kept: dict[int, tuple[Found, ...]] = {}

    def __len__(self) -> int:
        return sum(self._totals)

    def __iter__(self) -> Iterator[Found]:
        return (found for line in range(len(self._lines)) for found in self.in_line(line))

    @property
    def is_complete(self) -> bool:
        """Whether all lines have been searched."""
        return not self._left

    def chunk_count(self) -> int:
        """How many chunks of `CHUNK_LINES` there are."""
        return len(self._counts)

    def knows(self, chunk: int) -> bool:
        """Whether the lines of this chunk have been searched."""
        return self._counts[chunk] is not None

    def take(self, chunk: int, counts: Iterable[int]) -> None:
        """The number of hits in each line of a chunk."""
        taken = self._counts[chunk] = array("I", counts)
        self._totals[chunk] = sum(taken)
        self._left -= 1

    def in_line(self, line: int) -> tuple[Found, ...]:
        """The hits in one line."""
        count = self._count(line)
        if not count:
            return ()
        kept = self._kept.get(line)
        if kept is None:
            if len(self._kept) >= _KEPT_LINES:
                del self._kept[next(iter(self._kept))]
            spans = self._matcher.spans(self._lines[line].text, count)
            kept = self._kept[line] = tuple(Found(line, *span) for span in spans)
        return kept

    def index_of(self, found: Found) -> int:
        """How many hits stand before this one; right once everything above has been searched."""
        chunk, place = divmod(found.line, CHUNK_LINES)
        before = sum(self._totals[:chunk]) + sum((self._counts[chunk] or ())[:place])
        return before + bisect_left(self.in_line(found.line), found)

    def nearest(self, line: int, step: int) -> int | None:
        """The first line with a hit from this one on, downwards (1) or upwards (-1) and round at the ends.

        None where there is none, or where it cannot yet be known.
        """
        if self.is_complete and not len(self):
            return None
        line %= len(self._lines)
        begun, chunk_count = line // CHUNK_LINES, len(self._counts)
        # The chunk begun with comes last once more: its lines on the other side of this one.
        for turn in range(chunk_count + 1):
            chunk = (begun + step * turn) % chunk_count
            counts = self._counts[chunk]
            if counts is None:
                return None
            if not self._totals[chunk]:
                continue
            skipped = 0 if turn else (line % CHUNK_LINES if step > 0 else len(counts) - 1 - line % CHUNK_LINES)
            for place in range(len(counts))[::step][skipped:]:
                if counts[place]:
                    return chunk * CHUNK_LINES + place
        return None

    def all_lines(self) -> range:
        """The numbers of all lines, with hits and without."""
        return range(len(self._lines))

    def lines(self, among: range) -> "NDArray[np.int64]":
        """Those of these lines, whole chunks, that hold a hit, in order."""
        import numpy as np

        first, none = among.start // CHUNK_LINES, np.zeros(CHUNK_LINES, np.uint32)
        counts = (self._counts[chunk] for chunk in range(first, -(-among.stop // CHUNK_LINES)))
        known = [np.frombuffer(known, np.uint32) if known else none for known in counts]
        return np.flatnonzero(np.concatenate([none[:0], *known])) + first * CHUNK_LINES

    def _count(self, line: int) -> int:
        counts = self._counts[line // CHUNK_LINES]
        return counts[line % CHUNK_LINES] if counts else 0
