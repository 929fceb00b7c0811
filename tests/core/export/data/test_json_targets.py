"""The two JSONs of transcripts in the shape that other programs expect."""

import json

import pytest

from player.document import Document
from player.errors import NothingToWrite
from player.export.data.podcast_json import PODCAST_JSON
from player.export.data.whisper_json import WHISPER_JSON
from player.export.target import Target
from player.transcript import Line, Word

WORDS = (Word(1_000, 1_400, "High"), Word(1_900, 2_400, "comes"))
SPOKEN = Document(
    language="en",
    duration_ms=60_500,
    lines=(Line(1_000, 2_500, "High water (comes).", "Ada", WORDS), Line(2_500, 4_000, "And low at six.")),
)


def test_whispers_segments_are_numbered_and_their_texts_make_the_whole() -> None:
    data = json.loads(WHISPER_JSON.write(SPOKEN))
    assert (data["language"], data["duration"]) == ("en", 60.5)
    assert data["text"] == "".join(segment["text"] for segment in data["segments"])
    assert [(part["id"], part["seek"], part["start"], part["end"]) for part in data["segments"]] == [
        (0, 100, 1.0, 2.5),
        (1, 250, 2.5, 4.0),
    ]
    assert [part.get("speaker") for part in data["segments"]] == ["Ada", None]


def test_words_have_their_blank_and_marks_and_those_without_a_time_are_left_to_the_text() -> None:
    first, second = json.loads(WHISPER_JSON.write(SPOKEN))["segments"]
    assert first["words"] == [
        {"word": " High", "start": 1.0, "end": 1.4},
        {"word": " (comes).", "start": 1.9, "end": 2.4},
    ]
    assert second["words"] == []


def test_without_timed_words_no_segment_has_a_list_of_them() -> None:
    data = json.loads(WHISPER_JSON.write(Document(lines=(Line(0, 1_000, "High water."),))))
    assert data["language"] is None
    assert "words" not in data["segments"][0]


def test_words_of_a_script_without_blanks_are_written_without() -> None:
    words = (Word(0, 500, "今天"), Word(500, 900, "学习"))
    data = json.loads(WHISPER_JSON.write(Document(lines=(Line(0, 1_000, "今天学习。", None, words),))))
    assert [word["word"] for word in data["segments"][0]["words"]] == [" 今天", "学习。"]


def test_a_podcasts_segments_name_who_speaks_where_that_is_known() -> None:
    assert json.loads(PODCAST_JSON.write(SPOKEN)) == {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Ada", "startTime": 1.0, "endTime": 2.5, "body": "High water (comes)."},
            {"startTime": 2.5, "endTime": 4.0, "body": "And low at six."},
        ],
    }


@pytest.mark.parametrize("target", [WHISPER_JSON, PODCAST_JSON], ids=lambda target: target.name)
def test_lines_without_times_are_left_out_and_refused_alone(target: Target) -> None:
    untimed = Line(None, None, "Neither here nor there.")
    segments = json.loads(target.write(Document(lines=(untimed, *SPOKEN.lines))))["segments"]
    assert len(segments) == 2
    with pytest.raises(NothingToWrite, match="JSON holds lines with times, and there are none here"):
        target.write(Document(lines=(untimed,)))
