"""Bookmarks: stretches of time that the user kept, with the words spoken there, never tied to line numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from player.transcript import Timeline

# Names, not values: the window's theme gives each its shade in light and dark.
BOOKMARK_COLORS = ("yellow", "green", "blue", "pink", "purple")
# The shortest stretch a bookmark may be moved to.
SHORTEST_MS = 100


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A segment `[start_ms, end_ms)` with its quoted words; times of making and change are ISO 8601 in UTC."""

    id: str
    start_ms: int
    end_ms: int
    quote: str
    title: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    color: str = BOOKMARK_COLORS[0]
    created_at: str = ""
    updated_at: str = ""


def bookmark_lines(timeline: Timeline, numbers: Sequence[int]) -> Bookmark | None:
    """A new bookmark over these lines, or None when none of them has a time."""
    spans = [span for number in numbers if (span := timeline.span(number)) is not None]
    if not spans:
        return None
    start_ms = min(start for start, _ in spans)
    end_ms = max(max(end for _, end in spans), start_ms + SHORTEST_MS)
    quote = " ".join(timeline.lines[number].text for number in sorted(numbers))
    return new_bookmark(start_ms, end_ms, quote)


def new_bookmark(start_ms: int, end_ms: int, quote: str) -> Bookmark:
    """A bookmark with a fresh id, made now."""
    now = timestamp()
    return Bookmark(str(uuid4()), start_ms, end_ms, quote, created_at=now, updated_at=now)


def moved(bookmark: Bookmark, start_ms: int, end_ms: int, timeline: Timeline) -> Bookmark:
    """The bookmark over another stretch, its quote taken anew; the ends never cross."""
    start_ms = max(0, start_ms)
    end_ms = max(end_ms, start_ms + SHORTEST_MS)
    quote = quote_between(timeline, start_ms, end_ms) or bookmark.quote
    return replace(bookmark, start_ms=start_ms, end_ms=end_ms, quote=quote, updated_at=timestamp())


def quote_between(timeline: Timeline, start_ms: int, end_ms: int) -> str:
    """The text of every line that overlaps `[start_ms, end_ms)`, in line order."""
    spans = ((line, timeline.span(number)) for number, line in enumerate(timeline.lines))
    return " ".join(line.text for line, span in spans if span and span[0] < end_ms and span[1] > start_ms)


def timestamp() -> str:
    """Now, as ISO 8601 in UTC with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
