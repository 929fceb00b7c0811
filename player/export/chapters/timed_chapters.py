"""The chapters of a document as targets write them: those that have a time, in time order."""

from player.document import Document
from player.errors import NothingToWrite
from player.export.features import Feature
from player.formats.chapters.titles import titled
from player.notes import Chapter

# What no list of chapters holds.
NO_CHAPTERS = frozenset({Feature.LINES, Feature.CHAPTER_TEXTS, Feature.NOTES, Feature.BOOKMARKS})


def timed_chapters(document: Document, target_title: str) -> list[tuple[int, Chapter]]:
    """`(start_ms, chapter)` of each chapter with a time, one without a title called by its number.

    Raises NothingToWrite where no chapter has a time.
    """
    timed = sorted_chapters(document)
    if not timed:
        raise NothingToWrite(target_title, "chapters with times")
    return timed


def sorted_chapters(document: Document) -> list[tuple[int, Chapter]]:
    """As `timed_chapters`, and none where no chapter has a time."""
    timed = [(chapter.start_ms, chapter) for chapter in titled(document.chapters) if chapter.start_ms is not None]
    return sorted(timed, key=lambda entry: entry[0])
