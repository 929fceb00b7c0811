"""Answers of services that hold no transcript: refused with what the service says."""

from collections.abc import Callable

import pytest

from player.document import Document
from player.errors import BrokenFile

Recognise = Callable[..., Document]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"id": "x", "status": "error", "error": "Audio too short."}, "the job failed: Audio too short."),
        ({"id": "x", "status": "error", "text": None, "audio_url": "", "error": "None"}, "the job failed: None."),
        ({"id": "x", "status": "failed", "failure_detail": "Not read"}, "the job failed: Not read."),
        ({"jobName": "a", "results": {}, "status": "FAILED"}, "the job failed."),
        ({"err_code": "Bad Request", "err_msg": "Invalid audio"}, "the job failed: Invalid audio."),
        ({"error": {"message": "Bad format", "code": None}}, "the job failed: Bad format."),
        ({"name": "1", "done": True, "error": {"code": 3, "message": "bad"}}, "the job failed: bad."),
        ({"detail": {"status": "invalid_api_key", "message": "Invalid key"}}, "the job failed: Invalid key."),
        ({"job": {"status": "rejected", "errors": [{"message": "bad"}]}}, "the job failed: bad."),
        ({"id": "x", "status": "processing", "text": None, "audio_url": "u"}, "the job is not done yet"),
        ({"id": "x", "status": "completed", "text": "", "audio_url": "u", "error": ""}, "it holds no words."),
    ],
)  # fmt: skip
def test_a_job_without_a_transcript_says_why(recognise: Recognise, answer: object, reason: str) -> None:
    with pytest.raises(BrokenFile) as caught:
        recognise(answer)
    assert reason in caught.value.sentence


def test_a_reason_without_end_is_cut(recognise: Recognise) -> None:
    with pytest.raises(BrokenFile) as caught:
        recognise({"error": "so\n" * 100_000})
    assert len(caught.value.sentence) < 300
    assert "\n" not in caught.value.sentence
