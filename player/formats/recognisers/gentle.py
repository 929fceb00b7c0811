"""Gentle: a given text whose words were found in the sound, or not; those that were not stay without a time."""

from itertools import groupby

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format, text_of, timed_token
from player.formats.recognisers.sentences import sentence_lines
from player.formats.recognisers.token import Token, aligned
from player.formats.speech import one_line

# Sounds that stand nowhere in the given text.
_FOREIGN = "not-found-in-transcript"


def _document(data: JsonValue) -> Document:
    words = [word for word in data.get("words").items() if word.get("case").value != _FOREIGN]
    tokens = [timed_token(word, text_of(word.get("word")), "start", "end") for word in words]
    transcript = data.get("transcript").text_if_any() or ""
    if not transcript:
        return Document(lines=tuple(sentence_lines(tokens)))
    paragraphs = _paragraphs(transcript, words, tokens)
    return Document(lines=tuple(line for text, told in paragraphs for line in sentence_lines(aligned(text, told))))


def _paragraphs(transcript: str, words: list[JsonValue], tokens: list[Token]) -> list[tuple[str, list[Token]]]:
    """The paragraphs of the given text, each with the words that stand in it."""
    places = [word.get("startOffset").value for word in words]
    counts = [transcript.count("\n", 0, place) if isinstance(place, int) else -1 for place in places]
    told = {
        number: [token for _, token in group]
        for number, group in groupby(zip(counts, tokens, strict=True), lambda pair: pair[0])
    }
    if -1 in told:
        return [(one_line(transcript), tokens)]
    return [
        (one_line(text), told.get(number, [])) for number, text in enumerate(transcript.split("\n")) if text.strip()
    ]


GENTLE = json_format(
    "gentle",
    "Gentle JSON",
    ("words.word words.case", "words.word words.alignedWord", "transcript words.startOffset"),
    _document,
)
