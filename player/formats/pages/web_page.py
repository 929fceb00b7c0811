"""Saved web pages: summary pages, transcripts and chapter lists as HTML, read from the text that a reader sees."""

import re

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.pages.contained import contained_format, read_contained
from player.formats.pages.web_text import web_text, web_title
from player.formats.speaker_names import with_speakers
from player.formats.texts.plain_text import PLAIN_TEXT
from player.formats.texts.rows import text_rows
from player.transcript import Line

_PAGE = re.compile(
    r"\s*+(?>(?:<\?xml[^>]*>|<!--.*?-->)\s*)*+<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6]"
    r"|table|ul|ol|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED_CHARS = 400_000
# Surer than texts with times, which may show through a page as typed; formats with their own sign in HTML are surer.
_TOLD, _PLAIN = 79, 5


def sniff(head: str) -> int:
    """As sure as its text allows."""
    if not _PAGE.match(head):
        return 0
    text = web_text(head[:_SNIFFED_CHARS])
    format = contained_format(text)
    if format is None or (format is PLAIN_TEXT and not _names_speakers(text)):
        return 0
    return _PLAIN if format is PLAIN_TEXT else _TOLD


def read(source: Source) -> Document:
    """The document in its text; raises BrokenFile, or what the format of the text raises."""
    text = web_text(source.text)
    if not text.strip():
        raise BrokenFile(source.name, WEB_PAGE.title, "it shows no text without a browser.")
    return read_contained(source, text, web_title(source.text))


def _names_speakers(text: str) -> bool:
    """Whether the text is told to be speech by the names before it: any page is text without times."""
    lines = [Line(None, None, row.text) for row in text_rows(text)]
    return any(line.speaker for line in with_speakers(lines))


WEB_PAGE = Format("web-page", "saved web page", ("html", "htm", "xhtml"), sniff, read, surest=_TOLD)
