"""The parts of a document as people read them: its heading and facts, its notes by kind, chapters among its lines."""

from collections.abc import Mapping, Sequence

from player import timecode
from player.document import Document
from player.notes import Chapter, Note, NoteKind

# In the order of reading; Syncline's own readers of pages know each heading.
_HEADINGS: Mapping[NoteKind, str] = {
    NoteKind.SUMMARY: "Summary",
    NoteKind.KEY_POINT: "Key Points",
    NoteKind.TAKEAWAY: "Takeaways",
    NoteKind.SECTION: "Sections",
    NoteKind.VERDICT: "Verdict",
    NoteKind.HOOK: "Clips",
    NoteKind.HIGHLIGHT: "Highlights",
    NoteKind.INSIGHT: "Insights",
    NoteKind.QUESTION: "Questions and Answers",
    NoteKind.KEYWORD: "Keywords",
    NoteKind.RESOURCE: "Resources",
}


def heading(document: Document) -> str:
    """What stands above it all: the title, the medium's name, or what it is."""
    return document.title or document.media_name or "Transcript"


def facts(document: Document) -> tuple[str, ...]:
    """The channel, then day and length, where they are known."""
    day = document.published.isoformat() if document.published else None
    length = timecode.clock(document.duration_ms) if document.duration_ms else None
    when = " · ".join(part for part in (day, length) if part)
    return tuple(part for part in (document.channel, when) if part)


def note_groups(document: Document) -> list[tuple[NoteKind, str, list[Note]]]:
    """The notes of each kind that there is, with their heading."""
    groups = (
        (kind, title, [note for note in document.notes if note.kind is kind]) for kind, title in _HEADINGS.items()
    )
    return [(kind, title, notes) for kind, title, notes in groups if notes]


def chapter_places(document: Document) -> dict[int, list[Chapter]]:
    """The chapters by the number of the line that each begins before, those past all lines by the count of lines.

    A chapter without a time stands nowhere among the lines, and none does where no line has a time.
    """
    if document.lines and all(line.start_ms is None for line in document.lines):
        return {}
    timed = ((chapter.start_ms, chapter) for chapter in document.chapters if chapter.start_ms is not None)
    waiting = sorted(timed, key=lambda pair: pair[0], reverse=True)
    places: dict[int, list[Chapter]] = {}
    for number, line in enumerate(document.lines):
        while waiting and line.start_ms is not None and line.start_ms >= waiting[-1][0]:
            places.setdefault(number, []).append(waiting.pop()[1])
    while waiting:
        places.setdefault(len(document.lines), []).append(waiting.pop()[1])
    return places


def moment(start_ms: int, end_ms: int | None = None) -> str:
    """`0:12`, `0:12.345` or `0:12 – 0:20`: to the second where that is all there is."""
    return " – ".join(_clock(position_ms) for position_ms in (start_ms, end_ms) if position_ms is not None)


def paragraphs(text: str | None) -> Sequence[str]:
    """The text lines of a note that hold anything."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _clock(position_ms: int) -> str:
    return (timecode.clock_ms if position_ms % timecode.MS_PER_SECOND else timecode.clock)(position_ms)
