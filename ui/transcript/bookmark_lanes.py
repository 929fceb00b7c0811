"""Which bookmark bars stand beside which line: overlapping bookmarks lie in lanes side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from player.bookmarks import Bookmark
from player.transcript import Timeline
from ui.transcript.columns import LANE_COUNT


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
        self._marks: dict[int, tuple[BookmarkMark, ...]] = {}

    def beside(self, number: int) -> tuple[BookmarkMark, ...]:
        """The marks beside a line; none for a line without a time."""
        if number not in self._marks:
            self._marks[number] = tuple(self._found(number))
        return self._marks[number]

    def _found(self, number: int) -> list[BookmarkMark]:
        return [
            BookmarkMark(
                lane, bookmark.color, not self._covers(bookmark, number - 1), not self._covers(bookmark, number + 1)
            )
            for bookmark, lane in self._placed
            if self._covers(bookmark, number)
        ]

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
