"""All that can be marked on the lines of the transcript, as the canvas paints it."""

from dataclasses import dataclass

from player.find import Found, Hits
from player.heard import Heard
from player.transcript import Timeline
from ui.transcript.painting.bookmark_lanes import BookmarkLanes
from ui.transcript.selection import Selection


@dataclass
class Marks:
    """What is marked now; whoever changes it asks the canvas to paint the lines concerned."""

    bookmarks: BookmarkLanes
    spoken: frozenset[int] = frozenset()
    selection: Selection | None = None
    current: int | None = None
    hits: Hits | None = None
    current_hit: Found | None = None
    keyword_hits: Hits | None = None
    current_keyword: Found | None = None
    heard: Heard | None = None


def no_marks(timeline: Timeline) -> Marks:
    """Nothing marked on these lines."""
    return Marks(BookmarkLanes(timeline, ()))
