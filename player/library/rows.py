"""Rows of the library's tables, to and from the dataclasses that everyone else sees."""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import Any, TypeVar

from player.bookmarks import Bookmark, timestamp
from player.document import Document, Origin
from player.heard import Heard, heard_from
from player.notes import Chapter, Note, NoteKind
from player.recording import RecordingSummary
from player.transcript import Line, Word

T = TypeVar("T")
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

DAMAGED_TITLE = "(damaged)"
# What is raised by a value that another program wrote, or that a failing disk changed.
UNFIT = (TypeError, ValueError, KeyError, RecursionError)

_TEXT, _NUMBER = frozenset((str,)), frozenset((int,))
_MAYBE_TEXT, _MAYBE_NUMBER = _TEXT | {type(None)}, _NUMBER | {type(None)}
# Of what may stand in the columns of `LINE_COLUMNS` and so on.
_LINE_TYPES = (_MAYBE_NUMBER, _MAYBE_NUMBER, _TEXT, _MAYBE_TEXT, _MAYBE_TEXT, _NUMBER)
_CHAPTER_TYPES = (_MAYBE_NUMBER, _MAYBE_NUMBER, _TEXT, _MAYBE_TEXT)
_SHARE = frozenset((float,))
_PATH = _MAYBE_TEXT | {bytes}
_SUMMARY_TYPES = (
    _TEXT, _TEXT, _MAYBE_TEXT, _MAYBE_NUMBER, _NUMBER, _PATH, _NUMBER, _NUMBER, _SHARE, _MAYBE_TEXT, _TEXT, _MAYBE_TEXT,
)  # fmt: skip
# Of what the seal of a recording covers.
_RECORDING_TYPES = (
    _TEXT, _TEXT, _MAYBE_TEXT, _PATH, _MAYBE_NUMBER, _NUMBER, _MAYBE_TEXT, _MAYBE_TEXT, _TEXT, _TEXT, _MAYBE_TEXT,
    _TEXT, _SHARE, _TEXT, _MAYBE_TEXT, _NUMBER, _MAYBE_TEXT, _TEXT,
)  # fmt: skip
_NOTE_TYPES = (_TEXT, _MAYBE_TEXT, _MAYBE_TEXT, _MAYBE_NUMBER, _MAYBE_NUMBER, _MAYBE_TEXT)


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
    if not (value is None or isinstance(value, str | bytes)):
        raise ValueError("this is no path")
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
    _check((identifier, quote, *rest), _TEXT)
    _check((title, note), _MAYBE_TEXT)
    _check((start_ms, end_ms), _NUMBER)
    return Bookmark(identifier, start_ms, end_ms, quote, title, note, texts_from_value(tags), *rest)


def texts_from_value(value: str) -> tuple[str, ...]:
    """A list of texts that was stored as JSON."""
    texts = json.loads(value)
    if not isinstance(texts, list):
        raise ValueError("this is no list")
    _check(texts, _TEXT)
    return tuple(texts)


def check_recording(values: Sequence[Any]) -> bool:
    """True for what the seal of a recording covers; raises one of `UNFIT` for anything else."""
    check_recording_types(values)
    return heard_from_value(values[11]) is not None and names_from_value(values[13]) is not None


def check_recording_types(values: Sequence[Any]) -> None:
    """Raise ValueError where a value is of another type than what the seal of a recording covers."""
    if not all(type(value) in types for value, types in zip(values, _RECORDING_TYPES, strict=True)):
        raise ValueError("this is no recording")


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
    names = json.loads(value)
    if not isinstance(names, dict):
        raise ValueError("these are no names")
    _check(names.values(), _TEXT)
    return names


def text_from(value: object) -> str | None:
    """A text or none; raises ValueError for anything else."""
    _check((value,), _MAYBE_TEXT)
    return value if isinstance(value, str) else None


def number_or_none(value: object) -> int | None:
    """A number or none; raises ValueError for anything else."""
    return None if value is None else number_from(value)


def number_from(value: object) -> int:
    """A number; raises ValueError for anything else."""
    if not isinstance(value, int):
        raise ValueError("this is no number")
    return value


def decoded_or(default: T, decode: Callable[[Any], T], value: object) -> T:
    """The value as `decode` reads it; the default where another program, or a failing disk, wrote something else."""
    try:
        return decode(value)
    except UNFIT:
        return default


def text_or(value: object, default: str) -> str:
    """The value where it is a text."""
    return value if isinstance(value, str) else default


def summaries_from(found: Sequence[Row]) -> tuple[RecordingSummary, ...]:
    """The summaries of rows in the order of its fields; what does not belong there is left out, and told."""
    try:
        _check_columns(found, _SUMMARY_TYPES)
    except ValueError:
        found = [_mended_summary(row) for row in found]
    return tuple(map(_summary_from, found))


def _summary_from(row: Row) -> RecordingSummary:
    recording_id, title, channel, duration_ms, position_ms, media_path, *rest = row
    line_count, bookmark_count, heard_share, published, created_at, opened_at = rest
    return RecordingSummary(
        recording_id,
        title,
        channel,
        duration_ms,
        position_ms,
        path_from(media_path),
        line_count,
        bookmark_count,
        heard_share,
        published=decoded_or(None, date.fromisoformat, published) if published else None,
        created_at=created_at,
        opened_at=opened_at,
    )


def _mended_summary(row: Row) -> Row:
    defaults = ("", "", None, None, 0, None, 0, 0, 0.0, None, "", None)
    fits = [type(value) in types for value, types in zip(row, _SUMMARY_TYPES, strict=True)]
    mended = [value if fit else default for value, fit, default in zip(row, fits, defaults, strict=True)]
    if not all(fits):
        mended[1] = f"{DAMAGED_TITLE} {mended[1]}".rstrip()
    return tuple(mended)


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
    lines, chapters, notes = list(lines), list(chapters), list(notes)
    _check((title, channel, language, media_name, encoding, format_name, name, sha256), _MAYBE_TEXT)
    _check((duration_ms,), _MAYBE_NUMBER)
    _check_columns(lines, _LINE_TYPES)
    _check_columns(chapters, _CHAPTER_TYPES)
    _check_columns(notes, _NOTE_TYPES)
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
        remarks=texts_from_value(remarks),
    )


def _check(values: Iterable[object], types: frozenset[type]) -> None:
    """Raise ValueError where another program, or a failing disk, wrote something else."""
    if not types.issuperset(map(type, values)):
        raise ValueError("this is not what belongs here")


def _check_columns(rows: Iterable[Row], types: tuple[frozenset[type], ...]) -> None:
    for column, column_types in zip(zip(*rows, strict=True), types, strict=False):
        _check(column, column_types)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
