"""EBU STL (Tech 3264), the binary subtitles of broadcasters: a header, then text blocks with a time code each.

Times count from the programme's start that the header names. Blocks that continue one another are one line; each
step of a cumulative set is a line of its own. Comments and blocks of user data are not shown, and are left out.
"""

import re
from collections.abc import Iterator

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.iso6937 import decode_iso6937
from player.transcript import Line

_SIGNATURE = re.compile(rb"\d{3}STL(\d\d)\.01")
_HEADER_BYTES = 1024
_BLOCK_BYTES = 128
_TEXT_AT = 16

_TABLE = slice(12, 14)
_TITLE = slice(16, 48)
_START = slice(256, 264)
# The code pages of the header; the text blocks use one of five others.
_HEADER_PAGES = {b"437": "cp437", b"850": "cp850", b"860": "cp860", b"863": "cp863", b"865": "cp865"}
_TEXT_TABLES = {b"01": "iso8859-5", b"02": "iso8859-6", b"03": "iso8859-7", b"04": "iso8859-8"}

_LAST_BLOCK = 0xFF
_LAST_CONTINUED_BLOCK = 0xEF
_COMMENT = 1
_UNUSED = b"\x8f"
# Teletext's codes for colour and size take up a place on the screen; those for italics and boxes take none.
_PLACED_CODES = re.compile(rb"[\x00-\x1f\x86-\x9f]")
_PLACELESS_CODES = re.compile(rb"[\x80-\x85]")


def sniff(head: str) -> int:
    """Never by its text: the signature tells it."""
    del head
    return 0


def read(source: Source) -> Document:
    """The programme's title, and a line for each subtitle with text; raises BrokenFile where there is none."""
    header = source.data[:_HEADER_BYTES]
    signature = _SIGNATURE.match(header)
    frame_rate = int(signature[1]) if signature else 0
    lines = _from_start(list(_lines(source.data, frame_rate)), header, frame_rate) if frame_rate else []
    if not lines:
        raise BrokenFile(source.name, EBU_STL.title, "none of its text blocks holds text; is the file complete?")
    title = header[_TITLE].decode(_HEADER_PAGES.get(header[:3], "cp850"), errors="replace").strip(" \0\x8f")
    return Document(
        title=one_line(title) or None, origin=source.origin(EBU_STL.name), lines=tuple(with_speakers(lines))
    )


def _lines(data: bytes, frame_rate: int) -> Iterator[Line]:
    text = b""
    for at in range(_HEADER_BYTES, len(data) - _BLOCK_BYTES + 1, _BLOCK_BYTES):
        block = data[at : at + _BLOCK_BYTES]
        number = block[3]
        if block[15] == _COMMENT or _LAST_CONTINUED_BLOCK < number < _LAST_BLOCK:
            continue
        text += block[_TEXT_AT:].rstrip(_UNUSED)
        if number == _LAST_BLOCK:
            if spoken := _spoken(text, data[_TABLE]):
                yield spoken_line(_position_ms(block[5:9], frame_rate), _position_ms(block[9:13], frame_rate), spoken)
            text = b""


def _spoken(text: bytes, table: bytes) -> str:
    plain = _PLACED_CODES.sub(b" ", _PLACELESS_CODES.sub(b"", text))
    encoding = _TEXT_TABLES.get(table)
    return one_line(plain.decode(encoding, errors="replace") if encoding else decode_iso6937(plain))


def _position_ms(code: bytes, frame_rate: int) -> int:
    hours, minutes, seconds, frames = code
    return timecode.from_seconds((hours * 60 + minutes) * 60 + seconds + frames / frame_rate)


def _from_start(lines: list[Line], header: bytes, frame_rate: int) -> list[Line]:
    """The lines, timed from the programme's start, unless some of them lie before it."""
    digits = header[_START]
    if not digits.isdigit():
        return lines
    start_ms = _position_ms(bytes(int(digits[at : at + 2]) for at in range(0, 8, 2)), frame_rate)
    if not start_ms or any((line.start_ms or 0) < start_ms for line in lines):
        return lines
    return [
        Line((line.start_ms or 0) - start_ms, (line.end_ms or 0) - start_ms, line.text, line.speaker, (), line.turn)
        for line in lines
    ]


EBU_STL = Format("ebu-stl", "EBU STL", ("stl",), sniff, read, signature=_SIGNATURE)
