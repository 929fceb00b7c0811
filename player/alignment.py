"""A second text, such as a translation, laid along the lines of the first by the times of both."""

from collections.abc import Iterator

from player.transcript import Timeline


def align(first: Timeline, second: Timeline) -> dict[int, str]:
    """The second's text by the number of the first's line that it is heard with.

    A line goes to the one that it overlaps most, else to the one that began last before it, else to the first in
    time; one without a time goes with the line above it. Where one side has no times at all, lines go in pairs if
    there are as many; else nothing can be said.
    """
    start_ms = first.next_start(-1)
    if start_ms is None or second.next_start(-1) is None:
        pairs = enumerate(second.lines) if len(first.lines) == len(second.lines) else ()
        return {number: line.text for number, line in pairs}
    # Not by `lines_at`: a line without length is never spoken.
    earliest = next(number for number, line in enumerate(first.lines) if line.start_ms == start_ms)
    texts: dict[int, list[str]] = {}
    for number, text in _laid(first, second, earliest):
        texts.setdefault(number, []).append(text)
    return {number: " ".join(parts) for number, parts in texts.items()}


def _laid(first: Timeline, second: Timeline, earliest: int) -> Iterator[tuple[int, str]]:
    """Each of the second's lines with the number of the first's."""
    number = earliest
    for second_number, line in enumerate(second.lines):
        span = second.span(second_number)
        if span is not None:
            number = _nearest(first, *span, earliest)
        yield number, line.text


def _nearest(first: Timeline, start_ms: int, end_ms: int, earliest: int) -> int:
    found = first.lines_within(start_ms, max(end_ms, start_ms + 1))
    if len(found) == 1:
        return found[0]
    if found:
        return max(found, key=lambda number: _overlap_ms(first, number, start_ms, end_ms))
    before = first.last_started(start_ms)
    return earliest if before is None else before


def _overlap_ms(timeline: Timeline, number: int, start_ms: int, end_ms: int) -> int:
    span = timeline.span(number)
    return 0 if span is None else min(end_ms, span[1]) - max(start_ms, span[0])
