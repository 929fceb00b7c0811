"""What of a document can be lost."""

import pytest

from player.document import Document
from player.export.features import Feature, features
from player.notes import Chapter
from player.transcript import Line


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
