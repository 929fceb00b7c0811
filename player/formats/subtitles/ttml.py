"""TTML and its kin (DFXP, IMSC, EBU-TT-D, iTT, Apple's lyrics): paragraphs are lines, agents are speakers.

Times inside times add up, as TTML says, unless that would lead out of what is around them: Apple's do not.
"""

import re
from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line
from player.formats.subtitles.ttml_times import USUAL_FRAME_RATE, TimeBase, time_base
from player.formats.subtitles.ttml_tree import TimedTree
from player.formats.xml_tree import attribute, local_name, opening, parse_xml
from player.transcript import Line

_ROOT = opening("tt")
_FRAMES = re.compile(r"\b(?:begin|end|dur)\s*=\s*[\"'](?:\d+:\d+:\d+[:;]\d|[\d.]+f)", re.ASCII)
# Enough to tell by how a document nests its times.
_MOST_VOTES = 1_000
_APPLE = "music.apple.com"


def sniff(head: str) -> int:
    """Sure by the root element."""
    return 95 if _ROOT.match(head) else 0


def read(source: Source) -> Document:
    """Title, language and lines, none where the file holds no text; raises BrokenFile."""
    root = parse_xml(source.text, lambda reason: BrokenFile(source.name, TTML.title, reason))
    body = next((child for child in root if local_name(child.tag) == "body"), None)
    parameters = {local_name(key): value for key, value in root.attrib.items()}
    lines = _lines(source, root, body, time_base(parameters, source.frame_rate)) if body is not None else ()
    if not lines and "backgroundImage" in source.text:
        raise BrokenFile(source.name, TTML.title, "it holds pictures of its text, which Syncline cannot read.")
    assumes_rate = not (source.frame_rate or "frameRate" in parameters) and _FRAMES.search(source.head)
    remark = f"It counts frames and names no rate: {USUAL_FRAME_RATE:g} a second, as TTML then says."
    return Document(
        title=_title(root),
        language=parameters.get("lang") or None,
        origin=source.origin(TTML.name),
        lines=lines,
        remarks=(remark,) if assumes_rate else (),
    )


def _lines(source: Source, root: Element, body: Element, base: TimeBase) -> tuple[Line, ...]:
    try:
        tree = TimedTree(base, _agents(root), _are_absolute(source, body, base), _spans_are_words(body))
        return tuple(with_speakers(list(tree.lines(body))))
    except RecursionError as error:
        raise BrokenFile(source.name, TTML.title, "its elements are nested without end.") from error


def _title(root: Element) -> str | None:
    titles = (one_line(element.text or "") for element in root.iter() if local_name(element.tag) == "title")
    return next(filter(None, titles), None)


def _agents(root: Element) -> dict[str, str]:
    """The names of those who speak, by their ids; a full name before another."""
    agents = {}
    for element in root.iter():
        if local_name(element.tag) == "agent":
            names = [child for child in element if local_name(child.tag) == "name" and one_line(child.text or "")]
            names.sort(key=lambda name: name.get("type") != "full")
            if names:
                agents[attribute(element, "id") or ""] = one_line(names[0].text or "")
    return agents


def _spans_are_words(body: Element) -> bool:
    """Whether the innermost spans with times are said to be words, or never have a blank at an edge or behind them."""
    spans = [span for span in body.iter() if local_name(span.tag) == "span" and not len(span)]
    if any(attribute(span, "unit") == "word" for span in spans):
        return True
    texts = (span.text or "" for span in spans)
    return len(spans) > 1 and all(
        span.get("begin") and text and text == text.strip() and not span.tail
        for span, text in zip(spans, texts, strict=True)
    )


def _are_absolute(source: Source, body: Element, base: TimeBase) -> bool:
    """Whether most times inside times make sense only if they do not add up, or none tells and Apple wrote them."""
    votes = 0
    for outer_begin, outer_end, inner in islice(_nested_times(body, base), _MOST_VOTES):
        fits_absolute = inner >= outer_begin and (outer_end is None or inner <= outer_end)
        fits_relative = outer_end is None or inner <= outer_end - outer_begin
        votes += fits_absolute - fits_relative
    return votes > 0 or (votes == 0 and _APPLE in source.head)


def _nested_times(body: Element, base: TimeBase) -> Iterator[tuple[int, int | None, int]]:
    """`(begin, end or None, begin inside)` of each element with times that stands in another with times."""
    path: list[tuple[Element, tuple[int, int | None] | None]] = [(body, None)]
    while path:
        element, outer = path.pop()
        begin = base.position_ms(element.get("begin")) if outer or len(element) else None
        if begin is not None and outer:
            yield *outer, begin
        here = outer if begin is None else (begin, base.position_ms(element.get("end")))
        path.extend((child, here) for child in element)


TTML = Format("ttml", "TTML", ("ttml", "dfxp", "itt", "imsc", "tt", "xml"), sniff, read)
