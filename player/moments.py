"""The moments that one jumped from, to go back to and forward again, as through the pages of a browser."""

# Two moments this near to each other are one.
SAME_WITHIN_MS = 1_000
_MOST_MOMENTS = 100


class Trail:
    """Knows where one came from; where one is comes in with each call."""

    def __init__(self) -> None:
        self._behind: list[int] = []
        self._ahead: list[int] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a moment to go back to."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from somewhere."""
        return bool(self._ahead)

    def left(self, position_ms: int) -> None:
        """This moment was left for another by a jump; what lay ahead is forgotten."""
        self._ahead.clear()
        _put(self._behind, position_ms)

    def back(self, now_ms: int) -> int | None:
        """The moment to go back to from here; None where there is none."""
        return _step(self._behind, self._ahead, now_ms)

    def forward(self, now_ms: int) -> int | None:
        """The moment that one went back from; None where there is none."""
        return _step(self._ahead, self._behind, now_ms)


def _step(taken: list[int], given: list[int], now_ms: int) -> int | None:
    """The last of `taken` that is elsewhere than now, which goes to `given`."""
    while taken:
        moment_ms = taken.pop()
        if not _is_same(moment_ms, now_ms):
            _put(given, now_ms)
            return moment_ms
    return None


def _put(moments: list[int], position_ms: int) -> None:
    if not moments or not _is_same(moments[-1], position_ms):
        moments.append(position_ms)
        del moments[:-_MOST_MOMENTS]


def _is_same(one_ms: int, other_ms: int) -> bool:
    return abs(one_ms - other_ms) < SAME_WITHIN_MS
