"""What is odd about the times of a transcript, for people: nothing is repaired or dropped, all of it is listed."""

from collections.abc import Callable, Iterator, Sequence

from player import timecode
from player.document import Document
from player.transcript import Line

_NO_END = ("says no end", "say no end")
# Numbers of lines that a sentence names before it only counts them.
_MOST_NUMBERS = 10
# A longer silence in a transcript may be a piece that is missing.
_LONG_GAP_MS = 60_000


def reading_report(document: Document, duration_ms: int | None = None) -> tuple[str, ...]:
    """All there is to say of how a document was read: its remarks, a guessed encoding, and its `oddities`."""
    # Here, because all formats come with it, and the window is to be painted before.
    from player.formats.encoding import encoding_title

    origin = document.origin
    guess = (
        (f"The encoding is a guess: {encoding_title(origin.encoding)}.",)
        if origin and origin.encoding and origin.is_encoding_guessed
        else ()
    )
    return (*document.remarks, *guess, *oddities(document.lines, duration_ms or document.duration_ms))


def surprises(document: Document, duration_ms: int | None = None) -> tuple[str, ...]:
    """What of a `reading_report` is worth telling unasked: not that no line says its end, as in most plain texts."""
    report = reading_report(document, duration_ms)
    if any(line.end_ms is not None for line in document.lines):
        return report
    return tuple(sentence for sentence in report if sentence != _sentence(*_NO_END, _endless(document.lines)))


def oddities(lines: Sequence[Line], duration_ms: int | None = None) -> tuple[str, ...]:
    """A sentence for each kind of oddity, with the first numbers of its lines from 1; none where all is well.

    `duration_ms` is the length of the medium, where it is known.
    """
    end_ms = float("inf") if duration_ms is None else duration_ms
    timed = _in_time(lines)
    found = (
        ("has no time", "have no time", _numbers(lines, lambda line: line.start_ms is None)),
        (*_NO_END, _endless(lines)),
        ("ends before it begins", "end before they begin", _numbers(lines, lambda line: _length_ms(line) < 0)),
        ("lasts no time", "last no time", _numbers(lines, lambda line: _length_ms(line) == 0)),
        ("begins before the line above", "begin before the line above", list(_backward(lines))),
        ("begins before another has ended", "begin before another has ended", list(_overlapping(timed))),
        ("follows a gap of over a minute", "follow a gap of over a minute", list(_after_gaps(timed))),
        (
            f"begins after the end, {timecode.clock(duration_ms or 0)}",
            f"begin after the end, {timecode.clock(duration_ms or 0)}",
            _numbers(lines, lambda line: line.start_ms is not None and line.start_ms >= end_ms),
        ),
        (
            "holds characters that could not be read",
            "hold characters that could not be read",
            _numbers(lines, lambda line: "\ufffd" in line.text),
        ),
    )
    return tuple(_sentence(one, several, numbers) for one, several, numbers in found if numbers)


def _sentence(one: str, several: str, numbers: Sequence[int]) -> str:
    head = f"1 line {one}" if len(numbers) == 1 else f"{len(numbers):,} lines {several}"
    named = ", ".join(str(number) for number in numbers[:_MOST_NUMBERS])
    more = len(numbers) - _MOST_NUMBERS
    return f"{head}: {named} and {more:,} more." if more > 0 else f"{head}: {named}."


def _numbers(lines: Sequence[Line], is_odd: Callable[[Line], bool]) -> list[int]:
    return [number for number, line in enumerate(lines, start=1) if is_odd(line)]


def _endless(lines: Sequence[Line]) -> list[int]:
    return _numbers(lines, lambda line: line.start_ms is not None and line.end_ms is None)


def _length_ms(line: Line) -> int:
    """How long a line lasts; 1 where that is not said."""
    return 1 if line.start_ms is None or line.end_ms is None else line.end_ms - line.start_ms


def _backward(lines: Sequence[Line]) -> Iterator[int]:
    before_ms = 0
    for number, line in enumerate(lines, start=1):
        if line.start_ms is not None:
            if line.start_ms < before_ms:
                yield number
            before_ms = line.start_ms


def _in_time(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """`(start_ms, end_ms, number)` of the lines with both times, in time order."""
    return sorted(
        (line.start_ms, line.end_ms, number)
        for number, line in enumerate(lines, start=1)
        if line.start_ms is not None and line.end_ms is not None
    )


def _overlapping(timed: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    """Lines that begin while another is spoken; several voices of one cue have the same times and are not odd."""
    latest: tuple[int, int] = (0, 0)
    for start_ms, end_ms, number in timed:
        if start_ms < latest[1] and (start_ms, end_ms) != latest:
            yield number
        latest = max(latest, (start_ms, end_ms), key=lambda span: span[1])


def _after_gaps(timed: Sequence[tuple[int, int, int]]) -> Iterator[int]:
    latest_ms: int | None = None
    for start_ms, end_ms, number in timed:
        if latest_ms is not None and start_ms - latest_ms > _LONG_GAP_MS:
            yield number
        latest_ms = max(latest_ms or 0, end_ms)
