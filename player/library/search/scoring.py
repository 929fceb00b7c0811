"""How well a passage answers a question: exact and slow, for the few hundred that a ranking by words has left."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from player.library.search.marking import Sought
from player.library.search.passages import Passage

# An answer is read at a glance: some five lines.
ANSWER_LINES = 5
# Words this far apart, in characters, still belong to one thought.
_NEAR_CHARS = 24
# Each further line must bring this share of the question, or an answer goes without it.
_SPREAD_COST_SHARE = 0.04
_WHOLE_SHARE, _CLOSE_SHARE, _ORDER_SHARE = 0.2, 0.6, 0.2


@dataclass(frozen=True, slots=True)
class Weighed:
    """One word of a question, and how much it tells: the rarer, the more."""

    term: Sought
    weight: float


@dataclass(frozen=True, slots=True)
class Scored:
    """The lines of a passage that answer best, by their places in it, and how well, from 0 to 1."""

    passage: Passage
    first: int
    last: int
    score: float


def scored(passage: Passage, words: Sequence[Weighed]) -> Scored | None:
    """The best lines of a passage; None where it holds none of the words."""
    spans = [word.term.spans(passage.spans.folded) for word in words]
    total = sum(word.weight for word in words)
    if not any(spans) or not total:
        return None
    places = [{passage.spans.number_at(start) for start, _ in found} for found in spans]
    weights = [word.weight for word in words]
    first, last, close = _best_lines(places, weights, len(passage.lines))
    whole = sum(weight for weight, found in zip(weights, spans, strict=True) if found)
    share = (_WHOLE_SHARE * whole + _CLOSE_SHARE * close) / total + _ORDER_SHARE * _order(spans, weights)
    return Scored(passage, first, last, share)


def _best_lines(places: Sequence[set[int]], weights: Sequence[float], line_count: int) -> tuple[int, int, float]:
    """First and last of the lines, few enough to be an answer, that hold the most telling words, and their weight."""
    cost = _SPREAD_COST_SHARE * sum(weights)
    best = (-math.inf, 0, 0, 0.0)
    for start in sorted(set().union(*places)):
        end = start + ANSWER_LINES
        firsts = [min((place for place in found if start <= place < end), default=end) for found in places]
        for last in sorted({place for place in firsts if place < end}):
            held = sum(weight for weight, place in zip(weights, firsts, strict=True) if place <= last)
            best = max(best, (held - cost * (last - start), -start, last, held))
    _, negative_start, last, held = best
    first = -negative_start
    # What was asked is mostly answered in what follows.
    return first, min(line_count - 1, max(last, first + ANSWER_LINES - 2)), held


def _order(spans: Sequence[Sequence[tuple[int, int]]], weights: Sequence[float]) -> float:
    """From 0 to 1, how many words of the question stand close behind the ones that they follow there, by weight."""
    pairs = list(pairwise(zip(spans, weights, strict=True)))
    total = sum(weight + other for (_, weight), (_, other) in pairs)
    kept = sum(weight + other for (found, weight), (behind, other) in pairs if _follows(found, behind))
    return kept / total if total else 0.0


def _follows(found: Sequence[tuple[int, int]], behind: Sequence[tuple[int, int]]) -> bool:
    """Whether any of `behind` starts soon after the end of one of `found`; both are in order."""
    starts = [start for start, _ in behind]
    for _, end in found:
        place = bisect_right(starts, end)
        if place < len(starts) and starts[place] - end <= _NEAR_CHARS:
            return True
    return False
