"""The overlays of talking books: SMIL, and RBSE as aeneas writes it. They time places of a text that stands elsewhere.

A line for each place, with the place's name as its text: the times are all there is.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, broken_file, key_paths, parse_json
from player.formats.media_name import media_name
from player.formats.speech import one_line
from player.formats.xml_tree import local_name, opening, parse_xml
from player.transcript import Line

_ROOT = opening("smil")
_CLIP = re.compile(r"\bclip-?begin\s*=", re.IGNORECASE)
_KEYS = frozenset(("smil_data.begin", "smil_data.end", "smil_data.id"))
_DEPTH = 4
# `npt=1.5s`, `1500ms`, `2.5min`; a clock is read elsewhere.
_AMOUNT = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(ms|min|h)", re.ASCII)
_UNITS_MS = {"ms": 1, "min": 60_000, "h": 3_600_000}


def sniff(head: str) -> int:
    """Sure by the root element with a clip of sound in it, or by the keys."""
    is_xml = _ROOT.match(head) and _CLIP.search(head)
    return 95 if is_xml or key_paths(head, _DEPTH) >= _KEYS else 0


def read(source: Source) -> Document:
    """The places in file order, and the name of their medium; raises BrokenFile where nothing is timed."""
    is_xml = source.text.lstrip().startswith("<")
    pairs = list(_pairs(source)) if is_xml else []
    lines = tuple(_xml_lines(pairs)) if is_xml else tuple(_json_lines(source))
    if not lines:
        raise BrokenFile(source.name, SMIL.title, "it times no place of a text.")
    names = (media_name(audio.get("src")) for _, audio in pairs)
    return Document(
        media_name=next(filter(None, names), None),
        origin=source.origin(SMIL.name),
        lines=lines,
        remarks=("It holds times and no text: each line shows the name of a place in the text it belongs to.",),
    )


def _pairs(source: Source) -> Iterator[tuple[Element, Element]]:
    """The text and the sound of each pair that has both."""
    root = parse_xml(source.text, lambda reason: BrokenFile(source.name, SMIL.title, reason))
    for pair in root.iter():
        parts = {local_name(part.tag): part for part in pair}
        if "text" in parts and "audio" in parts:
            yield parts["text"], parts["audio"]


def _xml_lines(pairs: list[tuple[Element, Element]]) -> Iterator[Line]:
    for text, audio in pairs:
        start_ms, end_ms = (
            _position_ms(audio.get(f"clip{edge}") or audio.get(f"clip-{edge.lower()}")) for edge in ("Begin", "End")
        )
        path, _, place = (text.get("src") or "").rpartition("#")
        yield Line(start_ms, end_ms, one_line(place or path))


def _json_lines(source: Source) -> Iterator[Line]:
    with broken_file(source.name, SMIL.title):
        for item in parse_json(source.text).get("smil_data").items():
            start_ms, end_ms = (item.get(key).seconds_as_ms() for key in ("begin", "end"))
            yield Line(start_ms, end_ms, one_line(item.get("id").text()))


def _position_ms(text: str | None) -> int | None:
    value = (text or "").strip().removeprefix("npt=")
    amount = _AMOUNT.fullmatch(value)
    return round(float(amount[1]) * _UNITS_MS[amount[2]]) if amount else JsonValue(value).seconds_as_ms()


SMIL = Format("smil", "SMIL overlay", ("smil", "json"), sniff, read)
