"""Podcasting 2.0 HTML transcripts: `<cite>` names a speaker, `<time>` a moment, and `<p>` holds what is said."""

from collections.abc import Iterator

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.recognisers.markup import Tag, pieces
from player.formats.speech import one_line, spoken_line
from player.transcript import Line

_KEPT = ("cite", "time", "p")


def sniff(head: str) -> int:
    """Sure where all three elements stand in it."""
    lowered = head[:100_000].lower()
    return 80 if "<cite" in lowered and "<time" in lowered and "<p" in lowered and lowered.lstrip()[:1] == "<" else 0


def read(source: Source) -> Document:
    """A line for each paragraph, with the time and the speaker told last; raises BrokenFile."""
    lines = tuple(_lines(source.text))
    if not lines:
        raise BrokenFile(source.name, PODCAST_HTML.title, "none of its paragraphs has a text.")
    return Document(origin=source.origin(PODCAST_HTML.name), lines=lines)


def _lines(text: str) -> Iterator[Line]:
    speaker: str | None = None
    start_ms: int | None = None
    for name, content in _elements(text):
        if name == "cite":
            speaker = content.removesuffix(":").strip() or speaker
        elif name == "time":
            start_ms = _moment(content)
        else:
            yield spoken_line(start_ms, None, content, speaker)
            start_ms = None


def _elements(text: str) -> Iterator[tuple[str, str]]:
    """`(name, text)` of the elements that count; a time or name inside of a paragraph parts it."""
    name = ""
    texts: list[str] = []
    for piece in pieces(text):
        if isinstance(piece, str):
            texts.append(piece)
        elif piece.name in _KEPT:
            content = one_line("".join(texts))
            if content and name:
                yield name, content
            name, texts = _following(piece, name), []
    if name and (content := one_line("".join(texts))):
        yield name, content


def _following(tag: Tag, name: str) -> str:
    """What the text behind this tag belongs to: behind a name or time inside of a paragraph that is the paragraph."""
    return ("p" if tag.name != "p" and name != "p" else "") if tag.is_end else tag.name


def _moment(text: str) -> int | None:
    try:
        return timecode.parse(text)
    except ValueError:
        return None


PODCAST_HTML = Format("podcast-html", "Podcasting 2.0 HTML", ("html", "htm"), sniff, read, surest=80)
