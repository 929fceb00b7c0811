"""JSON of no known maker that holds a list of texts with times, under any of the names that are common for them.

This is how many recognisers, editors and download tools for captions, and most home-made scripts, write. A text may
hold its words; texts of a word each are put together to lines.
"""

from collections.abc import Iterator, Sequence

from player.document import Document
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, WrongJson, broken_file, key_paths, parse_json_values
from player.formats.recognisers.json_format import after, speaker_name
from player.formats.recognisers.medium import medium_of
from player.formats.recognisers.sentences import are_words, segment_lines, sentence_lines
from player.formats.recognisers.timed_items import (
    STARTS,
    STARTS_MS,
    TEXTS,
    WORDS,
    Item,
    are_timed,
    known,
    speaker_label,
    timed_items,
)
from player.formats.recognisers.token import Token
from player.formats.speech import one_line
from player.timecode import MS_PER_HOUR, MS_PER_SECOND
from player.transcript import Line

_ENDS = ("end", "endTime", "end_time", "to", "stop", "end_timestamp")
_ENDS_MS = ("endMs", "end_ms", "endTimeMs", "endMillis")
_DURATIONS = ("duration", "dur")
_DURATIONS_MS = ("durationMs", "duration_ms")
_LANGUAGES = ("language", "language_code", "languageCode", "lang", "locale")

_DEPTH = 10
# Whole numbers that leave each character of the text more than this are no seconds but milliseconds: people say about
# 15 characters a second.
_MOST_UNITS_A_CHAR = 20
# No recording lasts 100 hours: what lies behind is a date, told in seconds since 1970.
_LONGEST_MS = 100 * MS_PER_HOUR


def sniff(head: str) -> int:
    """Possible, never sure, where a text and a start stand side by side."""
    keys = key_paths(head, _DEPTH)
    places = {key.rpartition(".")[0] for key in keys if key.rpartition(".")[2] in (*TEXTS, *WORDS)}
    starts = {key.rpartition(".")[0] for key in keys if key.rpartition(".")[2] in (*STARTS, *STARTS_MS)}
    return 30 if places & starts else 0


def read(source: Source) -> Document:
    """A line for each text of the largest group of them; raises BrokenFile where there is none."""
    with broken_file(source.name, TIMED_JSON.title):
        data = parse_json_values(source.text)
        lines = tuple(_lines(timed_items(data)))
        if not lines:
            raise WrongJson("no list in it holds texts with times")
        if any(line.start_ms is not None and line.start_ms > _LONGEST_MS for line in lines):
            raise WrongJson("its times are dates, not positions in a recording")
        top = data.at(0)
        language = top.first(_LANGUAGES).text_if_any() if isinstance(top.value, dict) else None
    return Document(language=language, media_name=medium_of(data), origin=source.origin(TIMED_JSON.name), lines=lines)


def _lines(items: Sequence[Item]) -> Iterator[Line]:
    values = [item.value for item in items]
    unit_ms = _unit_ms(values, (*TEXTS, *WORDS))
    tokens = [_token(item.value, (*TEXTS, *WORDS), unit_ms, _speaker(item)) for item in items]
    if are_words([token.text for token in tokens]):
        yield from sentence_lines(tokens)
        return
    for value, token in zip(values, tokens, strict=True):
        parts = [_token(word, (*WORDS, *TEXTS), unit_ms, _own_speaker(word)) for word in _words(value)]
        yield from segment_lines(token.start_ms, token.end_ms, token.text, token.speaker, parts)


def _words(item: JsonValue) -> list[JsonValue]:
    """The words that a text holds, if they are timed."""
    words = item.get("words")
    inner = [word for word in words.items() if isinstance(word.value, dict)] if isinstance(words.value, list) else []
    return inner if are_timed(inner) else []


def _speaker(item: Item) -> str | None:
    return _own_speaker(item.value) or item.outer_speaker


def _own_speaker(item: JsonValue) -> str | None:
    return speaker_name(speaker_label(item))


def _token(item: JsonValue, texts: Sequence[str], unit_ms: int, speaker: str | None) -> Token:
    start_ms = _moment(item, STARTS_MS, STARTS, unit_ms)
    end_ms = _moment(item, _ENDS_MS, _ENDS, unit_ms)
    if end_ms is None:
        end_ms = after(start_ms, _moment(item, _DURATIONS_MS, _DURATIONS, unit_ms))
    return Token(_text(item, texts), start_ms, end_ms, speaker)


def _text(item: JsonValue, keys: Sequence[str]) -> str:
    value = item.first(keys)
    if isinstance(value.value, list):
        return one_line(" ".join(part.text() for part in value.items() if isinstance(part.value, str)))
    return one_line(value.text_if_any() or "")


def _moment(item: JsonValue, exact_keys: Sequence[str], keys: Sequence[str], unit_ms: int) -> int | None:
    """The time under keys that say milliseconds, else under those that say nothing, text being seconds."""
    exact, value = item.first(exact_keys), item.first(keys)
    if exact.value is not None:
        return exact.as_ms()
    return value.seconds_as_ms() if isinstance(value.value, str) else value.as_ms(unit_ms)


def _unit_ms(items: Sequence[JsonValue], texts: Sequence[str]) -> int:
    """How many milliseconds a number means that stands under a key which says nothing."""
    keys = known(items, (*STARTS, *_ENDS))
    told = [value.value for item in items for key in keys if (value := item.get(key)).value is not None]
    whole = [value for value in told if isinstance(value, int) and not isinstance(value, bool)]
    if not whole or len(whole) < len(told):
        return MS_PER_SECOND
    is_ms = max(whole) - min(whole) > _MOST_UNITS_A_CHAR * sum(len(_text(item, texts)) for item in items)
    return 1 if is_ms else MS_PER_SECOND


TIMED_JSON = Format("timed-json", "JSON with times", ("json",), sniff, read)
