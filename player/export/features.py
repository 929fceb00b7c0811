"""What a document may hold that not every target can, and whether it holds it."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from player.bookmarks import BOOKMARK_COLORS
from player.document import Document
from player.export.data.voices import carried_speakers
from player.transcript import Line

_MS_PER_HUNDREDTH = 10


class Feature(StrEnum):
    """What can be lost; the value names it to the user."""

    LINES = "transcript"
    TIMES = "times"
    WORD_TIMES = "word times"
    ENDS = "ends of lines"
    OVERLAPPING_ENDS = "ends of lines that overlap"
    OVERLAPS_IN_ONE_VOICE = "ends of lines that overlap the same speaker's next"
    MILLISECONDS = "milliseconds"
    SPEAKERS = "speakers"
    CHAPTERS = "chapters"
    CHAPTER_ENDS = "ends of chapters"
    CHAPTER_TEXTS = "texts of chapters"
    NOTES = "notes"
    BOOKMARKS = "bookmarks"
    BOOKMARK_COLORS = "colours of bookmarks"
    TITLE = "title"
    CHANNEL = "channel"
    DATE = "date"
    LANGUAGE = "language"


# What stands beside the transcript, and no file of captions holds.
BESIDES = frozenset({Feature.CHAPTERS, Feature.NOTES, Feature.BOOKMARKS})
# What tells about the recording as a whole.
FACTS = frozenset({Feature.TITLE, Feature.CHANNEL, Feature.DATE, Feature.LANGUAGE})


def features(document: Document) -> frozenset[Feature]:
    """All that this document holds."""
    return frozenset(feature for feature, holds in _HOLDS.items() if holds(document))


def _overlap(lines: Sequence[Line]) -> bool:
    """Whether a line ends after the next begins."""
    return any(
        line.end_ms is not None and following.start_ms is not None and line.end_ms > following.start_ms
        for line, following in pairwise(lines)
    )


def _overlap_in_one_voice(lines: Sequence[Line]) -> bool:
    """Whether a line ends after the next of the same speaker, named here or before, begins."""
    by_speaker: dict[str | None, list[Line]] = {}
    for line in carried_speakers(lines):
        by_speaker.setdefault(line.speaker, []).append(line)
    return any(map(_overlap, by_speaker.values()))


def _has_milliseconds(line: Line) -> bool:
    """Whether hundredths of a second are too coarse for its times."""
    return any(time_ms % _MS_PER_HUNDREDTH for time_ms in (line.start_ms, line.end_ms) if time_ms is not None)


_HOLDS: Mapping[Feature, Callable[[Document], bool]] = {
    Feature.LINES: lambda document: bool(document.lines),
    Feature.TIMES: lambda document: any(line.start_ms is not None for line in document.lines),
    Feature.WORD_TIMES: lambda document: any(line.words for line in document.lines),
    Feature.ENDS: lambda document: any(line.end_ms is not None for line in document.lines),
    Feature.OVERLAPPING_ENDS: lambda document: _overlap(document.lines),
    Feature.OVERLAPS_IN_ONE_VOICE: lambda document: _overlap_in_one_voice(document.lines),
    Feature.MILLISECONDS: lambda document: any(_has_milliseconds(line) for line in document.lines),
    Feature.SPEAKERS: lambda document: any(line.speaker for line in document.lines),
    Feature.CHAPTERS: lambda document: bool(document.chapters),
    Feature.CHAPTER_ENDS: lambda document: any(chapter.end_ms is not None for chapter in document.chapters),
    Feature.CHAPTER_TEXTS: lambda document: any(chapter.text for chapter in document.chapters),
    Feature.NOTES: lambda document: bool(document.notes),
    Feature.BOOKMARKS: lambda document: bool(document.bookmarks),
    Feature.BOOKMARK_COLORS: lambda document: any(mark.color != BOOKMARK_COLORS[0] for mark in document.bookmarks),
    Feature.TITLE: lambda document: bool(document.title),
    Feature.CHANNEL: lambda document: bool(document.channel),
    Feature.DATE: lambda document: document.published is not None,
    Feature.LANGUAGE: lambda document: bool(document.language),
}
