"""What has been heard of a recording: stretches of its time, gathered while it truly plays."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from player.transcript import Timeline

# A line counts as heard when this much of it was: who comes in a word late has still heard it.
_HEARD_SHARE = 0.8
# A position may run this far ahead of real time between two looks (an engine's clock catches up); beyond is a jump.
_TOLERANCE_MS = 50
_CATCH_UP = 2.0

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """Stretches `[start_ms, end_ms)`, sorted and apart from each other."""

    spans: tuple[Span, ...] = ()

    def with_span(self, start_ms: int, end_ms: int) -> "Heard":
        """This and one stretch more; one without length adds nothing."""
        if end_ms <= start_ms:
            return self
        first = bisect_left(self.spans, start_ms, key=itemgetter(1))
        last = bisect_right(self.spans, end_ms, key=itemgetter(0))
        for known_start_ms, known_end_ms in self.spans[first:last]:
            start_ms, end_ms = min(start_ms, known_start_ms), max(end_ms, known_end_ms)
        return Heard((*self.spans[:first], (start_ms, end_ms), *self.spans[last:]))

    def united(self, other: "Heard") -> "Heard":
        """What was heard here or there."""
        heard = self
        for start_ms, end_ms in other.spans:
            heard = heard.with_span(start_ms, end_ms)
        return heard

    def without(self, other: "Heard") -> "Heard":
        """What was heard here and not there."""
        spans: list[Span] = []
        for start_ms, end_ms in self.spans:
            for place in range(bisect_right(other.spans, start_ms, key=itemgetter(1)), len(other.spans)):
                other_start_ms, other_end_ms = other.spans[place]
                if other_start_ms >= end_ms:
                    break
                spans.append((start_ms, other_start_ms))
                start_ms = other_end_ms
            spans.append((start_ms, end_ms))
        return Heard(tuple(span for span in spans if span[0] < span[1]))

    def heard_ms(self, start_ms: int, end_ms: int) -> int:
        """How much of `[start_ms, end_ms)` was heard; O(log n + stretches in it)."""
        total_ms = 0
        for place in range(bisect_right(self.spans, start_ms, key=itemgetter(1)), len(self.spans)):
            known_start_ms, known_end_ms = self.spans[place]
            if known_start_ms >= end_ms:
                break
            total_ms += min(end_ms, known_end_ms) - max(start_ms, known_start_ms)
        return total_ms

    @property
    def total_ms(self) -> int:
        """How much was heard in all."""
        return sum(end_ms - start_ms for start_ms, end_ms in self.spans)

    def covers(self, start_ms: int, end_ms: int) -> bool:
        """Whether as good as all of `[start_ms, end_ms)` was heard; of a stretch without length, its moment."""
        end_ms = max(end_ms, start_ms + 1)
        return self.heard_ms(start_ms, end_ms) >= _HEARD_SHARE * (end_ms - start_ms)

    def share(self, timeline: Timeline, duration_ms: int | None = None) -> float:
        """From 0 to 1, how much was heard of what is spoken in this time, or where no line has a time, of all of it."""
        spoken_ms = timeline.spoken_ms(0, duration_ms)
        if spoken_ms:
            heard_ms = sum(timeline.spoken_ms(start_ms, end_ms) for start_ms, end_ms in self.spans)
            return min(1.0, heard_ms / spoken_ms)
        return min(1.0, self.heard_ms(0, duration_ms) / duration_ms) if duration_ms else 0.0

    def next_unheard(self, timeline: Timeline, position_ms: int) -> int | None:
        """Start of the first line after this moment that was not heard, else of the first of all; None for none."""
        later = self._first_unheard(timeline.spans_after(position_ms))
        return self._first_unheard(timeline.spans_after(-1)) if later is None else later

    def _first_unheard(self, spans: Iterable[Span]) -> int | None:
        # Whole stretches of lines lie in one that was heard: most need no search.
        known_start_ms, known_end_ms = 0, 0
        for start_ms, end_ms in spans:
            if not (known_start_ms <= start_ms and end_ms <= known_end_ms):
                if not self.covers(start_ms, end_ms):
                    return start_ms
                known_start_ms, known_end_ms = self.spans[bisect_right(self.spans, start_ms, key=itemgetter(1))]
        return None


def heard_from(spans: Iterable[Sequence[int]]) -> Heard:
    """What `spans` say, in any order and overlapping or not."""
    joined: list[Span] = []
    for start_ms, end_ms in sorted((start_ms, end_ms) for start_ms, end_ms in spans if start_ms < end_ms):
        if joined and start_ms <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end_ms, joined[-1][1]))
        else:
            joined.append((start_ms, end_ms))
    return Heard(tuple(joined))


class HeardTracker:
    """Gathers what is heard from looks at the position: it counts where it moved no faster than playing moves it."""

    def __init__(self, now_ms: Callable[[], float]) -> None:
        self._now_ms = now_ms
        self._heard = Heard()
        self._start_ms = 0
        self._end_ms = 0
        # When the position was last seen playing, and how fast; None while it is not.
        self._seen: tuple[float, float] | None = None
        # Where it was sent to play from, and when, until it is known to play.
        self._awaited: tuple[int, float] | None = None

    @property
    def heard(self) -> Heard:
        """All that was heard until the last look."""
        self._heard = self._heard.with_span(self._start_ms, self._end_ms)
        return self._heard

    def add(self, heard: Heard) -> None:
        """This was heard, too; what plays goes on."""
        self._heard = self._heard.united(heard)

    def reset(self, heard: Heard) -> None:
        """Go on from this."""
        self.lift()
        self._heard = heard

    def wait_at(self, position_ms: int, rate: float) -> None:
        """It is to play from here, or to have played up to here, and is not known to yet."""
        if self._awaited is None or not self._may_have_played(*self._awaited, position_ms, rate):
            self.lift()
            self._awaited = position_ms, self._now_ms()

    def play_at(self, position_ms: int, rate: float) -> None:
        """It plays, truly, and is here now."""
        if self._seen is None or not self._goes_on(*self._seen, position_ms, rate):
            awaited = self._awaited
            self.lift()
            is_from_there = awaited is not None and self._may_have_played(*awaited, position_ms, rate)
            self._start_ms = awaited[0] if awaited is not None and is_from_there else position_ms
        self._end_ms = position_ms
        self._seen = (self._now_ms(), rate)

    def lift(self) -> None:
        """It does not play, or was sent elsewhere: what comes next is another stretch."""
        self._heard = self._heard.with_span(self._start_ms, self._end_ms)
        self._start_ms = self._end_ms = 0
        self._seen = self._awaited = None

    def _goes_on(self, seen_at_ms: float, seen_rate: float, position_ms: int, rate: float) -> bool:
        return self._may_have_played(self._end_ms, seen_at_ms, position_ms, max(rate, seen_rate))

    def _may_have_played(self, from_ms: int, at_ms: float, position_ms: int, rate: float) -> bool:
        """Whether playing from there, since that moment, explains the position."""
        most_ms = (self._now_ms() - at_ms) * rate * _CATCH_UP + _TOLERANCE_MS
        return 0 <= position_ms - from_ms <= most_ms
