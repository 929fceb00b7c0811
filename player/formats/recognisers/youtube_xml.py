"""YouTube's XML captions: srv1 in seconds, srv2 and srv3 (`.ytt`) in milliseconds, srv3 with its words timed."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import after
from player.formats.recognisers.markup import Tag, pieces
from player.formats.speech import ended_words, one_line, spoken_line
from player.transcript import Line

_SRV1 = re.compile(r"<transcript\b[^>]*>\s*(?:</transcript>|<text\s[^>]*\bstart\s*=)")
_TIMED_TEXT = re.compile(r"<timedtext\b")
# Blanks without a width, with which caption tools keep YouTube from trimming.
_PADDING = re.compile("[\u200b\u200c\ufeff]")


@dataclass
class _Caption:
    """An element that is being read: its times, and its texts each with its offset where it has one."""

    start_ms: int | None
    end_ms: int | None
    texts: list[tuple[int | None, str]] = field(default_factory=list)
    offset_ms: int | None = None


def sniff(head: str) -> int:
    """Sure by the elements."""
    return 95 if "<" in head[:200] and (_TIMED_TEXT.search(head[:4000]) or _SRV1.search(head[:4000])) else 0


def read(source: Source) -> Document:
    """A line for each element with text; raises BrokenFile where none has any or the file stops in the middle."""
    lines = tuple(line for caption in _captions(source) for line in _lines(caption))
    if not lines:
        raise BrokenFile(source.name, YOUTUBE_XML.title, "it holds no captions.")
    return Document(origin=source.origin(YOUTUBE_XML.name), lines=lines)


def _captions(source: Source) -> Iterator[_Caption]:
    caption: _Caption | None = None
    for piece in pieces(source.text):
        if isinstance(piece, str):
            if caption:
                caption.texts.append((caption.offset_ms, piece))
        elif piece.name in ("text", "p"):
            if caption:
                yield caption
            caption = None if piece.is_end else _opened(piece)
        elif caption and piece.name == "s":
            caption.offset_ms = None if piece.is_end else _moment(piece.attributes.get("t"), is_ms=True) or 0
        elif caption and piece.name == "br":
            caption.texts.append((caption.offset_ms, "\n"))
    if caption:
        raise BrokenFile(source.name, YOUTUBE_XML.title, "it stops in the middle; save it again at its source.")


def _opened(tag: Tag) -> _Caption:
    """In srv1 the times are `start` and `dur` in seconds, in the others `t` and `d` in milliseconds."""
    at = tag.attributes
    is_ms = "t" in at
    start_ms = _moment(at.get("t", at.get("start")), is_ms=is_ms)
    return _Caption(start_ms, after(start_ms, _moment(at.get("d", at.get("dur")), is_ms=is_ms)))


def _moment(text: str | None, *, is_ms: bool) -> int | None:
    value = JsonValue(text)
    return value.as_ms() if is_ms else value.seconds_as_ms()


def _lines(caption: _Caption) -> list[Line]:
    texts = [(offset_ms, _plain(text)) for offset_ms, text in caption.texts]
    text = one_line("".join(text for _, text in texts))
    if not text:
        return []
    words: list[tuple[int, int | None, str]] = []
    start_ms = caption.start_ms
    if start_ms is not None and any(offset_ms for offset_ms, _ in texts):
        words = [(start_ms + (offset_ms or 0), None, one_line(text)) for offset_ms, text in texts if one_line(text)]
    return [spoken_line(start_ms, caption.end_ms, text, words=ended_words(words, caption.end_ms))]


def _plain(text: str) -> str:
    # WORKAROUND: srv1 holds its text escaped twice, `&amp;#39;`.
    text = html.unescape(text) if "&" in text else text
    return text if text.isascii() else _PADDING.sub("", text)


YOUTUBE_XML = Format("youtube-xml", "YouTube XML captions", ("srv1", "srv2", "srv3", "ytt", "xml"), sniff, read)
