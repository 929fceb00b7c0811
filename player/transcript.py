"""The spoken text: lines in the order of their source, each with its speaker and words, and when each is heard."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from player.values import value

# How long a last line without an end is taken to last when nothing says how long the recording is.
LAST_LINE_MS = 5_000


@value
class Word:
    """One word as its source timed it, `[start_ms, end_ms)`."""

    start_ms: int
    end_ms: int
    text: str


@value
class Line:
    """One line of the transcript; what the source did not say is None, never invented.

    `turn` is True where the source marks a change of speaker here, named or not.
    """

    start_ms: int | None
    end_ms: int | None
    text: str
    speaker: str | None = None
    words: tuple[Word, ...] = ()
    turn: bool = False


def starts_turn(lines: Sequence[Line], number: int) -> bool:
    """Whether line `number` opens a turn: the source marked it, or the named speaker is a new one."""
    line = lines[number]
    if line.turn or line.speaker is None:
        return line.turn
    return number == 0 or lines[number - 1].speaker != line.speaker


def named_speakers(lines: Sequence[Line]) -> tuple[str, ...]:
    """Every named speaker once, in the order of their first lines."""
    return tuple(dict.fromkeys(line.speaker for line in lines if line.speaker is not None))


def numbers_spoken_by(lines: Sequence[Line], speaker: str) -> tuple[int, ...]:
    """Numbers of this speaker's lines; one without a name goes on with the speaker before, unless a turn begins."""
    numbers = []
    speaks = False
    for number, line in enumerate(lines):
        if line.speaker is not None or line.turn:
            speaks = line.speaker == speaker
        if speaks:
            numbers.append(number)
    return tuple(numbers)


def speaker_of(lines: Sequence[Line], number: int) -> str | None:
    """Who speaks line `number`: whoever it names, else the speaker of the turn that it goes on with."""
    while lines[number].speaker is None and not lines[number].turn and number > 0:
        number -= 1
    return lines[number].speaker


def turn_count(lines: Sequence[Line]) -> int:
    """How many turns the lines hold."""
    return sum(starts_turn(lines, number) for number in range(len(lines)))


