"""Going from hit to hit of a search, round at the ends, also while the search still goes on."""

from bisect import bisect_left

from player.find import Found, Search


class HitWalk:
    """The hits of one search and the one stood on, none at first.

    What is asked for may not be known yet: then one arrives there later.
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        self.hits = search.hits
        self.current: Found | None = None
        self._aim: tuple[int, int] | None = None

    def index(self) -> int | None:
        """How many hits stand before the one stood on; None where none is, or while that is not known."""
        return self.hits.index_of(self.current) if self.current is not None and self.hits.is_complete else None

    def seek(self, line: int, step: int = 1) -> Found | None:
        """Go to the first hit in this line or below it (1), or to the last in it or above it (-1)."""
        self._aim = line, step
        return self.arrive()

    def step(self, step: int, line: int) -> Found | None:
        """Go to the next (1) or previous (-1) hit; the first step starts at this line."""
        if self.current is None:
            return self.seek(line, step)
        siblings = self.hits.in_line(self.current.line)
        place = bisect_left(siblings, self.current) + step
        if not 0 <= place < len(siblings):
            return self.seek(self.current.line + step, step)
        self._aim, self.current = None, siblings[place]
        return self.current

    def arrive(self) -> Found | None:
        """The hit asked for before, once it is known: it is the one stood on now. None while there is none."""
        line = self.hits.nearest(*self._aim) if self._aim else None
        found = self.hits.in_line(line) if line is not None else ()
        if not found or self._aim is None:
            return None
        self.current = found[0 if self._aim[1] > 0 else -1]
        self._aim = None
        return self.current
