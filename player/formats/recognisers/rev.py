"""Rev and Rev AI: monologues of text, marks and the blanks between them, each of one speaker."""

from collections.abc import Iterator

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import ended, json_format, speaker_name, text_of
from player.formats.recognisers.sentences import segment_lines
from player.formats.recognisers.token import Token

_START_KEYS = ("ts", "timestamp")
_END_KEYS = ("end_ts", "end_timestamp")


def _document(data: JsonValue) -> Document:
    names = {
        str(speaker.get("id").value): speaker.get("name").text_if_any() for speaker in data.get("speakers").items()
    }
    lines = []
    for monologue in data.get("monologues").items():
        label = monologue.get("speaker")
        info = monologue.get("speaker_info")
        own = info.get("display_name").text_if_any() if isinstance(info.value, dict) else None
        speaker = own or names.get(str(label.value)) or speaker_name(label)
        lines += segment_lines(None, None, "", speaker, list(_tokens(monologue)))
    return Document(language=data.get("language").text_if_any(), lines=tuple(lines))


def _tokens(monologue: JsonValue) -> Iterator[Token]:
    is_glued = False
    for element in monologue.get("elements").items():
        text = text_of(element.get("value"))
        start_ms, end_ms = (_time(element, keys) for keys in (_START_KEYS, _END_KEYS))
        if text.strip():
            yield Token(text, start_ms, ended(start_ms, end_ms), None, is_glued and not text[0].isspace())
        is_glued = bool(text) and not text[-1].isspace()


def _time(element: JsonValue, keys: tuple[str, str]) -> int | None:
    times = (element.get(key).seconds_as_ms() for key in keys)
    return next((time for time in times if time is not None), None)


REV = json_format("rev", "Rev JSON", ("monologues.elements.value",), _document)
