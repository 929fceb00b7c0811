"""Podcasting 2.0 JSON transcripts: segments that are sentences, or single words, which are put together to lines."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, text_of
from player.formats.recognisers.sentences import are_words, sentence_lines
from player.formats.recognisers.token import Token
from player.formats.speech import one_line, spoken_line


def _document(data: JsonValue) -> Document:
    segments = list(data.get("segments").items())
    tokens: list[Token] = []
    speaker: str | None = None
    for segment in segments:
        speaker = one_line(segment.get("speaker").text_if_any() or "") or speaker
        start_ms, end_ms = (segment.get(key).seconds_as_ms() for key in ("startTime", "endTime"))
        tokens.append(Token(one_line(text_of(segment.get("body"))), start_ms, end_ms, speaker))
    language = data.get("language").text_if_any()
    spoken = [token for token in tokens if token.text]
    if are_words([token.text for token in spoken]):
        return Document(language=language, lines=tuple(sentence_lines(spoken)))
    lines = (spoken_line(start_ms, end_ms, text, name) for text, start_ms, end_ms, name, _ in spoken)
    return Document(language=language, lines=tuple(lines))


PODCAST_JSON = json_format(
    "podcast-json", "Podcasting 2.0 JSON", ("segments.body segments.startTime", "version segments.body"), _document
)
