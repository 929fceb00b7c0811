"""AssemblyAI: utterances with words in milliseconds, or sentences, or words alone; chapters, summary, key phrases."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import ended, json_format, speaker_name, text_of
from player.formats.recognisers.sentences import segment_lines, sentence_lines
from player.formats.recognisers.token import Token
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

# Lists that hold the whole text, the best first; the last is an old name of the words.
_LISTS = ("utterances", "sentences", "paragraphs")
_WORD_LISTS = ("words", "segments")


def _document(data: JsonValue) -> Document:
    return Document(
        duration_ms=data.get("audio_duration").seconds_as_ms(),
        language=data.get("language_code").text_if_any(),
        lines=tuple(_lines(data)),
        chapters=tuple(_chapter(item) for item in data.get("chapters").items()),
        notes=_notes(data),
    )


def _lines(data: JsonValue) -> list[Line]:
    for key in _LISTS:
        if lines := [line for item in data.get(key).items() for line in _segment_lines(item)]:
            return lines
    for key in _WORD_LISTS:
        if lines := sentence_lines([_token(word) for word in data.get(key).items()]):
            return lines
    return segment_lines(None, None, data.get("text").text_if_any() or "")


def _segment_lines(item: JsonValue) -> list[Line]:
    words = [_token(word) for word in item.get("words").items()]
    return segment_lines(*_times(item), text_of(item.get("text")), _speaker(item), words)


def _token(word: JsonValue) -> Token:
    start_ms, end_ms = _times(word)
    return Token(text_of(word.get("text")), start_ms, ended(start_ms, end_ms), _speaker(word))


def _times(item: JsonValue) -> tuple[int | None, int | None]:
    return item.get("start").as_ms(), item.get("end").as_ms()


def _speaker(item: JsonValue) -> str | None:
    channel = item.get("channel").value
    return speaker_name(item.get("speaker")) or (f"Channel {channel}" if isinstance(channel, str | int) else None)


def _chapter(item: JsonValue) -> Chapter:
    title = text_of(item.get("headline")) or text_of(item.get("gist"))
    return Chapter(*_times(item), title, item.get("summary").text_or_none())


def _notes(data: JsonValue) -> tuple[Note, ...]:
    summary = data.get("summary").text_if_any()
    phrases = data.get("auto_highlights_result")
    found = phrases.get("results").items() if isinstance(phrases.value, dict) else ()
    keywords = (item.get("text").text_if_any() for item in found)
    return (
        *((Note(NoteKind.SUMMARY, summary),) if summary else ()),
        *(Note(NoteKind.KEYWORD, word) for word in keywords if word),
    )


ASSEMBLYAI = json_format(
    "assemblyai",
    "AssemblyAI JSON",
    (
        "status words.text words.start words.end",
        "status text audio_url",
        "sentences.text sentences.start sentences.end sentences.words.text",
        "paragraphs.text paragraphs.start paragraphs.end paragraphs.words.text",
    ),
    _document,
)
