"""What others noted about a recording: summary, takeaways, questions and answers, keywords, and chapters."""

from dataclasses import dataclass
from enum import StrEnum


class NoteKind(StrEnum):
    """The kinds of notes, by the names that Syncline JSON and the library use."""

    SUMMARY = "summary"
    KEY_POINT = "key_point"
    TAKEAWAY = "takeaway"
    SECTION = "section"
    QUESTION = "question"
    INSIGHT = "insight"
    KEYWORD = "keyword"
    HIGHLIGHT = "highlight"
    HOOK = "hook"
    VERDICT = "verdict"
    RESOURCE = "resource"


@dataclass(frozen=True, slots=True)
class Note:
    """One piece of knowledge about a recording; with a `position_ms` it points at a moment.

    A question has the question as title and the answer as text. A takeaway's label is its bold head. A hook is a
    clip worth sharing: `end_ms - position_ms` is its length, or the label tells it (`45s`) when its place is unknown.
    """

    kind: NoteKind
    text: str | None = None
    title: str | None = None
    position_ms: int | None = None
    end_ms: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled stretch of the recording, `[start_ms, end_ms)`, with its text where the source gave one."""

    start_ms: int | None
    end_ms: int | None
    title: str
    text: str | None = None
