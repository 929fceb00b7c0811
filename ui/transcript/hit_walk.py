"""Going from hit to hit of a search, round at the ends."""

from player.find import Found, Hits


class HitWalk:
    """The hits of one search and the one stood on, none at first."""

    def __init__(self, hits: Hits) -> None:
        self.hits = hits
        self.index: int | None = None

    def current(self) -> Found | None:
        """The hit stood on."""
        return None if self.index is None else self.hits.at(self.index)

    def step(self, step: int, line: int) -> Found | None:
        """Go to the next (1) or previous (-1) hit; the first step starts at this line. None when there are no hits."""
        if not len(self.hits):
            return None
        if self.index is None:
            self.index = self.hits.index_from(line) if step > 0 else self.hits.index_from(line + 1) - 1
        else:
            self.index += step
        self.index %= len(self.hits)
        return self.current()
