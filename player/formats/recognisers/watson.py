"""IBM Watson Speech to Text: results with `[word, from, to]` lists, and speaker labels by each word's times."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import ended, json_format, speaker_name, text_of
from player.formats.recognisers.sentences import segment_lines
from player.formats.recognisers.token import Token
from player.transcript import Line

_Speakers = dict[int, str | None]


def _document(data: JsonValue) -> Document:
    """Of one answer, of several one after another, or of an asynchronous job that holds them in its results."""
    answers = [inner for part in data.items() for inner in _answers(part)]
    speakers: _Speakers = {}
    for answer in answers:
        for label in answer.get("speaker_labels").items():
            start_ms = label.get("from").seconds_as_ms()
            if start_ms is not None:
                speakers[start_ms] = speaker_name(label.get("speaker"))
    results = [result for answer in answers for result in answer.get("results").items()]
    settled = [result for result in results if result.get("final").value is not False] or results[-1:]
    return Document(lines=tuple(line for result in settled for line in _result_lines(result, speakers)))


def _answers(part: JsonValue) -> list[JsonValue]:
    results = part.get("results")
    if results.at(0).get("results").value is None:
        return [part]
    return list(results.items())


def _result_lines(result: JsonValue, speakers: _Speakers) -> list[Line]:
    best = result.get("alternatives").at(0)
    tokens = [_token(item, speakers) for item in best.get("timestamps").items()]
    return segment_lines(None, None, text_of(best.get("transcript")), None, tokens)


def _token(item: JsonValue, speakers: _Speakers) -> Token:
    start_ms, end_ms = item.at(1).seconds_as_ms(), item.at(2).seconds_as_ms()
    speaker = speakers.get(start_ms) if start_ms is not None else None
    return Token(text_of(item.at(0)), start_ms, ended(start_ms, end_ms), speaker)


WATSON = json_format(
    "watson",
    "IBM Watson JSON",
    (
        "results.alternatives.timestamps",
        "results.alternatives.transcript results.final",
        "results.alternatives.transcript result_index",
        "results.results.alternatives.transcript",
    ),
    _document,
    foreign="results.channels results.transcripts",
    is_stream=True,
)
