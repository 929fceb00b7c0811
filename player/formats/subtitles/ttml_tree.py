"""TTML's tree to lines: times add up from body to span, and the spans that have times inside a paragraph are words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from player.formats.recognisers.token import Token, with_marks
from player.formats.speech import ended_words, one_line, spoken_line
from player.formats.subtitles.ttml_times import TimeBase
from player.formats.xml_tree import attribute, local_name
from player.transcript import Line

_CONTENT = frozenset(("body", "div", "p", "span"))
# Not spoken: the small print over a text, and the brackets around it where it cannot stand above.
_UNSPOKEN_RUBY = frozenset(("delimiter", "text", "textContainer"))


class _Scope(NamedTuple):
    """When an element is shown, and who speaks in it; `timed` counts the elements with times up to it."""

    begin_ms: int = 0
    end_ms: int | None = None
    speaker: str | None = None
    timed: int = 0


class _Chunk(NamedTuple):
    """A piece of a paragraph's text, in the scope of the span that holds it."""

    text: str
    scope: _Scope


@dataclass(frozen=True)
class TimedTree:
    """Reads the body of a document. Where times `are_absolute`, they do not add up; `agents` are names by ids.

    Where `spans_are_words`, no blanks stand between them in the file, and are put there.
    """

    base: TimeBase
    agents: Mapping[str, str]
    are_absolute: bool = False
    spans_are_words: bool = False

    def lines(self, body: Element) -> Iterator[Line]:
        """The lines of its paragraphs, in file order; raises RecursionError where elements nest without end."""
        yield from self._lines(body, self._scope(body, _Scope(), 0, None))

    def _lines(self, element: Element, scope: _Scope) -> Iterator[Line]:
        for child, name, inner in self._children(element, scope):
            if name == "p":
                yield from self._paragraph(child, inner)
            elif name in _CONTENT:
                yield from self._lines(child, inner)

    def _children(self, element: Element, scope: _Scope) -> Iterator[tuple[Element, str, _Scope]]:
        """Each child with its name and scope; in a sequence each starts where the one before it ended."""
        is_sequence = element.get("timeContainer") == "seq"
        at_ms = scope.begin_ms
        for child in element:
            name = local_name(child.tag)
            if name in _CONTENT:
                inner = self._scope(child, scope, at_ms, None if is_sequence else scope.end_ms)
                at_ms = self._end_ms(child, inner) if is_sequence else at_ms
                yield child, name, inner
            else:
                yield child, name, scope

    def _end_ms(self, element: Element, scope: _Scope) -> int:
        """When all in an element has ended, as far as times say."""
        if scope.end_ms is not None:
            return scope.end_ms
        is_sequence = element.get("timeContainer") == "seq"
        at_ms = last_ms = scope.begin_ms
        for child in element:
            if local_name(child.tag) in _CONTENT:
                last_ms = max(last_ms, self._end_ms(child, self._scope(child, scope, at_ms, None)))
                at_ms = last_ms if is_sequence else at_ms
        return last_ms

    def _scope(self, element: Element, outer: _Scope, at_ms: int, usual_end_ms: int | None) -> _Scope:
        """The scope of an element that begins at `at_ms`, and ends at `usual_end_ms`, if its own times say no other."""
        begin = self.base.position_ms(element.get("begin"))
        end = self.base.position_ms(element.get("end"))
        duration = self.base.position_ms(element.get("dur"))
        origin_ms = 0 if self.are_absolute else at_ms
        begin_ms = at_ms if begin is None else origin_ms + begin
        ends = [] if end is None else [origin_ms + end]
        ends += [] if duration is None else [begin_ms + duration]
        end_ms = min(ends) if ends else usual_end_ms if begin is None else None
        if outer.end_ms is not None and end_ms is not None and begin_ms < outer.end_ms:
            end_ms = min(end_ms, outer.end_ms)
        agent = attribute(element, "agent")
        speaker = " & ".join(self.agents.get(name, name) for name in agent.split()) if agent else outer.speaker
        return _Scope(begin_ms, end_ms, speaker, outer.timed + (bool(ends) or begin is not None))

    def _paragraph(self, paragraph: Element, scope: _Scope) -> Iterator[Line]:
        if not len(paragraph):
            start_ms, end_ms = (scope.begin_ms, scope.end_ms) if scope.timed else (None, None)
            if text := one_line(paragraph.text or ""):
                yield spoken_line(start_ms, end_ms, text, scope.speaker)
            return
        chunks = list(_joined_blanks(self._chunks(paragraph, scope)))
        chunks = _parted(chunks) if self.spans_are_words else chunks
        if paragraph.get("begin") is None and _are_sentences(chunks, scope.timed):
            for inner, group in groupby(chunks, lambda chunk: chunk.scope):
                yield from _line(list(group), inner)
            return
        for _, group in groupby(chunks, lambda chunk: chunk.scope.speaker):
            yield from _line(list(group), scope)

    def _chunks(self, element: Element, scope: _Scope) -> Iterator[_Chunk]:
        if element.text:
            yield _Chunk(element.text, scope)
        for child, name, inner in self._children(element, scope):
            if name == "br":
                yield _Chunk("\n", scope)
            elif name == "span" and attribute(child, "ruby") not in _UNSPOKEN_RUBY:
                yield from self._chunks(child, inner)
            if child.tail:
                yield _Chunk(child.tail, scope)


