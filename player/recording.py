"""A recording as the library holds it: its medium, the sources that describe it, and which transcript is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from player.bookmarks import Bookmark
from player.document import Document
from player.heard import Heard
from player.notes import Note
from player.speaker_spans import Span, laid_over
from player.transcript import Line, turn_count
from player.values import value


@dataclass(frozen=True, slots=True)
class StoredSource:
    """One imported file of a recording, under its id in the library; how richly it is timed, how many turns it has."""

    id: str
    document: Document
    timing: tuple[int, int, int, int] = field(init=False, repr=False, compare=False)
    turn_count: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once, where the source is read: each takes a look at every line.
        object.__setattr__(self, "timing", timing(self.document))
        object.__setattr__(self, "turn_count", turn_count(self.document.lines))


@value
class RecordingSummary:
    """What a list of recordings needs of one of them.

    `position_ms` is where the user stopped, `heard_share` from 0 to 1 how much was heard, `line_count` tells of the
    longest transcript. Times of adding and of opening last are ISO 8601 in UTC.
    """

    id: str
    title: str
    channel: str | None
    duration_ms: int | None
    position_ms: int
    media_path: Path | None
    line_count: int
    bookmark_count: int
    heard_share: float = 0.0
    published: date | None = None
    created_at: str = ""
    opened_at: str | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording with everything that belongs to it.

    `speaker_names` are shown in the place of the names that the sources use. The transcript of `second_source_id` is
    shown along the first, beside it or under its lines. `damages` are sentences on what of it is damaged in the
    library, and therefore left out.
    """

    id: str
    title: str
    media_path: Path | None
    duration_ms: int | None
    position_ms: int
    shown_source_id: str | None
    sources: tuple[StoredSource, ...]
    bookmarks: tuple[Bookmark, ...]
    heard: Heard = field(default_factory=Heard)
    speaker_names: Mapping[str, str] = field(default_factory=dict)
    second_source_id: str | None = None
    is_second_beside: bool = False
    damages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcedNote:
    """One note under the name of the file that it comes from."""

    note: Note
    source_name: str


def richest_source(sources: Sequence[StoredSource]) -> StoredSource | None:
    """The source whose transcript has the most timing, the earliest import among equals; None where none has lines.

    Where sources without a transcript (a feed, a site's facts) tell the language of the recording, a transcript in
    another one comes after all that may be in it.
    """
    told = {_language(source) for source in sources if not source.timing[-1]} - {""}
    with_lines = [source for source in sources if source.document.lines]

    def rank(source: StoredSource) -> tuple[bool, tuple[int, ...]]:
        language = _language(source)
        return not language or told <= {language}, source.timing

    return max(with_lines, key=rank, default=None)


def _language(source: StoredSource) -> str:
    """The language of its document by two letters, whatever code and country it was given; empty for none."""
    return (source.document.language or "")[:2].lower()


def timing(document: Document) -> tuple[int, int, int, int]:
    """How richly a transcript is timed, the larger the richer: timed words, ends, starts, lines.

    Lines without any text are no transcript: they only tell who speaks.
    """
    lines = document.lines
    if not has_text(document):
        return (0, 0, 0, 0)
    return (
        sum(len(line.words) for line in lines),
        sum(line.end_ms is not None for line in lines),
        sum(line.start_ms is not None for line in lines),
        len(lines),
    )


def has_text(document: Document) -> bool:
    """Whether any of its lines says something; those of a diariser only tell who speaks when."""
    return any(line.text for line in document.lines)


def shown_source(recording: Recording) -> StoredSource | None:
    """The source whose transcript is shown: the user's choice, else the richest."""
    for source in recording.sources:
        if source.id == recording.shown_source_id and source.document.lines:
            return source
    return richest_source(recording.sources)


def spoken_lines(recording: Recording, source: StoredSource) -> tuple[Line, ...]:
    """The lines of a source under the shown names; where it names no speaker, a source that tells nothing else does."""
    lines = source.document.lines
    if not any(line.speaker for line in lines):
        spans = next((spans for other in recording.sources if (spans := _spans(other.document))), ())
        lines = laid_over(lines, spans) if spans else lines
    return renamed(lines, recording.speaker_names)


def renamed(lines: Sequence[Line], names: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines with their speakers under the names to show."""
    if not names:
        return tuple(lines)
    return tuple(
        replace(line, speaker=names[line.speaker]) if line.speaker is not None and line.speaker in names else line
        for line in lines
    )


def with_speaker(recording: Recording, shown: str, name: str) -> dict[str, str]:
    """The `speaker_names` once the speaker who is shown as `shown` is called `name`, in every source."""
    known = {line.speaker for source in recording.sources for line in source.document.lines if line.speaker is not None}
    # Those named before, too: their source may have been taken off, and may come back.
    names = {source_name: source_name for source_name in known} | dict(recording.speaker_names)
    renewed = {source_name: name if before == shown else before for source_name, before in names.items()}
    return {source_name: after for source_name, after in renewed.items() if after != source_name}


def combined_document(recording: Recording) -> Document:
    """All that `combined_facts` tells, with the shown transcript, its speakers under their shown names."""
    shown = shown_source(recording)
    lines = spoken_lines(recording, shown) if shown else ()
    return replace(combined_facts(recording), lines=lines)


def combined_facts(recording: Recording) -> Document:
    """One document of all sources without their lines: every note, the first chapters, the recording's bookmarks."""
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
        media_name=recording.media_path.name if recording.media_path else first.media_name,
        lines=(),
        chapters=next((document.chapters for document in ordered if document.chapters), ()),
        notes=tuple(note for document in documents for note in document.notes),
        bookmarks=recording.bookmarks,
        remarks=tuple(remark for document in documents for remark in document.remarks),
    )


def sourced_notes(recording: Recording) -> tuple[SourcedNote, ...]:
    """Every note of every source, in the order of import."""
    return tuple(
        SourcedNote(note, source.document.origin.name if source.document.origin else "")
        for source in recording.sources
        for note in source.document.notes
    )


def _spans(document: Document) -> tuple[Span, ...]:
    """Who speaks when, where that is all that a document tells."""
    if has_text(document):
        return ()
    lines = document.lines
    return tuple(Span(line.start_ms, line.end_ms, line.speaker) for line in lines if line.start_ms is not None)
