"""Azure Speech: batch transcription, fast transcription, and the phrases of the live service one after another."""

from collections.abc import Callable

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import after, json_format, speaker_name
from player.formats.recognisers.sentences import segment_lines
from player.formats.recognisers.token import Token
from player.transcript import Line

# Azure counts in units of 100 nanoseconds.
_TICK_MS = 1e-4
_OFFSETS = ("offsetMilliseconds", "offsetInTicks", "Offset", "offset")
_DURATIONS = ("durationMilliseconds", "durationInTicks", "Duration", "duration")

# As they are shown, with marks and figures, before as they were said.
_DISPLAYS = ("display", "Display")
_TEXTS = ("DisplayText", "text", "Text")
_SPOKEN = ("lexical", "Lexical")
_WORD_LISTS = ("displayWords", "DisplayWords", "words", "Words")
_WORDS = ("displayText", "DisplayText", "word", "Word", "text")


def _document(data: JsonValue) -> Document:
    first = data.at(0)
    if first.get("recognizedPhrases").value is None and first.get("phrases").value is None:
        return Document(lines=tuple(line for phrase in data.items() for line in _phrase_lines(phrase, _live_speaker)))
    phrases = [*first.get("recognizedPhrases").items(), *first.get("phrases").items()]
    channels = {channel for phrase in phrases if isinstance(channel := phrase.get("channel").value, int)}
    speaker = _speaker if len(channels) < 2 else _speaker_or_channel
    duration_ms = _time(first, _DURATIONS)
    locales = (phrase.get("locale").text_if_any() for phrase in phrases)
    lines = [line for phrase in phrases for line in _phrase_lines(phrase, speaker)]
    if len(channels) > 1:
        # Each channel comes after the one before.
        lines.sort(key=lambda line: line.start_ms or 0)
    return Document(duration_ms=duration_ms, language=next(filter(None, locales), None), lines=tuple(lines))


def _phrase_lines(phrase: JsonValue, speaker: Callable[[JsonValue], str | None]) -> list[Line]:
    best = phrase.first(("nBest", "NBest")).at(0)
    texts = ((best, _DISPLAYS), (phrase, _TEXTS), (best, _SPOKEN))
    text = next(filter(None, (item.first(keys).text_if_any() for item, keys in texts)), "")
    own_words = best.first(_WORD_LISTS)
    words = own_words if own_words.value else phrase.first(_WORD_LISTS)
    tokens = [Token(word.first(_WORDS).text_if_any() or "", *_times(word)) for word in words.items()]
    return segment_lines(*_times(phrase), text, speaker(phrase), tokens)


def _times(item: JsonValue) -> tuple[int | None, int | None]:
    start_ms = _time(item, _OFFSETS)
    return start_ms, after(start_ms, _time(item, _DURATIONS))


def _time(item: JsonValue, keys: tuple[str, str, str, str]) -> int | None:
    """The time under the first of these names that has one: in milliseconds, in ticks, in ticks, or as ISO tells it."""
    time = item.first(keys)
    if time.key == keys[0]:
        return time.as_ms()
    return time.seconds_as_ms() if time.key == keys[-1] else time.as_ms(_TICK_MS)


def _speaker(phrase: JsonValue) -> str | None:
    return speaker_name(phrase.get("speaker"))


def _speaker_or_channel(phrase: JsonValue) -> str | None:
    return _speaker(phrase) or f"Channel {phrase.get('channel').value}"


def _live_speaker(phrase: JsonValue) -> str | None:
    return speaker_name(phrase.get("SpeakerId"))


AZURE_SPEECH = json_format(
    "azure-speech",
    "Azure Speech JSON",
    (
        "recognizedPhrases.nBest.display",
        "recognizedPhrases.nBest.lexical",
        "phrases.text phrases.offsetMilliseconds",
        "RecognitionStatus Offset",
        "DisplayText Offset Duration",
        "SpeakerId Text Offset",
    ),
    _document,
    is_stream=True,
)
