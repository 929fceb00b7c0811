"""The notes, chapters and bookmarks on the page with a player: a section for each kind, that folds."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from player.bookmarks import Bookmark
from player.document import Document
from player.export.documents.page_markup import Moments, element
from player.export.documents.parts import moment, note_groups, paragraphs
from player.notes import Chapter, Note, NoteKind

# Of several paragraphs below a head; all others are items of a list.
_PROSE = (NoteKind.SUMMARY, NoteKind.VERDICT, NoteKind.SECTION, NoteKind.QUESTION)


def notes_beside(document: Document, moments: Moments) -> str:
    """All sections, or nothing where there is nothing beside the transcript."""
    sections = "\n".join(_sections(document, moments))
    return element("aside", f"\n{sections}\n", aria_label="Notes") if sections else ""


def _sections(document: Document, moments: Moments) -> Iterator[str]:
    """Bookmarks are the user's own and chapters the way around, so both stand first."""
    if document.bookmarks:
        yield _section("bookmarks", "Bookmarks", _list(_bookmark(bookmark, moments) for bookmark in document.bookmarks))
    if document.chapters:
        yield _section("chapters", "Chapters", _list(_chapter(chapter, moments) for chapter in document.chapters))
    for kind, title, notes in note_groups(document):
        yield _section(kind.value, title, _notes(kind, notes, moments))


def _section(identifier: str, title: str, content: str) -> str:
    summary = element("summary", element("h2", escape(title)))
    return element("details", f"{summary}\n{content}", id=identifier, open="")


def _notes(kind: NoteKind, notes: Sequence[Note], moments: Moments) -> str:
    if kind in _PROSE:
        return "\n".join(_prose(note, moments) for note in notes)
    return _list(_item(note, moments) for note in notes)


def _prose(note: Note, moments: Moments) -> str:
    head = note.title or note.label
    link = moments.link(note.position_ms)
    title = element("h3", f"{link}{escape(head)}", dir="auto") if head else link
    return title + _text(note.text)


def _item(note: Note, moments: Moments) -> str:
    head = " · ".join(escape(part) for part in (note.title, note.label) if part)
    lead = moments.link(note.position_ms) + (f"<b>{head}</b> " if head else "")
    first, *others = paragraphs(note.text) or [""]
    text = element("div", lead + escape(first), dir="auto")
    return element("li", text + "".join(element("p", escape(other), dir="auto") for other in others))


def _chapter(chapter: Chapter, moments: Moments) -> str:
    head = element("div", f"{moments.link(chapter.start_ms)}{escape(chapter.title)}", dir="auto")
    return element("li", head + _text(chapter.text))


def _bookmark(bookmark: Bookmark, moments: Moments) -> str:
    title = f"<b><bdi>{escape(bookmark.title)}</bdi></b>" if bookmark.title else ""
    span = element("span", f"– {moment(bookmark.end_ms)} · {escape(bookmark.color)}", class_="color")
    tags = "".join(element("span", escape(tag), class_="tag") for tag in bookmark.tags)
    quote = element("blockquote", escape(bookmark.quote), dir="auto")
    head = element("div", f"{moments.link(bookmark.start_ms)}{span} {title}")
    return element("li", head + quote + _text(bookmark.note) + tags, class_=f"bookmark {bookmark.color}")


def _text(text: str | None) -> str:
    return "".join(element("p", escape(part), dir="auto") for part in paragraphs(text))


def _list(items: Iterable[str]) -> str:
    return element("ul", "\n".join(items))
