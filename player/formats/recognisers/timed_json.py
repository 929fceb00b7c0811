"""JSON of no known maker that holds a list of texts with times, under any of the names that are common for them.

This is how aeneas, many download tools for captions and most home-made scripts write.
"""

from collections.abc import Iterator, Sequence

from player.document import Document
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, WrongJson, broken_file, key_paths, parse_json_values
from player.formats.recognisers.json_format import after, speaker_name
from player.formats.speech import one_line, spoken_line
from player.timecode import MS_PER_HOUR, MS_PER_SECOND
from player.transcript import Line

_TEXTS = ("text", "body", "transcript", "content", "caption", "sentence", "utterance", "line", "lines", "subtitle")
_STARTS = ("start", "startTime", "start_time", "begin", "from", "offset", "time", "timestamp", "start_timestamp")
_STARTS_MS = ("startMs", "start_ms", "startTimeMs", "offsetMs", "startMillis")
_ENDS = ("end", "endTime", "end_time", "to", "stop", "end_timestamp")
_ENDS_MS = ("endMs", "end_ms", "endTimeMs", "endMillis")
_DURATIONS = ("duration", "dur")
_DURATIONS_MS = ("durationMs", "duration_ms")
_SPEAKERS = ("speaker", "speakerName", "speaker_name", "speakerId", "speaker_id", "voice", "name")

_DEPTH = 6
# Whole numbers that leave each character of the text more than this are no seconds but milliseconds: people say about
# 15 characters a second.
_MOST_UNITS_A_CHAR = 20
# No recording lasts 100 hours: what lies behind is a date, told in seconds since 1970.
_LONGEST_MS = 100 * MS_PER_HOUR


def sniff(head: str) -> int:
    """Possible, never sure, where a text and a start stand side by side."""
    keys = key_paths(head, _DEPTH)
    places = {key.rpartition(".")[0] for key in keys if key.rpartition(".")[2] in _TEXTS}
    starts = {key.rpartition(".")[0] for key in keys if key.rpartition(".")[2] in (*_STARTS, *_STARTS_MS)}
    return 30 if places & starts else 0


def read(source: Source) -> Document:
    """A line for each item of the longest such list; raises BrokenFile where there is none."""
    with broken_file(source.name, TIMED_JSON.title):
        items = _longest_list(parse_json_values(source.text))
        lines = tuple(_lines(items))
        if not lines:
            raise WrongJson("no list in it holds texts with times")
        if any(line.start_ms is not None and line.start_ms > _LONGEST_MS for line in lines):
            raise WrongJson("its times are dates, not positions in a recording")
    return Document(origin=source.origin(TIMED_JSON.name), lines=lines)


def _longest_list(root: JsonValue) -> list[JsonValue]:
    """The objects in the longest list of texts with times, at most so many brackets down."""
    best: list[JsonValue] = []
    level = [root]
    for _ in range(_DEPTH):
        following: list[JsonValue] = []
        for value in level:
            if isinstance(value.value, list):
                items = [item for item in value.items() if isinstance(item.value, dict)]
                is_timed = bool(_known(items, _TEXTS) and _known(items, (*_STARTS, *_STARTS_MS)))
                best = items if is_timed and len(items) > len(best) and not _are_offsets(items) else best
                following += items
            elif isinstance(value.value, dict):
                following += [value.get(key) for key in value.value]
        level = following
    return best


def _are_offsets(items: Sequence[JsonValue]) -> bool:
    """Whether start and end count characters, as those of names found in a text do; a single item may do by chance."""
    return len(items) > 1 and all(_is_offset(item) for item in items)


def _is_offset(item: JsonValue) -> bool:
    start, end, text = (item.get(key).value for key in ("start", "end", "text"))
    return isinstance(start, int) and isinstance(end, int) and isinstance(text, str) and end - start == len(text) > 1


def _lines(items: Sequence[JsonValue]) -> Iterator[Line]:
    texts, speakers = _known(items, _TEXTS), _known(items, _SPEAKERS)
    starts, ends, durations = (
        (_known(items, keys_ms), _known(items, keys))
        for keys_ms, keys in ((_STARTS_MS, _STARTS), (_ENDS_MS, _ENDS), (_DURATIONS_MS, _DURATIONS))
    )
    unit_ms = 1 if _are_milliseconds(items, texts, (*starts[1], *ends[1])) else MS_PER_SECOND
    for item in items:
        if text := _text(item, texts):
            start_ms, end_ms = _moment(item, starts, unit_ms), _moment(item, ends, unit_ms)
            if end_ms is None:
                end_ms = after(start_ms, _moment(item, durations, unit_ms))
            speaker = _first(item, speakers)
            yield spoken_line(start_ms, end_ms, text, speaker_name(speaker) if speaker else None)


def _known(items: Sequence[JsonValue], keys: Sequence[str]) -> tuple[str, ...]:
    """Those of the keys that any of the items has."""
    there = {key for item in items if isinstance(item.value, dict) for key in item.value}
    return tuple(key for key in keys if key in there)


def _text(item: JsonValue, keys: Sequence[str]) -> str:
    value = _first(item, keys)
    if value is not None and isinstance(value.value, list):
        return one_line(" ".join(part.text() for part in value.items() if isinstance(part.value, str)))
    return one_line((value.text_if_any() if value else None) or "")


def _moment(item: JsonValue, keys: tuple[Sequence[str], Sequence[str]], unit_ms: int) -> int | None:
    """The time under keys that say milliseconds, else under those that say nothing, text being seconds."""
    exact, value = (_first(item, names) for names in keys)
    if exact is not None or value is None:
        return exact.as_ms() if exact else None
    return value.seconds_as_ms() if isinstance(value.value, str) else value.as_ms(unit_ms)


def _first(item: JsonValue, keys: Sequence[str]) -> JsonValue | None:
    """The value under the first of these keys that has one."""
    return next((value for key in keys if (value := item.get(key)).value is not None), None)


def _are_milliseconds(items: Sequence[JsonValue], texts: Sequence[str], moments: Sequence[str]) -> bool:
    told = [value.value for item in items for key in moments if (value := item.get(key)).value is not None]
    whole = [value for value in told if isinstance(value, int) and not isinstance(value, bool)]
    if not whole or len(whole) < len(told):
        return False
    return max(whole) - min(whole) > _MOST_UNITS_A_CHAR * sum(len(_text(item, texts)) for item in items)


TIMED_JSON = Format("timed-json", "JSON with times", ("json",), sniff, read)
