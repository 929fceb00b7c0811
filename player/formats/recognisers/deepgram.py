"""Deepgram: utterances are lines, else sentences of its paragraphs, else its words cut into lines."""

from collections.abc import Iterator

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, speaker_name, text_of, timed_token
from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.formats.speech import one_line
from player.notes import Note, NoteKind
from player.transcript import Line


def _document(data: JsonValue) -> Document:
    results = data.get("results")
    channels = list(results.get("channels").items())
    languages = (channel.get("detected_language").text_if_any() for channel in channels)
    return Document(
        duration_ms=data.get("metadata").get("duration").seconds_as_ms(),
        language=next((language for language in languages if language), None),
        lines=tuple(_utterance_lines(results, len(channels)) or _channel_lines(channels)),
        notes=(*_summaries(results, channels), *_topics(results, channels)),
    )


def _summaries(results: JsonValue, channels: list[JsonValue]) -> list[Note]:
    """The summary of the whole, or of each part as its first version told them."""
    summary = results.get("summary")
    parts = [part for channel in channels for part in channel.get("alternatives").at(0).get("summaries").items()]
    texts = [part.get("summary") for part in parts]
    texts += [summary.get("short")] if _is_object(summary) else []
    return [Note(NoteKind.SUMMARY, one_line(text)) for value in texts if (text := value.text_if_any())]


def _topics(results: JsonValue, channels: list[JsonValue]) -> list[Note]:
    """What is spoken about, each once, be it told of the whole or, as at first, beside the words."""
    lists = [channel.get("alternatives").at(0).get("topics") for channel in channels]
    segments = [segment for each in lists for segment in each.items()]
    if _is_object(results.get("topics")):
        segments += results.get("topics").get("segments").items()
    names = (topic.get("topic").text_if_any() for segment in segments for topic in segment.get("topics").items())
    return [Note(NoteKind.KEYWORD, name) for name in dict.fromkeys(names) if name]


def _is_object(value: JsonValue) -> bool:
    return isinstance(value.value, dict)


def _utterance_lines(results: JsonValue, channel_count: int) -> list[Line]:
    lines: list[Line] = []
    for utterance in results.get("utterances").items():
        number = utterance.get("channel").value
        voice = _channel_name(number) if channel_count > 1 and isinstance(number, int) else None
        speaker = speaker_name(utterance.get("speaker")) or voice
        start_ms, end_ms = (utterance.get(key).seconds_as_ms() for key in ("start", "end"))
        words = [_token(word) for word in utterance.get("words").items()]
        lines += segment_lines(start_ms, end_ms, text_of(utterance.get("transcript")), speaker, words)
    return lines


def _channel_lines(channels: list[JsonValue]) -> list[Line]:
    lines: list[Line] = []
    for number, channel in enumerate(channels):
        voice = _channel_name(number) if len(channels) > 1 else None
        lines += _best_lines(channel.get("alternatives").at(0), voice)
    if len(channels) > 1:
        lines.sort(key=lambda line: line.start_ms or 0)
    return lines


def _best_lines(best: JsonValue, voice: str | None) -> list[Line]:
    words = [_token(word, voice) for word in best.get("words").items()]
    if sentences := list(_sentence_lines(best.get("paragraphs"), words, voice)):
        return sentences
    return sentence_lines(words) or segment_lines(None, None, text_of(best.get("transcript")), voice)


def _sentence_lines(paragraphs: JsonValue, words: list[Token], voice: str | None) -> Iterator[Line]:
    """The sentences of the paragraphs, none where they do not hold every word."""
    at = 0
    for paragraph in paragraphs.get("paragraphs").items():
        speaker = speaker_name(paragraph.get("speaker")) or voice
        for sentence in paragraph.get("sentences").items():
            text = text_of(sentence.get("text"))
            count = len(one_line(text).split(" "))
            start_ms, end_ms = (sentence.get(key).seconds_as_ms() for key in ("start", "end"))
            yield from segment_lines(start_ms, end_ms, text, speaker, words[at : at + count])
            at += count


def _token(word: JsonValue, voice: str | None = None) -> Token:
    text = word.get("punctuated_word").text_if_any() or text_of(word.get("word"))
    return timed_token(word, text, "start", "end", speaker_name(word.get("speaker")) or voice)


def _channel_name(number: int) -> str:
    return f"Channel {number + 1}"


DEEPGRAM = json_format(
    "deepgram",
    "Deepgram JSON",
    ("results.channels.alternatives.transcript", "results.channels.alternatives.words.word"),
    _document,
)