@dataclass(frozen=True)
class Timeline:
    """Where each line lies in time, missing ends filled in for playback only: answers what is spoken when.

    Lines without a start lie nowhere and are never spoken. Lookups take O(log n + overlapping lines).
    `ends_ms` are the ends by line, where another timeline has filled them in already.
    """

    lines: tuple[Line, ...]
    duration_ms: int | None = None
    ends_ms: tuple[int | None, ...] | None = field(default=None, repr=False, compare=False)
    _numbers: list[int] = field(init=False, repr=False, compare=False)
    _starts: list[int] = field(init=False, repr=False, compare=False)
    _ends: list[int] = field(init=False, repr=False, compare=False)
    _latest_ends: list[int] = field(init=False, repr=False, compare=False)
    _places: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        timed = sorted((line.start_ms, number) for number, line in enumerate(self.lines) if line.start_ms is not None)
        starts = [start_ms for start_ms, _ in timed]
        numbers = [number for _, number in timed]
        ends = [self._end_ms(place, starts, numbers) for place in range(len(timed))]
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_numbers", numbers)
        object.__setattr__(self, "_ends", ends)
        object.__setattr__(self, "_latest_ends", list(accumulate(ends, max)))
        object.__setattr__(self, "_places", {number: place for place, number in enumerate(numbers)})

    def lines_at(self, position_ms: int) -> tuple[int, ...]:
        """Numbers of the lines spoken at this moment, in time order; empty in a gap."""
        return self.lines_within(position_ms, position_ms + 1)

    def lines_within(self, start_ms: int, end_ms: int) -> tuple[int, ...]:
        """Numbers of the lines spoken at any time of `[start_ms, end_ms)`, in time order."""
        last = bisect_left(self._starts, end_ms)
        first = bisect_right(self._latest_ends, start_ms, 0, last)
        return tuple(self._numbers[place] for place in range(first, last) if self._ends[place] > start_ms)

    def span(self, number: int) -> tuple[int, int] | None:
        """`(start_ms, end_ms)` of a line for playback, or None for a line without a time."""
        place = self._places.get(number)
        return None if place is None else (self._starts[place], self._ends[place])

    def last_started(self, position_ms: int) -> int | None:
        """The line that began last at or before this moment, or None before the first."""
        place = bisect_right(self._starts, position_ms) - 1
        return self._numbers[place] if place >= 0 else None

    def next_start(self, position_ms: int) -> int | None:
        """Start of the first line that begins after this moment."""
        place = bisect_right(self._starts, position_ms)
        return self._starts[place] if place < len(self._starts) else None

    def previous_start(self, position_ms: int) -> int | None:
        """Start of the last line that begins before this moment."""
        place = bisect_left(self._starts, position_ms) - 1
        return self._starts[place] if place >= 0 else None

    @property
    def end_ms(self) -> int:
        """When the last line has been spoken; 0 where no line has a time."""
        return self._latest_ends[-1] if self._latest_ends else 0

    @property
    def has_open_end(self) -> bool:
        """Whether a line lasts until the end of the recording, for neither its end nor a later start is known."""
        first = bisect_left(self._starts, self._starts[-1]) if self._starts else 0
        return any(self.lines[number].end_ms is None for number in self._numbers[first:])

    def spans_after(self, position_ms: int) -> Iterator[tuple[int, int]]:
        """`(start_ms, end_ms)` of each line that begins after this moment, in time order."""
        first = bisect_right(self._starts, position_ms)
        return ((self._starts[place], self._ends[place]) for place in range(first, len(self._starts)))

    def spoken_ms(self, start_ms: int = 0, end_ms: int | None = None) -> int:
        """How much of `[start_ms, end_ms)`, or of everything from `start_ms` on, is spoken; O(log n) but once."""
        total_ms = self._spoken_until(end_ms) if end_ms is not None else self._spoken[2][-1]
        return total_ms - self._spoken_until(start_ms)

    def only(self, numbers: Sequence[int]) -> "Timeline":
        """The timeline of these lines alone, each lasting as long as it lasts here."""
        spans = (self.span(number) for number in numbers)
        ends_ms = tuple(span[1] if span else None for span in spans)
        return Timeline(tuple(self.lines[number] for number in numbers), self.duration_ms, ends_ms)

    @cached_property
    def _spoken(self) -> tuple[list[int], list[int], list[int]]:
        """Starts and ends of the stretches in which anything is spoken, and how much was spoken before each."""
        starts: list[int] = []
        ends: list[int] = []
        for start_ms, end_ms in zip(self._starts, self._ends, strict=True):
            if ends and start_ms <= ends[-1]:
                ends[-1] = max(ends[-1], end_ms)
            elif start_ms < end_ms:
                starts.append(start_ms)
                ends.append(end_ms)
        lengths = (end_ms - start_ms for start_ms, end_ms in zip(starts, ends, strict=True))
        return starts, ends, list(accumulate(lengths, initial=0))

    def _spoken_until(self, position_ms: int) -> int:
        starts, ends, spoken_before = self._spoken
        place = bisect_right(starts, position_ms) - 1
        return spoken_before[place] + min(position_ms, ends[place]) - starts[place] if place >= 0 else 0

    def _end_ms(self, place: int, starts: list[int], numbers: list[int]) -> int:
        start_ms = starts[place]
        stated = self.lines[numbers[place]].end_ms if self.ends_ms is None else self.ends_ms[numbers[place]]
        if stated is not None:
            return stated
        following = bisect_right(starts, start_ms)
        if following < len(starts):
            return starts[following]
        return max(start_ms + 1, self.duration_ms or start_ms + LAST_LINE_MS)
