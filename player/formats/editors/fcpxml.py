"""Markers and captions of Final Cut's FCPXML, each at its place on the project's timeline.

An element's `offset` is where it begins in the time of what holds it; its own time begins there with its `start`.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple
from xml.etree.ElementTree import Element

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.media_name import media_name
from player.formats.pages.chapter_likeness import are_chapters
from player.formats.speech import one_line, spoken_line
from player.formats.xml_tree import parse_xml
from player.notes import Chapter
from player.timecode import MS_PER_SECOND
from player.transcript import Line

_ROOT = re.compile(r"<fcpxml[\s>]")
_HEAD_CHARS = 5_000
_TIME = re.compile(r"(-?\d{1,19})(?:/(\d{1,10}))?s|(-?\d{1,10}(?:\.\d{1,9})?)s", re.ASCII)
_MARKERS = ("marker", "chapter-marker", "analysis-marker")
_CAPTIONS = ("caption", "title")
# Elements that say what a clip is made of; nothing in them lies on the timeline.
_ASIDE = ("resources", "metadata", "param", "text-style-def", "timeMap")
_DEEPEST = 200


class _Found(NamedTuple):
    """A marker or a caption on the timeline."""

    start_ms: int
    end_ms: int | None
    text: str
    note: str | None
    is_caption: bool


def sniff(head: str) -> int:
    """Sure by the root element."""
    return 98 if _ROOT.search(head[:_HEAD_CHARS]) else 0


def read(source: Source) -> Document:
    """Chapters for markers, lines for captions and titles; raises BrokenFile where there is neither."""
    root = parse_xml(source.text, lambda reason: BrokenFile(source.name, FCPXML.title, reason))
    found = sorted(_all_found(root), key=lambda one: one.start_ms)
    lines = [spoken_line(one.start_ms, one.end_ms, one.text) for one in found if one.is_caption]
    chapters = [Chapter(one.start_ms, one.end_ms, one.text, one.note) for one in found if not one.is_caption]
    if not lines and not chapters:
        raise BrokenFile(source.name, FCPXML.title, "it holds no markers and no captions.")
    if are_chapters(lines) and not chapters:
        lines, chapters = [], [Chapter(line.start_ms, line.end_ms, line.text) for line in lines]
    return Document(
        title=_title(root),
        media_name=_media_name(root),
        origin=source.origin(FCPXML.name),
        lines=_unique(lines),
        chapters=tuple(chapters),
    )


def _unique(lines: list[Line]) -> tuple[Line, ...]:
    """The lines; one that stands twice at one time, as captions in two roles do, only once."""
    return tuple(dict.fromkeys(lines))


def _title(root: Element) -> str | None:
    return next((name for project in root.iter("project") if (name := one_line(project.get("name") or ""))), None)


def _media_name(root: Element) -> str | None:
    """The file of the one asset; a timeline that is cut together of several is about none of them."""
    assets = list(root.iter("asset"))
    sources = (element.get("src") for asset in assets for element in asset.iter())
    return next(filter(None, map(media_name, sources)), None) if len(assets) == 1 else None


def _all_found(root: Element) -> Iterator[_Found]:
    """What lies on the timeline of each sequence, or, where there is none, on the clips themselves."""

    tops = [*root.iter("sequence")] or [clip for event in root.iter("event") for clip in event] or [*root]
    for top in tops:
        base = _time(top.get("tcStart")) if top.tag == "sequence" else _time(top.get("start"))
        yield from _found_in(top, -base)


def _found_in(top: Element, base: Fraction) -> Iterator[_Found]:
    """What lies in an element whose own time, `base` added, is the timeline's; a loop, since clips may nest."""
    waiting = [(top, base, 0)]
    while waiting:
        element, shift, depth = waiting.pop()
        for child in element:
            if child.tag in _MARKERS:
                yield from _marker(child, shift)
            elif child.tag not in _ASIDE and depth < _DEEPEST:
                place = shift + _time(child.get("offset")) if child.get("offset") else shift
                if child.tag in _CAPTIONS:
                    yield from _caption(child, place)
                has_place = child.get("offset") is not None
                waiting.append((child, place - _time(child.get("start")) if has_place else shift, depth + 1))


def _marker(element: Element, shift: Fraction) -> Iterator[_Found]:
    text, note = one_line(element.get("value") or ""), one_line(element.get("note") or "")
    if text or note:
        yield _Found(
            _ms(shift + _time(element.get("start"))), None, text or note, note if text and note else None, False
        )


def _caption(element: Element, place: Fraction) -> Iterator[_Found]:
    texts = (part for child in element if child.tag == "text" for part in child.itertext())
    if text := one_line("".join(texts)):
        yield _Found(_ms(place), _ms(place + _time(element.get("duration"))), text, None, True)


def _time(text: str | None) -> Fraction:
    """Seconds of a rational time, `1001/30000s`; 0 for what is none."""
    match = _TIME.fullmatch(text.strip()) if text else None
    if match is None:
        return Fraction(0)
    return Fraction(match[3]) if match[3] else Fraction(int(match[1]), int(match[2] or 1) or 1)


def _ms(seconds: Fraction) -> int:
    return max(0, round(seconds * MS_PER_SECOND))


FCPXML = Format("fcpxml", "FCPXML", ("fcpxml", "xml"), sniff, read)
