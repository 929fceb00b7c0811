"""Timed lyrics in the ID3 tag of an MP3 (`SYLT`), which FFmpeg passes over, as enhanced LRC."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from player import timecode

_HEADER_BYTES = 10
# Of ID3 2.3 and 2.4; older ones hold no frame of this name.
_VERSIONS = (3, 4)
_IN_MILLISECONDS = 2
# Covers make tags large; a larger one is no tag.
_MOST_BYTES = 64 * 1024 * 1024
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_WIDE_END = re.compile(rb"(?:..)*?\0\0", re.DOTALL)
_NARROW_END = re.compile(rb".*?\0", re.DOTALL)
_PACKED, _IS_UNSYNCHRONISED, _HAS_LENGTH = 0x08, 0x02, 0x01
_PACKED_IN_3 = 0x80


@dataclass(frozen=True, slots=True)
class _Text:
    """A stretch of text from its moment on; a new line of lyrics begins with a line break."""

    position_ms: int
    text: str


def synced_lyrics(path: Path) -> str | None:
    """The first timed lyrics of this file as LRC, or None; raises OSError."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
        if header[:3] != b"ID3" or len(header) < _HEADER_BYTES or header[3] not in _VERSIONS:
            return None
        size = _synchsafe(header[6:10])
        tag = file.read(min(size, _MOST_BYTES))
    is_unsynchronised, has_more_header = bool(header[5] & 0x80), bool(header[5] & 0x40)
    if is_unsynchronised and header[3] == _VERSIONS[0]:
        tag = _synchronised(tag)
    if has_more_header:
        tag = tag[_synchsafe(tag[:4]) if header[3] == 4 else int.from_bytes(tag[:4], "big") + 4 :]
    found = (_lyrics(body) for name, body in _frames(tag, header[3]) if name == b"SYLT")
    return next(filter(None, found), None)


def _frames(tag: bytes, version: int) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + _HEADER_BYTES <= len(tag) and tag[at : at + 4].isalnum():
        size = _synchsafe(tag[at + 4 : at + 8]) if version == 4 else int.from_bytes(tag[at + 4 : at + 8], "big")
        body = tag[at + _HEADER_BYTES : at + _HEADER_BYTES + size]
        yield tag[at : at + 4], _plain(body, tag[at + 9], version)
        at += _HEADER_BYTES + size


def _plain(body: bytes, flags: int, version: int) -> bytes:
    """The body of a frame without what was done to it; nothing where that cannot be undone."""
    if version == 4:
        body = body[4:] if flags & _HAS_LENGTH else body
        body = _synchronised(body) if flags & _IS_UNSYNCHRONISED else body
    elif flags & _PACKED_IN_3:
        body = body[4:]
    if not flags & (_PACKED if version == 4 else _PACKED_IN_3):
        return body
    try:
        return zlib.decompressobj().decompress(body, _MOST_BYTES)
    except zlib.error:
        return b""


def _lyrics(body: bytes) -> str | None:
    """LRC of a frame's body: encoding, language, unit of time, kind, description, then texts, each with its time."""
    if len(body) < 6 or body[0] >= len(_ENCODINGS) or body[4] != _IN_MILLISECONDS:
        return None
    end = _WIDE_END if body[0] in (1, 2) else _NARROW_END
    description = end.match(body, 6)
    texts = list(_texts(body, description.end(), end, _ENCODINGS[body[0]])) if description else []
    return _as_lrc(texts) if texts else None


def _texts(body: bytes, at: int, end: re.Pattern[bytes], encoding: str) -> Iterator[_Text]:
    while (match := end.match(body, at)) and match.end() + 4 <= len(body):
        at = match.end() + 4
        text = match[0].decode(encoding, errors="replace").removesuffix("\0")
        yield _Text(int.from_bytes(body[match.end() : at], "big"), text.replace("\r\n", "\n").replace("\r", "\n"))


def _as_lrc(texts: list[_Text]) -> str:
    """A line for each text, or where line breaks tell the lines apart, for all texts up to the next break."""
    has_words = any(text.text.startswith("\n") for text in texts[1:])
    parts = []
    for before, text in pairwise([None, *texts]):
        assert text is not None
        is_new_line = before is None or not has_words or text.text.startswith("\n") or before.text.endswith("\n")
        stamp, said = _stamp(text.position_ms), text.text.strip("\n").replace("\n", " ")
        parts.append(f"\n[{stamp}]{said}" if is_new_line else f"<{stamp}>{said}")
    return "".join(parts).lstrip("\n") + "\n"


def _stamp(position_ms: int) -> str:
    """`75:12.345`, a time as LRC writes it but to the millisecond."""
    minutes, rest_ms = divmod(position_ms, timecode.MS_PER_MINUTE)
    return f"{minutes:02}:{rest_ms // 1_000:02}.{rest_ms % 1_000:03}"


def _synchsafe(data: bytes) -> int:
    """A number in seven bits of each byte."""
    return sum((byte & 0x7F) << (7 * place) for place, byte in enumerate(reversed(data)))


def _synchronised(data: bytes) -> bytes:
    return data.replace(b"\xff\x00", b"\xff")
