"""autoEdit 2: paragraphs of a speaker, of lines of words."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import sentence_lines

# What it calls everybody until they are named.
_UNNAMED = "Unnamed Speaker"


def _document(data: JsonValue) -> Document:
    tokens = []
    for block in data.get("text").items():
        label = speaker_name(block.get("speaker"))
        speaker = None if label == _UNNAMED else label
        tokens += [
            timed_token(word, text_of(word.get("text")), "startTime", "endTime", speaker)
            for paragraph in block.get("paragraph").items()
            for word in paragraph.get("line").items()
        ]
    metadata = data.get("metadata")
    return Document(
        title=data.get("title").text_if_any(),
        duration_ms=metadata.get("duration").seconds_as_ms() if isinstance(metadata.value, dict) else None,
        lines=tuple(sentence_lines(tokens)),
    )


AUTOEDIT = json_format(
    "autoedit", "autoEdit JSON", ("text.paragraph.line.text text.paragraph.line.startTime",), _document
)
