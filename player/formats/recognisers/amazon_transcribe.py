"""Amazon Transcribe: words and marks one by one, their speakers beside them in one of three ways.

A speaker stands at each word, in a list of spans by the word's start, or is the channel that the word is listed under.
"""

from collections.abc import Iterator

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.formats.speech import one_line
from player.transcript import Line


def _document(data: JsonValue) -> Document:
    results = data.get("results")
    language = results.get("language_code").text_or_none() or data.get("language_code").text_or_none()
    several = list(results.get("language_codes").items())
    if language is None and len(several) == 1:
        language = several[0].get("language_code").text_if_any()
    return Document(title=data.get("jobName").text_or_none(), language=language, lines=tuple(_lines(results)))


def _lines(results: JsonValue) -> list[Line]:
    speakers = dict(_speakers(results))
    items = list(results.get("items").items())
    if items:
        return sentence_lines([_token(item, speakers) for item in items])
    segments = [line for item in results.get("audio_segments").items() for line in _segment_lines(item)]
    if segments:
        return segments
    texts = (one_line(text_of(item.get("transcript"))) for item in results.get("transcripts").items())
    return [Line(None, None, text) for text in texts if text]


def _speakers(results: JsonValue) -> Iterator[tuple[object, str | None]]:
    """`(start_time, speaker)` of the words that a list of speakers or channels names, the time as it is written."""
    for segment in results.get("speaker_labels").get("segments").items():
        for item in segment.get("items").items():
            label = item.get("speaker_label")
            yield _key(item), speaker_name(label if label.value is not None else segment.get("speaker_label"))
    for channel in results.get("channel_labels").get("channels").items():
        for item in channel.get("items").items():
            if _key(item) is not None:
                yield _key(item), speaker_name(channel.get("channel_label"))


def _key(item: JsonValue) -> object:
    time = item.get("start_time").value
    return time if isinstance(time, str | float | int) else None


def _token(item: JsonValue, speakers: dict[object, str | None]) -> Token:
    text = text_of(item.get("alternatives").at(0).get("content"))
    is_glued = item.get("type").value == "punctuation"
    own = speaker_name(item.get("speaker_label"))
    speaker = own if own or is_glued else speakers.get(_key(item))
    return timed_token(item, text, "start_time", "end_time", speaker, is_glued=is_glued)


def _segment_lines(segment: JsonValue) -> list[Line]:
    start_ms, end_ms = (segment.get(key).seconds_as_ms() for key in ("start_time", "end_time"))
    return segment_lines(
        start_ms, end_ms, text_of(segment.get("transcript")), speaker_name(segment.get("speaker_label"))
    )


AMAZON_TRANSCRIBE = json_format(
    "amazon-transcribe",
    "Amazon Transcribe JSON",
    ("results.items.alternatives.content", "results.transcripts.transcript", "results.audio_segments.transcript"),
    _document,
)
