"""whisper.cpp, short and full: segments with times in milliseconds, and the tokens that make up their words.

It marks speakers by number, or only where the next one begins.
"""

from collections.abc import Iterator

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import ended, json_format, speaker_name, text_of
from player.formats.recognisers.token import Token, aligned
from player.formats.speech import ended_words, one_line, spoken_line
from player.transcript import Line

# Which of two channels is louder was not clear.
_NOBODY = "?"
_TURN = "[SPEAKER_TURN]"


def _document(data: JsonValue) -> Document:
    lines = tuple(_lines(data.get("transcription")))
    return Document(language=data.get("result").get("language").text_if_any(), lines=lines)


def _lines(segments: JsonValue) -> Iterator[Line]:
    is_turn = False
    for segment in segments.items():
        whole = text_of(segment.get("text"))
        text = one_line(whole.replace(_TURN, ""))
        if text:
            yield _line(segment, text, is_turn=is_turn)
        is_turn = segment.get("speaker_turn_next").value is True or _TURN in whole


def _line(segment: JsonValue, text: str, *, is_turn: bool) -> Line:
    start_ms, end_ms = _times(segment)
    speaker = segment.get("speaker")
    name = None if speaker.value == _NOBODY else speaker_name(speaker)
    words = list(_words(segment))
    tokens = aligned(text, words) if words else []
    timed = [(token.start_ms, token.end_ms, token.text) for token in tokens if token.start_ms is not None]
    line = spoken_line(start_ms, end_ms, text, name, ended_words(timed, end_ms))
    return line if not is_turn or name else Line(start_ms, end_ms, line.text, None, line.words, turn=True)


def _words(segment: JsonValue) -> Iterator[Token]:
    """The tokens put together to words: one that begins with a blank begins a word; `[_BEG_]` and the like are none."""
    word: Token | None = None
    for token in segment.get("tokens").items():
        text = text_of(token.get("text"))
        if text.startswith("[_") or text.strip() == _TURN:
            continue
        start_ms, end_ms = _times(token)
        if word is None or text.startswith(" "):
            if word is not None:
                yield word
            word = Token(text.strip(), start_ms, ended(start_ms, end_ms))
        else:
            word = word._replace(text=word.text + text.strip(), end_ms=ended(word.start_ms, end_ms))
    if word is not None:
        yield word


def _times(item: JsonValue) -> tuple[int | None, int | None]:
    """By the offsets, or where they are missing by the times of day."""
    offsets, stamps = item.get("offsets"), item.get("timestamps")
    start_ms, end_ms = (
        stamps.get(key).seconds_as_ms() if offsets.value is None else offsets.get(key).as_ms() for key in ("from", "to")
    )
    return start_ms, end_ms


WHISPER_CPP = json_format(
    "whisper-cpp",
    "whisper.cpp JSON",
    ("transcription.text transcription.offsets.from", "transcription.text transcription.timestamps.from"),
    _document,
)
