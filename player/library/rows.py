"""Rows of the library's tables, to and from the dataclasses that everyone else sees."""

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import Any

from player.bookmarks import Bookmark, timestamp
from player.document import Document, Origin
from player.heard import Heard, heard_from
from player.notes import Chapter, Note, NoteKind
from player.recording import RecordingSummary
from player.transcript import Line, Word

Row = tuple[Any, ...]

LINE_COLUMNS = ("start_ms", "end_ms", "text", "speaker", "words", "turn")
CHAPTER_COLUMNS = ("start_ms", "end_ms", "title", "text")
NOTE_COLUMNS = ("kind", "text", "title", "position_ms", "end_ms", "label")
DOCUMENT_COLUMNS = (
    "title", "channel", "published", "duration_ms", "language", "media_name", "remarks",
    "encoding", "encoding_guessed", "format", "name", "sha256",
)  # fmt: skip
BOOKMARK_COLUMNS = (
    "id", "start_ms", "end_ms", "quote", "title", "note", "tags", "color", "created_at", "updated_at",
)  # fmt: skip


def storable(text: str) -> str:
    """The text as UTF-8 can hold it: half a surrogate pair, as broken JSON brings it, becomes U+FFFD."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def storable_row(row: Row) -> Row:
    """The row with every text storable."""
    return tuple(storable(value) if isinstance(value, str) else value for value in row)


def insert_sql(table: str, columns: Iterable[str]) -> str:
    """The statement that inserts one row of these columns."""
    names = tuple(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def path_value(path: Path | None) -> str | bytes | None:
    """A path as text; as bytes where its name is no valid text, which Linux allows."""
    return None if path is None else str(path) if storable(str(path)) == str(path) else os.fsencode(path)


def path_from(value: str | bytes | None) -> Path | None:
    """The path that `path_value` stored."""
    return None if value is None else Path(os.fsdecode(value))


def line_row(line: Line) -> Row:
    """Values of `LINE_COLUMNS`, storable."""
    words = storable(_json([(word.start_ms, word.end_ms, word.text) for word in line.words])) if line.words else None
    speaker = storable(line.speaker) if line.speaker else line.speaker
    return line.start_ms, line.end_ms, storable(line.text), speaker, words, line.turn


def line_from(row: Row) -> Line:
    """The line of these `LINE_COLUMNS`."""
    start_ms, end_ms, text, speaker, words, turn = row
    timed = tuple(starmap(Word, json.loads(words))) if words else ()
    return Line(start_ms, end_ms, text, speaker, timed, bool(turn))


def chapter_row(chapter: Chapter) -> Row:
    """Values of `CHAPTER_COLUMNS`."""
    return chapter.start_ms, chapter.end_ms, chapter.title, chapter.text


def chapter_from(row: Row) -> Chapter:
    """The chapter of these `CHAPTER_COLUMNS`."""
    return Chapter(*row)


def note_row(note: Note) -> Row:
    """Values of `NOTE_COLUMNS`."""
    return note.kind.value, note.text, note.title, note.position_ms, note.end_ms, note.label


def note_from(row: Row) -> Note:
    """The note of these `NOTE_COLUMNS`."""
    return Note(NoteKind(row[0]), *row[1:])


def bookmark_row(bookmark: Bookmark) -> Row:
    """Values of `BOOKMARK_COLUMNS`; a bookmark that says not when it was made was made now."""
    now = timestamp()
    return (
        bookmark.id,
        bookmark.start_ms,
        bookmark.end_ms,
        bookmark.quote,
        bookmark.title,
        bookmark.note,
        _json(bookmark.tags),
        bookmark.color,
        bookmark.created_at or now,
        bookmark.updated_at or now,
    )


def bookmark_from(row: Row) -> Bookmark:
    """The bookmark of these `BOOKMARK_COLUMNS`."""
    identifier, start_ms, end_ms, quote, title, note, tags, *rest = row
    return Bookmark(identifier, start_ms, end_ms, quote, title, note, tuple(json.loads(tags)), *rest)


def heard_value(heard: Heard) -> str:
    """What was heard, as JSON."""
    return _json(heard.spans)


def heard_from_value(value: str) -> Heard:
    """What `heard_value` stored."""
    return heard_from(json.loads(value))


def names_value(names: Mapping[str, str]) -> str:
    """Shown names of speakers by the names in the sources, as JSON."""
    return storable(_json(dict(names)))


def names_from_value(value: str) -> dict[str, str]:
    """What `names_value` stored."""
    return dict(json.loads(value))


def summary_from(row: Row) -> RecordingSummary:
    """The summary of a row in the order of its fields."""
    recording_id, title, channel, duration_ms, position_ms, media_path, *counts = row
    return RecordingSummary(recording_id, title, channel, duration_ms, position_ms, path_from(media_path), *counts)


def document_row(document: Document) -> Row:
    """Values of `DOCUMENT_COLUMNS`: all of a document that is neither line, chapter, note nor bookmark."""
    origin = document.origin
    published = document.published.isoformat() if document.published else None
    remarks = _json(document.remarks)
    described = (document.title, document.channel, published, document.duration_ms, document.language)
    facts = (*described, document.media_name, remarks)
    if origin is None:
        return (*facts, None, False, None, None, None)
    return (*facts, origin.encoding, origin.is_encoding_guessed, origin.format, origin.name, origin.sha256)


def document_from(row: Row, lines: Iterable[Row], chapters: Iterable[Row], notes: Iterable[Row]) -> Document:
    """The document of these `DOCUMENT_COLUMNS` and rows; bookmarks belong to the recording."""
    title, channel, published, duration_ms, language, media_name, remarks, *from_where = row
    encoding, is_guess, format_name, name, sha256 = from_where
    return Document(
        title=title,
        channel=channel,
        published=date.fromisoformat(published) if published else None,
        duration_ms=duration_ms,
        language=language,
        media_name=media_name,
        origin=Origin(format_name, name, sha256, encoding, bool(is_guess)) if format_name is not None else None,
        lines=tuple(line_from(line) for line in lines),
        chapters=tuple(chapter_from(chapter) for chapter in chapters),
        notes=tuple(note_from(note) for note in notes),
        remarks=tuple(json.loads(remarks)),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
