"""Syncline JSON: everything a document holds, written in full and read back without loss."""

import json
from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from player.bookmarks import BOOKMARK_COLORS, Bookmark
from player.document import Document, Origin
from player.formats.base import Format, Source
from player.formats.json_value import JsonValue, WrongJson, broken_file, key_paths, parse_json
from player.formats.speech import ended_words
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

VERSION = 1


def sniff(head: str) -> int:
    """Sure by the key that names the program."""
    return 100 if "syncline" in key_paths(head, depth=1) else 0


def read(source: Source) -> Document:
    """The document as it was written, its origin included; raises BrokenFile with the place of what is wrong."""
    with broken_file(source.name, SYNCLINE_JSON.title):
        return _document(parse_json(source.text))


def write(document: Document) -> str:
    """Two spaces deep, every key there, null where nothing is known."""
    return json.dumps(document_to_dict(document), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def document_to_dict(document: Document) -> dict[str, object]:
    """The document as plain JSON values."""
    origin = document.origin
    return {
        "syncline": VERSION,
        "title": document.title,
        "channel": document.channel,
        "published": document.published.isoformat() if document.published else None,
        "duration_ms": document.duration_ms,
        "language": document.language,
        "media_name": document.media_name,
        "source": _origin_to_dict(origin) if origin else None,
        "lines": [line_to_dict(line) for line in document.lines],
        "chapters": [chapter_to_dict(chapter) for chapter in document.chapters],
        "notes": [note_to_dict(note) for note in document.notes],
        "bookmarks": [bookmark_to_dict(bookmark) for bookmark in document.bookmarks],
        "remarks": list(document.remarks),
    }


def document_from_dict(data: Mapping[str, object], name: str) -> Document:
    """The document in these JSON values; raises BrokenFile about the file `name`."""
    with broken_file(name, SYNCLINE_JSON.title):
        return _document(JsonValue(data))


def line_to_dict(line: Line) -> dict[str, object]:
    """A line; `turn` is there, and true, only where a turn opens that no name tells."""
    turn = {"turn": True} if line.turn and line.speaker is None else {}
    words = [{"start_ms": word.start_ms, "end_ms": word.end_ms, "text": word.text} for word in line.words]
    times = {"start_ms": line.start_ms, "end_ms": line.end_ms}
    return {**times, "speaker": line.speaker, **turn, "text": line.text, "words": words}


def chapter_to_dict(chapter: Chapter) -> dict[str, object]:
    """A chapter as plain JSON values."""
    return {
        "start_ms": chapter.start_ms,
        "end_ms": chapter.end_ms,
        "title": chapter.title,
        "text": chapter.text,
    }


def note_to_dict(note: Note) -> dict[str, object]:
    """A note as plain JSON values."""
    return {
        "kind": note.kind.value,
        "title": note.title,
        "text": note.text,
        "position_ms": note.position_ms,
        "end_ms": note.end_ms,
        "label": note.label,
    }


def bookmark_to_dict(bookmark: Bookmark) -> dict[str, object]:
    """A bookmark as plain JSON values."""
    return {
        "id": bookmark.id,
        "start_ms": bookmark.start_ms,
        "end_ms": bookmark.end_ms,
        "quote": bookmark.quote,
        "title": bookmark.title,
        "note": bookmark.note,
        "tags": list(bookmark.tags),
        "color": bookmark.color,
        "created_at": bookmark.created_at or None,
        "updated_at": bookmark.updated_at or None,
    }


def _origin_to_dict(origin: Origin) -> dict[str, object]:
    return {
        "format": origin.format,
        "name": origin.name,
        "sha256": origin.sha256,
        "encoding": origin.encoding,
        "encoding_guessed": origin.is_encoding_guessed,
    }


def _document(data: JsonValue) -> Document:
    version = data.get("syncline")
    if type(version.value) is not int or version.value != VERSION:
        raise WrongJson(f"it is of version {str(version.value)[:20]}, and this Syncline reads version {VERSION}")
    return Document(
        title=data.get("title").text_or_none(),
        channel=data.get("channel").text_or_none(),
        published=_date(data.get("published")),
        duration_ms=data.get("duration_ms").whole_or_none(),
        language=data.get("language").text_or_none(),
        media_name=data.get("media_name").text_or_none(),
        origin=_origin(data.get("source")),
        lines=tuple(_line(item) for item in data.get("lines").items()),
        chapters=tuple(_chapter(item) for item in data.get("chapters").items()),
        notes=tuple(_note(item) for item in data.get("notes").items()),
        bookmarks=tuple(_bookmark(item) for item in data.get("bookmarks").items()),
        remarks=tuple(item.text() for item in data.get("remarks").items()),
    )


def _date(data: JsonValue) -> date | None:
    text = data.text_or_none()
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise data.wrong("an ISO date such as 2024-04-18") from error


def _origin(data: JsonValue) -> Origin | None:
    if data.value is None:
        return None
    return Origin(
        data.get("format").text(),
        data.get("name").text(),
        data.get("sha256").text(),
        data.get("encoding").text_or_none(),
        data.get("encoding_guessed").value is True,
    )


def _line(data: JsonValue) -> Line:
    start_ms, end_ms = (data.get(key).whole_or_none() for key in ("start_ms", "end_ms"))
    return Line(
        start_ms,
        end_ms,
        data.get("text").text(),
        data.get("speaker").text_or_none(),
        tuple(ended_words([_word(item) for item in data.get("words").items()], end_ms)),
        data.get("turn").value is True,
    )


def _word(data: JsonValue) -> tuple[int, int | None, str]:
    return data.get("start_ms").whole(), data.get("end_ms").whole_or_none(), data.get("text").text()


def _chapter(data: JsonValue) -> Chapter:
    return Chapter(
        data.get("start_ms").whole_or_none(),
        data.get("end_ms").whole_or_none(),
        data.get("title").text(),
        data.get("text").text_or_none(),
    )


def _note(data: JsonValue) -> Note:
    kind = data.get("kind")
    if kind.text() not in set(NoteKind):
        raise kind.wrong(f"one of {', '.join(NoteKind)}")
    return Note(
        NoteKind(kind.text()),
        data.get("text").text_or_none(),
        data.get("title").text_or_none(),
        data.get("position_ms").whole_or_none(),
        data.get("end_ms").whole_or_none(),
        data.get("label").text_or_none(),
    )


def _bookmark(data: JsonValue) -> Bookmark:
    color = data.get("color").text_or_none() or BOOKMARK_COLORS[0]
    if color not in BOOKMARK_COLORS:
        raise data.get("color").wrong(f"one of {', '.join(BOOKMARK_COLORS)}")
    identifier = data.get("id").text_or_none()
    return Bookmark(
        str(uuid4()) if identifier is None else identifier,
        data.get("start_ms").whole(),
        data.get("end_ms").whole(),
        data.get("quote").text(),
        data.get("title").text_or_none(),
        data.get("note").text_or_none(),
        tuple(tag.text() for tag in data.get("tags").items()),
        color,
        data.get("created_at").text_or_none() or "",
        data.get("updated_at").text_or_none() or "",
    )


SYNCLINE_JSON = Format("syncline", "Syncline JSON", ("json",), sniff, read)
