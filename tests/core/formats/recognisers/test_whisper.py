"""Whisper's JSON and that of those who write as it does."""

import json

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.formats import detect, read_source
from player.formats.base import HEAD_CHARS, Source
from player.formats.recognisers.whisper import WHISPER
from player.transcript import Line, Word


def source_of(data: object) -> Source:
    return Source("talk.json", json.dumps(data).encode())


def document_of(data: object) -> Document:
    return read_source(source_of(data))


def segment(text: str, **more: object) -> dict[str, object]:
    return {"id": 0, "seek": 0, "start": 0.5, "end": 2.25, "text": text, "tokens": [1, 2], **more}


def test_segments_are_lines_and_their_words_are_words() -> None:
    words = [
        {"word": " Good", "start": 0.5, "end": 1.0, "probability": 0.9},
        {"word": " day.", "start": 1.0, "end": 2.25},
    ]
    document = document_of({"text": " Good day.", "segments": [segment(" Good day.", words=words)], "language": "en"})
    assert document.lines == (
        Line(500, 2_250, "Good day.", None, (Word(500, 1_000, "Good"), Word(1_000, 2_250, "day."))),
    )
    assert document.language == "en"


def test_words_without_times_are_left_to_the_text() -> None:
    words = [{"word": "in", "start": 0.5, "end": 0.8}, {"word": "1984"}, {"word": "so", "start": None, "end": 2.0}]
    (line,) = document_of({"segments": [segment("in 1984 so", words=words)]}).lines
    assert (line.text, line.words) == ("in 1984 so", (Word(500, 800, "in"),))


@pytest.mark.parametrize("time", ["NaN", "null", "-1", "Infinity", "1e300", "true", '"soon"'])
def test_times_that_are_none_are_unknown(time: str) -> None:
    text = f'{{"segments": [{{"start": {time}, "end": 2, "text": "a"}}]}}'
    (line,) = read_source(Source("talk.json", text.encode())).lines
    assert (line.start_ms, line.end_ms) == (None, 2_000)


def test_a_segment_without_text_is_no_line() -> None:
    assert [line.text for line in document_of({"segments": [segment(" "), segment("a")]}).lines] == ["a"]


def test_the_speaker_that_whisperx_adds_is_kept() -> None:
    (line,) = document_of({"segments": [segment("a", speaker="SPEAKER_01")], "word_segments": []}).lines
    assert line.speaker == "SPEAKER_01"


def test_words_listed_beside_the_segments_go_to_the_segment_they_start_in() -> None:
    data = {
        "task": "transcribe",
        "language": "english",
        "duration": 4.5,
        "text": "one two",
        "segments": [segment("one"), segment("two", start=2.25, end=4.5)],
        "words": [{"word": "one", "start": 0.5, "end": 1.0}, {"word": "two", "start": 2.25, "end": 3.0}],
    }
    document = document_of(data)
    assert [line.words for line in document.lines] == [(Word(500, 1_000, "one"),), (Word(2_250, 3_000, "two"),)]
    assert document.duration_ms == 4_500


def test_words_alone_break_into_lines_at_sentence_ends_and_pauses() -> None:
    spoken = [("Yes.", 0.0), ("And", 0.5), ("then", 1.0), ("we", 5.0), ("left", 5.5)]
    words = [{"word": word, "start": start, "end": start + 0.5} for word, start in spoken]
    document = document_of({"language": "english", "text": "Yes. And then we left", "words": words})
    assert [(line.start_ms, line.end_ms, line.text) for line in document.lines] == [
        (0, 500, "Yes."),
        (500, 1_500, "And then"),
        (5_000, 6_000, "we left"),
    ]


def test_silence_is_a_document_without_lines() -> None:
    document = document_of({"text": "", "segments": [], "language": "en"})
    assert (document.lines, document.language) == ((), "en")


@pytest.mark.parametrize("others", [{}, {"segments": []}, {"usage": {"type": "duration", "seconds": 3}}])
def test_a_text_alone_is_one_line_without_a_time(others: dict[str, object]) -> None:
    assert document_of({"text": " Good\nmorning. ", **others}).lines == (Line(None, None, "Good morning."),)


def test_a_word_without_an_end_lasts_to_the_next_word_or_to_the_end_of_its_segment() -> None:
    words = [{"word": "a", "start": 0, "end": None}, {"word": "b", "start": 1.5}]
    (line,) = document_of({"segments": [{"start": 0, "end": 2, "text": "a b", "words": words}]}).lines
    assert line.words == (Word(0, 1_500, "a"), Word(1_500, 2_000, "b"))


