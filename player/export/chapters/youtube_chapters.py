"""Chapters as they are pasted below a YouTube video: a time and a title each, the first at 0:00.

YouTube makes chapters of at least three times that rise by ten seconds or more.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from player import timecode
from player.document import Document
from player.export.chapters.timed_chapters import NO_CHAPTERS, sorted_chapters, timed_chapters
from player.export.features import FACTS, Feature
from player.export.target import Target
from player.formats.speech import one_line
from player.notes import Chapter

# YouTube's least for a chapter: a first one that begins sooner begins at 0:00, before a later one stands `_OPENING`.
_SHORTEST_MS = 10_000
_FEWEST = 3
_OPENING = "Start"
# No description may hold these two signs.
_FORBIDDEN = str.maketrans("<>", "‹›")


def write(document: Document) -> str:
    """A text line for each chapter with a time, in whole seconds."""
    entries = _entries(timed_chapters(document, YOUTUBE_CHAPTERS.title))
    rows = (f"{timecode.clock(start_ms)} {one_line(title)}\n" for start_ms, title in entries)
    return "".join(rows).translate(_FORBIDDEN)


def _entries(chapters: Sequence[tuple[int, Chapter]]) -> list[tuple[int, str]]:
    """The start and the title of every chapter, and of an opening where that is one of its own."""
    (first_ms, first), *others = chapters
    opening = [(0, first.title)] if first_ms < _SHORTEST_MS else [(0, _OPENING), (first_ms, first.title)]
    return [*opening, *((start_ms, chapter.title) for start_ms, chapter in others)]


def _caveats(document: Document) -> tuple[str, ...]:
    """What YouTube's rules make of these chapters."""
    chapters = sorted_chapters(document)
    return tuple(_sentences(chapters)) if chapters else ()


def _sentences(chapters: Sequence[tuple[int, Chapter]]) -> Iterator[str]:
    first_ms, entries = chapters[0][0], _entries(chapters)
    if len(entries) > len(chapters):
        yield f"A chapter “{_OPENING}” is added, since YouTube's begin at 0:00."
    elif first_ms:
        yield f"The first chapter begins at {timecode.clock_ms(first_ms)}; it is moved to 0:00, where YouTube's begin."
    if len(entries) < _FEWEST:
        yield "YouTube shows chapters only where there are three or more."
    if any(later - earlier < _SHORTEST_MS for (earlier, _), (later, _) in pairwise(entries)):
        yield "YouTube shows chapters only where each lasts 10 seconds or more."


_LACKS = NO_CHAPTERS | FACTS | {Feature.CHAPTER_ENDS}
YOUTUBE_CHAPTERS = Target("youtube-chapters", "YouTube chapters", "txt", write, _LACKS, caveats=_caveats)
