"""The BBC's Digital Paper Edit, and editors that keep its shape: words, and beside them paragraphs with speakers."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import sentence_lines
from player.formats.recognisers.token import Token
from player.speaker_spans import Span, SpokenBy


def _document(data: JsonValue) -> Document:
    spans = [
        Span(start_ms, item.get("end").seconds_as_ms(), speaker_name(item.get("speaker")))
        for item in data.get("paragraphs").items()
        if (start_ms := item.get("start").seconds_as_ms()) is not None
    ]
    voices = SpokenBy(spans)
    return Document(lines=tuple(sentence_lines([_token(word, voices) for word in data.get("words").items()])))


def _token(word: JsonValue, voices: SpokenBy) -> Token:
    token = timed_token(word, text_of(word.get("text")), "start", "end")
    return token._replace(speaker=voices.during(token.start_ms, token.end_ms))


PAPER_EDIT = json_format(
    "paper-edit",
    "Digital Paper Edit JSON",
    ("words.text words.start words.end words.id", "words.text words.start paragraphs.speaker paragraphs.start"),
    _document,
    foreign="status segments words.type language_probability",
)
