"""What the command line prints: rows for JSON, and the same as lines for people."""

from collections import Counter
from pathlib import Path
from typing import Any

from player import timecode
from player.document import Document
from player.importer import Failed, Imported
from player.notes import Note
from player.oddities import reading_report
from player.recording import Recording, RecordingSummary, StoredSource
from player.source_reports import format_title
from player.transcript import named_speakers, starts_turn, turn_count

# Enough of an id to be unique among any number of recordings that a person will have.
SHORT_ID_CHARS = 8


def imported_row(item: Imported) -> dict[str, Any]:
    """What came of one imported file, or of one text inside it."""
    document = item.document or Document()
    return {
        "id": item.recording_id,
        "path": str(item.path),
        "media_reason": item.reason or None,
        "bundle": item.is_bundle,
        **document_row(document),
        "remarks": [*item.remarks, *reading_report(document, item.length_ms)],
        "error": None,
    }


def failed_row(item: Failed) -> dict[str, Any]:
    """Why a file did not come in."""
    return {"id": None, "path": str(item.path), "error": item.sentence}


def document_row(document: Document) -> dict[str, Any]:
    """What a document holds."""
    origin = document.origin
    return {
        "name": origin.name if origin else None,
        "format": origin.format if origin else None,
        "format_title": format_title(document) or None,
        "encoding": origin.encoding if origin else None,
        "encoding_guessed": origin is not None and origin.is_encoding_guessed,
        "title": document.title,
        "language": document.language,
        "duration_ms": document.duration_ms,
        "lines": len(document.lines),
        "timed_lines": sum(line.start_ms is not None for line in document.lines),
        "words": sum(len(line.text.split()) for line in document.lines),
        "timed_words": sum(len(line.words) for line in document.lines),
        "turns": turn_count(document.lines),
        "speakers": list(named_speakers(document.lines)),
        "chapters": len(document.chapters),
        "notes": dict(Counter(note.kind.value for note in document.notes)),
        "bookmarks": len(document.bookmarks),
    }


def imported_text(row: dict[str, Any]) -> str:
    """One imported file as a line, and a line for each remark on it."""
    file = f"media ({row['media_reason']})" if row["media_reason"] else "bundle" if row["bundle"] else "media"
    inside = (row["name"] or "").removeprefix(Path(row["path"]).name)
    return _with_remarks(row, f"{row['path']}{inside}: {_holdings(row) if row['format'] else file}")


def source_row(source: StoredSource, duration_ms: int | None) -> dict[str, Any]:
    """One source of a recording of this length."""
    remarks = reading_report(source.document, duration_ms)
    return {"id": source.id, **document_row(source.document), "remarks": list(remarks)}


def source_text(row: dict[str, Any]) -> str:
    """One source as a line, and a line for each remark on it."""
    return _with_remarks(row, f"{row['name']} ({row['format_title'] or row['format']}): {_holdings(row)}")


def summary_row(summary: RecordingSummary) -> dict[str, Any]:
    """One recording of the list."""
    return {
        "id": summary.id,
        "title": summary.title,
        "channel": summary.channel,
        "duration_ms": summary.duration_ms,
        "position_ms": summary.position_ms,
        "heard_share": round(summary.heard_share, 3),
        "media_path": str(summary.media_path) if summary.media_path else None,
        "lines": summary.line_count,
        "bookmarks": summary.bookmark_count,
    }


def summary_text(row: dict[str, Any]) -> str:
    """One recording of the list as a line."""
    length = "" if row["duration_ms"] is None else timecode.clock(row["duration_ms"])
    return f"{row['id'][:SHORT_ID_CHARS]}  {length:>8}  {row['title']}"


def bookmark_text(row: dict[str, Any]) -> str:
    """One bookmark as a line."""
    span = f"{timecode.clock(row['start_ms'])}-{timecode.clock(row['end_ms'])}"
    return f"{span}  {row['title'] or row['quote']}"


def finding_text(row: dict[str, Any]) -> str:
    """One finding of the doctor as a line."""
    return f"{'ok     ' if row['ok'] else 'missing'}  {row['what']}: {row['detail']}"


def recording_text(recording: Recording, document: Document) -> str:
    """A recording for people: where it comes from, its notes, its transcript."""
    parts = [recording.title]
    parts += [f"from {source.document.origin.name}" for source in recording.sources if source.document.origin]
    parts += [_note_text(note) for note in document.notes]
    for number, line in enumerate(document.lines):
        time = "" if line.start_ms is None else f"[{timecode.clock(line.start_ms)}] "
        speaker = f"{line.speaker or '>>'}: " if starts_turn(document.lines, number) else ""
        parts.append(f"{time}{speaker}{line.text}")
    return "\n".join(parts)


def _holdings(row: dict[str, Any]) -> str:
    held = ((row["lines"], "lines"), (row["chapters"], "chapters"), (sum(row["notes"].values()), "notes"))
    named = ", ".join(f"{count} {noun if count > 1 else noun[:-1]}" for count, noun in held if count)
    return named or "nothing but its tags"


def _with_remarks(row: dict[str, Any], text: str) -> str:
    head = f"{row['id'][:SHORT_ID_CHARS]}  {text}"
    return "\n".join((head, *(f"{'':{SHORT_ID_CHARS}}  - {remark}" for remark in row["remarks"])))


def _note_text(note: Note) -> str:
    time = "" if note.position_ms is None else f"[{timecode.clock(note.position_ms)}] "
    texts = (note.title, note.label, note.text)
    return f"{note.kind.value}: {time}{' — '.join(text for text in texts if text)}"
