"""What a recogniser answers where there is no transcript: that the job failed, and why, or that it is not done yet."""

from collections.abc import Iterator

from player.formats.json_value import JsonValue
from player.formats.speech import one_line

_FAILED = frozenset(("error", "failed", "failure", "rejected", "canceled", "cancelled"))
_DONE = frozenset(("completed", "complete", "done", "ok", "success", "succeeded", "transcribed"))
_WAITING = frozenset(("queued", "processing", "in_progress", "running", "notstarted", "submitted", "transcribing"))
_STATUS_KEYS = ("status", "state", "TranscriptionJobStatus")
# What says why, the plainest first.
_REASON_KEYS = ("message", "error", "err_msg", "failure_detail", "FailureReason", "detail", "failure")
# Where status and reason may stand instead of at the top.
_HOLDERS = ("error", "errors", "detail", "job", "response", "TranscriptionJob", "properties")
_LONGEST_REASON_CHARS = 200


def why_no_transcript(data: JsonValue) -> str | None:
    """Why an answer holds no transcript, as the end of a sentence; None where it does not say."""
    parts = list(_parts(data))
    statuses = {_first_text(part, _STATUS_KEYS).casefold() for part in parts} - {""}
    reason = next(filter(None, (_first_text(part, _REASON_KEYS) for part in parts)), "")
    if _WAITING & statuses:
        return "the job is not done yet; save its result when it is"
    if reason and not _DONE & statuses:
        return f"the job failed: {reason[:_LONGEST_REASON_CHARS].rstrip('.')}"
    return "the job failed" if _FAILED & statuses else None


def _parts(data: JsonValue) -> Iterator[JsonValue]:
    """The objects in which an answer may tell how the job went, the innermost first."""
    top = data.at(0) if isinstance(data.value, list) else data
    waiting = [top]
    for part in waiting:
        if isinstance(part.value, dict):
            waiting += [part.get(key) for key in _HOLDERS if len(waiting) < len(_HOLDERS) ** 2]
        elif isinstance(part.value, list):
            waiting.append(part.at(0))
    return (part for part in reversed(waiting) if isinstance(part.value, dict))


def _first_text(part: JsonValue, keys: tuple[str, ...]) -> str:
    return next((text for key in keys if (text := one_line(part.get(key).text_if_any() or ""))), "")
