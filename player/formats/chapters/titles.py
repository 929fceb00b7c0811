"""Chapters that their file leaves without a title: they are numbered, and that is told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from player.notes import Chapter


def titled(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The chapters, one without a title called by its number, `Chapter 3`."""
    return tuple(
        chapter if chapter.title else replace(chapter, title=f"Chapter {number}")
        for number, chapter in enumerate(chapters, start=1)
    )


def untitled_remark(chapters: Sequence[Chapter]) -> tuple[str, ...]:
    """The sentence about chapters that have no title, if there are any."""
    count = sum(not chapter.title for chapter in chapters)
    lacking = "1 chapter has" if count == 1 else f"{count} chapters have"
    return (f"{lacking} no title in the file and got a number instead.",) if count else ()
