"""What of the spoken lines has been said: the timed word that is heard, or about how far a line has come."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

from player.transcript import Timeline
from player.word_times import WordSpan, estimated_character, word_spans

# A word stays marked through a shorter silence after it, so that the mark does not flicker.
_SHORT_SILENCE_MS = 250
_start_ms = attrgetter("start_ms")


class Said:
    """Marks inside the spoken lines, by line number; characters are those of the line's text.

    `words` are the words being said, where the source timed them; `progress` is about how many characters have been
    said, where it did not.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.words: dict[int, tuple[int, int]] = {}
        self.progress: dict[int, int] = {}
        self._timeline = timeline
        self._spans: dict[int, tuple[WordSpan, ...]] = {}

    def move(self, position_ms: int, numbers: Iterable[int], estimates: bool) -> list[tuple[int, int, int]]:
        """Mark what is said now in these lines; returns `(line, start, end)`, the characters whose marks changed."""
        words, progress = {}, {}
        for number in numbers:
            spans = self._spans_of(number)
            word = _word_at(spans, position_ms)
            if word is not None:
                words[number] = word.start, word.end
            elif not spans and estimates:
                progress[number] = self._estimate(number, position_ms)
        changed = [*_changed_words(self.words, words), *_changed_progress(self.progress, progress)]
        self.words, self.progress = words, progress
        return changed

    def last_word(self, number: int, position_ms: int) -> WordSpan | None:
        """The timed word of a line that began last before this moment."""
        spans = self._spans_of(number)
        place = _last_begun(spans, position_ms)
        return spans[place] if place >= 0 else None

    def word_at(self, number: int, character: int) -> WordSpan | None:
        """The timed word at a character, what follows it up to the next word included."""
        spans = self._spans_of(number)
        place = bisect_right(spans, character, key=attrgetter("start")) - 1
        return spans[place] if place >= 0 else None

    def _spans_of(self, number: int) -> tuple[WordSpan, ...]:
        line = self._timeline.lines[number]
        if not line.words:
            return ()
        if number not in self._spans:
            # Only few lines are spoken or pointed at at a time.
            self._spans = {number: word_spans(line), **dict(list(self._spans.items())[:7])}
        return self._spans[number]

    def _estimate(self, number: int, position_ms: int) -> int:
        span = self._timeline.span(number)
        return estimated_character(self._timeline.lines[number].text, span, position_ms) if span else 0


def _last_begun(spans: tuple[WordSpan, ...], position_ms: int) -> int:
    return bisect_right(spans, position_ms, key=_start_ms) - 1


def _word_at(spans: tuple[WordSpan, ...], position_ms: int) -> WordSpan | None:
    place = _last_begun(spans, position_ms)
    if place < 0:
        return None
    word = spans[place]
    next_ms = spans[place + 1].start_ms if place + 1 < len(spans) else None
    has_no_end = word.end_ms <= word.start_ms
    if position_ms < word.end_ms or has_no_end or (next_ms and next_ms - word.end_ms <= _SHORT_SILENCE_MS):
        return word
    return None


def _changed_words(
    before: dict[int, tuple[int, int]], after: dict[int, tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    for number, word in before.items() ^ after.items():
        yield number, *word


def _changed_progress(before: dict[int, int], after: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    for number in before.keys() | after.keys():
        first, last = sorted((before.get(number, 0), after.get(number, 0)))
        if first < last:
            yield number, first, last
