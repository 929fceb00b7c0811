"""The name of a medium out of whatever a file says about where it lies: a path of any system, or an address."""

import re
from urllib.parse import unquote

# Past the host, up to a query; what a page holds itself or makes on the way has no name.
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]+://[^/?#]*|file:)([^?#]*)", re.IGNORECASE)
_NAMELESS = re.compile(r"(?:data|blob|about|javascript):", re.IGNORECASE)
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}\Z")
# A page names its medium relative to itself, `talk.mp3?v=2`; behind an extension no name goes on so.
_QUERY = re.compile(r"(?<=\.[A-Za-z0-9]{3})[?#].*|(?<=\.[A-Za-z0-9]{4})[?#].*", re.DOTALL)
_NEVER_IN_NAMES = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_CHARS = 255


def media_name(reference: str | None) -> str | None:
    """The last part of a path or of an address without its query, escapes undone; None where there is no such name.

    An address must show that it names a file: `https://example.org/watch` does not.
    """
    path = (reference or "").strip().strip("\"'")
    address = _ADDRESS.match(path)
    if _NAMELESS.match(path):
        return None
    path = unquote(address[1] if address else _QUERY.sub("", path))
    name = path.replace("\\", "/").rpartition("/")[2].strip()
    if not 0 < len(name) <= _LONGEST_CHARS or name in (".", "..") or _NEVER_IN_NAMES.search(name):
        return None
    return name if address is None or _EXTENSION.search(name) else None
