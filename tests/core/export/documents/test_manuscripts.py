"""Markdown and Word documents: what people read in them, and what Syncline reads back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from player.bookmarks import Bookmark
from player.document import Document
from player.export.documents.docx_file import DOCX
from player.export.documents.markdown import MARKDOWN
from player.export.target import Target
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, Word

Reread = Callable[[Document, Target], Document]

LINES = (
    Line(400, 2_001, "Good evening.", "Ada", (Word(400, 1_000, "Good"), Word(1_000, 2_001, "evening."))),
    Line(2_001, 4_000, "And good night.", "Ada"),
    Line(4_000, 60_000, "To you too.", "Dr. Ben"),
    Line(61_000, 65_000, "שלום לכם", "שרה לוי"),
    Line(65_000, None, "Who was that?", "Ada"),
)
NOTES = (
    Note(NoteKind.SUMMARY, "A keeper remembers.\nHe reads."),
    Note(NoteKind.KEY_POINT, "Paint dries slowly."),
    Note(NoteKind.TAKEAWAY, "Buy paint in summer.", position_ms=4_000, end_ms=5_250, label="Plan ahead"),
    Note(NoteKind.SECTION, "Wind came.\nThen rain.", "The storm", 61_000),
    Note(NoteKind.VERDICT, "Worth hearing."),
    Note(NoteKind.HIGHLIGHT, "“Good night.”", position_ms=2_001),
    Note(NoteKind.INSIGHT, "Waiting is work."),
    Note(NoteKind.QUESTION, "He read.\nDid he paint? He did.", "What did he do all winter?", 61_000),
    Note(NoteKind.KEYWORD, "The sea's rise and fall", "tide"),
    Note(NoteKind.KEYWORD, None, "harbour"),
    Note(NoteKind.RESOURCE, "https://example.org/harbour"),
)
HARBOUR = Document(
    title="The harbour at night",
    channel="Radio Coast",
    published=date(2024, 4, 18),
    duration_ms=70_000,
    lines=LINES,
    chapters=(Chapter(0, 60_000, "Welcome"), Chapter(60_500, None, "Meet at 3:16")),
    notes=NOTES,
)
BOOKMARK = Bookmark("1", 60_000, 64_500, "Hello to all", "The stairs", "Ask him.\nTwice.", ("sea", "salt"), "pink")
BOTH = pytest.mark.parametrize("target", [MARKDOWN, DOCX], ids=lambda target: target.name)


def kept(lines: tuple[Line, ...]) -> list[tuple[int | None, str | None, str, bool]]:
    return [(line.start_ms, line.speaker, line.text, line.turn) for line in lines]


@BOTH
@pytest.mark.parametrize(
    "document",
    [
        HARBOUR,
        Document(lines=LINES),
        Document(title="A walk", lines=LINES[:1]),
        Document(title="A walk", lines=(Line(None, None, "Recorded on Monday"), *LINES)),
        replace(HARBOUR, notes=(), chapters=()),
        replace(HARBOUR, notes=NOTES[:1], chapters=()),
        replace(HARBOUR, lines=(), chapters=()),
        replace(HARBOUR, lines=(), notes=()),
        Document(title="A walk", lines=tuple(replace(line, start_ms=None, end_ms=None) for line in LINES)),
        Document(title="A walk", lines=tuple(replace(line, speaker=None, turn=line is LINES[2]) for line in LINES)),
    ],
    ids=[
        *(
            "full",
            "untitled",
            "one line",
            "first line without a time",
            "facts",
            "summary above lines",
            "notes only",
            "chapters only",
        ),
        *("without times", "without speakers"),
    ],
)
def test_it_is_read_back(reread: Reread, target: Target, document: Document) -> None:
    found = reread(document, target)
    assert kept(found.lines) == kept(document.lines)
    assert (found.title, found.channel, found.published, found.duration_ms) == (
        *(document.title, document.channel, document.published, document.duration_ms),
    )
    assert (found.chapters, found.notes) == (document.chapters, document.notes)


@BOTH
def test_chapters_that_say_more_stand_in_a_list_and_are_read_once(reread: Reread, target: Target) -> None:
    chapters = (
        Chapter(None, None, "Later"),
        Chapter(0, None, "Welcome", "Of salt.\nAnd sea."),
        Chapter(4_000, None, "Sea"),
    )
    assert reread(replace(HARBOUR, chapters=chapters), target).chapters == chapters


@BOTH
def test_bookmarks_are_quotes_that_are_read_as_highlights(reread: Reread, target: Target) -> None:
    notes = reread(replace(HARBOUR, notes=NOTES[:1], bookmarks=(BOOKMARK,)), target).notes
    assert [(note.kind, note.position_ms, note.end_ms) for note in notes[1:2]] == [(NoteKind.HIGHLIGHT, 60_000, 64_500)]
    told = " ".join(note.text or "" for note in notes[1:])
    assert all(part in told for part in ("The stairs: “Hello to all”", "Ask him.", "Twice.", "Tags: sea, salt"))


@BOTH
def test_no_field_of_a_note_is_left_out(target: Target, reread: Reread) -> None:
    notes = tuple(Note(kind, "the text", "the title", 61_000, 62_000, "the label") for kind in NoteKind)
    found = reread(replace(HARBOUR, notes=notes, channel=None), target).notes
    told = [f"{note.title} {note.label} {note.text} {note.position_ms}" for note in found]
    assert len(told) == len(notes)
    assert all("the title" in text and "the label" in text and "the text" in text and "61000" in text for text in told)


@BOTH
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_lines_of_any_speakers_keep_their_times(reread: Reread, target: Target, data: st.DataObject) -> None:
    names = st.sampled_from(["Ada", "the narrator", "ada: king", "1337", "Dr. Ben", "O'Neil *2*", None])
    texts = st.sampled_from(["So it goes.", "Yes: no.", "12 o'clock", "— and then?", "שלום", "A well_known #1 & <b>."])
    steps = data.draw(st.lists(st.tuples(st.integers(1, 9_999), names, texts), min_size=1, max_size=12))
    starts = [sum(step for step, _, _ in steps[: number + 1]) for number in range(len(steps))]
    lines = tuple(Line(start, None, text, name) for start, (_, name, text) in zip(starts, steps, strict=True))
    # Where nobody is named, a word that recurs before a colon is taken for a name.
    assume(any(line.speaker for line in lines))
    assert kept(reread(Document(title="A walk", lines=lines), target).lines) == kept(lines)


@BOTH
def test_texts_that_no_file_can_hold_break_nothing(reread: Reread, target: Target) -> None:
    odd = Line(2_500, 8_000, "one\ntwo three nul\0bell\x07 \ufffe \ud800 so " + "water " * 2_000, "Ada\nKing")
    found = reread(Document(title="A\nwalk\x07", lines=(LINES[0], odd, LINES[4])), target).lines
    assert [line.start_ms for line in found] == [400, 2_500, 65_000]
    assert found[1].text.startswith("one two three nul")
    assert found[1].speaker == "Ada King"


@BOTH
def test_an_empty_document_is_written(target: Target) -> None:
    assert target.write(Document())
