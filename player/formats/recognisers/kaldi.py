"""Kaldi by way of Vosk (results one after another) and of the BBC (words with their marks, and who speaks when)."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import after, json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.speaker_spans import Span, SpokenBy
from player.transcript import Line


def _document(data: JsonValue) -> Document:
    return Document(lines=tuple(line for part in data.items() for line in _lines(part)))


def _lines(part: JsonValue) -> list[Line]:
    value = part if part.get("retval").value is None else part.get("retval")
    if value.get("words").value:
        return _punctuated_lines(value)
    best = value.get("alternatives").at(0)
    result = value if best.value is None else best
    tokens = [timed_token(word, text_of(word.get("word")), "start", "end") for word in result.get("result").items()]
    return segment_lines(None, None, result.get("text").text_if_any() or "", None, tokens)


def _punctuated_lines(value: JsonValue) -> list[Line]:
    segmentation = value.get("segmentation")
    spans = []
    for segment in segmentation.get("segments").items():
        start_ms = segment.get("start").seconds_as_ms()
        if start_ms is not None:
            end_ms = after(start_ms, segment.get("duration").seconds_as_ms())
            spans.append(Span(start_ms, end_ms, speaker_name(segment.get("speaker").get("@id"))))
    voices = SpokenBy(spans)
    return sentence_lines([_token(word, voices) for word in value.get("words").items()])


def _token(word: JsonValue, voices: SpokenBy) -> Token:
    text = word.get("punct").text_if_any() or text_of(word.get("word"))
    token = timed_token(word, text, "start", "end")
    return token._replace(speaker=voices.during(token.start_ms, token.end_ms))


KALDI = json_format(
    "kaldi",
    "Kaldi JSON",
    (
        "result.word result.start result.end",
        "alternatives.result.word alternatives.text",
        "retval.words.word retval.words.start",
        "words.word words.punct words.start",
    ),
    _document,
    is_stream=True,
)
