"""Google Speech, as the service and its library write it."""

from collections.abc import Callable

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]
Wrapper = Callable[[object], object]

V1 = [
    {"startTime": "0s", "endTime": "1.300s", "word": "Good"},
    {"startTime": "1.300s", "endTime": "1.700s", "word": "day"},
]
V1_ZERO_LEFT_OUT = [{"endTime": "1.300s", "word": "Good"}, V1[1]]
V2 = [
    {"startOffset": "0s", "endOffset": "1.3s", "word": "Good"},
    {"startOffset": "1.3s", "endOffset": "1.7s", "word": "day"},
]
LIBRARY = [
    {"start_time": {}, "end_time": {"seconds": "1", "nanos": 300_000_000}, "word": "Good"},
    {
        "start_time": {"seconds": 1, "nanos": 300_000_000},
        "end_time": {"seconds": 1, "nanos": 700_000_000},
        "word": "day",
    },
]
LINE = Line(0, 1_700, "Good day", None, (Word(0, 1_300, "Good"), Word(1_300, 1_700, "day")))


def result(words: list[dict[str, object]], text: str = "Good day", **more: object) -> dict[str, object]:
    return {"alternatives": [{"transcript": text, "confidence": 0.9, "words": words}, {"transcript": "food"}], **more}


@pytest.mark.parametrize("words", [V1, V1_ZERO_LEFT_OUT, V2, LIBRARY], ids=["v1", "no zero", "v2", "library"])
def test_results_are_lines(words: list[dict[str, object]], recognise: Recognise) -> None:
    assert recognise({"results": [result(words)]}).lines == (LINE,)


def test_an_operation_is_opened(recognise: Recognise) -> None:
    data = {"name": "1", "done": True, "response": {"@type": "x", "results": [result(V1, languageCode="en-us")]}}
    document = recognise(data)
    assert (document.lines, document.language) == ((LINE,), "en-us")


def test_results_without_words_lie_between_their_ends(recognise: Recognise) -> None:
    results = [result([], "One", resultEndTime="2.5s"), result([], "Two", resultEndTime="4s")]
    lines = recognise({"results": results}).lines
    assert lines == (Line(0, 2_500, "One"), Line(2_500, 4_000, "Two"))


@pytest.mark.parametrize("key", ["speakerTag", "speaker_tag"])
def test_a_last_result_that_repeats_all_with_speakers_is_read_alone(key: str, recognise: Recognise) -> None:
    told = [{**V1[0], key: 1}, {**V1[1], key: 2}]
    lines = recognise({"results": [result(V1), result(told, "")]}).lines
    assert [(line.speaker, line.text) for line in lines] == [("Speaker 1", "Good"), ("Speaker 2", "day")]


def test_v2_labels_each_word(recognise: Recognise) -> None:
    words = [{**V2[0], "speakerLabel": "1"}, {**V2[1], "speakerLabel": "2"}]
    lines = recognise({"results": [result(words)] * 2}).lines
    assert [line.speaker for line in lines] == ["Speaker 1", "Speaker 2"] * 2


def test_channels_are_speakers_where_there_are_several(recognise: Recognise) -> None:
    lines = recognise({"results": [result(V1, channelTag=1), result(V1, channelTag=2)]}).lines
    assert [line.speaker for line in lines] == ["Channel 1", "Channel 2"]


@pytest.mark.parametrize("wrapper", [lambda inner: inner, lambda inner: {"inlineResult": inner}])
def test_results_may_be_listed_under_the_address_of_the_recording(wrapper: Wrapper, recognise: Recognise) -> None:
    listed = {"gs://bucket/My%20talk.wav": wrapper({"transcript": {"results": [result(V2)]}})}
    for data in ({"results": listed}, {"name": "1", "done": True, "response": {"results": listed}}):
        document = recognise(data)
        assert (document.lines, document.media_name) == ((LINE,), "My talk.wav")


def test_results_about_several_recordings_are_refused(recognise: Recognise) -> None:
    one = {"transcript": {"results": [result(V2)]}}
    with pytest.raises(BrokenFile, match="several recordings"):
        recognise({"results": {"gs://bucket/a.wav": one, "gs://bucket/b.wav": one}})


def test_whole_numbers_are_milliseconds_as_riva_writes_them(recognise: Recognise) -> None:
    words = [{"word": "Good", "startTime": 500, "endTime": 750}, {"word": "day", "startTime": 750, "endTime": 1_000}]
    assert [word.start_ms for word in recognise({"results": [result(words)]}).lines[0].words] == [500, 750]
