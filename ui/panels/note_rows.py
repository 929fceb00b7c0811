"""Notes and chapters as rows: what each kind shows, and from which file it comes where several describe a recording."""

from collections.abc import Sequence

from player import timecode
from player.notes import Chapter, Note
from player.recording import SourcedNote
from ui.panels.rows import Row


def has_several_sources(notes: Sequence[SourcedNote]) -> bool:
    """Whether the notes come from more than one file, so that each has to say from which."""
    return len({note.source_name for note in notes}) > 1


def counted(count: int, noun: str) -> str:
    """`1 line`, `807 lines`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def source_line(sourced: SourcedNote, says_source: bool) -> str:
    """`From page.txt`, or nothing where there is only one file."""
    return f"From {sourced.source_name}" if says_source and sourced.source_name else ""


def clip_length(note: Note) -> str:
    """How long a hook's clip is, `45s`, or nothing when unknown."""
    if note.position_ms is not None and note.end_ms is not None:
        return f"{round((note.end_ms - note.position_ms) / timecode.MS_PER_SECOND)}s"
    return note.label or ""


def note_row(number: int, sourced: SourcedNote, says_source: bool, caption: str = "") -> Row:
    """The row of a note, found again by its number among all notes."""
    note = sourced.note
    return Row(
        key=f"note-{number}",
        title=note.title or "",
        text=note.text or "",
        caption=" · ".join(part for part in (caption, source_line(sourced, says_source)) if part),
        chip=chip(note.position_ms),
        start_ms=note.position_ms,
        end_ms=note.end_ms,
        tip=play_tip(note.position_ms),
    )


def chapter_row(number: int, chapter: Chapter) -> Row:
    """The row of a chapter."""
    return Row(
        key=f"chapter-{number}",
        title=chapter.title,
        text=chapter.text or "",
        chip=chip(chapter.start_ms),
        start_ms=chapter.start_ms,
        end_ms=chapter.end_ms,
        tip=play_tip(chapter.start_ms),
    )


def heading_row(title: str) -> Row:
    """A heading above rows."""
    return Row(key=f"heading-{title}", title=title, is_heading=True)


def chip(position_ms: int | None) -> str:
    """The time on a row's chip."""
    return "" if position_ms is None else timecode.clock(position_ms)


def play_tip(position_ms: int | None) -> str:
    """What a click on the chip does."""
    return "" if position_ms is None else f"Play from {timecode.clock(position_ms)}"
