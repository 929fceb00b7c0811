"""Aeneas's sync maps, XML or JSON: fragments of a given text with their times, which may nest down to single words.

A fragment that holds only words is a line, and they are its words; one that holds nothing is a line, too.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, broken_file, key_paths, parse_json
from player.formats.recognisers.json_format import ended
from player.formats.recognisers.sentences import segment_lines
from player.formats.recognisers.token import Token
from player.formats.speech import one_line
from player.formats.xml_tree import opening, parse_xml
from player.transcript import Line

_ROOT = opening("map")
_KEYS = frozenset(("fragments.begin", "fragments.end", "fragments.lines"))
_DEPTH = 4


class _Fragment(NamedTuple):
    """A piece of the text; `parts()` are those that it is made of."""

    start_ms: int | None
    end_ms: int | None
    text: str
    parts: Callable[[], Sequence["_Fragment"]]


def sniff(head: str) -> int:
    """Sure by the fragments."""
    is_xml = _ROOT.match(head) and "<fragment" in head
    return 95 if is_xml or key_paths(head, _DEPTH) >= _KEYS else 0


def read(source: Source) -> Document:
    """The fragments in file order; raises BrokenFile where none holds text."""
    with broken_file(source.name, AENEAS.title):
        is_xml = source.text.lstrip().startswith("<")
        lines = tuple(_lines(_xml_fragments(source) if is_xml else _json_fragments(source)))
    if not lines:
        reason = "it holds times without text; the text is in the file that aeneas was given."
        raise BrokenFile(source.name, AENEAS.title, reason)
    return Document(origin=source.origin(AENEAS.name), lines=lines)


def _lines(tops: Sequence[_Fragment]) -> Iterator[Line]:
    """The lines of these fragments and of what they hold; a loop, since they may nest without end."""
    waiting = list(tops[::-1])
    while waiting:
        fragment = waiting.pop()
        parts = fragment.parts()
        words = [Token(part.text, part.start_ms, ended(part.start_ms, part.end_ms)) for part in parts]
        if all(" " not in word.text for word in words) and not any(part.parts() for part in parts):
            yield from segment_lines(fragment.start_ms, fragment.end_ms, fragment.text, None, words)
        else:
            waiting += parts[::-1]


def _xml_fragments(source: Source) -> list[_Fragment]:
    root = parse_xml(source.text, lambda reason: BrokenFile(source.name, AENEAS.title, reason))
    return [_xml_fragment(element) for element in root.findall("fragment")]


def _xml_fragment(element: Element) -> _Fragment:
    start_ms, end_ms = (JsonValue(element.get(key)).seconds_as_ms() for key in ("begin", "end"))
    text = one_line(" ".join(line.text or "" for line in element.findall("line")))
    return _Fragment(
        start_ms, end_ms, text, lambda: [_xml_fragment(child) for child in element.findall("children/fragment")]
    )


def _json_fragments(source: Source) -> list[_Fragment]:
    return [_json_fragment(item) for item in parse_json(source.text).get("fragments").items()]


def _json_fragment(item: JsonValue) -> _Fragment:
    start_ms, end_ms = (item.get(key).seconds_as_ms() for key in ("begin", "end"))
    text = one_line(" ".join(line.text_if_any() or "" for line in item.get("lines").items()))
    return _Fragment(start_ms, end_ms, text, lambda: [_json_fragment(child) for child in item.get("children").items()])


AENEAS = Format("aeneas", "aeneas sync map", ("xml", "json"), sniff, read)
