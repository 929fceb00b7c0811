"""Adobe Premiere's transcript JSON: segments of words with a start and a duration, their speakers named apart."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import after, json_format, speaker_name, text_of
from player.formats.recognisers.sentences import segment_lines
from player.formats.recognisers.token import Token
from player.transcript import Line


def _document(data: JsonValue) -> Document:
    names = {text_of(item.get("id")): item.get("name").text_if_any() for item in data.get("speakers").items()}
    lines = [line for segment in data.get("segments").items() for line in _segment_lines(segment, names)]
    return Document(language=data.get("language").text_if_any(), lines=tuple(lines))


def _segment_lines(segment: JsonValue, names: dict[str, str | None]) -> list[Line]:
    label = segment.get("speaker")
    speaker = names.get(label.text_if_any() or "") or speaker_name(label)
    words = [_token(word) for word in segment.get("words").items()]
    return segment_lines(*_times(segment), segment.get("text").text_if_any() or "", speaker, words)


def _token(word: JsonValue) -> Token:
    is_mark = word.get("type").value == "punctuation"
    start_ms, end_ms = (None, None) if is_mark else _times(word)
    return Token(text_of(word.get("text")), start_ms, end_ms, None, is_mark)


def _times(item: JsonValue) -> tuple[int | None, int | None]:
    start_ms = item.get("start").seconds_as_ms()
    return start_ms, after(start_ms, item.get("duration").seconds_as_ms())


PREMIERE = json_format(
    "premiere",
    "Premiere transcript JSON",
    ("segments.words.text segments.words.start segments.words.duration",),
    _document,
    foreign="segments.words.end segments.end",
)
