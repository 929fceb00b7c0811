"""Amberscript, ElevenLabs, Gentle, Kaldi, and whisper.cpp."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from player.document import Document
from player.errors import BrokenFile
from player.transcript import Line, Word

Recognise = Callable[..., Document]


def timed(text: str, start: float, **more: object) -> dict[str, object]:
    return {"text": text, "start": start, "end": start + 0.25, **more}


def test_amberscript_names_its_speakers_apart(recognise: Recognise) -> None:
    words = [timed("Okay,", 0.5, duration=0.25, conf=1, pristine=True), timed("yes.", 0.75)]
    segments = [{"speaker": "spk1", "words": words}, {"speaker": "spk2", "words": [timed("No.", 1.0)]}]
    data = {"speakers": [{"spkid": "spk1", "name": "Ann"}], "segments": segments, "filename": "a.mp3"}
    document = recognise(data)
    assert document.title == "a.mp3"
    assert [(line.start_ms, line.end_ms, line.speaker, line.text) for line in document.lines] == [
        (500, 1_000, "Ann", "Okay, yes."),
        (1_000, 1_250, "spk2", "No."),
    ]


def scribe(*words: dict[str, object]) -> dict[str, object]:
    return {"language_code": "eng", "language_probability": 0.98, "text": "x", "words": list(words)}


def test_elevenlabs_tells_the_blanks_between_words(recognise: Recognise) -> None:
    words = [
        timed("Co", 0.5, type="word", speaker_id="speaker_0"),
        timed("-op", 0.75, type="word", speaker_id="speaker_0"),
        timed(" ", 1.0, type="spacing", speaker_id="speaker_0"),
        timed("(laughs)", 1.0, type="audio_event", speaker_id="speaker_0"),
        timed(" ", 1.25, type="spacing", speaker_id="speaker_0"),
        timed("Yes.", 1.25, type="word", speaker_id="speaker_1"),
    ]
    document = recognise(scribe(*words))
    assert document.language == "eng"
    assert [(line.speaker, line.text) for line in document.lines] == [
        ("speaker_0", "Co-op (laughs)"),
        ("speaker_1", "Yes."),
    ]


def test_elevenlabs_channels_are_speakers(recognise: Recognise) -> None:
    parts = [
        {**scribe(timed(text, start, type="word")), "channel_index": number}
        for number, (text, start) in enumerate([("Two", 2.0), ("One", 1.0)])
    ]
    lines = recognise({"transcripts": parts}).lines
    assert [(line.speaker, line.text) for line in lines] == [("Channel 2", "One"), ("Channel 1", "Two")]


def test_elevenlabs_without_words_is_a_line_without_a_time(recognise: Recognise) -> None:
    assert recognise({"language_code": "en", "language_probability": 1, "text": "All of it."}).lines == (
        Line(None, None, "All of it."),
    )


def test_gentle_keeps_the_given_text_with_the_words_it_did_not_find(recognise: Recognise) -> None:
    transcript = "The tide\r\n\r\nis out, I said."
    words = [
        {"case": "success", "word": "The", "alignedWord": "the", "start": 0.5, "end": 0.75, "startOffset": 0},
        {"case": "not-found-in-audio", "word": "tide", "startOffset": 4},
        {"case": "not-found-in-transcript", "alignedWord": "[oov]", "start": 0.9, "end": 1.0},
        {"case": "success", "word": "out", "alignedWord": "out", "start": 1.5, "end": 1.75, "startOffset": 15},
    ]
    assert recognise({"status": "OK", "transcript": transcript, "words": words}).lines == (
        Line(500, 750, "The tide", None, (Word(500, 750, "The"),)),
        Line(1_500, 1_750, "is out, I said.", None, (Word(1_500, 1_750, "out,"),)),
    )


def test_gentle_keeps_every_word_of_the_public_sample(shared_samples: Path, recognise: Recognise) -> None:
    path = next(shared_samples.glob("kaldi_gentle/**/allign.json"))
    lines = recognise(path).lines
    assert " ".join(line.text for line in lines) == " ".join(json.loads(path.read_text())["transcript"].split())
    assert sum(len(line.words) for line in lines) == 267


VOSK = {"result": [{"conf": 1.0, "word": "good", "start": 0.5, "end": 0.75}], "text": "good"}


@pytest.mark.parametrize(
    "data",
    [VOSK, {"alternatives": [{**VOSK, "confidence": 200}]}, [VOSK], json.dumps(VOSK, indent=2) + '\n{"text": ""}\n'],
)
def test_vosk_results_are_lines(data: object, recognise: Recognise) -> None:
    assert recognise(data).lines == (Line(500, 750, "good", None, (Word(500, 750, "good"),)),)


def test_the_bbc_tells_who_speaks_beside_the_words(recognise: Recognise) -> None:
    words = [
        {"word": "good", "punct": "Good.", "start": 0.5, "end": 0.75},
        {"word": "yes", "punct": "Yes.", "start": 2.0, "end": 2.5},
    ]
    segments = [
        {"@type": "Segment", "start": 0, "duration": 1.5, "speaker": {"@id": "S0", "gender": "F"}},
        {"@type": "Segment", "start": 1.5, "duration": 9, "speaker": {"@id": "S1", "gender": "M"}},
    ]
    lines = recognise({"retval": {"words": words, "segmentation": {"segments": segments}}}).lines
    assert [(line.speaker, line.text) for line in lines] == [("S0", "Good."), ("S1", "Yes.")]


def piece(text: str, start: int, end: int) -> dict[str, object]:
    return {"text": text, "offsets": {"from": start, "to": end}, "id": 1, "p": 0.9}


def cpp(*segments: dict[str, object]) -> dict[str, object]:
    return {"systeminfo": "x", "result": {"language": "en"}, "transcription": list(segments)}


def test_whisper_cpp_puts_its_tokens_together(recognise: Recognise) -> None:
    tokens = [piece("[_BEG_]", 0, 0), piece(" Har", 100, 300), piece("bour", 300, 500), piece(",", 500, 520)]
    tokens += [piece(" yes", 600, 800), piece("[_TT_50]", 900, 900)]
    stamps = {"from": "00:00:00,000", "to": "00:00:01,000"}
    segment = {"timestamps": stamps, "offsets": {"from": 0, "to": 1_000}, "text": " Harbour, yes", "tokens": tokens}
    document = recognise(cpp(segment))
    assert document.language == "en"
    assert document.lines == (
        Line(0, 1_000, "Harbour, yes", None, (Word(100, 520, "Harbour,"), Word(600, 800, "yes"))),
    )


def test_whisper_cpp_marks_turns_and_speakers(recognise: Recognise) -> None:
    lines = recognise(
        cpp(
            {**piece("One [SPEAKER_TURN]", 0, 900), "speaker_turn_next": True},
            piece("Two", 900, 1_800),
            {**piece("Three", 1_800, 2_000), "speaker": "1"},
            {**piece("Four", 2_000, 2_100), "speaker": "?"},
        )
    ).lines
    assert [(line.text, line.turn, line.speaker) for line in lines] == [
        ("One", False, None),
        ("Two", True, None),
        ("Three", False, "Speaker 1"),
        ("Four", False, None),
    ]


def test_whisper_cpp_without_offsets_has_times_of_day(recognise: Recognise) -> None:
    stamps = {"from": "00:01:00,500", "to": "00:01:02,000"}
    assert recognise(cpp({"timestamps": stamps, "text": "a"})).lines == (Line(60_500, 62_000, "a"),)


def test_silence_is_told(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile, match="no words"):
        recognise(cpp(piece(" ", 0, 10)))
