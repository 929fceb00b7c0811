"""Syncline's own page: a web page that plays its recording, and holds all that it shows as Syncline JSON."""

from dataclasses import replace

from player.document import Document
from player.errors import BrokenFile
from player.formats import syncline_json
from player.formats.base import Format, Source

GENERATOR = '<meta name="generator" content="Syncline">'
PART_START = '<script type="application/json" id="syncline-document">'
PART_END = "</script>"


def sniff(head: str) -> int:
    """Sure by the mark of the program, in a page of its own."""
    return 100 if GENERATOR in head and head.lstrip()[:9].lower() == "<!doctype" else 0


def read(source: Source) -> Document:
    """The document as it was written; raises BrokenFile where the page is cut off, or its document is broken."""
    _, _, after = source.text.partition(PART_START)
    part, end, _ = after.partition(PART_END)
    if not end:
        raise BrokenFile(source.name, PLAYER_PAGE.title, "the part that holds its document is missing or cut off.")
    document = syncline_json.read(Source(source.name, part.encode()))
    return replace(document, origin=source.origin(PLAYER_PAGE.name))


PLAYER_PAGE = Format("player-page", "web page with a player", ("html", "htm"), sniff, read)
