"""The elements of a feed by short names, whatever prefixes it uses: `title`, `itunes:title`, `podcast:transcript`."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias
from xml.etree.ElementTree import Element

from player.feeds.addresses import resolved

# By what stands in the address of a namespace: each is written in several ways, in small letters and large.
_PREFIXES = (
    ("podcastindex.org/namespace", "podcast:"),
    ("podcast-namespace", "podcast:"),
    ("itunes.com/dtds/podcast", "itunes:"),
    ("podlove.org/simple-chapters", "psc:"),
    ("w3.org/2005/atom", "atom:"),
    ("purl.org/rss/1.0/modules/content", "content:"),
    ("purl.org/dc/", "dc:"),
    ("search.yahoo.com/mrss", "media:"),
    ("purl.org/rss/1.0", ""),
    ("backend.userland.com/rss", ""),
)
_XML = "{http://www.w3.org/XML/1998/namespace}"
# A feed uses some sixty; what is made to harm may use millions.
_MOST_NAMES = 1_000

Fields: TypeAlias = Mapping[str, list[Element]]


def fields(element: Element) -> Fields:
    """The children of an element by their short names, each in their order."""
    found: dict[str, list[Element]] = {}
    for child in element:
        found.setdefault(short_name(child.tag), []).append(child)
    return found


@lru_cache(maxsize=_MOST_NAMES)
def short_name(tag: str) -> str:
    """`podcast:chapters`, or the bare name of RSS itself; a foreign element keeps its whole name."""
    namespace, _, name = tag.rpartition("}")
    if not namespace:
        return name
    known = (prefix for part, prefix in _PREFIXES if part in namespace.lower())
    prefix = next(known, None)
    return tag if prefix is None else f"{prefix}{name}"


def first(found: Fields, *names: str) -> Element | None:
    """The first element of the first of these names that there is."""
    return next((found[name][0] for name in names if name in found), None)


def every(found: Fields, *names: str) -> Iterator[Element]:
    """All elements of these names."""
    for name in names:
        yield from found.get(name, ())


def first_text(found: Fields, *names: str) -> str | None:
    """All text of the first element of these names that has any, as it is laid out; None where none has."""
    texts = ("".join(element.itertext()).strip() for element in every(found, *names))
    return next(filter(None, texts), None)


def base_within(element: Element, base: str) -> str:
    """What addresses in this element are relative to, where it stands in one whose are to `base`."""
    own = element.get(f"{_XML}base")
    return base if own is None else resolved(base, own)


def url_of(element: Element, base: str, name: str = "url") -> str:
    """The address in an attribute, whole; empty where there is none."""
    url = (element.get(name) or "").strip()
    return resolved(base_within(element, base), url) if url else ""


def language_of(*elements: Element) -> str | None:
    """The `xml:lang` of the first of these elements that has one."""
    return next(filter(None, (element.get(f"{_XML}lang") for element in elements)), None)


def atom_link(found: Fields, base: str, rel: str) -> str | None:
    """The address of the first `atom:link` of this relation."""
    links = (link for link in every(found, "atom:link") if link.get("rel", "alternate") == rel)
    return next(filter(None, (url_of(link, base, "href") for link in links)), None)
