"""noScribe's HTML: each stretch of speech is a link whose name holds its times and its speaker, `ts_500_1500_S00`."""

import re
from collections.abc import Iterator

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.media_name import media_name
from player.formats.recognisers.markup import Tag, pieces
from player.formats.speech import one_line, spoken_line
from player.transcript import Line

_NAME = re.compile(r"ts_(\d{1,12})_(\d{1,12})_(.*)", re.ASCII)
_SHAPE = re.compile(r"<a\s+name\s*=\s*[\"']ts_\d{1,12}_\d{1,12}_")
# A time that it writes into the text now and then, beside the name of who speaks.
_STAMP = re.compile(r"\[\d{2,3}:\d{2}:\d{2}\]", re.ASCII)
_HEAD_CHARS = 5_000
_PREFIX = re.compile(r"(//)?\s*([^\s:][^:]{0,60}):\s*")


def sniff(head: str) -> int:
    """Sure by the names of its links."""
    return 95 if head.lstrip()[:1] == "<" and "ts_" in head and _SHAPE.search(head) else 0


def read(source: Source) -> Document:
    """A line for each link with text; raises BrokenFile where there is none."""
    lines = tuple(_lines(source.text))
    if not lines:
        raise BrokenFile(source.name, NOSCRIBE.title, "it holds no text.")
    return Document(media_name=_media_name(source.head), origin=source.origin(NOSCRIBE.name), lines=lines)


def _media_name(page: str) -> str | None:
    """The file that it was made from, as the page's head tells."""
    tags = (piece for piece in pieces(page[:_HEAD_CHARS]) if isinstance(piece, Tag) and piece.name == "meta")
    paths = (tag.attributes.get("content") for tag in tags if tag.attributes.get("name") == "audio_source")
    return media_name(next(paths, None))


def _lines(text: str) -> Iterator[Line]:
    name: re.Match[str] | None = None
    texts: list[str] = []
    for piece in pieces(text):
        if isinstance(piece, str):
            texts.append(piece)
        elif piece.name == "a":
            if name and (line := _line(name, one_line("".join(texts)))):
                yield line
            name, texts = None if piece.is_end else _NAME.fullmatch(piece.attributes.get("name", "")), []


def _line(name: re.Match[str], text: str) -> Line | None:
    start, end, label = name.groups()
    speaker = label.removeprefix("//").strip() or None
    spoken = one_line(_STAMP.sub(" ", text))
    prefix = _PREFIX.match(spoken)
    # The name stands again in the text; when somebody has renamed the speaker there, that is the better one.
    if prefix and speaker:
        speaker, spoken = prefix[2], (prefix[1] or "") + spoken[prefix.end() :]
    return spoken_line(int(start), int(end), spoken, speaker) if spoken else None


NOSCRIBE = Format("noscribe", "noScribe HTML", ("html", "htm"), sniff, read)
