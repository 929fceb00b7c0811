"""Which bookmark bars stand beside which line: overlapping bookmarks lie in lanes side by side."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from player.bookmarks import Bookmark
from player.transcript import Timeline
from ui.transcript.layout.columns import LANE_COUNT


@dataclass(frozen=True, slots=True)
class BookmarkMark:
    """A bookmark's bar beside one line; it opens at the bookmark's first line and closes at its last."""

    lane: int
    color: str
    opens: bool
    closes: bool


class BookmarkLanes:
    """Bookmarks laid beside the lines of a timeline."""

    def __init__(self, timeline: Timeline, bookmarks: Sequence[Bookmark]) -> None:
        self._timeline = timeline
        self._placed = _in_lanes(bookmarks)
        self._starts_ms = [bookmark.start_ms for bookmark, _ in self._placed]
        self._latest_ends_ms = list(accumulate((bookmark.end_ms for bookmark, _ in self._placed), max))

    def beside(self, number: int) -> tuple[BookmarkMark, ...]:
        """The marks beside a line; none for a line without a time."""
        span = self._timeline.span(number) if self._placed else None
        if span is None:
            return ()
        first, last = bisect_right(self._latest_ends_ms, span[0]), bisect_left(self._starts_ms, span[1])
        return tuple(
            BookmarkMark(
                lane, bookmark.color, not self._covers(bookmark, number - 1), not self._covers(bookmark, number + 1)
            )
            for bookmark, lane in self._placed[first:last]
            if self._covers(bookmark, number)
        )

    def _covers(self, bookmark: Bookmark, number: int) -> bool:
        span = self._timeline.span(number)
        return span is not None and span[0] < bookmark.end_ms and bookmark.start_ms < span[1]


def _in_lanes(bookmarks: Sequence[Bookmark]) -> list[tuple[Bookmark, int]]:
    """Each bookmark with the first lane that is free where it starts; the last lane is shared when all are taken."""
    free_from_ms = [0] * LANE_COUNT
    placed = []
    for bookmark in sorted(bookmarks, key=lambda one: (one.start_ms, one.end_ms)):
        lanes = (lane for lane in range(LANE_COUNT) if free_from_ms[lane] <= bookmark.start_ms)
        lane = next(lanes, LANE_COUNT - 1)
        free_from_ms[lane] = max(free_from_ms[lane], bookmark.end_ms)
        placed.append((bookmark, lane))
    return placed
