"""JSON as the formats need it: outlined before it is parsed, and read with the place of whatever is wrong."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from player import timecode
from player.errors import BrokenFile

# The largest whole number that every JSON reader keeps exact.
LARGEST_WHOLE = 2**53 - 1

# A string may lack its end: the head of a file can stop inside it.
_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)(?:"|\\?\Z)(\s*:)?|[{}\[\]]', re.DOTALL)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class WrongJson(Exception):
    """What is wrong with JSON, as the end of a sentence, with the place: `lines[3].text is not text`."""


@contextmanager
def broken_file(name: str, format_title: str) -> Iterator[None]:
    """Whatever is wrong with JSON in here is a `BrokenFile` of this name and format."""
    try:
        yield
    except WrongJson as error:
        raise BrokenFile(name, format_title, f"{error}.") from error


def parse_json(text: str) -> "JsonValue":
    """The value that the text holds; raises WrongJson, also for a key that stands twice in one object."""
    try:
        return JsonValue(json.loads(text, object_pairs_hook=_unique))
    except json.JSONDecodeError as error:
        raise WrongJson(f"it is not valid JSON (line {error.lineno}, column {error.colno})") from error
    except ValueError as error:
        raise WrongJson("a number in it is too long") from error
    except RecursionError as error:
        raise WrongJson("it is nested too deeply to be read") from error


def key_paths(head: str, depth: int) -> frozenset[str]:
    """The dotted paths of the keys in the beginning of a JSON text, lists left out, down to `depth` brackets.

    `{"a": [{"b": 1}]}` has `a` and `a.b`. What is no JSON object or list of them has none.
    """
    if head.lstrip()[:1] not in ("{", "["):
        return frozenset()
    found: set[str] = set()
    path: list[str] = []
    for match in _TOKEN.finditer(head):
        key, colon = match.groups()
        if key is None:
            _follow_bracket(path, match[0])
        elif colon and path and len(path) <= depth:
            path[-1] = key
            found.add(".".join(filter(None, path)))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A parsed value that knows where it stands. Its methods raise WrongJson where it is not what they ask for."""

    value: object
    parent: "JsonValue | None" = None
    key: str | int = ""

    @property
    def path(self) -> str:
        """The way to this value: `lines[3].start_ms`."""
        if self.parent is None:
            return ""
        before = self.parent.path
        if isinstance(self.key, int):
            return f"{before}[{self.key}]"
        return f"{before}.{self.key}" if before else self.key

    def get(self, key: str) -> "JsonValue":
        """The value under this key; a key that is missing is null, and all that null holds is null."""
        if self.value is not None and not isinstance(self.value, dict):
            raise self.wrong("an object")
        return JsonValue(self.value.get(key) if self.value else None, self, key)

    def items(self) -> "Iterator[JsonValue]":
        """The values of a list; null is an empty one."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        for number, item in enumerate(self.value):
            yield JsonValue(item, self, number)

    def text(self) -> str:
        """A string without what no file can hold."""
        if not isinstance(self.value, str):
            raise self.wrong("text")
        return self.value if self.value.isascii() else _LONE_SURROGATE.sub("\ufffd", self.value)

    def text_or_none(self) -> str | None:
        """A string, or None for null."""
        return None if self.value is None else self.text()

    def text_if_any(self) -> str | None:
        """A string, or None for whatever is no string."""
        return self.text() if isinstance(self.value, str) else None

    def whole(self) -> int:
        """A whole number from 0."""
        if type(self.value) is not int or not 0 <= self.value <= LARGEST_WHOLE:
            raise self.wrong("a whole number from 0")
        return self.value

    def whole_or_none(self) -> int | None:
        """A whole number from 0, or None for null."""
        return None if self.value is None else self.whole()

    def seconds_as_ms(self) -> int | None:
        """Seconds as whole milliseconds, or None for whatever is no time."""
        seconds = self.value
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            return None
        return timecode.from_seconds(seconds) if 0 <= seconds <= LARGEST_WHOLE / timecode.MS_PER_SECOND else None

    def wrong(self, wanted: str) -> WrongJson:
        """The error that this value is not what is wanted here."""
        return WrongJson(f"{self.path or 'what it holds'} is not {wanted}")


def _follow_bracket(path: list[str], bracket: str) -> None:
    if bracket in "{[":
        path.append("")
    elif path:
        path.pop()


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise WrongJson(f"the key {twice!r} stands twice in one object")
    return unique
