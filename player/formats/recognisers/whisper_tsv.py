"""Whisper's TSV: `start`, `end` in milliseconds and `text`, parted by tabs."""

from collections.abc import Iterator

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.transcript import Line

_HEADER = "start\tend\ttext"
_MOST_DIGITS = 12


def sniff(head: str) -> int:
    """Sure by the header, unless seconds or clocks stand below it."""
    header, _, rows = head.lstrip().partition("\n")
    first = rows.lstrip().partition("\t")[0]
    return 95 if header.strip(" \n") == _HEADER and not any(sign in first for sign in ".,:") else 0


def read(source: Source) -> Document:
    """A line for each row with text; raises BrokenFile with the number of a row that is none."""
    lines = tuple(_lines(source))
    if not lines:
        raise BrokenFile(source.name, WHISPER_TSV.title, "it holds no lines.")
    return Document(origin=source.origin(WHISPER_TSV.name), lines=lines)


def _lines(source: Source) -> Iterator[Line]:
    for number, row in enumerate(source.text.strip().split("\n")[1:], start=2):
        start, _, rest = row.partition("\t")
        end, tab, text = rest.partition("\t")
        if not row.strip():
            continue
        if not tab or not all(_is_moment(moment) for moment in (start, end)):
            raise BrokenFile(source.name, WHISPER_TSV.title, f"line {number} is not two times and a text.")
        if spoken := one_line(text):
            yield spoken_line(int(start), int(end), spoken)


def _is_moment(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


WHISPER_TSV = Format("whisper-tsv", "Whisper TSV", ("tsv",), sniff, read)
