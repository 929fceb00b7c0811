"""Who speaks when, as a diariser tells it, and the laying of that over words and lines."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from player.transcript import Line, Timeline


class Span(NamedTuple):
    """One speaker's stretch, `[start_ms, end_ms)`; an end that is None is the start of the next stretch."""

    start_ms: int
    end_ms: int | None
    speaker: str | None


class SpokenBy:
    """The spans of a recording, asked who speaks in a stretch of it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start_ms)
        self._starts = [span.start_ms for span in self._spans]
        followings: list[int | None] = [*self._starts[1:], None]
        self._ends = [_end_ms(span, following) for span, following in zip(self._spans, followings, strict=False)]
        self._latest_ends = list(accumulate(self._ends, max))

    def during(self, start_ms: int | None, end_ms: int | None) -> str | None:
        """The speaker who speaks longest in this stretch; None where nobody does."""
        if start_ms is None:
            return None
        end_ms = max(start_ms + 1, end_ms or 0)
        first = bisect_right(self._latest_ends, start_ms)
        shares: Counter[str | None] = Counter()
        for number in range(first, bisect_left(self._starts, end_ms)):
            shared_ms = min(self._ends[number], end_ms) - max(self._starts[number], start_ms)
            shares[self._spans[number].speaker] += max(0, shared_ms)
        speaker, shared_ms = max(shares.items(), key=lambda item: item[1], default=(None, 0))
        return speaker if shared_ms else None


def laid_over(lines: Sequence[Line], spans: Iterable[Span]) -> tuple[Line, ...]:
    """The lines, each that names no speaker given the one who speaks longest in it, where anybody does."""
    voices = SpokenBy(spans)
    timeline = Timeline(tuple(lines))
    named = []
    for number, line in enumerate(lines):
        span = timeline.span(number)
        speaker = voices.during(*span) if span and line.speaker is None else None
        named.append(replace(line, speaker=speaker, turn=False) if speaker else line)
    return tuple(named)


def _end_ms(span: Span, following_ms: int | None) -> int:
    if span.end_ms is not None:
        return span.end_ms
    return span.start_ms if following_ms is None else following_ms
