"""Answers of services that tell an error in the place of a transcript: refused with what the service says."""

from player.document import Document
from player.formats.json_value import JsonValue
from player.formats.recognisers.json_format import json_format


def _document(_: JsonValue) -> Document:
    """Nothing, whereupon the answer's own reason is told."""
    return Document()


FAILED_JOB = json_format(
    "failed-job",
    "a service's answer",
    ("error", "err_msg", "failure_detail", "detail.message", "job.errors.message", "errors.message", "jobName status"),
    _document,
    score=20,
)
