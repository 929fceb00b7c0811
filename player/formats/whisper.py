"""Whisper JSON, by openai-whisper and those who write as it does: segments are lines, with words where it timed them.

Also read: the speaker that WhisperX adds, the one list of words that OpenAI's service writes beside the segments, and
the answer of Deepgram's Whisper model, which has words only and is broken into lines at sentence ends and pauses.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from player.document import Document
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, WrongJson, broken_file, key_paths, parse_json
from player.formats.speech import ended_words, one_line, spoken_line
from player.transcript import Line, Word

# Where words alone are broken into lines: at a silence this long, and before a line grows past this length.
_PAUSE_MS = 1_000
_LONGEST_LINE_CHARS = 90

# Brackets down to Deepgram's words.
_DEPTH = 8
_SEGMENT_KEYS = frozenset(("segments.start", "segments.end", "segments.text"))
_SERVICE_KEYS = frozenset(("text", "language", "words.word", "words.start", "words.end"))
# All that stands at the top, where nothing was said (`"segments": []`) or only the text was asked for.
_TOP_KEYS = frozenset(("text", "segments", "words", "language", "duration", "task", "usage"))
# AssemblyAI writes segments of the same keys, timed in milliseconds, and lists its words by this one.
_FOREIGN_KEY = "words.text"
_DEEPGRAM_KEYS = frozenset(f"results.channels.alternatives.words.{key}" for key in ("word", "start", "end"))
_DEEPGRAM_MODEL = re.compile(r'"arch"\s*:\s*"whisper"')


def sniff(head: str) -> int:
    """Sure by the keys of the segments, not so by a text alone; it may also be all that a file's head shows."""
    keys = key_paths(head, depth=_DEPTH)
    if _FOREIGN_KEY in keys:
        return 0
    if keys >= _SEGMENT_KEYS or keys >= _SERVICE_KEYS:
        return 90
    if keys >= _DEEPGRAM_KEYS and _DEEPGRAM_MODEL.search(head):
        return 90
    tops = {key.partition(".")[0] for key in keys}
    return 40 if "text" in tops and tops <= _TOP_KEYS else 0


def read(source: Source) -> Document:
    """Lines with their words; times that are no numbers are None, and words without a start are left to the text.

    A text without segments is one line; silence is a document without lines. Raises BrokenFile where it is not valid
    JSON, not of this shape, or where its segments are without any text.
    """
    with broken_file(source.name, WHISPER.title):
        data = parse_json(source.text)
        lines = tuple(_lines(data))
        if not lines and (data.get("segments").value or data.get("text").text_if_any() is None):
            raise WrongJson("it holds no segment with text")
    duration_ms = data.get("duration").seconds_as_ms()
    language = data.get("language").text_if_any()
    return Document(duration_ms=duration_ms, language=language, origin=source.origin(WHISPER.name), lines=lines)


def _lines(data: JsonValue) -> Iterator[Line]:
    if data.get("segments").value:
        words = _words(data.get("words"))
        for segment in data.get("segments").items():
            yield from _segment_lines(segment, words)
    elif words := _words(data.get("words")) or _deepgram_words(data):
        for group in _groups(words):
            text = " ".join(word.text for word in group)
            yield spoken_line(group[0].start_ms, group[-1].end_ms, text, words=group)
    elif text := one_line(data.get("text").text_if_any() or ""):
        yield spoken_line(None, None, text)


def _segment_lines(segment: JsonValue, all_words: Sequence[Word]) -> Iterator[Line]:
    start_ms, end_ms = (segment.get(key).seconds_as_ms() for key in ("start", "end"))
    words = _words(segment.get("words"), end_ms)
    if not words and start_ms is not None and end_ms is not None:
        first, last = (bisect_left(all_words, edge, key=lambda word: word.start_ms) for edge in (start_ms, end_ms))
        words = list(all_words[first:last])
    text = one_line(segment.get("text").text_if_any() or "") or " ".join(word.text for word in words)
    speaker = one_line(segment.get("speaker").text_if_any() or "")
    if text:
        yield spoken_line(start_ms, end_ms, text, speaker or None, words)


def _words(data: JsonValue, end_ms: int | None = None) -> list[Word]:
    words = (_word(item) for item in data.items())
    return ended_words([word for word in words if word is not None], end_ms)


def _word(data: JsonValue) -> tuple[int, int | None, str] | None:
    start_ms, end_ms = (data.get(key).seconds_as_ms() for key in ("start", "end"))
    text = one_line(data.get("word").text_if_any() or data.get("text").text_if_any() or "")
    if start_ms is None or not text:
        return None
    return start_ms, None if end_ms is None else max(start_ms, end_ms), text


def _deepgram_words(data: JsonValue) -> list[Word]:
    for channel in data.get("results").get("channels").items():
        for alternative in channel.get("alternatives").items():
            return _words(alternative.get("words"))
    return []


def _groups(words: Sequence[Word]) -> Iterator[list[Word]]:
    group: list[Word] = []
    length = 0
    for word in words:
        if group and (
            word.start_ms - group[-1].end_ms >= _PAUSE_MS
            or length + len(word.text) > _LONGEST_LINE_CHARS
            or group[-1].text.endswith((".", "?", "!", "。", "？", "！"))
        ):
            yield group
            group, length = [], 0
        group.append(word)
        length += len(word.text) + 1
    if group:
        yield group


WHISPER = Format("whisper", "Whisper JSON", ("json",), sniff, read)
