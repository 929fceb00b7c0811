"""oTranscribe's `.otr`: the page that was typed, HTML in JSON, with the times that were put into it."""

import re
from collections.abc import Iterator

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, text_of
from player.formats.recognisers.markup import Tag, pieces
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line, spoken_line
from player.transcript import Line

_BREAKS = frozenset(("p", "div", "br", "li", "h1", "h2", "h3"))
# A time in the page, as JSON quotes it.
_STAMP = re.compile(r"<span class=\\?[\"']timestamp\\?[\"'][^<>]{0,40}data-timestamp=")


def _document(data: JsonValue) -> Document:
    media = data.get("media").text_if_any()
    lines = with_speakers(list(_lines(text_of(data.get("text")))))
    return Document(title=media or None, lines=tuple(lines))


def _lines(page: str) -> Iterator[Line]:
    """A line for each paragraph, and for each time inside of one; a time alone belongs to the next text."""
    start_ms: int | None = None
    texts: list[str] = []
    is_stamp = False
    for piece in pieces(page):
        moment_ms = _moment(piece) if isinstance(piece, Tag) else None
        if isinstance(piece, str):
            # It puts a blank that does not break behind each time.
            texts += [] if is_stamp else [piece.replace("\N{NO-BREAK SPACE}", " ")]
        elif moment_ms is not None or piece.name in _BREAKS:
            if text := one_line("".join(texts)):
                yield spoken_line(start_ms, None, text)
                start_ms = None
            texts = []
        is_stamp = moment_ms is not None or (is_stamp and isinstance(piece, str))
        start_ms = start_ms if moment_ms is None else moment_ms
    if text := one_line("".join(texts)):
        yield spoken_line(start_ms, None, text)


def _moment(tag: Tag) -> int | None:
    if tag.is_end or "timestamp" not in tag.classes:
        return None
    return JsonValue(tag.attributes.get("data-timestamp", "")).seconds_as_ms()


OTRANSCRIBE = json_format(
    "otranscribe",
    "oTranscribe",
    ("text media-time", "text media-source"),
    _document,
    sniff_also=lambda head: _STAMP.search(head) is not None,
)
