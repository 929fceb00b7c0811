"""WebVTT cue text as the tree that W3C's rules make of it (WebVTT, "cue text parsing rules")."""

import html
import re
from dataclasses import dataclass, field

from player import timecode
from player.formats.speech import one_line

# `[hours:]minutes:seconds.milliseconds` with as many digits as the rules ask for, no more and no fewer; of hours they
# allow more than nine, but nothing lasts so long.
TIMESTAMP = r"((?:\d{1,9}:)?[0-5]\d:[0-5]\d\.\d{3})(?!\d)"

_TIMESTAMP = re.compile(TIMESTAMP, re.ASCII)
_TOKEN = re.compile(r"<([^>]*)>?|([^<]+)")
_START_TAG = re.compile(r"([^\t\n\f .]*)((?:\.[^\t\n\f .]*)*)(?:[\t\n\f ](.*))?", re.DOTALL)
_NAMES = frozenset(("b", "c", "i", "lang", "rt", "ruby", "u", "v"))
_ANNOTATED = frozenset(("lang", "v"))


@dataclass(frozen=True, slots=True)
class Node:
    """A tag with what it holds in order: nodes, text, and inner timestamps in milliseconds.

    `annotation` is the voice of a `v`, the language of a `lang`.
    """

    name: str
    classes: tuple[str, ...] = ()
    annotation: str = ""
    children: list["Node | str | int"] = field(default_factory=list)


def parse_cue_text(text: str) -> Node:
    """The nameless root over all of a cue's text; never fails, since every text is cue text."""
    root = Node("")
    path = [root]
    for match in _TOKEN.finditer(text):
        tag, plain = match.groups()
        if tag is None:
            path[-1].children.append(html.unescape(plain))
        elif tag.startswith("/"):
            _close(path, tag[1:])
        elif timestamp := _TIMESTAMP.fullmatch(tag):
            path[-1].children.append(timecode.from_webvtt(timestamp[0]))
        else:
            _open(path, tag)
    return root


def _open(path: list[Node], tag: str) -> None:
    match = _START_TAG.match(tag)
    name, classes, annotation = match.groups() if match else ("", "", None)
    if name not in _NAMES or (name == "rt" and path[-1].name != "ruby"):
        return
    about = one_line(html.unescape(annotation or "")) if name in _ANNOTATED else ""
    node = Node(name, tuple(filter(None, classes.split("."))), about)
    path[-1].children.append(node)
    path.append(node)


def _close(path: list[Node], name: str) -> None:
    if len(path) > 1 and path[-1].name == name:
        path.pop()
    elif path[-1].name == "rt" and name == "ruby":
        del path[-2:]
