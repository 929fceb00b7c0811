"""What of a document can be lost."""

from collections.abc import Callable
from datetime import date

import pytest

from player.bookmarks import Bookmark
from player.document import Document
from player.export.features import FACTS, Feature, features
from player.export.table import TARGETS
from player.export.target import Target
from player.notes import Chapter
from player.transcript import Line

Reread = Callable[[Document, Target], Document]

TOLD = Document(
    title="The Tide Tables",
    channel="Radio Coast",
    published=date(2024, 4, 18),
    language="de",
    lines=(Line(1_000, 2_000, "High water comes.", "Ada"), Line(2_500, 4_000, "And low at six.", "Ben")),
    chapters=(Chapter(0, None, "High water"), Chapter(60_000, None, "Low water"), Chapter(160_000, None, "Ebb")),
)
# What stands in the file for other programs, and not in what Syncline reads of it.
UNREAD = {"docx": {Feature.LANGUAGE}, "matroska-chapters": {Feature.LANGUAGE}}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_a_target_tells_about_the_recording_is_what_it_does_not_lack(reread: Reread, target: Target) -> None:
    read = reread(TOLD, target)
    facts = features(read) & FACTS
    assert facts == FACTS - target.lacks - UNREAD.get(target.name, set())
    told = {"title": Feature.TITLE, "channel": Feature.CHANNEL, "published": Feature.DATE, "language": Feature.LANGUAGE}
    assert all(getattr(read, name) == getattr(TOLD, name) for name, fact in told.items() if fact in facts)


@pytest.mark.parametrize(
    ("second", "overlaps"),
    [
        (Line(2_000, 3_000, "Low.", "Ada"), True),
        (Line(2_000, 3_000, "Low."), True),
        (Line(2_000, 3_000, "Low.", turn=True), False),
        (Line(2_000, 3_000, "Low.", "Ben"), False),
        (Line(2_500, 3_000, "Low.", "Ada"), False),
    ],
)
def test_only_one_speakers_lines_overlap_in_one_voice(second: Line, overlaps: bool) -> None:
    document = Document(lines=(Line(1_000, 2_500, "High.", "Ada"), second))
    assert (Feature.OVERLAPS_IN_ONE_VOICE in features(document)) is overlaps


def test_the_ends_and_texts_of_chapters_count_where_there_are_any() -> None:
    assert features(Document(chapters=(Chapter(0, None, "High"),))) == {Feature.CHAPTERS}
    assert features(Document(chapters=(Chapter(0, 9_000, "High", "It comes."),))) == {
        Feature.CHAPTERS,
        Feature.CHAPTER_ENDS,
        Feature.CHAPTER_TEXTS,
    }


@pytest.mark.parametrize(("color", "counts"), [("yellow", False), ("pink", True)])
def test_the_colour_of_a_bookmark_counts_where_it_is_another_than_all_have(color: str, counts: bool) -> None:
    document = Document(bookmarks=(Bookmark("1", 0, 900, "High", color=color),))
    assert (Feature.BOOKMARK_COLORS in features(document)) is counts
