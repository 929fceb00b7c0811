"""Chapters as they are pasted below a YouTube video: a time and a title each, the first at 0:00.

YouTube makes chapters of at least three times that rise by ten seconds or more.
"""

from player import timecode
from player.document import Document
from player.export.chapters.timed_chapters import NO_CHAPTERS, timed_chapters
from player.export.features import Feature
from player.export.target import Target
from player.formats.speech import one_line

# YouTube's least for a chapter: a first one that begins sooner begins at 0:00, before a later one stands `_OPENING`.
_SHORTEST_MS = 10_000
_OPENING = "Start"
# No description may hold these two signs.
_FORBIDDEN = str.maketrans("<>", "‹›")


def write(document: Document) -> str:
    """A text line for each chapter with a time, in whole seconds."""
    entries = [(start_ms, chapter.title) for start_ms, chapter in timed_chapters(document, YOUTUBE_CHAPTERS.title)]
    first_ms, first_title = entries[0]
    opening = [(0, first_title)] if first_ms < _SHORTEST_MS else [(0, _OPENING), entries[0]]
    rows = (f"{timecode.clock(start_ms)} {one_line(title)}\n" for start_ms, title in (*opening, *entries[1:]))
    return "".join(rows).translate(_FORBIDDEN)


YOUTUBE_CHAPTERS = Target("youtube-chapters", "YouTube chapters", "txt", write, NO_CHAPTERS | {Feature.CHAPTER_ENDS})
