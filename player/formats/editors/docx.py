"""Word documents (.docx) with a transcript in them: Teams, Otter, Rev, Trint and people write such.

Paragraphs become text lines, headings stay headings, the cells of a table row stand on one line; then the text is read
by the format that it has. What is deleted under review, comments and notes below the page are no part of it.
"""

import re

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.pages.contained import read_contained

# A zip whose first file is one that office documents have.
_SIGNATURE = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|word/|docProps/|customXml/|xl/|ppt/)", re.DOTALL
)


def sniff(head: str) -> int:
    """Never by its text: the signature tells it."""
    del head
    return 0


def read(source: Source) -> Document:
    """The document in its text; raises BrokenFile, or what the format of the text raises."""
    # Imported for those who open one: unpacking takes a good part of the start-up.
    from player.formats.editors.word_text import DamagedDocument, word_text

    try:
        text, title = word_text(source.data)
    except DamagedDocument as error:
        raise BrokenFile(source.name, DOCX.title, f"{error}.") from error
    if not text.strip():
        raise BrokenFile(source.name, DOCX.title, "it holds no text.")
    return read_contained(source, text, title)


DOCX = Format("docx", "Word document", ("docx",), sniff, read, signature=_SIGNATURE)
