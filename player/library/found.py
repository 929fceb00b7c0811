"""What a search found: typed hits, each with its moment, and how the search came to them."""

from dataclasses import dataclass

# Besides these, the kinds of notes: `summary`, `takeaway`, `keyword`, … (`player.notes.NoteKind`); a question of which
# the answer holds the words is an `answer`.
TITLE, SPEAKER, BOOKMARK, CHAPTER, LINE, PASSAGE = "title", "speaker", "bookmark", "chapter", "line", "passage"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search found; a title and what has no time have no `position_ms`.

    `marks` are the stretches of `text`, `[start, end)` in characters, that the query asked for; `context` is the line
    around it. A `score` compares hits of one search, the larger the better.
    """

    recording_id: str
    recording_title: str
    kind: str
    text: str
    position_ms: int | None = None
    end_ms: int | None = None
    marks: tuple[tuple[int, int], ...] = ()
    context: str = ""
    speaker: str | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a search: what it did, how many it was left with, and how long it took."""

    name: str
    count: int
    duration_ms: float


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one search, grouped by recording, the best first; `is_complete` says that there are no more.

    `suggestion` is a query of words that the library has, where it has not all of the query's.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    is_complete: bool = True
    suggestion: str | None = None
    stages: tuple[Stage, ...] = ()
