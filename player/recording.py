"""A recording as the library holds it: its medium, the sources that describe it, and which transcript is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from player.bookmarks import Bookmark
from player.document import Document
from player.notes import Note

HitKind = Literal["title", "bookmark", "note", "line"]


@dataclass(frozen=True, slots=True)
class StoredSource:
    """One imported file of a recording, under its id in the library."""

    id: str
    document: Document


@dataclass(frozen=True, slots=True)
class RecordingSummary:
    """What a list of recordings needs of one of them; `position_ms` is where the user stopped."""

    id: str
    title: str
    channel: str | None
    duration_ms: int | None
    position_ms: int
    media_path: Path | None
    line_count: int
    bookmark_count: int


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording with everything that belongs to it."""

    id: str
    title: str
    media_path: Path | None
    duration_ms: int | None
    position_ms: int
    shown_source_id: str | None
    sources: tuple[StoredSource, ...]
    bookmarks: tuple[Bookmark, ...]


@dataclass(frozen=True, slots=True)
class SourcedNote:
    """One note under the name of the file that it comes from."""

    note: Note
    source_name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that a search found; a title and an untimed note or line have no `position_ms`."""

    recording_id: str
    recording_title: str
    kind: HitKind
    text: str
    position_ms: int | None = None


def richest_source(sources: Sequence[StoredSource]) -> StoredSource | None:
    """The source whose transcript has the most timing, the earliest import among equals; None where none has lines."""
    with_lines = [source for source in sources if source.document.lines]
    return max(with_lines, key=lambda source: timing(source.document), default=None)


def timing(document: Document) -> tuple[int, int, int, int]:
    """How richly a transcript is timed, the larger the richer: timed words, ends, starts, lines."""
    lines = document.lines
    return (
        sum(len(line.words) for line in lines),
        sum(line.end_ms is not None for line in lines),
        sum(line.start_ms is not None for line in lines),
        len(lines),
    )


def shown_source(recording: Recording) -> StoredSource | None:
    """The source whose transcript is shown: the user's choice, else the richest."""
    for source in recording.sources:
        if source.id == recording.shown_source_id and source.document.lines:
            return source
    return richest_source(recording.sources)


def combined_document(recording: Recording) -> Document:
    """One document of all sources: the shown transcript, every note, the first chapters, the recording's bookmarks."""
    documents = [source.document for source in recording.sources]
    shown = shown_source(recording)
    first = shown.document if shown else (documents[0] if documents else Document())
    ordered = [first, *(document for document in documents if document is not first)]
    return replace(
        first,
        title=recording.title,
        channel=next((document.channel for document in ordered if document.channel), None),
        published=next((document.published for document in ordered if document.published), None),
        language=next((document.language for document in ordered if document.language), None),
        duration_ms=recording.duration_ms,
        chapters=next((document.chapters for document in ordered if document.chapters), ()),
        notes=tuple(note for document in documents for note in document.notes),
        bookmarks=recording.bookmarks,
    )


def sourced_notes(recording: Recording) -> tuple[SourcedNote, ...]:
    """Every note of every source, in the order of import."""
    return tuple(
        SourcedNote(note, source.document.origin.name if source.document.origin else "")
        for source in recording.sources
        for note in source.document.notes
    )
