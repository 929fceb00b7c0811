"""Recordings as they are read: each record compared with its seal, what is damaged set aside and named."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from player.bookmarks import Bookmark
from player.document import Document
from player.heard import Heard
from player.library import rows
from player.library.damage import Damage
from player.library.database import decoding_anything
from player.library.faults import is_damage
from player.library.recordings import id_beginning
from player.library.seals import SEALED_COLUMNS, read_record
from player.recording import Recording, StoredSource

T = TypeVar("T")

# Two indexes that tell what belongs to a recording, so that one tells of a flaw in the other; the second leaves out
# what was removed.
_INDEXES = {
    "sources": ("sources_by_recording", "sources_kept"),
    "bookmarks": ("bookmarks_by_recording", "bookmarks_kept"),
}


def bookmark_from_record(values: Sequence[Any]) -> Bookmark:
    """The bookmark of what its seal covers; raises one of `rows.UNFIT`."""
    bookmark_id, _, *rest, _ = values
    return rows.bookmark_from((bookmark_id, *rest))


def document_from_record(values: Sequence[Any]) -> Document:
    """The document of what the seal of a source covers; raises one of `rows.UNFIT`."""
    (_, _, *head), lines, chapters, notes = values
    return rows.document_from(tuple(head), lines, chapters, notes)


class RecordReader:
    """Reads the records of recordings; what is damaged is left out, as far as it can be, and told in `damages`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.damages: list[Damage] = []
        self._connection = connection

    def recording(self, beginning: str, known: Sequence[StoredSource] = ()) -> Recording:
        """The recording whose id begins so; sources that are `known` are not read again."""
        recording_id = id_beginning(self._connection, beginning)
        values = self._recording_values(recording_id)
        title = rows.text_or(values.get("title"), rows.DAMAGED_TITLE)

        def value(column: str, decode: Callable[[Any], T], default: T) -> T:
            try:
                return decode(values[column])
            except rows.UNFIT:
                self._add(Damage("recording", recording_id, title))
                return default

        return Recording(
            id=recording_id,
            title=title,
            media_path=value("media_path", rows.path_from, None),
            duration_ms=value("duration_ms", rows.number_or_none, None),
            position_ms=value("position_ms", rows.number_from, 0),
            shown_source_id=value("shown_source_id", rows.text_from, None),
            sources=tuple(self._sources(recording_id, title, known)),
            bookmarks=self.bookmarks(recording_id, title),
            heard=value("heard", rows.heard_from_value, Heard()),
            speaker_names=value("speaker_names", rows.names_from_value, {}),
            second_source_id=value("second_source_id", rows.text_from, None),
            is_second_beside=value("second_beside", bool, False),
            damages=tuple(damage.sentence for damage in self.damages),
        )

    def bookmarks(self, recording_id: str, title: str = "") -> tuple[Bookmark, ...]:
        """The bookmarks of a recording in time order."""
        found = []
        for key in self._member_keys("bookmarks", recording_id, title):
            if (read := self._bookmark(key)) is not None:
                found.append((read.start_ms, read.end_ms, key, read))
        return tuple(bookmark for *_, bookmark in sorted(found, key=lambda item: item[:3]))

    def _recording_values(self, recording_id: str) -> dict[str, Any]:
        """The columns of its row by their names, as far as they can be read."""
        (key,) = self._connection.execute("SELECT key FROM recordings WHERE id = ?", (recording_id,)).fetchone()
        values, is_whole = self._record("recordings", key)
        named = dict(zip(SEALED_COLUMNS["recordings"], values, strict=False))
        if not is_whole:
            self._add(Damage("recording", recording_id, rows.text_or(named.get("title"), "")))
        return named

    def _bookmark(self, key: int) -> Bookmark | None:
        values, is_whole = self._record("bookmarks", key)
        if is_whole and (bookmark := rows.decoded_or(None, bookmark_from_record, values)) is not None:
            return bookmark
        named = dict(zip(SEALED_COLUMNS["bookmarks"], values, strict=False))
        title = rows.text_or(named.get("title"), "") or rows.text_or(named.get("quote"), "")
        self._add(Damage("bookmark", rows.text_or(named.get("id"), ""), title))
        return None

    def _sources(self, recording_id: str, title: str, known: Sequence[StoredSource]) -> Iterator[StoredSource]:
        by_id = {source.id: source for source in known}
        for key in self._member_keys("sources", recording_id, title):
            source_id, name = self._facts("sources", key, "id, coalesce(name, title)") or ("", None)
            source = by_id.get(source_id) or self._source(key)
            if source is None:
                self._add(Damage("source", str(source_id), rows.text_or(name, "")))
            else:
                yield source

    def _source(self, key: int) -> StoredSource | None:
        values, is_whole = self._record("sources", key)
        document = rows.decoded_or(None, document_from_record, values) if is_whole else None
        return None if document is None else StoredSource(values[0][0], document)

    def _record(self, table: str, key: int) -> tuple[list[Any], bool]:
        try:
            return read_record(self._connection, table, key)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return [], False

    def _member_keys(self, table: str, recording_id: str, title: str) -> Iterator[int]:
        """Keys of what belongs to a recording and is not removed, the oldest first."""
        named = [self._indexed_keys(table, index, recording_id) for index in _INDEXES[table]]
        for key in sorted(set().union(*named)):
            owner, deleted_at = self._facts(table, key, "recording_id, deleted_at") or (None, None)
            is_kept = deleted_at is None
            if owner != recording_id or [key in keys for keys in named] != [True, is_kept]:
                self._add(Damage("list", recording_id, title))
            if owner == recording_id and is_kept:
                yield key

    def _facts(self, table: str, key: int, columns: str) -> rows.Row | None:
        """These columns of a record; None where there is none, or it cannot be read."""
        try:
            with decoding_anything(self._connection):
                found: rows.Row | None = self._connection.execute(
                    f"SELECT {columns} FROM {table} WHERE key = ?", (key,)
                ).fetchone()
                return found
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return None

    def _indexed_keys(self, table: str, index: str, recording_id: str) -> set[int]:
        living = " AND deleted_at IS NULL" if index.endswith("_kept") else ""
        sql = f"SELECT key FROM {table} INDEXED BY {index} WHERE recording_id = ?{living}"
        try:
            return {key for (key,) in self._connection.execute(sql, (recording_id,))}
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return set()

    def _add(self, damage: Damage) -> None:
        if damage not in self.damages:
            self.damages.append(damage)
