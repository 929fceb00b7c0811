"""HTML and XML as a flat run of tags and texts, read forgivingly: nothing nests, so nothing can nest too deeply."""

import html
import re
from collections.abc import Iterator
from functools import cached_property

# Comments, scripts and styles hold no text; a tag ends at the first `>` outside of quotes. What
# was matched is never tried otherwise, so the time it takes grows with the length only.
_PIECE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<[!?][^>]*>?"
    r"|<(/?)([A-Za-z][\w:.-]*+)((?>[^<>\"']+|\"[^\"<]*+\"|'[^'<]*+')*+)>|([^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


class Tag:
    """A tag with its name in lower case; `is_end` where it closes an element."""

    def __init__(self, name: str, attributes: str, *, is_end: bool) -> None:
        self.name = name
        self.is_end = is_end
        self._attributes = attributes

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes by their names in lower case; the first of two of one name counts."""
        found: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(self._attributes) if self._attributes else ():
            found.setdefault(name.lower(), html.unescape("".join(values)))
        return found

    @property
    def classes(self) -> list[str]:
        """The names in its class attribute."""
        return self.attributes.get("class", "").split()


def pieces(text: str) -> Iterator[Tag | str]:
    """The tags and the texts between them, entities resolved, comments, scripts and styles left out."""
    for match in _PIECE.finditer(text):
        _, raw, slash, name, attributes, words = match.groups()
        if name:
            yield Tag(name.lower(), attributes, is_end=bool(slash))
            if attributes.endswith("/"):
                yield Tag(name.lower(), "", is_end=True)
        elif words or raw:
            yield html.unescape(words) if words and "&" in words else words or raw
