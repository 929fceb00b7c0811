"""Whether times with short texts name the parts of a recording, or are what is said in it."""

from collections.abc import Sequence

from player.formats.pages.prose import ends_statement
from player.transcript import Line

# Speech runs at about 15 characters a second; titles stand far apart.
_MOST_CHARS_PER_SECOND = 3.0
_LONGEST_TITLE_CHARS = 120
_MOST_STATEMENTS_SHARE = 0.25
_MOST_SMALL_SHARE = 0.4
_FEWEST = 3
_SHORTEST_MS = 8_000


def are_chapters(lines: Sequence[Line]) -> bool:
    """Whether these lines are titles: short, few of them sentences, far apart, in order, said by nobody."""
    starts = [line.start_ms for line in lines if line.start_ms is not None]
    if len(starts) < len(lines) or starts != sorted(starts) or any(line.speaker or line.words for line in lines):
        return False
    if len(lines) < _FEWEST and (len(lines) < 2 or starts[0] != 0):
        return False
    span_ms = max([starts[-1], *(line.end_ms or 0 for line in lines)]) - starts[0]
    chars = sum(len(line.text) for line in lines)
    if span_ms < _SHORTEST_MS * (len(lines) - 1) or chars * 1_000 > _MOST_CHARS_PER_SECOND * span_ms:
        return False
    texts = [line.text for line in lines]
    return (
        max(map(len, texts)) <= _LONGEST_TITLE_CHARS
        and sum(map(ends_statement, texts)) <= _MOST_STATEMENTS_SHARE * len(texts)
        and sum(text[:1].islower() for text in texts) <= _MOST_SMALL_SHARE * len(texts)
    )