def test_segments_far_behind_a_long_text_are_found() -> None:
    text = 'so he said \\"well\\" and ' * (HEAD_CHARS // 20)
    source = Source("talk.json", f'{{"text": "{text}", "segments": [{json.dumps(segment("a"))}]}}'.encode())
    assert detect(source) is WHISPER
    assert len(read_source(source).lines) == 1


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"text": "a song", "author": "nobody"},
        {"segments": []},
        {"segments": [{"startTime": 0, "endTime": 1, "body": "a podcast's"}]},
        {"text": "a", "segments": [{"from": 0, "to": 1, "text": "timed by other names"}]},
        {"words": [{"text": "a", "start": 0, "end": 640}], "segments": [segment("timed in milliseconds")]},
        {"config": {"segments": [segment("deeper")]}},
        {"note": '"segments": [{"start": 0, "end": 1, "text": "quoted"}]'},
    ],
)
def test_other_json_is_not_claimed(data: object) -> None:
    assert WHISPER.sniff(json.dumps(data)) == 0


def test_words_that_whisper_timestamped_calls_text_are_words() -> None:
    words = [{"text": "Good", "start": 0.5, "end": 1.0, "confidence": 0.9}]
    (line,) = document_of({"text": "Good", "segments": [segment("Good", words=words)], "language": "en"}).lines
    assert line.words == (Word(500, 1_000, "Good"),)


@pytest.mark.parametrize("more", [{"avg_logprob": -0.2}, {"words": [{"word": "a", "start": 0.5, "end": 1.0}]}])
def test_segments_may_be_a_bare_list(more: dict[str, object]) -> None:
    (line,) = document_of([{**segment("a"), **more}]).lines
    assert (line.start_ms, line.end_ms, line.text) == (500, 2_250, "a")


def test_what_is_known_of_the_whole_may_stand_apart() -> None:
    info = {"language": "de", "duration": 9.5}
    document = document_of({"segments": [segment("a")], "info": info})
    assert (document.language, document.duration_ms) == ("de", 9_500)


def test_chunks_of_transformers_are_lines() -> None:
    chunks = [{"timestamp": [0.0, 3.5], "text": " Good."}, {"timestamp": [3.5, None], "text": " Bye."}]
    assert document_of({"text": "x", "chunks": chunks}).lines == (Line(0, 3_500, "Good."), Line(3_500, None, "Bye."))


def test_chunks_of_single_words_are_put_together() -> None:
    texts = [" Good", " day.", " So", " it", " goes."]
    chunks = [{"timestamp": [place, place + 1], "text": text} for place, text in enumerate(texts)]
    lines = document_of({"text": "x", "chunks": chunks}).lines
    assert [(line.text, line.start_ms, line.end_ms) for line in lines] == [
        ("Good day.", 0, 2_000),
        ("So it goes.", 2_000, 5_000),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"segments": [{"start": 0, "end": 1, "text": "a"}', "not valid JSON"),
        ('{"segments": [{"start": 0, "end": 1, "text": " "}]}', "no segment with text"),
        ('{"segments": [{"start": 0, "end": 1, "text": "a"}, 7]}', r"segments\[1\] is not an object"),
        ('{"segments": [{"start": 0, "end": 1, "text": "a", "words": 7}]}', r"segments\[0\].words is not a list"),
    ],
)
def test_what_is_broken_is_told_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(BrokenFile, match=reason):
        read_source(Source("talk.json", text.encode()))


def test_words_alone_have_the_marks_that_the_text_holds() -> None:
    spoken = [("the", 0.0), ("beach", 0.5), ("nice", 1.0), ("day", 1.5)]
    words = [{"word": word, "start": start, "end": start + 0.5} for word, start in spoken]
    document = document_of({"language": "english", "text": "The beach. Nice day!", "words": words})
    assert [(line.start_ms, line.end_ms, line.text) for line in document.lines] == [
        (0, 1_000, "The beach."),
        (1_000, 2_000, "Nice day!"),
    ]
    assert document.lines[1].words == (Word(1_000, 1_500, "Nice"), Word(1_500, 2_000, "day!"))


def test_words_behind_the_last_segment_are_told() -> None:
    words = [{"word": text, "start": at, "end": at + 0.3} for text, at in (("Hello", 0.5), ("Was", 3), ("it", 3.5))]
    document = document_of({"task": "transcribe", "text": "Hello", "segments": [segment("Hello.")], "words": words})
    assert [line.text for line in document.lines] == ["Hello."]
    assert document.remarks == ("Words behind the last segment, left out: Was it",)
