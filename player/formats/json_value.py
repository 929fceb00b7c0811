"""JSON as the formats need it: outlined before it is parsed, and read with the place of whatever is wrong."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from player import timecode
from player.errors import BrokenFile

# The largest whole number that every JSON reader keeps exact.
LARGEST_WHOLE = 2**53 - 1

# Keys that stand deeper than this tell no format; a path for each would fill the memory.
_DEEPEST = 12
# What stands before a value: blanks, and the comma with which some part them.
_VALUE = re.compile(r"[ \t\n\r,]*(?=[^ \t\n\r,])")
_TEXT_SECONDS = re.compile(r"\d{1,15}(?:\.\d*)?s?", re.ASCII)

# A string may lack its end: the head of a file can stop inside it.
_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)(?:"|\\?\Z)(\s*:)?|[{}\[\]]', re.DOTALL)
_EMPTY: tuple[object, ...] = (None, "", [], {})
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
    with _parsing(text):
        return JsonValue(json.loads(text, object_pairs_hook=_unique))


def parse_json_values(text: str) -> "JsonValue":
    """A list: the one that the text holds, or of the values that stand in it one after another; raises WrongJson."""
    decoder = json.JSONDecoder(object_pairs_hook=_unique)
    values: list[object] = []
    place = _VALUE.match(text)
    while place:
        with _parsing(text):
            value, end = decoder.raw_decode(text, place.end())
        values.append(value)
        place = _VALUE.match(text, end)
    return JsonValue(values[0] if len(values) == 1 and isinstance(values[0], list) else values)


def key_paths(head: str, depth: int) -> frozenset[str]:
    """The dotted paths of the keys in the beginning of a JSON text, lists left out, down to `depth` brackets.

    `{"a": [{"b": 1}]}` has `a` and `a.b`. What is no JSON object or list of them has none.
    """
    return frozenset(path for path, found_at in _outline(head).items() if found_at <= depth)


# Not frozen: a long transcript makes millions of them, and a frozen one takes twice the time to make.
@dataclass(slots=True)
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
        if isinstance(self.value, dict):
            return JsonValue(self.value.get(key), self, key)
        if self.value is not None:
            raise self.wrong("an object")
        return JsonValue(None, self, key)

    def first(self, keys: Sequence[str]) -> "JsonValue":
        """The value under the first of these keys that has one, and no empty one, else what the first key has."""
        if isinstance(self.value, dict):
            for key in keys:
                if self.value.get(key) not in _EMPTY:
                    return self.get(key)
        return self.get(keys[0])

    def items(self) -> "Iterator[JsonValue]":
        """The values of a list; null is an empty one."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        for number, item in enumerate(self.value):
            yield JsonValue(item, self, number)

    def at(self, number: int) -> "JsonValue":
        """The item of a list at this place; one that is missing is null, and null is an empty list."""
        if isinstance(self.value, list):
            return JsonValue(self.value[number] if number < len(self.value) else None, self, number)
        if self.value is not None:
            raise self.wrong("a list")
        return JsonValue(None, self, number)

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
        """Whole milliseconds of seconds, or None for whatever is no time.

        Seconds may also be text: `1.5`, `1.5s`, `0:01.5` or `PT1.5S`.
        """
        if isinstance(self.value, str):
            return _text_as_ms(self.value.strip())
        return self.as_ms(timecode.MS_PER_SECOND)

    def as_ms(self, unit_ms: float = 1) -> int | None:
        """Whole milliseconds of a number of units, or None for whatever is no time."""
        number = self.value
        if isinstance(number, str) and number.isdecimal() and len(number) <= 15:
            number = int(number)
        # Not `isinstance`: true and false are no numbers here.
        if type(number) is not int and type(number) is not float:
            return None
        return round(number * unit_ms) if 0 <= number <= LARGEST_WHOLE / max(1, unit_ms) else None

    def wrong(self, wanted: str) -> WrongJson:
        """The error that this value is not what is wanted here."""
        return WrongJson(f"{self.path or 'what it holds'} is not {wanted}")


@contextmanager
def _parsing(text: str) -> Iterator[None]:
    """Whatever the parser finds wrong is a WrongJson."""
    try:
        yield
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated")
        hint = ": it stops in the middle; save it again at its source" if is_cut else ""
        raise WrongJson(f"it is not valid JSON (line {error.lineno}, column {error.colno}){hint}") from error
    except ValueError as error:
        raise WrongJson("a number in it is too long") from error
    except RecursionError as error:
        raise WrongJson("it is nested too deeply to be read") from error


# All formats look at the same head, one after another.
@lru_cache(maxsize=1)
def _outline(head: str) -> Mapping[str, int]:
    """The paths of the keys, each with how many brackets are open around it."""
    if head.lstrip()[:1] not in ("{", "["):
        return {}
    found: dict[str, int] = {}
    path: list[str] = []
    for match in _TOKEN.finditer(head):
        key, colon = match.groups()
        if key is None:
            _follow_bracket(path, match[0])
        elif colon and path and len(path) <= _DEEPEST:
            path[-1] = key
            found.setdefault(".".join(filter(None, path)), len(path))
    return found


def _text_as_ms(text: str) -> int | None:
    if _TEXT_SECONDS.fullmatch(text):
        return timecode.from_seconds(float(text.removesuffix("s")))
    try:
        return timecode.from_iso(text) if text.startswith("PT") else timecode.parse(text)
    except ValueError:
        return None


def _follow_bracket(path: list[str], bracket: str) -> None:
    if bracket in "{[":
        path.append("")
    elif path:
        path.pop()


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    unique = dict(pairs)
    if len(unique) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise WrongJson(f"the key {twice!r} stands twice in one object")
    return unique
