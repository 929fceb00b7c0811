"""Where a text with times stands in JSON of no known maker, and the names that its parts commonly bear."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from player.formats.json_value import JsonValue

TEXTS = ("text", "body", "transcript", "content", "caption", "sentence", "utterance", "line", "lines", "subtitle")
WORDS = ("punctuated_word", "word", "value", "segment")
STARTS = ("start", "startTime", "start_time", "begin", "from", "offset", "time", "timestamp", "start_timestamp")
STARTS_MS = ("startMs", "start_ms", "startTimeMs", "offsetMs", "startMillis")
_SPEAKERS = ("speaker", "speakerName", "speaker_name", "speakerId", "speaker_id")
# Of a text these name the speaker; of what holds many, something else.
_VOICES = ("voice", "name")
DEPTH = 6


class Item(NamedTuple):
    """A text with its time, and the speaker told about what holds it."""

    value: JsonValue
    outer_speaker: str | None = None


class _Place(NamedTuple):
    """A value that is looked through, the keys down to it, and the speaker told on the way."""

    value: JsonValue
    path: tuple[str, ...] = ()
    speaker: str | None = None


def timed_items(root: JsonValue) -> list[Item]:
    """The most texts with times that stand under the same keys, those of several lists one behind the other.

    What such a text holds is a part of it, and not looked through.
    """
    found: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    level = [_Place(root)]
    for _ in range(DEPTH):
        following: list[_Place] = []
        for place in level:
            inner = [one for one in _inner(place) if isinstance(one.value.value, dict | list)]
            items = [one for one in inner if isinstance(one.value.value, dict)]
            if isinstance(place.value.value, list) and are_timed([one.value for one in items]):
                found[place.path] += [Item(one.value, one.speaker) for one in items]
            else:
                following += inner
        level = following
    return max(found.values(), key=len, default=[])


def are_timed(items: Sequence[JsonValue], texts: Sequence[str] = (*TEXTS, *WORDS)) -> bool:
    """Whether these objects hold texts and starts, and none that count characters."""
    has_text = any(isinstance(item.value, dict) and _has_text(item.value, texts) for item in items)
    return has_text and bool(known(items, (*STARTS, *STARTS_MS))) and not _are_offsets(items)


def known(items: Sequence[JsonValue], keys: Sequence[str]) -> tuple[str, ...]:
    """Those of the keys that any of the items has."""
    there = {key for item in items if isinstance(item.value, dict) for key in item.value}
    return tuple(key for key in keys if key in there)


def speaker_label(item: JsonValue) -> JsonValue:
    """The label of who speaks a text, or the name in the object that stands for one."""
    return _label(item, (*_SPEAKERS, *_VOICES))


def _label(item: JsonValue, keys: Sequence[str]) -> JsonValue:
    label = item.first(keys)
    return label.first(("name", "label", "id")) if isinstance(label.value, dict) else label


def _inner(place: _Place) -> Iterator[_Place]:
    value = place.value
    if isinstance(value.value, list):
        yield from (_Place(item, place.path, place.speaker) for item in value.items())
    elif isinstance(value.value, dict):
        speaker = _label(value, _SPEAKERS).text_if_any() or place.speaker
        yield from (_Place(value.get(key), (*place.path, key), speaker) for key in value.value)


def _has_text(item: dict[str, object], texts: Sequence[str]) -> bool:
    return any(isinstance(item.get(key), str | list) for key in texts)


def _are_offsets(items: Sequence[JsonValue]) -> bool:
    """Whether start and end count characters, as those of names found in a text do; a single item may do by chance."""
    return len(items) > 1 and all(_is_offset(item) for item in items)


def _is_offset(item: JsonValue) -> bool:
    start, end, text = (item.get(key).value for key in ("start", "end", "text"))
    return isinstance(start, int) and isinstance(end, int) and isinstance(text, str) and end - start == len(text) > 1
