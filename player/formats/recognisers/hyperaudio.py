"""Hyperaudio's transcripts: HTML whose every word says when it is heard (`data-m`) and how long (`data-d`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue
from player.formats.media_name import media_name
from player.formats.recognisers.json_format import after
from player.formats.recognisers.markup import Tag, pieces
from player.formats.recognisers.sentences import segment_lines
from player.formats.recognisers.token import Token
from player.formats.speech import one_line
from player.transcript import Line

_TIMED = re.compile(r"<(?:span|a)\b[^>]{0,500}\bdata-m\s*=")
_BRACKETS = "[]: "
_PLAYERS = ("audio", "video", "source")


@dataclass
class _Paragraph:
    """The words of a paragraph, and the name before them."""

    tokens: list[Token]
    speaker: str | None = None


def sniff(head: str) -> int:
    """Sure by a word that is timed as only this format does."""
    return 95 if head.lstrip()[:1] == "<" and "data-m" in head and _TIMED.search(head) else 0


def read(source: Source) -> Document:
    """A line for each paragraph, cut where it is too long; raises BrokenFile where no word is timed."""
    lines: list[Line] = []
    speaker: str | None = None
    for paragraph in _paragraphs(source.text):
        speaker = paragraph.speaker or speaker
        lines += segment_lines(None, None, "", speaker, paragraph.tokens)
    if not lines:
        raise BrokenFile(source.name, HYPERAUDIO.title, "it holds no words.")
    return Document(media_name=_media_name(source.head), origin=source.origin(HYPERAUDIO.name), lines=tuple(lines))


def _media_name(page: str) -> str | None:
    """The file that the page plays."""
    tags = (piece for piece in pieces(page) if isinstance(piece, Tag) and piece.name in _PLAYERS)
    return next((name for tag in tags if (name := media_name(tag.attributes.get("src")))), None)


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """Words up to the next name or the end of a paragraph; text outside of a timed word is the page's own."""
    paragraph = _Paragraph([])
    word: Tag | None = None
    texts: list[str] = []
    for piece in pieces(text):
        if isinstance(piece, str):
            texts += [piece] if word else []
        elif piece.is_end and word and piece.name == word.name:
            if "speaker" in word.classes:
                yield paragraph
                paragraph = _Paragraph([], one_line("".join(texts)).strip(_BRACKETS))
            else:
                paragraph.tokens.append(_token(word, "".join(texts)))
            word, texts = None, []
        elif piece.name == "p":
            yield paragraph
            paragraph = _Paragraph([])
        elif "data-m" in piece.attributes:
            word, texts = piece, []
    yield paragraph


def _token(tag: Tag, text: str) -> Token:
    start_ms, duration_ms = (JsonValue(tag.attributes.get(key)).as_ms() for key in ("data-m", "data-d"))
    return Token(text, start_ms, after(start_ms, duration_ms))


HYPERAUDIO = Format("hyperaudio", "Hyperaudio HTML", ("html", "htm"), sniff, read)
