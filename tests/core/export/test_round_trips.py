"""What the data formats hold is read back as it was."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.document import Document
from player.export.chapters.chapters_json import CHAPTERS_JSON
from player.export.chapters.ffmetadata import FFMETADATA
from player.export.chapters.matroska_chapters import MATROSKA_CHAPTERS
from player.export.chapters.youtube_chapters import YOUTUBE_CHAPTERS
from player.export.data.audacity import AUDACITY
from player.export.data.delimited import CSV, TSV
from player.export.data.elan import ELAN
from player.export.data.podcast_json import PODCAST_JSON
from player.export.data.textgrid import TEXTGRID
from player.export.data.whisper_json import WHISPER_JSON
from player.export.features import Feature
from player.export.target import Target
from player.notes import Chapter
from player.transcript import Line, Word

Reread = Callable[[Document, Target], Document]

LINE_TARGETS = (WHISPER_JSON, PODCAST_JSON, CSV, TSV, AUDACITY, ELAN, TEXTGRID)
CHAPTER_TARGETS = (CHAPTERS_JSON, FFMETADATA, MATROSKA_CHAPTERS, YOUTUBE_CHAPTERS)
SPOKEN = ("water", '"high"', "rises,", "<low>", "R&D", "schön", "-", "=2+2", "'tis", "\U0001f30a", "שלום", "tides.")
TITLES = ("High water", "Low = water; #2", 'Ebb \\ "flow"', "Überfahrt & Rest", "1. Opening", "שלום")


@st.composite
def spoken(draw: st.DrawFn) -> tuple[Line, ...]:
    """Lines one after the other: all with a speaker or none, all with timed words or none."""
    are_named, are_timed = draw(st.booleans()), draw(st.booleans())
    lines = []
    at = draw(st.integers(0, 5_000))
    for _ in range(draw(st.integers(2, 5))):
        texts = ["So,", *draw(st.lists(st.sampled_from(SPOKEN), min_size=3, max_size=6))]
        steps = draw(st.lists(st.integers(1, 400), min_size=len(texts), max_size=len(texts)))
        edges = [at + sum(steps[:place]) for place in range(len(texts) + 1)]
        words = tuple(Word(*edge, text) for edge, text in zip(pairwise(edges), texts, strict=True))
        speaker = draw(st.sampled_from(["Ada", "Dr. Ben"])) if are_named else None
        lines.append(Line(at, edges[-1], " ".join(texts), speaker, words if are_timed else ()))
        at = edges[-1] + draw(st.integers(0, 900))
    return tuple(lines)


@st.composite
def titled_parts(draw: st.DrawFn) -> tuple[Chapter, ...]:
    """Chapters from 0 on, in whole seconds, some with an end."""
    steps = draw(st.lists(st.integers(12, 4_000), min_size=2, max_size=5))
    starts = [1_000 * sum(steps[:place]) for place in range(len(steps) + 1)]
    return tuple(
        Chapter(start_ms, end_ms if draw(st.booleans()) else None, draw(st.sampled_from(TITLES)))
        for start_ms, end_ms in pairwise(starts)
    )


@pytest.mark.parametrize("target", LINE_TARGETS, ids=lambda target: target.name)
@settings(max_examples=30, deadline=None)
@given(lines=spoken())
def test_lines_are_read_back(reread: Reread, target: Target, lines: tuple[Line, ...]) -> None:
    read = reread(Document(lines=lines), target)
    kept = lines if Feature.WORD_TIMES not in target.lacks else tuple(replace(line, words=()) for line in lines)
    assert read.lines == kept


@pytest.mark.parametrize("target", [ELAN, TEXTGRID], ids=lambda target: target.name)
def test_lines_keep_their_words_and_blanks_where_others_have_no_words_or_too_few(
    reread: Reread, target: Target
) -> None:
    lines = (
        Line(0, 900, "漢字 かな", "Ada", (Word(0, 500, "漢字"), Word(500, 900, "かな"))),
        Line(1_000, 1_900, "High water comes.", "Ada"),
        Line(2_000, 2_900, "So, low water.", "Ada", (Word(2_000, 2_300, "low"), Word(2_300, 2_900, "water."))),
        Line(3_000, 3_900, "And the ebb.", "Ben"),
    )
    read = reread(Document(lines=lines), target)
    assert read.lines == lines
    assert not any("left out" in remark for remark in read.remarks)


@pytest.mark.parametrize("target", [CSV, TSV], ids=lambda target: target.name)
def test_a_cell_may_read_like_the_times_of_a_subtitle(reread: Reread, target: Target) -> None:
    lines = (Line(1_000, 2_000, "They look so:"), Line(2_000, 4_000, "00:00:01,000 --> 00:00:02,000"))
    assert reread(Document(lines=lines), target).lines == lines


def test_labels_may_go_back_in_one_place_and_end_before_they_begin_in_another(reread: Reread) -> None:
    lines = (Line(6_000, None, "Ebb"), Line(5_500, 7_000, "And flow."), Line(9_000, 8_000, "High water."))
    assert reread(Document(lines=lines), AUDACITY).lines == lines


@pytest.mark.parametrize("target", CHAPTER_TARGETS, ids=lambda target: target.name)
@settings(max_examples=30, deadline=None)
@given(chapters=titled_parts())
def test_chapters_are_read_back(reread: Reread, target: Target, chapters: tuple[Chapter, ...]) -> None:
    read = reread(Document(chapters=chapters), target).chapters
    assert [(part.start_ms, part.title) for part in read] == [(part.start_ms, part.title) for part in chapters]
    if Feature.CHAPTER_ENDS not in target.lacks:
        assert all(part.end_ms in (None, there.end_ms) for part, there in zip(chapters, read, strict=True))


@pytest.mark.parametrize("target", [CSV, TSV, AUDACITY], ids=lambda target: target.name)
def test_an_end_that_nobody_knows_is_not_made_up(reread: Reread, target: Target) -> None:
    lines = (Line(1_000, None, "High water comes.", "Ada"), Line(2_500, 4_000, "And low at six.", "Ben"))
    assert reread(Document(lines=lines), target).lines == lines


@pytest.mark.parametrize("target", [WHISPER_JSON, PODCAST_JSON, ELAN, TEXTGRID], ids=lambda target: target.name)
def test_where_an_end_must_be_a_line_without_one_lasts_until_the_next(reread: Reread, target: Target) -> None:
    lines = (Line(1_000, None, "High water comes.", "Ada"), Line(2_500, 4_000, "And low at six.", "Ben"))
    assert [line.end_ms for line in reread(Document(lines=lines), target).lines] == [2_500, 4_000]


@pytest.mark.parametrize("target", [CHAPTERS_JSON, MATROSKA_CHAPTERS], ids=lambda target: target.name)
def test_chapters_without_an_end_stay_so(reread: Reread, target: Target) -> None:
    chapters = (Chapter(500, None, "High water"), Chapter(90_250, 120_000, "Low water"))
    assert reread(Document(chapters=chapters), target).chapters == chapters


@pytest.mark.parametrize("target", [target for target in LINE_TARGETS if target.needs_times], ids=lambda one: one.name)
def test_a_turn_that_no_name_tells_stays_one(reread: Reread, target: Target) -> None:
    lines = (Line(1_000, 2_000, "High water comes."), Line(2_500, 4_000, "And low at six.", turn=True))
    assert [line.turn for line in reread(Document(lines=lines), target).lines] == [False, True]
