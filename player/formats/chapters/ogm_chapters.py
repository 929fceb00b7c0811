"""OGM's chapters, `CHAPTER01=00:01:02.500` and `CHAPTER01NAME=Intro`, as mkvmerge and Vorbis comments have them."""

import re

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.chapters.titles import titled, untitled_remark
from player.formats.speech import one_line
from player.notes import Chapter

_ROW = re.compile(r"^[ \t]*CHAPTER(\d{1,4})(NAME|URL|)[ \t]*=([^\n]*)", re.MULTILINE | re.IGNORECASE | re.ASCII)
_START = re.compile(r"^[ \t]*CHAPTER\d{1,4}[ \t]*=[ \t]*\d+:\d+:\d", re.MULTILINE | re.IGNORECASE | re.ASCII)
_HEAD_CHARS = 5_000


def sniff(head: str) -> int:
    """Sure by the start of a chapter."""
    return 95 if _START.search(head[:_HEAD_CHARS]) else 0


def read(source: Source) -> Document:
    """The chapters in the order of their starts' rows; raises BrokenFile where a start is no time."""
    rows = list(_ROW.finditer(source.text))
    names = {row[1]: one_line(row[3]) for row in rows if row[2].upper() == "NAME"}
    chapters = [Chapter(_start_ms(source, row), None, names.get(row[1], "")) for row in rows if not row[2]]
    return Document(
        origin=source.origin(OGM_CHAPTERS.name), chapters=titled(chapters), remarks=untitled_remark(chapters)
    )


def _start_ms(source: Source, row: re.Match[str]) -> int:
    try:
        return timecode.parse(row[3])
    except ValueError as error:
        reason = f"chapter {int(row[1])} does not say when it starts."
        raise BrokenFile(source.name, OGM_CHAPTERS.title, reason) from error


OGM_CHAPTERS = Format("ogm-chapters", "OGM chapters", ("txt", "chapters", "chp"), sniff, read)
