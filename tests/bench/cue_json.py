"""Cue lists in the formats that are JSON, written as their makers write them."""

import json
from collections.abc import Callable, Mapping

from tests.bench.cue_texts import CUE_MS, Cue, Writer

_Item = dict[str, object]


def _dumped(whole: Callable[[list[_Item]], object], item: Callable[[Cue], _Item]) -> Writer:
    return lambda cues: json.dumps(whole([item(cue) for cue in cues]))


def _seconds(position_ms: int) -> float:
    return position_ms / 1_000


def _segment(cue: Cue) -> _Item:
    return {
        "id": cue.number,
        "start": _seconds(cue.start_ms),
        "end": _seconds(cue.end_ms),
        "text": f" {cue.text}",
        "avg_logprob": -0.2,
        "no_speech_prob": 0.01,
    }


def _timed_segment(cue: Cue) -> _Item:
    words = [
        {"word": f" {word}", "start": _seconds(start_ms), "end": _seconds(end_ms), "probability": 0.9}
        for start_ms, end_ms, word in cue.words()
    ]
    return {**_segment(cue), "words": words}


def _first_word(cue: Cue) -> str:
    return cue.text.partition(" ")[0]


def _deepgram(words: list[_Item]) -> object:
    channel = {"alternatives": [{"transcript": " ".join(str(word["word"]) for word in words), "words": words}]}
    return {"metadata": {"duration": 1.0}, "results": {"channels": [channel]}}


def _amazon(items: list[_Item]) -> object:
    return {"jobName": "talk", "results": {"transcripts": [{"transcript": ""}], "items": items}}


def _amazon_word(cue: Cue) -> _Item:
    return {
        "type": "pronunciation",
        "start_time": str(_seconds(cue.start_ms)),
        "end_time": str(_seconds(cue.end_ms)),
        "alternatives": [{"confidence": "0.9", "content": _first_word(cue)}],
    }


def _speechmatics_word(cue: Cue) -> _Item:
    return {
        "type": "word",
        "start_time": _seconds(cue.start_ms),
        "end_time": _seconds(cue.end_ms),
        "alternatives": [{"content": _first_word(cue), "confidence": 0.9, "speaker": "S1"}],
    }


def _google_result(cue: Cue) -> _Item:
    return {"alternatives": [{"transcript": cue.text, "confidence": 0.9}], "resultEndTime": f"{_seconds(cue.end_ms)}s"}


def _azure_phrase(cue: Cue) -> _Item:
    return {
        "recognitionStatus": "Success",
        "offset": f"PT{_seconds(cue.start_ms)}S",
        "duration": "PT3S",
        "offsetInTicks": cue.start_ms * 10_000.0,
        "durationInTicks": CUE_MS * 10_000.0,
        "nBest": [{"confidence": 0.9, "lexical": cue.text, "display": cue.text}],
    }


# By the name of the figure: the file's name and how to write it.
JSONS: Mapping[str, tuple[str, Writer]] = {
    "whisper": ("talk.json", _dumped(lambda items: {"text": "", "segments": items, "language": "en"}, _segment)),
    "whisper_words": ("talk.json", _dumped(lambda items: {"text": "", "segments": items}, _timed_segment)),
    "whisper_cpp": (
        "talk.json",
        _dumped(
            lambda items: {"result": {"language": "en"}, "transcription": items},
            lambda cue: {"offsets": {"from": cue.start_ms, "to": cue.end_ms}, "text": f" {cue.text}"},
        ),
    ),
    "podcast_json": (
        "talk.json",
        _dumped(
            lambda items: {"version": "1.0.0", "segments": items},
            lambda cue: {
                "speaker": cue.speaker,
                "startTime": _seconds(cue.start_ms),
                "endTime": _seconds(cue.end_ms),
                "body": cue.text,
            },
        ),
    ),
    "youtube_json3": (
        "talk.json3",
        _dumped(
            lambda items: {"wireMagic": "pb3", "events": items},
            lambda cue: {"tStartMs": cue.start_ms, "dDurationMs": CUE_MS, "segs": [{"utf8": cue.text}]},
        ),
    ),
    "assemblyai": (
        "talk.json",
        _dumped(
            lambda items: {"status": "completed", "text": "", "audio_url": "", "utterances": items},
            lambda cue: {"speaker": "A", "start": cue.start_ms, "end": cue.end_ms, "text": cue.text, "words": []},
        ),
    ),
    "google_speech": ("talk.json", _dumped(lambda items: {"results": items}, _google_result)),
    "azure_speech": ("talk.json", _dumped(lambda items: {"recognizedPhrases": items}, _azure_phrase)),
    "rev_words": (
        "talk.json",
        _dumped(
            lambda items: {"monologues": items},
            lambda cue: {
                "speaker": cue.number % 2,
                "elements": [
                    {"type": "text", "value": cue.text, "ts": _seconds(cue.start_ms), "end_ts": _seconds(cue.end_ms)}
                ],
            },
        ),
    ),
    "deepgram_words": (
        "talk.json",
        _dumped(
            _deepgram,
            lambda cue: {"word": _first_word(cue), "start": _seconds(cue.start_ms), "end": _seconds(cue.end_ms)},
        ),
    ),
    "amazon_words": ("talk.json", _dumped(_amazon, _amazon_word)),
    "speechmatics_words": ("talk.json", _dumped(lambda items: {"results": items}, _speechmatics_word)),
    "watson_words": (
        "talk.json",
        _dumped(
            lambda items: {"result_index": 0, "results": items},
            lambda cue: {
                "final": True,
                "alternatives": [
                    {
                        "transcript": f"{cue.text} ",
                        "timestamps": [[word, _seconds(start), _seconds(end)] for start, end, word in cue.words()],
                    }
                ],
            },
        ),
    ),
    "timed_json": (
        "talk.json",
        _dumped(
            lambda items: {"captions": items},
            lambda cue: {"start": _seconds(cue.start_ms), "duration": 3.0, "text": cue.text},
        ),
    ),
    "syncline": (
        "talk.json",
        _dumped(
            lambda items: {"syncline": 1, "lines": items, "chapters": [], "notes": [], "bookmarks": []},
            lambda cue: {
                "start_ms": cue.start_ms,
                "end_ms": cue.end_ms,
                "speaker": cue.speaker,
                "text": cue.text,
                "words": [],
            },
        ),
    ),
}
