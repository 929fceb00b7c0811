"""Speechmatics, from its first format (words with a time and a duration) to the present one and its live messages."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import after, json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import sentence_lines
from player.formats.recognisers.token import UNKNOWN, Token
from player.notes import Chapter, Note, NoteKind
from player.speaker_spans import Span, SpokenBy

# A live transcript is told again and again until it is final.
_DRAFT = "AddPartialTranscript"


def _document(data: JsonValue) -> Document:
    final = [part for part in data.items() if part.get("message").value != _DRAFT]
    head = final[0] if final else data.at(0)
    job, config = head.get("job"), head.get("metadata").get("transcription_config")
    tokens = _old_tokens(head) if head.get("words").value else [token for part in final for token in _tokens(part)]
    language = config.get("language").text_if_any() or job.get("lang").text_if_any()
    return Document(
        title=(job.get("data_name").text_if_any() or job.get("name").text_if_any()),
        duration_ms=job.get("duration").seconds_as_ms(),
        language=language,
        lines=tuple(sentence_lines(tokens)),
        chapters=tuple(_chapter(item) for item in head.get("chapters").items()),
        notes=_notes(head.get("summary")),
    )


def _tokens(part: JsonValue) -> list[Token]:
    tokens: list[Token] = []
    is_glued = False
    for result in part.get("results").items():
        best = result.get("alternatives").at(0)
        text = text_of(best.get("content"))
        side = result.get("attaches_to").value
        is_mark = result.get("type").value == "punctuation"
        clings = is_glued or (is_mark and side not in ("next", "none"))
        speaker = _speaker(result, best)
        timed = timed_token(result, text, "start_time", "end_time", speaker, is_glued=clings)
        tokens.append(Token(text, is_glued=clings) if is_mark else timed)
        is_glued = is_mark and side in ("next", "both")
    return tokens


def _speaker(result: JsonValue, best: JsonValue) -> str | None:
    """The label, or the channel; `UU` is nobody's."""
    label, channel = speaker_name(best.get("speaker")), speaker_name(result.get("channel"))
    return channel or UNKNOWN if label == "UU" else label or channel


def _old_tokens(data: JsonValue) -> list[Token]:
    spans = (
        Span(start_ms, after(start_ms, item.get("duration").seconds_as_ms()), speaker_name(item.get("name")))
        for item in data.get("speakers").items()
        if (start_ms := item.get("time").seconds_as_ms()) is not None
    )
    voices = SpokenBy(spans)
    return [_old_token(word, voices) for word in data.get("words").items()]


def _old_token(word: JsonValue, voices: SpokenBy) -> Token:
    text = text_of(word.get("name"))
    if text and not any(char.isalnum() for char in text):
        return Token(text, is_glued=True)
    start_ms = word.get("time").seconds_as_ms()
    end_ms = after(start_ms, word.get("duration").seconds_as_ms())
    return Token(text, start_ms, end_ms, voices.during(start_ms, end_ms))


def _chapter(item: JsonValue) -> Chapter:
    start_ms, end_ms = (item.get(key).seconds_as_ms() for key in ("start_time", "end_time"))
    return Chapter(start_ms, end_ms, text_of(item.get("title")), item.get("summary").text_or_none())


def _notes(summary: JsonValue) -> tuple[Note, ...]:
    text = summary.get("content").text_if_any()
    return (Note(NoteKind.SUMMARY, text),) if text else ()


SPEECHMATICS = json_format(
    "speechmatics",
    "Speechmatics JSON",
    ("results.alternatives.content results.type results.start_time", "words.name words.time words.duration"),
    _document,
    is_stream=True,
)
