"""Google Speech-to-Text, v1 and v2, as its service answers and as its Python library writes it.

With speakers asked for, v1 repeats all words with their speakers in the last result: then that alone is read.
"""

import re

from player.document import Document
from player.formats.json_value import JsonValue, WrongJson
from player.formats.media_name import media_name
from player.formats.recognisers.json_format import ended, json_format, speaker_name, text_of
from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.timecode import MS_PER_SECOND
from player.transcript import Line

_BATCH = re.compile(r"\"results\"\s*:\s*\{\s*\"gs://[^\"]{1,2000}\"\s*:\s*\{")
_START_KEYS = ("startTime", "startOffset", "start_time", "start_offset")
_END_KEYS = ("endTime", "endOffset", "end_time", "end_offset")
_RESULT_END_KEYS = ("resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset")
_SPEAKER_KEYS = ("speakerLabel", "speaker_label", "speakerTag", "speaker_tag")
_CHANNEL_KEYS = ("channelTag", "channel_tag")
_LANGUAGE_KEYS = ("languageCode", "language_code")


def _document(data: JsonValue) -> Document:
    results = _results(data)
    languages = (result.first(_LANGUAGE_KEYS).text_if_any() for result in results)
    language = next((code for code in languages if code), None)
    return Document(language=language, media_name=_medium(data), lines=tuple(_lines(results)))


def _medium(data: JsonValue) -> str | None:
    """The recording that results are listed under, or that the operation names."""
    results = _answer(data).get("results").value
    address = next(iter(results), "") if isinstance(results, dict) else data.get("metadata").get("uri").text_if_any()
    return media_name(address)


def _answer(data: JsonValue) -> JsonValue:
    """What a service answered, be it wrapped in an operation or not."""
    response = data.get("response")
    return data if response.value is None else response


def _results(data: JsonValue) -> list[JsonValue]:
    """The results, be they listed under the address of a recording or not."""
    results = _answer(data).get("results")
    if not isinstance(results.value, dict):
        return list(results.items())
    if len(results.value) > 1:
        raise WrongJson("it is about several recordings; save the results of each as a file of its own")
    one = next((results.get(address) for address in results.value), results)
    inline = one.get("inlineResult")
    return list((one if inline.value is None else inline).get("transcript").get("results").items())


def _lines(results: list[JsonValue]) -> list[Line]:
    words = [_words(result) for result in results]
    if words and any(token.speaker for token in words[-1]) and not any(t.speaker for each in words[:-1] for t in each):
        return sentence_lines(words[-1])
    is_split = len({result.first(_CHANNEL_KEYS).value for result in results}) > 1
    lines: list[Line] = []
    end_ms: int | None = 0
    for result, tokens in zip(results, words, strict=True):
        start_ms = None if tokens or is_split else end_ms
        end_ms = _moment(result.first(_RESULT_END_KEYS))
        if end_ms is None and tokens:
            end_ms = tokens[-1].end_ms
        speaker = speaker_name(result.first(_CHANNEL_KEYS)) if is_split else None
        channel = speaker and speaker.replace("Speaker", "Channel")
        lines += segment_lines(
            start_ms, None if tokens else end_ms, text_of(_best(result).get("transcript")), channel, tokens
        )
    return lines


def _best(result: JsonValue) -> JsonValue:
    return result.get("alternatives").at(0)


def _words(result: JsonValue) -> list[Token]:
    return [_token(word) for word in _best(result).get("words").items()]


def _token(word: JsonValue) -> Token:
    # A start of zero is left out by the service.
    start, end = word.first(_START_KEYS), word.first(_END_KEYS)
    end_ms = _moment(end)
    start_ms = 0 if start.value is None and end_ms is not None else _moment(start)
    speaker = word.first(_SPEAKER_KEYS)
    name = None if speaker.value in (0, "", "0") else speaker_name(speaker)
    return Token(text_of(word.get("word")), start_ms, ended(start_ms, end_ms), name)


def _moment(value: JsonValue) -> int | None:
    """Milliseconds of `"1.5s"`, of seconds and nanoseconds apart, or of a whole number as NVIDIA's Riva writes it."""
    if isinstance(value.value, int):
        return value.as_ms()
    if not isinstance(value.value, dict):
        return value.seconds_as_ms()
    seconds_ms = value.get("seconds").as_ms(MS_PER_SECOND) or 0
    return seconds_ms + (value.get("nanos").as_ms(1e-6) or 0)


def _is_batch(head: str) -> bool:
    """Whether results are listed under addresses, of which no two are alike."""
    return _BATCH.search(head) is not None


_WORD = "results.alternatives.words.word"
_STARTS = [f"{_WORD} results.alternatives.words.{key}" for key in (*_START_KEYS, *_END_KEYS)]
_WHOLE = [f"results.alternatives.transcript results.{key}" for key in (*_RESULT_END_KEYS, *_LANGUAGE_KEYS)]
_SHAPES = [*_STARTS, *_WHOLE, "results.alternatives.transcript results.alternatives.confidence"]
_WRAPPED = [" ".join(f"response.{key}" for key in shape.split()) for shape in _SHAPES]

GOOGLE_SPEECH = json_format(
    "google-speech",
    "Google Speech JSON",
    (*_SHAPES, *_WRAPPED),
    _document,
    sniff_also=_is_batch,
    foreign="result_index results.final results.alternatives.timestamps",
)
