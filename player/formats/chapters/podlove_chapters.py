"""Podlove Simple Chapters as XML: a chapter an element, its start, title and link in attributes."""

import re

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.chapters.titles import titled, untitled_remark
from player.formats.json_value import JsonValue
from player.formats.speech import one_line
from player.formats.xml_tree import local_name, opening, parse_xml
from player.notes import Chapter, Note, NoteKind

_ROOT = opening("chapters")
_CHAPTER = re.compile(r"<(?:[\w.-]+:)?chapter\s")


def sniff(head: str) -> int:
    """Sure by the root element with a chapter in it."""
    return 95 if _ROOT.match(head) and _CHAPTER.search(head) else 0


def read(source: Source) -> Document:
    """The chapters, their links as resources; raises BrokenFile where there are none."""
    root = parse_xml(source.text, lambda reason: BrokenFile(source.name, PODLOVE_CHAPTERS.title, reason))
    elements = [element for element in root if local_name(element.tag) == "chapter"]
    found = [(_start_ms(one.get("start")), one_line(one.get("title") or ""), one.get("href")) for one in elements]
    if not found:
        raise BrokenFile(source.name, PODLOVE_CHAPTERS.title, "it holds no chapters.")
    chapters = [Chapter(start_ms, None, title) for start_ms, title, _ in found]
    return Document(
        origin=source.origin(PODLOVE_CHAPTERS.name),
        chapters=titled(chapters),
        notes=tuple(Note(NoteKind.RESOURCE, link, title or None, start_ms) for start_ms, title, link in found if link),
        remarks=untitled_remark(chapters),
    )


def _start_ms(text: str | None) -> int | None:
    """Normal play time: `1:02:03.5`, `2:03` or seconds alone."""
    return JsonValue(text).seconds_as_ms()


PODLOVE_CHAPTERS = Format("podlove-chapters", "Podlove chapters", ("psc", "xml"), sniff, read)
