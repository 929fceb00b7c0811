"""Summary pages of any maker: known headings with items below them, whose times stand before, behind or glued to them.

`Key Takeaways`, `Q & A`, `Chapters`, `Transcript` and their kin say what the items are; any other opens a section.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.pages.chapter_list import list_entries, section_rows
from player.formats.pages.conversation import is_conversation
from player.formats.pages.outline_blocks import Block, page_blocks
from player.formats.pages.outline_headings import Part, part_of
from player.formats.pages.outline_marks import Item, item, unglued
from player.formats.pages.outline_notes import chapters, notes
from player.formats.pages.prose import PageLine, ends_statement, is_footer
from player.formats.pages.summarize_header import Header, read_header
from player.formats.texts.plain_text import PLAIN_TEXT
from player.formats.texts.rankings import is_ranking
from player.formats.texts.rows import TextRow, front_matter, text_rows
from player.formats.texts.timed_text import TIMED_TEXT
from player.formats.texts.turns import TURNS
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

_FOREIGN = re.compile(r"-->|\A\s*(?:WEBVTT|[<{]|\[\s*[{\"\]])")
# Speech runs at about 15 characters a second; what sums it up has far fewer.
_MOST_CHARS_PER_SECOND = 5.0
_SHORTEST_MS = 8_000
_LISTED_SHARE = 0.6
_QUOTES = "\"“„«‘'"
_LONGEST_HEADER_LINES = 8
_LONGEST_HEADER_CHARS = 160
_SHORTEST_SENTENCE_CHARS = 20


def sniff(head: str) -> int:
    """Fairly sure by two known headings, by one above timed items or among others, or by a list of times far apart.

    So it is by sections that tell their stretches of time, and by a heading above texts that times are glued to.
    One marked as such below a title makes it fairly sure above speech or nothing but chapters, else only surer than
    plain text.
    """
    head = head[:SNIFFED_CHARS]
    if _FOREIGN.search(head):
        return 0
    rows = list(text_rows(head))
    blocks = [block for block in page_blocks(rows)[1] if block.rows]
    known = {block.part for block in blocks if block.part is not Part.SECTION}
    if known and is_conversation([row for block in blocks if block.part is not Part.TRANSCRIPT for row in block.rows]):
        return 0
    if len(known) > 1:
        return 78
    marked = {part_of(row.text) for row in rows[1:] if row.level} if rows and rows[0].level else set()
    if Part.TRANSCRIPT in marked or (Part.CHAPTERS in marked and len(blocks) == 1):
        return 74
    if known and known.isdisjoint((Part.CHAPTERS, Part.TRANSCRIPT)):
        timed = sum(item(row.text).start_ms is not None for block in blocks for row in block.rows)
        if timed > 1 or any(block.part is Part.SECTION for block in blocks):
            return 73
    if section_rows(rows):
        return 74 if known else 65
    if known & marked:
        return 10
    is_list = any(_is_glued(block.rows) for block in blocks) if known else _is_list(rows)
    return 67 if is_list and not is_ranking(head) else 0


def read(source: Source) -> Document:
    """Notes, chapters and lines, whichever the page holds; raises BrokenFile where it holds nothing."""
    rows = [row for row in text_rows(source.text) if not is_footer(row.text)]
    above, blocks = page_blocks(rows)
    if not blocks:
        above, blocks = _listed(rows)
    header, summary = _header(above)
    blocks = [*summary, *blocks]
    spoken = next((block for block in blocks if block.part is Part.TRANSCRIPT), None)
    speech = _speech(source, spoken) if spoken else Document()
    others = [block for block in blocks if block.part not in (Part.TRANSCRIPT, Part.CHAPTERS)]
    listed = [chapter for block in blocks if block.part is Part.CHAPTERS for chapter in _chapters(block)]
    document = Document(
        title=front_matter(source.text).get("title") or header.title,
        channel=header.channel,
        published=header.published,
        duration_ms=header.duration_ms,
        origin=source.origin(OUTLINE.name),
        lines=speech.lines,
        chapters=(*listed, *_unlisted(speech.chapters, listed)),
        notes=(
            *(note for block in others for note in notes(block.part, block.title, _items(block))),
            *(Note(NoteKind.RESOURCE, other) for other in header.others),
        ),
        remarks=speech.remarks,
    )
    if not (document.lines or document.chapters or document.notes):
        raise BrokenFile(source.name, OUTLINE.title, "nothing stands below its headings.")
    return document


def _unlisted(chapters: Sequence[Chapter], listed: Sequence[Chapter]) -> Iterator[Chapter]:
    """The chapters whose headings stand in the transcript, without those that the page lists too."""
    known = {(chapter.start_ms, chapter.title) for chapter in listed}
    return (chapter for chapter in chapters if (chapter.start_ms, chapter.title) not in known)


def _chapters(block: Block) -> list[Chapter]:
    return list_entries(block.rows) or list(chapters(_items(block)))


def _items(block: Block) -> list[tuple[TextRow, Item]]:
    return [(row, item(row.text)) for row in block.rows]


def _header(rows: Sequence[TextRow]) -> tuple[Header, list[Block]]:
    """What the lines above the first heading say: short ones are title, channel and date, the others a summary."""
    long = next((place for place, row in enumerate(rows) if _is_prose(row.text, place)), len(rows))
    end = min(long, _LONGEST_HEADER_LINES)
    header = read_header([PageLine(row.text, row.gap) for row in rows[:end]])
    rest = tuple(rows[end:])
    return header, [Block(Part.SUMMARY, None, rest)] if rest else []


def _is_prose(text: str, place: int) -> bool:
    """Whether a text line above the first heading is no title, name or date."""
    is_sentence = len(text) >= _SHORTEST_SENTENCE_CHARS and ends_statement(text)
    return len(text) > _LONGEST_HEADER_CHARS or (place > 0 and is_sentence)


def _speech(source: Source, block: Block) -> Document:
    """The transcript on the page, read by the format of text that fits it."""
    # Below a title of its own the first heading is a chapter; without one, what is read as the title is a line.
    title = "# Transcript\n" if any(row.level for row in block.rows[:1]) else ""
    text = title + "\n".join(_raw(row) for row in block.rows)
    inner = Source(source.name, text.encode(), source.frame_rate)
    format = max((PLAIN_TEXT, TIMED_TEXT, TURNS), key=lambda format: format.sniff(inner.head))
    # Times that are glued to texts are times even where they do not rise.
    document = (TIMED_TEXT if format is PLAIN_TEXT and _is_glued(block.rows) else format).read(inner)
    untold = (Line(None, None, document.title),) if document.title and not title else ()
    return replace(document, lines=(*untold, *document.lines))


def _raw(row: TextRow) -> str:
    return "\n" * row.gap + ("#" * row.level + " " if row.level else "") + unglued(row.text)


def _is_glued(rows: Sequence[TextRow]) -> bool:
    """Whether times are glued to at least half of the texts."""
    glued = sum(item(row.text).is_glued for row in rows)
    return glued > 1 and glued * 2 >= len(rows)


def _is_list(rows: Sequence[TextRow]) -> bool:
    """Whether items with bullets or glued times make up the text, and they are no quotes: too far apart for speech."""
    items = [item(row.text) for row in rows]
    timed = [entry for entry in items if entry.start_ms is not None]
    if len(timed) < 2 or len(timed) < _LISTED_SHARE * len(items):
        return False
    marked = sum(entry.is_bulleted or entry.is_glued for entry in timed)
    quoted = sum(entry.text[:1] in _QUOTES for entry in timed if entry.text)
    has_glue = any(entry.is_glued for entry in timed)
    return marked * 2 > len(timed) and (has_glue or (quoted * 2 < len(timed) and _is_sparse(timed)))


def _is_sparse(timed: Sequence[Item]) -> bool:
    moments = [entry.start_ms or 0 for entry in timed]
    span_ms = max(moments) - min(moments)
    chars = sum(len(entry.text) for entry in timed)
    return chars * 1_000 <= _MOST_CHARS_PER_SECOND * span_ms and span_ms >= _SHORTEST_MS * (len(timed) - 1)


def _listed(rows: Sequence[TextRow]) -> tuple[list[TextRow], list[Block]]:
    """A page without headings: what stands above its list, and the list.

    It is speech where times are glued to texts without bullets, or stand as close as speech does; else it sums up.
    """
    items = [item(row.text) for row in rows]
    timed = [entry for entry in items if entry.start_ms is not None]
    first = next((place for place, entry in enumerate(items) if entry.start_ms is not None), 0)
    bulleted = sum(entry.is_bulleted for entry in timed)
    is_glued = sum(entry.is_glued for entry in timed) * 2 > len(timed) > bulleted * 2
    part = Part.TAKEAWAYS if timed and _is_sparse(timed) and not is_glued else Part.TRANSCRIPT
    return list(rows[:first]), [Block(part, None, tuple(rows[first:]))]


OUTLINE = Format("outline", "summary page", ("txt", "md"), sniff, read, surest=78)
