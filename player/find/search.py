"""Searching all lines in slices, the place one looks at first."""

from collections.abc import Callable, Generator, Sequence
from time import perf_counter

from player.find.folding import Folding
from player.find.hits import CHUNK_LINES, Found, Hits
from player.find.matching import Query, make_matcher
from player.transcript import Line


def find_in_lines(lines: Sequence[Line], text: str) -> tuple[Found, ...]:
    """Every place, in order and without overlap, where the text stands; case and accents do not count."""
    matcher = make_matcher(Query(text), Folding())
    return tuple(Found(number, *span) for number, line in enumerate(lines) for span in matcher.spans(line.text))


class Search:
    """One query over the lines of a transcript; raises BadExpression when it is made.

    The lines must not be searched further once they are another transcript's: drop the search.
    """

    def __init__(
        self, lines: Sequence[Line], query: Query, folding: Folding, clock: Callable[[], float] = perf_counter
    ) -> None:
        self._lines = lines
        self._matcher = make_matcher(query, folding)
        self._clock = clock
        self._chunk = 0
        self._work: Generator[None, None, list[int]] | None = None
        self.hits = Hits(lines, self._matcher)

    @property
    def is_too_slow(self) -> bool:
        """Whether the expression took so long in some lines that they were left out."""
        return self._matcher.slow_lines > 0

    def begin_at(self, line: int) -> None:
        """Go on from this line downwards, and from the top after the last."""
        chunk = min(line // CHUNK_LINES, self.hits.chunk_count() - 1)
        if chunk != self._chunk and not self.hits.knows(chunk):
            self._chunk, self._work = chunk, None

    def go_on(self, seconds: float) -> list[range]:
        """Search for about this long; returns the lines of which the hits are known now and were not before."""
        ends, found = self._clock() + seconds, list[range]()
        while not self.hits.is_complete:
            searched = self._step()
            if searched is not None:
                found.append(searched)
            if self._clock() >= ends:
                break
        return found

    def _step(self) -> range | None:
        """A millisecond or few; the lines of a chunk, once they are done."""
        while self.hits.knows(self._chunk):
            self._chunk = (self._chunk + 1) % self.hits.chunk_count()
        numbers = range(self._chunk * CHUNK_LINES, min((self._chunk + 1) * CHUNK_LINES, len(self._lines)))
        if self._work is None:
            texts = (self._lines[number].text for number in numbers)
            self._work = self._matcher.counting(texts)
        try:
            next(self._work)
        except StopIteration as done:
            self.hits.take(self._chunk, done.value)
            self._work = None
            return numbers
        return None
