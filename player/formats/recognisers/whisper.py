"""Whisper JSON, by openai-whisper and those who write as it does: segments are lines, with words where it timed them.

Also read: the speakers that WhisperX adds, the words that whisper-timestamped calls text, faster-whisper's segments as
a bare list, the one list of words that OpenAI's service writes beside the segments, and the chunks of Transformers.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from player.document import Document
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, WrongJson, broken_file, key_paths, parse_json
from player.formats.recognisers.json_format import ended, speaker_name
from player.formats.recognisers.medium import medium_of
from player.formats.recognisers.sentences import are_words, sentence_lines
from player.formats.recognisers.token import Token, aligned
from player.formats.speech import ended_words, one_line, spoken_line
from player.transcript import Line, Word

_DEPTH = 4
_SHAPES = (
    frozenset(("segments.start", "segments.end", "segments.text")),
    frozenset(("text", "language", "words.word", "words.start", "words.end")),
    frozenset(("chunks.timestamp", "chunks.text")),
)
# The segments of faster-whisper as a bare list: of these and of one more.
_LIST_SHAPE = frozenset(("start", "end", "text"))
_LIST_MARKS = frozenset(("words.word", "seek", "avg_logprob", "no_speech_prob"))
# All that stands at the top, where nothing was said (`"segments": []`) or only the text was asked for.
_TOP_KEYS = frozenset(("text", "segments", "words", "language", "duration", "task", "usage"))
_MARKS = ".,?!:;…\"'“”‘’"
# So many words are told of those that have no place.
_MOST_TOLD = 12
# AssemblyAI writes segments of the same keys, timed in milliseconds, and lists its words by this one.
_FOREIGN_KEY = "words.text"


def sniff(head: str) -> int:
    """Sure by the keys of the segments, not so by a text alone; it may also be all that a file's head shows."""
    keys = key_paths(head, depth=_DEPTH)
    is_list = keys >= _LIST_SHAPE and bool(keys & _LIST_MARKS)
    if is_list or (_FOREIGN_KEY not in keys and any(keys >= shape for shape in _SHAPES)):
        return 90
    tops = {key.partition(".")[0] for key in keys}
    holds_parts = any(key.startswith(("segments.", "words.")) for key in keys)
    return 40 if "text" in tops and tops <= _TOP_KEYS and not holds_parts else 0


def read(source: Source) -> Document:
    """Lines with their words; times that are no numbers are None, and words without a start are left to the text.

    A text without segments is one line; silence is a document without lines. Raises BrokenFile where it is not valid
    JSON, not of this shape, or where its segments are without any text.
    """
    with broken_file(source.name, WHISPER.title):
        data = parse_json(source.text)
        if isinstance(data.value, list):
            data = JsonValue({"segments": data.value})
        lines = tuple(_lines(data))
        if not lines and (data.get("segments").value or data.get("text").text_if_any() is None):
            raise WrongJson("it holds no segment with text")
        info = data.get("info") if isinstance(data.get("info").value, dict) else data
        medium = medium_of(data)
        remarks = _stray_remark(data, lines)
    duration_ms = info.get("duration").seconds_as_ms()
    language = data.get("language").text_if_any() or info.get("language").text_if_any()
    return Document(
        duration_ms=duration_ms,
        language=language,
        media_name=medium,
        origin=source.origin(WHISPER.name),
        lines=lines,
        remarks=remarks,
    )


def _lines(data: JsonValue) -> Iterator[Line]:
    words = [_token(item) for item in data.get("words").items()]
    text = one_line(data.get("text").text_if_any() or "")
    if data.get("segments").value:
        timed = _timed(words)
        for segment in data.get("segments").items():
            yield from _segment_lines(segment, timed)
    elif data.get("chunks").value:
        chunks = [_chunk(chunk) for chunk in data.get("chunks").items()]
        if are_words([chunk.text for chunk in chunks]):
            yield from sentence_lines(chunks)
        else:
            yield from (spoken_line(c.start_ms, c.end_ms, c.text, c.speaker) for c in chunks if c.text)
    elif words:
        yield from sentence_lines(aligned(text, words) if text else words)
    elif text:
        yield spoken_line(None, None, text)


def _segment_lines(segment: JsonValue, all_words: Sequence[Word]) -> Iterator[Line]:
    start_ms, end_ms = segment.get("start").seconds_as_ms(), segment.get("end").seconds_as_ms()
    words = _timed([_token(item) for item in segment.get("words").items()], end_ms)
    if all_words and not words and start_ms is not None and end_ms is not None:
        first, last = (bisect_left(all_words, edge, key=lambda word: word.start_ms) for edge in (start_ms, end_ms))
        words = list(all_words[first:last])
    text = one_line(segment.get("text").text_if_any() or "") or " ".join(word.text for word in words)
    if text:
        yield spoken_line(start_ms, end_ms, text, speaker_name(segment.get("speaker")), words)


def _stray_remark(data: JsonValue, lines: Sequence[Line]) -> tuple[str, ...]:
    """The sentence about words beside the segments that come after all of them and stand in no text."""
    segments = data.get("segments").items()
    end_ms = max((segment.get("end").seconds_as_ms() or 0 for segment in segments), default=None)
    words = _timed([_token(item) for item in data.get("words").items()]) if end_ms is not None else []
    after = [word.text for word in words if word.start_ms >= (end_ms or 0)]
    said = {_bare(word) for line in lines for word in line.text.split()} if after else set()
    if all(_bare(word) in said for word in after):
        return ()
    told = " ".join(after[:_MOST_TOLD]) + (" …" if len(after) > _MOST_TOLD else "")
    return (f"Words behind the last segment, left out: {told}",)


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold()


def _chunk(chunk: JsonValue) -> Token:
    start_ms, end_ms = (chunk.get("timestamp").at(place).seconds_as_ms() for place in (0, 1))
    return Token(one_line(chunk.get("text").text_if_any() or ""), start_ms, end_ms, speaker_name(chunk.get("speaker")))


def _token(data: JsonValue) -> Token:
    start_ms, end_ms = data.get("start").seconds_as_ms(), data.get("end").seconds_as_ms()
    text = one_line(data.get("word").text_if_any() or data.get("text").text_if_any() or "")
    return Token(text, start_ms, ended(start_ms, end_ms), speaker_name(data.get("speaker")))


def _timed(tokens: Sequence[Token], end_ms: int | None = None) -> list[Word]:
    times = ((token.start_ms, token.end_ms, token.text) for token in tokens if token.text)
    return ended_words([(start_ms, end, text) for start_ms, end, text in times if start_ms is not None], end_ms)


WHISPER = Format("whisper", "Whisper JSON", ("json",), sniff, read)
