"""Amberscript: segments of one speaker each, all words with their marks, and the names of the speakers apart."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import segment_lines


def _document(data: JsonValue) -> Document:
    names = {text_of(item.get("spkid")): item.get("name").text_if_any() for item in data.get("speakers").items()}
    lines = []
    for segment in data.get("segments").items():
        label = segment.get("speaker")
        speaker = names.get(label.text_if_any() or "") or speaker_name(label)
        words = [timed_token(word, text_of(word.get("text")), "start", "end") for word in segment.get("words").items()]
        lines += segment_lines(None, None, "", speaker, words)
    title = data.get("filename").text_if_any()
    return Document(title=title, language=data.get("language").text_if_any(), lines=tuple(lines))


AMBERSCRIPT = json_format(
    "amberscript",
    "Amberscript JSON",
    ("segments.words.text segments.words.start segments.words.end segments.speaker",),
    _document,
    foreign="segments.text segments.start segments.words.word",
)
