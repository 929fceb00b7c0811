"""XML as a tree, read without danger: nothing is fetched and no entity is defined."""

import html
import re
from collections.abc import Callable
from xml.etree import ElementTree

from player.errors import BrokenFile

# What may stand before the root element. Nothing that was matched is tried otherwise: a hostile one would take years.
_PROLOG = r"\s*+(?>(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)\s*)*+"
# Bare ampersands and HTML's names for signs stand in files whose makers thought of HTML.
_NO_XML_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)(\w{1,32};)?", re.ASCII)
# Signs that XML forbids, and that some programs leave in a text.
FORBIDDEN_SIGNS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def opening(names: str) -> re.Pattern[str]:
    """The pattern of an XML text up to the name of its root element, one of these local names: `map|chapters`."""
    return re.compile(rf"{_PROLOG}<(?:[\w.-]+:)?(?:{names})(?=[\s/>])", re.DOTALL | re.IGNORECASE)


def parse_xml(text: str, refusal: Callable[[str], BrokenFile]) -> ElementTree.Element:
    """The root element; raises what `refusal(reason)` makes where the text is no sound XML or defines entities."""
    if "<!ENTITY" in text:
        raise refusal("it defines entities of its own, which Syncline does not read.")
    try:
        return ElementTree.fromstring(text.lstrip())
    except ElementTree.ParseError:
        mended = FORBIDDEN_SIGNS.sub("\ufffd", _NO_XML_ENTITY.sub(_sign, text.lstrip()))
    try:
        return ElementTree.fromstring(mended)
    except ElementTree.ParseError as error:
        line, _ = error.position
        raise refusal(f"its XML breaks off or goes wrong on line {line}; is the file complete?") from error


def local_name(name: str) -> str:
    """The name of an element or an attribute without its namespace."""
    return name.rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str | None:
    """The value of the attribute of this local name, whatever its namespace, or None."""
    for key, value in element.attrib.items():
        if key.endswith(name) and local_name(key) == name:
            return value
    return None


def _sign(match: re.Match[str]) -> str:
    sign = html.unescape(match[0])
    return "&amp;" + match[0][1:] if sign == match[0] else html.escape(sign)
