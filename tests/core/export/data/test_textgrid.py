"""Praat's TextGrid, as praatio reads it: no gap, no overlap, every tier as long as the recording."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from praatio import textgrid
from praatio.data_classes.textgrid import Textgrid

from player.document import Document
from player.errors import NothingToWrite
from player.export.data.textgrid import TEXTGRID
from player.export.target import Target
from player.notes import Chapter
from player.transcript import Line, Word

Opened = Callable[[Document], Textgrid]
Reread = Callable[[Document, Target], Document]

SPOKEN = (
    Line(1_000, 2_500, "High water comes.", "Ada"),
    Line(2_000, 4_000, 'And "low" at six.', "Ben"),
    Line(4_000, 5_250, "So it is.", "Ada"),
)


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """What praatio finds in the file, which it refuses where anything overlaps or lies outside."""

    def write_and_open(document: Document) -> Textgrid:
        path = tmp_path / "talk.TextGrid"
        path.write_text(str(TEXTGRID.write(document)), "utf-8")
        grid = textgrid.openTextgrid(str(path), includeEmptyIntervals=True, reportingMode="error")
        assert grid.validate("error")
        return grid

    return write_and_open


def intervals(grid: Textgrid, name: str) -> Sequence[tuple[float, float, str]]:
    return [tuple(entry) for entry in grid.getTier(name).entries]


def test_each_speaker_has_a_tier_without_gaps_up_to_the_end_of_the_recording(opened: Opened) -> None:
    grid = opened(Document(duration_ms=6_000, lines=SPOKEN))
    assert grid.tierNames == ("Ada", "Ben")
    assert grid.maxTimestamp == 6.0
    assert intervals(grid, "Ada") == [
        (0.0, 1.0, ""),
        (1.0, 2.5, "High water comes."),
        (2.5, 4.0, ""),
        (4.0, 5.25, "So it is."),
        (5.25, 6.0, ""),
    ]
    assert intervals(grid, "Ben") == [(0.0, 2.0, ""), (2.0, 4.0, 'And "low" at six.'), (4.0, 6.0, "")]


def test_words_have_a_tier_of_their_own(opened: Opened) -> None:
    words = (Word(1_000, 1_400, "High"), Word(1_500, 2_000, "water."))
    grid = opened(Document(lines=(Line(1_000, 2_500, "High water.", None, words),)))
    assert grid.tierNames == ("default", "default - words")
    assert [text for _, _, text in intervals(grid, "default - words")] == ["", "High", "", "water.", ""]


def test_one_voice_never_overlaps_itself_and_loses_no_line(opened: Opened, reread: Reread) -> None:
    lines = (
        Line(1_000, 3_000, "High water comes.", "Ada"),
        Line(2_000, 2_000, "It comes.", "Ada"),
        Line(2_000, 4_000, "It came.", "Ada"),
        Line(1_500, 1_600, "Did it?", "Ben"),
    )
    grid = opened(Document(lines=lines))
    assert grid.tierNames == ("Ada", "2@Ada", "Ben")
    assert intervals(grid, "Ada")[1:3] == [(1.0, 2.0, "High water comes."), (2.0, 2.001, "It comes.")]
    read = reread(Document(lines=lines), TEXTGRID).lines
    assert {(line.speaker, line.text) for line in read} == {(line.speaker, line.text) for line in lines}


def test_chapters_are_points_and_those_at_one_moment_are_one(opened: Opened, reread: Reread) -> None:
    chapters = (
        Chapter(3_000, 9_000, "Low"),
        Chapter(0, None, "High"),
        Chapter(3_000, None, "Ebb"),
        Chapter(None, 1, "?"),
    )
    document = Document(lines=SPOKEN, chapters=chapters)
    assert [tuple(point) for point in opened(document).getTier("chapters").entries] == [
        (0.0, "High"),
        (3.0, "Low / Ebb"),
    ]
    assert reread(document, TEXTGRID).chapters == (Chapter(0, None, "High"), Chapter(3_000, None, "Low / Ebb"))


def test_a_speaker_who_is_alone_is_known_again(reread: Reread) -> None:
    lines = (Line(1_000, 2_500, "High water comes.", "Ada"), Line(4_000, 5_250, "So it is.", "Ada"))
    assert reread(Document(lines=lines), TEXTGRID).lines == lines


def test_nothing_with_a_time_is_refused() -> None:
    with pytest.raises(NothingToWrite, match="Praat TextGrid holds lines with times"):
        TEXTGRID.write(Document(lines=(Line(None, None, "So."),)))
