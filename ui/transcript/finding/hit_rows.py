"""The rows of pixels of the hit strip: in which of them there are hits."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from player.find import Hits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MARK_PX = 2
# How far beside a mark one may click.
_REACH_PX = 4
# Lines placed at once, in some three milliseconds at most; the next ones follow when the window has had its turn.
_BATCH_LINES = 100_000


class HitRows:
    """A line with a hit for each row of pixels that has any; hits are placed a batch at a time."""

    def __init__(self) -> None:
        self.hits: Hits | None = None
        self._lines: NDArray[np.int64] | None = None
        self._waiting: deque[range] = deque()
        self._is_anew = False

    def begin(self, hits: Hits | None) -> None:
        """These are the hits to place; what was placed stays until they are, or where there are none, goes at once."""
        self.hits = hits
        if hits is None:
            # Its lines may be gone.
            self._lines = None
        numbers = range(0) if hits is None else hits.all_lines()
        self._waiting = deque(numbers[at : at + _BATCH_LINES] for at in numbers[::_BATCH_LINES])
        self._is_anew = True

    def wait_for(self, numbers: list[range]) -> None:
        """The hits in these lines are to be placed too."""
        if self.hits is not None:
            self._waiting.extend(numbers)

    def place(self, fractions_of: "Callable[[NDArray[np.int64]], NDArray[np.float64]]", height_px: int) -> bool:
        """Place some of what waits; returns whether more does.

        `fractions_of` tells how far down the text lines stand, 0 to 1; `height_px` is how many rows there are.
        """
        if self._is_anew:
            self._lines, self._is_anew = None, False
        if self.hits is None or not len(self.hits):
            self._waiting.clear()
        if self.hits is None or not self._waiting:
            return False
        import numpy as np

        lines = np.concatenate([self.hits.lines(among) for among in self._next_batch()])
        if self._lines is None:
            self._lines = np.full(max(1, height_px), -1, np.int64)
        rows = np.minimum((fractions_of(lines) * height_px).astype(np.int64), len(self._lines) - 1)
        # The first of several lines in a row is written last, and stays.
        self._lines[rows[::-1]] = lines[::-1]
        return bool(self._waiting)

    def runs(self) -> list[tuple[int, int]]:
        """First row and height of each stretch of marked rows, a lone one as high as a mark must be."""
        if self._lines is None:
            return []
        import numpy as np

        marked = np.concatenate([[False], self._lines >= 0, [False]])
        edges = np.flatnonzero(marked[1:] != marked[:-1]).tolist()
        return [(start, max(_MARK_PX, end - start)) for start, end in zip(edges[::2], edges[1::2], strict=True)]

    def line_near(self, row: int) -> int | None:
        """The line of the marked row nearest to this one, within reach."""
        if self._lines is None:
            return None
        reach = sorted(range(row - _REACH_PX, row + _REACH_PX + 1), key=lambda near: abs(near - row))
        lines = (int(self._lines[near]) for near in reach if 0 <= near < len(self._lines))
        return next((line for line in lines if line >= 0), None)

    def _next_batch(self) -> Iterator[range]:
        count = 0
        while self._waiting and count < _BATCH_LINES:
            numbers = self._waiting.popleft()
            count += len(numbers)
            yield numbers
