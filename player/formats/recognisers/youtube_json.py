"""YouTube's json3 captions: events in milliseconds; automatic ones time their words and are shown in rolling lines.

A rolling line stays in sight while the next one is spoken; it ends here where that begins, as what is heard does.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import after, json_format, text_of
from player.formats.speech import ended_words, one_line, spoken_line
from player.transcript import Line


def _document(data: JsonValue) -> Document:
    events = [event for event in data.get("events").items() if event.get("segs").value]
    lines = list(_lines(events))
    is_rolling = any(line.words for line in lines)
    return Document(lines=tuple(_unrolled(lines) if is_rolling else lines))


def _lines(events: list[JsonValue]) -> Iterator[Line]:
    for event in events:
        start_ms = event.get("tStartMs").as_ms()
        end_ms = after(start_ms, event.get("dDurationMs").as_ms())
        segments = list(event.get("segs").items())
        text = one_line("".join(text_of(segment.get("utf8")) for segment in segments).replace("\u200b", ""))
        if text:
            yield spoken_line(start_ms, end_ms, text, words=ended_words(_words(segments, start_ms), end_ms))


def _words(segments: list[JsonValue], start_ms: int | None) -> list[tuple[int, int | None, str]]:
    """The segments as words, where the sound of each is told; a segment without an offset begins with its event."""
    if start_ms is None or not any(segment.get("tOffsetMs").value is not None for segment in segments):
        return []
    timed = ((segment.get("tOffsetMs").as_ms() or 0, one_line(text_of(segment.get("utf8")))) for segment in segments)
    return [(start_ms + offset_ms, None, text) for offset_ms, text in timed if text]


def _unrolled(lines: list[Line]) -> list[Line]:
    """The lines, each ending at the latest where the next begins."""
    return [_ended(line, following.start_ms) for line, following in pairwise(lines)] + lines[-1:]


def _ended(line: Line, following_ms: int | None) -> Line:
    if following_ms is None or line.start_ms is None or line.end_ms is None:
        return line
    end_ms = min(line.end_ms, max(following_ms, line.start_ms))
    words = tuple(replace(word, end_ms=max(word.start_ms, min(word.end_ms, end_ms))) for word in line.words)
    return replace(line, end_ms=end_ms, words=words)


YOUTUBE_JSON = json_format("youtube-json3", "YouTube json3 captions", ("events.tStartMs events.segs.utf8",), _document)
