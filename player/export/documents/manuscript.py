"""A document as a manuscript: the run of headings, items and lines that Markdown and Word both put down.

Its headings and times are those that Syncline's own readers of pages know again.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from player import timecode
from player.document import Document
from player.export.documents.parts import chapter_places, facts, heading, moment, note_groups, paragraphs
from player.formats.speaker_names import SURE_MARK
from player.formats.speech import marked_text, one_line
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line, starts_turn

_PROSE = (NoteKind.SUMMARY, NoteKind.VERDICT)


class Style(Enum):
    """What a block of the manuscript is."""

    TITLE = auto()
    FACT = auto()
    HEADING = auto()
    SUBHEADING = auto()
    TEXT = auto()
    ITEM = auto()
    DETAIL = auto()  # more text of the item above
    TURN = auto()  # a line of the transcript that opens a turn
    LINE = auto()  # one that goes on with it


class Block(NamedTuple):
    """A paragraph, all on one line: the time at its start as it is shown, then a name or label, then its text."""

    style: Style
    text: str
    time: str = ""
    label: str = ""


def manuscript(document: Document) -> Iterator[Block]:
    """All of the document: its facts, its notes, its bookmarks as quotes, and its transcript under its chapters."""
    yield Block(Style.TITLE, one_line(heading(document)))
    yield from (Block(Style.FACT, one_line(fact)) for fact in facts(document))
    for kind, title, notes in note_groups(document):
        if kind is not NoteKind.SECTION:
            yield Block(Style.HEADING, title)
        for note in notes:
            yield from _note(note)
    yield from _bookmarks(document)
    yield from _chapter_list(document)
    yield from _transcript(document)


def _note(note: Note) -> Iterator[Block]:
    time = moment(note.position_ms, note.end_ms) if note.position_ms is not None else ""
    label = _label(note)
    texts = [one_line(text) for text in paragraphs(note.text)]
    if note.kind is NoteKind.SECTION:
        yield Block(Style.HEADING, _titled(label or "Section", time))
        yield from (Block(Style.TEXT, text) for text in texts)
    elif note.kind is NoteKind.QUESTION:
        yield Block(Style.ITEM, label, time, "Q:")
        yield from (Block(Style.DETAIL, text, label="A:") for text in texts)
    elif note.kind in _PROSE and not (time or label):
        yield from (Block(Style.TEXT, text) for text in texts)
    else:
        yield from _item(time, label, texts)


def _label(note: Note) -> str:
    """What the note is about."""
    title, label = one_line(note.title or ""), one_line(note.label or "")
    return f"{title} ({label})" if title and label else title or label


def _item(time: str, label: str, texts: Sequence[str]) -> Iterator[Block]:
    if not texts:
        yield Block(Style.ITEM, label, time)
        return
    yield Block(Style.ITEM, texts[0], time, f"{label}:" if label else "")
    yield from (Block(Style.DETAIL, text) for text in texts[1:])


def _bookmarks(document: Document) -> Iterator[Block]:
    if document.bookmarks:
        yield Block(Style.HEADING, "Bookmarks")
    for bookmark in document.bookmarks:
        tags = ["Tags: " + ", ".join(map(one_line, bookmark.tags))] if bookmark.tags else []
        texts = [f"“{one_line(bookmark.quote)}”", *map(one_line, paragraphs(bookmark.note)), *tags]
        yield from _item(moment(bookmark.start_ms, bookmark.end_ms), one_line(bookmark.title or ""), texts)


def _chapter_list(document: Document) -> Iterator[Block]:
    """The chapters in a list where headings in the transcript cannot tell all about them."""
    is_timed = any(line.start_ms is not None for line in document.lines)
    if not any(not is_timed or chapter.text or chapter.start_ms is None for chapter in document.chapters):
        return
    yield Block(Style.HEADING, "Chapters")
    # What stands below one with a time would be read as its text.
    for chapter in sorted(document.chapters, key=lambda chapter: chapter.start_ms is not None):
        yield Block(Style.ITEM, one_line(chapter.title), _span(chapter))
        yield from (Block(Style.DETAIL, one_line(text)) for text in paragraphs(chapter.text))


def _transcript(document: Document) -> Iterator[Block]:
    if not document.lines:
        return
    yield Block(Style.HEADING, "Transcript")
    places = chapter_places(document)
    is_whole = all((line.start_ms or 0) % timecode.MS_PER_SECOND == 0 for line in document.lines)
    clock = timecode.clock if is_whole else timecode.clock_ms
    for number, line in enumerate(document.lines):
        for chapter in places.get(number, ()):
            yield _chapter(chapter)
        style = Style.TURN if number == 0 or starts_turn(document.lines, number) else Style.LINE
        shown = clock(line.start_ms) if line.start_ms is not None else ""
        yield Block(style, _spoken(line), shown, f"{one_line(line.speaker)}:" if line.speaker else "")
    yield from map(_chapter, places.get(len(document.lines), ()))


def _chapter(chapter: Chapter) -> Block:
    return Block(Style.SUBHEADING, _titled(one_line(chapter.title), _span(chapter)))


def _span(chapter: Chapter) -> str:
    return moment(chapter.start_ms, chapter.end_ms) if chapter.start_ms is not None else ""


def _titled(title: str, time: str) -> str:
    """A heading with its time behind it."""
    return f"{title} ({time})" if time else title


def _spoken(line: Line) -> str:
    """What is said; no tab of its own makes a name of what it follows."""
    return marked_text(line).replace(SURE_MARK, ": ")