def _joined_blanks(chunks: Iterable[_Chunk]) -> Iterator[_Chunk]:
    """Blanks between two spans are put into the scope of the first, so that they part no speaker from itself."""
    last: _Chunk | None = None
    for chunk in chunks:
        last = chunk._replace(scope=last.scope) if last and chunk.text.isspace() else chunk
        yield last


def _parted(chunks: Sequence[_Chunk]) -> list[_Chunk]:
    """The chunks that hold text, with a blank before each that is a word of a script with blanks."""
    said = [chunk for chunk in chunks if one_line(chunk.text)]
    tokens = with_marks(Token(chunk.text, chunk.scope.begin_ms) for chunk in said)
    return [
        chunk if token.is_glued else chunk._replace(text=f" {chunk.text}")
        for chunk, token in zip(said, tokens, strict=True)
    ]


def _are_sentences(chunks: Sequence[_Chunk], timed: int) -> bool:
    """Whether the spans with times of their own hold more than a word each, most of them."""
    texts = [one_line(chunk.text) for chunk in chunks if chunk.scope.timed > timed and not chunk.text.isspace()]
    return bool(texts) and sum(" " in text for text in texts) * 2 > len(texts)


def _line(chunks: Sequence[_Chunk], scope: _Scope) -> Iterator[Line]:
    """The line of these chunks of a paragraph of this scope, or none where they hold no text."""
    text = one_line("".join(chunk.text for chunk in chunks))
    if not text:
        return
    speaker = chunks[0].scope.speaker
    words = list(_timed_texts(chunks, scope.timed))
    if scope.timed:
        start_ms, end_ms = scope.begin_ms, scope.end_ms
    elif words:
        start_ms = min(word_start_ms for word_start_ms, _, _ in words)
        ends = [word_end_ms for _, word_end_ms, _ in words if word_end_ms is not None]
        end_ms = max(ends) if len(ends) == len(words) else None
    else:
        yield spoken_line(None, None, text, speaker)
        return
    yield spoken_line(start_ms, end_ms, text, speaker, ended_words(words, end_ms))


def _timed_texts(chunks: Sequence[_Chunk], timed: int) -> Iterator[tuple[int, int | None, str]]:
    """The start, end and text of each span with times of its own."""
    for scope, group in groupby(chunks, lambda chunk: chunk.scope):
        text = one_line("".join(chunk.text for chunk in group))
        if text and scope.timed > timed:
            yield scope.begin_ms, scope.end_ms, text
