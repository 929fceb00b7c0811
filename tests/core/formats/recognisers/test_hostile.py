"""Whatever a file holds, a reader ends in a document or in a sentence, never in a traceback."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from player.document import Document
from player.errors import PlayerError
from player.formats.base import Source
from player.formats.table import FORMATS

Recognise = Callable[..., Document]

# One small file of each shape of JSON, to be spoilt.
SEEDS: tuple[object, ...] = (
    {"results": {"transcripts": [{"transcript": "x"}], "items": [{"start_time": "0", "end_time": "1", "type": "p",
     "alternatives": [{"content": "a"}]}], "speaker_labels": {"segments": [{"items": [{"start_time": "0"}]}]}}},
    {"Participants": [], "Transcript": [{"Content": "a", "BeginOffsetMillis": 0, "EndOffsetMillis": 9, "Items": [{}]}]},
    {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": "a", "words": [{"word": "a", "start": 0,
     "end": 1}], "paragraphs": {"paragraphs": [{"sentences": [{"text": "a", "start": 0}]}]}}]}], "utterances": []}},
    {"status": "x", "audio_url": "", "text": "a", "words": [{"text": "a", "start": 0, "end": 9}], "chapters": [{}],
     "auto_highlights_result": {"results": [{"text": "a"}]}, "utterances": [{"text": "a", "start": 0, "words": []}]},
    {"results": [{"alternatives": [{"transcript": "a", "confidence": 1, "words": [{"word": "a", "startTime": "1s",
     "endTime": {"seconds": 1, "nanos": 5}, "speakerTag": 1}]}], "resultEndTime": "2s", "channelTag": 1}]},
    {"recognizedPhrases": [{"offset": "PT1S", "duration": "PT1S", "channel": 0, "nBest": [{"display": "a", "words":
     [{"word": "a", "offset": "PT1S", "duration": "PT1S"}]}]}], "duration": "PT9S"},
    {"RecognitionStatus": "Success", "Offset": 1, "Duration": 1, "NBest": [{"Display": "a", "Words": [{"Word": "a"}]}]},
    {"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "a", "ts": 0, "end_ts": 1}]}]},
    {"format": "2", "job": {}, "metadata": {"transcription_config": {}}, "results": [{"type": "word", "start_time": 0,
     "end_time": 1, "alternatives": [{"content": "a", "speaker": "S1"}]}], "chapters": [{"title": "a"}]},
    {"job": {}, "speakers": [{"time": "0", "duration": "1", "name": "F"}], "words": [{"name": "a", "time": "0",
     "duration": "1"}]},
    {"results": [{"final": True, "alternatives": [{"transcript": "a", "timestamps": [["a", 0, 1]]}]}],
     "result_index": 0, "speaker_labels": [{"from": 0, "speaker": 0}]},
    {"speakers": [{"spkid": "a", "name": "b"}], "segments": [{"speaker": "a", "words": [{"text": "a", "start": 0,
     "end": 1}]}]},
    {"language_code": "a", "language_probability": 1, "text": "a", "words": [{"text": "a", "start": 0, "end": 1,
     "type": "word", "speaker_id": "a"}]},
    {"transcript": "a b", "words": [{"word": "a", "case": "success", "start": 0, "end": 1, "startOffset": 0}]},
    {"retval": {"words": [{"word": "a", "punct": "a", "start": 0, "end": 1}], "segmentation": {"segments": [{"start": 0,
     "duration": 1, "speaker": {"@id": "a"}}]}}},
    {"result": [{"word": "a", "start": 0, "end": 1}], "text": "a"},
    {"result": {"language": "en"}, "transcription": [{"text": "a", "offsets": {"from": 0, "to": 1}, "timestamps": {},
     "tokens": [{"text": "a", "offsets": {"from": 0, "to": 1}}]}]},
    {"events": [{"tStartMs": 0, "dDurationMs": 1, "segs": [{"utf8": "a", "tOffsetMs": 1}]}]},
    {"version": "1", "segments": [{"startTime": 0, "endTime": 1, "body": "a", "speaker": "b"}]},
    {"version": "1", "chapters": [{"startTime": 0, "title": "a", "url": "b"}]},
    {"transcripts": [{"start_ms": 0, "end_ms": 1, "text": "a", "speaker": "b"}], "contributors": [{"id": "b"}]},
    {"words": [{"id": 0, "text": "a", "start": 0, "end": 1}], "paragraphs": [{"start": 0, "end": 1, "speaker": "a"}]},
    {"text": [{"speaker": "a", "paragraph": [{"line": [{"text": "a", "startTime": 0, "endTime": 1}]}]}]},
    {"segments": [{"start": 0, "duration": 1, "speaker": "a", "words": [{"text": "a", "start": 0, "duration": 1}]}],
     "speakers": [{"id": "a", "name": "b"}]},
    {"text": "<p><span class='timestamp' data-timestamp='1'>0</span>a</p>", "media": "a", "media-time": 1},
    {"segments": [{"start": 0, "end": 1, "text": "a", "words": [{"word": "a", "start": 0, "end": 1}]}]},
    {"chunks": [{"timestamp": [0, 1], "text": "a"}], "text": "a"},
    [{"from": 0, "to": 1, "content": "a"}],
    {"segments": [{"start": 0, "speaker": {"name": "b"}, "text": "a", "words": [{"word": "a", "start": 0, "end": 1}]}],
     "x": 1},
    {"fragments": [{"begin": "0", "end": "1", "lines": ["a"], "children": [{"begin": "0", "lines": ["a"]}]}]},
    {"smil_data": [{"begin": "0", "end": "1", "id": "a"}]},
    {"id": "a", "title": "b", "extractor": "c", "description": "d", "chapters": [{"start_time": 0, "title": "e"}],
     "upload_date": "20240101", "duration": 1, "filename": "f.mp3"},
    {"name": "a", "metadata": {"uri": "b"}, "response": {"results": {"gs://b/a.wav": {"inlineResult": {"transcript":
     {"results": [{"alternatives": [{"transcript": "a", "words": [{"word": "a"}]}]}]}}}}}},
)  # fmt: skip

WRONG: tuple[object, ...] = (
    None, True, -1, 0, 1e300, 10**400, "", "x", "NaN", "9" * 400, "\ud800", [], [[]], {}, [None], {"a": 1}, [7], "-5",
)  # fmt: skip


def spoilt(value: object, wrong: object) -> Iterator[object]:
    """The value with `wrong` in the place of each part of it, one at a time."""
    yield wrong
    if isinstance(value, dict):
        for key, part in value.items():
            yield {other: there for other, there in value.items() if other != key}
            yield from ({**value, key: bad} for bad in spoilt(part, wrong))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from ([*value[:place], bad, *value[place + 1 :]] for bad in spoilt(part, wrong))


@pytest.mark.parametrize("seed", SEEDS, ids=range(len(SEEDS)))
def test_wrong_types_everywhere(seed: object) -> None:
    readers = [format for format in FORMATS if format.sniff(json.dumps(seed))]
    assert readers
    for wrong in WRONG:
        for bad in spoilt(seed, wrong):
            source = Source("a.json", json.dumps(bad).encode())
            for format in readers:
                try:
                    document = format.read(source)
                except PlayerError as error:
                    assert "\n" not in error.sentence
                else:
                    assert all(isinstance(line.text, str) for line in document.lines)


def test_every_seed_has_one_reader_that_is_surest(recognise: Recognise) -> None:
    for seed in SEEDS:
        document = recognise(seed)
        assert document.lines or document.chapters


@pytest.mark.parametrize("brackets", ['{"a":', "[", '{"results":[', '{"segments":[{"words":['])
def test_deep_nesting_is_no_traceback(brackets: str) -> None:
    source = Source("a.json", (brackets * 100_000).encode())
    for format in FORMATS:
        assert 0 <= format.sniff(source.head) <= 100
        if "json" in format.extensions:
            with pytest.raises(PlayerError):
                format.read(source)


@pytest.mark.parametrize(
    "text",
    [
        "<p><span data-m=1>" * 20_000,
        "<timedtext><body>" + "<p t='1'><s>" * 20_000,
        "<a name='ts_1_2_" * 20_000,
        "<cite><time><p>" * 20_000,
        '<transcript><text start="1" ' + "x='" * 20_000,
        '"' * 100_000 + "<",
        "<!-- so -->" * 20_000 + "<",
        '<?xml version="1.0"?>' * 20_000,
    ],
)
def test_broken_markup_is_no_traceback(text: str) -> None:
    source = Source("a.html", text.encode())
    for format in FORMATS:
        if format.sniff(source.head):
            try:
                format.read(source)
            except PlayerError as error:
                assert "\n" not in error.sentence


def test_samples_that_were_cut_or_spliced_are_no_traceback(shared_samples: Path) -> None:
    dice = random.Random(4)
    folders = (
        "aws_transcribe",
        "deepgram",
        "assemblyai",
        "kaldi_gentle",
        "hyperaudio",
        "speechmatics",
        "youtube",
        "rev",
    )
    paths = [path for folder in folders for path in (shared_samples / folder).rglob("*") if path.is_file()]
    for path in paths:
        data = path.read_bytes()[:60_000]
        for _ in range(4):
            start, end = sorted(dice.randrange(len(data)) for _ in range(2))
            source = Source(path.name, data[:start] + data[end:])
            for format in FORMATS:
                try:
                    format.sniff(source.head)
                    format.read(source)
                except PlayerError as error:
                    assert len(error.sentence) < 400
