"""Texts that would break a careless writer: each stays one line, with what stands before and behind it."""

from collections.abc import Callable

import pytest

from player.document import Document
from player.export.chapters.chapters_json import CHAPTERS_JSON
from player.export.chapters.ffmetadata import FFMETADATA
from player.export.chapters.matroska_chapters import MATROSKA_CHAPTERS
from player.export.data.audacity import AUDACITY
from player.export.data.delimited import CSV, TSV
from player.export.data.elan import ELAN
from player.export.data.podcast_json import PODCAST_JSON
from player.export.data.textgrid import TEXTGRID
from player.export.data.whisper_json import WHISPER_JSON
from player.export.target import Target
from player.notes import Chapter
from player.transcript import Line

Reread = Callable[[Document, Target], Document]

LINE_TARGETS = (WHISPER_JSON, PODCAST_JSON, CSV, TSV, AUDACITY, ELAN, TEXTGRID)
CHAPTER_TARGETS = (CHAPTERS_JSON, FFMETADATA, MATROSKA_CHAPTERS)
TEXTS = {
    "markup": "</ANNOTATION_VALUE> <b>&amp; ]]>",
    "quotes": 'He said "no", and ""never"".',
    "only a quote": '"',
    "open quote": '"So it goes on, and on',
    "right to left": "\u202eשלום, עולם\u202c so",
    "emoji": "👩‍👩‍👧 and 🏴‍☠️",
    "formula": '=HYPERLINK("http://example.org","so")',
    "dash": "- Yes. - No.",
    "semicolons": "a;b #c =d \\e",
    "long": "water " * 2_000 + "ends",
}
BEFORE, BEHIND = Line(1_000, 2_000, "High water comes.", "Ada"), Line(9_000, 10_000, "And low at six.", "Ada")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("target", LINE_TARGETS, ids=lambda target: target.name)
def test_a_line_is_read_back_whatever_it_says(reread: Reread, target: Target, text: str) -> None:
    lines = (BEFORE, Line(2_500, 8_000, text, "Ada"), BEHIND)
    assert reread(Document(lines=lines), target).lines == lines


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("target", CHAPTER_TARGETS, ids=lambda target: target.name)
def test_a_title_is_read_back_whatever_it_says(reread: Reread, target: Target, text: str) -> None:
    chapters = (Chapter(0, 60_000, "High water"), Chapter(60_000, 90_000, text), Chapter(90_000, 120_000, "Ebb"))
    assert reread(Document(chapters=chapters), target).chapters == chapters


@pytest.mark.parametrize("target", LINE_TARGETS, ids=lambda target: target.name)
def test_line_breaks_in_a_line_are_blanks_and_signs_that_no_file_can_hold_break_nothing(
    reread: Reread, target: Target
) -> None:
    odd = Line(2_500, 8_000, "one\ntwo\x0c\rthree nul\0bell\x07 \ufffe so", "Ada\nKing")
    read = reread(Document(lines=(BEFORE, odd, BEHIND)), target).lines
    assert [line.text for line in (read[0], read[2])] == [BEFORE.text, BEHIND.text]
    assert read[1].text.startswith("one two three nul")
    assert read[1].speaker == "Ada King"


@pytest.mark.parametrize("target", [TSV, AUDACITY], ids=lambda target: target.name)
def test_a_tab_in_a_text_parts_no_columns(reread: Reread, target: Target) -> None:
    lines = (BEFORE, Line(2_500, 8_000, "one\ttwo", "Ada\tKing"), BEHIND)
    assert reread(Document(lines=lines), target).lines[1] == Line(2_500, 8_000, "one two", "Ada King")


@pytest.mark.parametrize("target", LINE_TARGETS, ids=lambda target: target.name)
def test_a_line_without_text_is_none_and_breaks_nothing(reread: Reread, target: Target) -> None:
    read = reread(Document(lines=(BEFORE, Line(2_500, 8_000, ""), BEHIND)), target).lines
    assert [line for line in read if line.text] == [BEFORE, BEHIND]
