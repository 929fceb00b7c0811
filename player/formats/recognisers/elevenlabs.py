"""ElevenLabs Scribe: words, the blanks between and sounds, each with a speaker; one transcript or one a channel."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.transcript import Line

_BLANK = "spacing"


def _document(data: JsonValue) -> Document:
    parts = list(data.get("transcripts").items()) or [data]
    lines = [line for part in parts for line in _lines(part)]
    if len(parts) > 1:
        lines.sort(key=lambda line: line.start_ms or 0)
    return Document(
        duration_ms=data.get("audio_duration_secs").seconds_as_ms(),
        language=parts[0].get("language_code").text_if_any(),
        lines=tuple(lines),
    )


def _lines(part: JsonValue) -> list[Line]:
    number = part.get("channel_index").value
    channel = f"Channel {number + 1}" if isinstance(number, int) else None
    tokens = _tokens(part, channel)
    return sentence_lines(tokens) or segment_lines(None, None, text_of(part.get("text")), channel)


def _tokens(part: JsonValue, channel: str | None) -> list[Token]:
    words = list(part.get("words").items())
    tells_blanks = any(word.get("type").value == _BLANK for word in words)
    tokens: list[Token] = []
    is_glued = False
    for word in words:
        text = text_of(word.get("text"))
        if text.strip():
            speaker = speaker_name(word.get("speaker_id")) or channel
            clings = is_glued and not text[0].isspace()
            tokens.append(timed_token(word, text, "start", "end", speaker, is_glued=clings))
        is_glued = tells_blanks and bool(text) and not text[-1].isspace()
    return tokens


ELEVENLABS = json_format(
    "elevenlabs",
    "ElevenLabs JSON",
    (
        "words.text words.start words.end words.type",
        "transcripts.words.text transcripts.words.type",
        "language_code language_probability text",
    ),
    _document,
    foreign="status segments",
)
