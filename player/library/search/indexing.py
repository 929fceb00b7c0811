"""Letting what was imported be found: passages of lines, notes, chapters, and the words that there are."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from player.find.folding import Folding
from player.library.search.tokens import UNSPACED, searchable, words_in

Index = Callable[[sqlite3.Connection, Any], None]

# Raised when text is to be indexed in another way: every source is indexed anew then.
VERSION = 1
# About a minute of talk: words that far apart still belong together.
PASSAGE_LINES = 12
# So many words of the next passage belong to this one, too, and whole lines: a phrase may run across.
OVERLAP_WORDS = 8
# Of longer words, the beginning is known.
LONGEST_WORD_CHARS = 40
# More than a day of single words.
_MOST_LINES = 1 << 21
# Above all rowids of passages: they count down, so that the newest are the first that FTS5 reads. Larger ones would
# take a byte more each.
PASSAGES_END = 1 << 28


def index_source(connection: sqlite3.Connection, source_key: int) -> None:
    """Let a source be found as it is now; what was indexed of it before no longer counts."""
    folding = Folding()
    folded = {number: searchable(text, folding) for number, text in connection.execute(_LINES, (source_key,))}
    passages = list(_passages(folded))
    count = passages[-1][0] + 1 if passages else 0
    (lowest,) = connection.execute("SELECT lowest_passage FROM search_state").fetchone()
    first = lowest - count
    connection.execute("UPDATE search_state SET lowest_passage = ?", (first,))
    rows = ((first + place, passage) for place, passage in passages)
    connection.executemany("INSERT INTO passages_fts (rowid, text) VALUES (?, ?)", rows)
    words = set(words_in("\n".join(folded.values())))
    for table, columns in (("notes", ("title", "label", "text")), ("chapters", ("title", "text"))):
        words |= _index_parts(connection, source_key, table, columns, folding)
    learn_words(connection, words)
    connection.execute(
        "UPDATE sources SET first_passage = ?, passage_count = ? WHERE key = ?", (first, count, source_key)
    )


def index_recording(connection: sqlite3.Connection, recording_id: str) -> None:
    """Let a recording be found by its title, its channel and those who speak in it, as they are now."""
    key, title, channel = connection.execute(
        "SELECT key, title, channel FROM recordings WHERE id = ?", (recording_id,)
    ).fetchone()
    names = connection.execute(_SPEAKERS, {"id": recording_id}).fetchall()
    row = (title, channel, "\n".join(name for (name,) in names if isinstance(name, str)))
    _index_row(connection, "recordings_fts", ("title", "channel", "speakers"), key, row)


def index_bookmark(connection: sqlite3.Connection, bookmark_id: str) -> None:
    """Let a bookmark be found as it is now."""
    key, *row = connection.execute(
        "SELECT key, title, note, quote, tags FROM bookmarks WHERE id = ?", (bookmark_id,)
    ).fetchone()
    _index_row(connection, "bookmarks_fts", ("title", "note", "quote", "tags"), key, row)


_STALE = "SELECT recording_id FROM sources WHERE first_passage IS NULL"


def pending(connection: sqlite3.Connection) -> list[tuple[Index, int | str]]:
    """What is still to be indexed, the newest source first: what to call, with the connection, and with what.

    That is everything where text is indexed in another way now; else what another program wrote or changed.
    """
    is_outdated = connection.execute("SELECT version FROM search_state").fetchone() != (VERSION,)
    work: tuple[tuple[Index, str, str], ...] = (
        (index_source, "SELECT key FROM sources", "first_passage IS NULL"),
        (index_recording, "SELECT id FROM recordings", f"checksum IS NULL OR id IN ({_STALE})"),
        (index_bookmark, "SELECT id FROM bookmarks", "checksum IS NULL"),
    )
    return [
        (index, each)
        for index, sql, is_stale in work
        for (each,) in connection.execute(f"{sql} WHERE {is_outdated:d} OR {is_stale} ORDER BY key DESC")
    ]


def mark_indexed(connection: sqlite3.Connection) -> None:
    """All that was pending is indexed."""
    connection.execute("UPDATE search_state SET version = ?", (VERSION,))


def learn_words(connection: sqlite3.Connection, words: set[str]) -> None:
    """Add words to those that the library knows."""
    learned = sorted({word[:LONGEST_WORD_CHARS] for word in words if word.isascii() or not UNSPACED.match(word)})
    # As one value: thousands of words, one statement each, would take half as long again.
    sql = "INSERT OR IGNORE INTO vocabulary (word) SELECT value FROM json_each(?)"
    connection.execute(sql, (json.dumps(learned),))


_LINES = f"SELECT number, text FROM lines WHERE source_key = ? AND number BETWEEN 0 AND {_MOST_LINES} ORDER BY number"
# Under the names in the sources and under those that are shown.
_SPEAKERS = """
SELECT DISTINCT speaker FROM lines JOIN sources ON sources.key = lines.source_key
WHERE sources.recording_id = :id AND sources.deleted_at IS NULL
UNION SELECT value FROM recordings, json_each(CASE WHEN json_valid(speaker_names) THEN speaker_names ELSE '{}' END)
WHERE recordings.id = :id
"""


def _passages(folded: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """The passages of numbered lines, each with its place among them; lines may be missing."""
    for place, numbers in groupby(folded, lambda number: number // PASSAGE_LINES):
        texts = [folded[number] for number in numbers]
        yield place, "\n".join([*texts, *overlap(folded.get, (place + 1) * PASSAGE_LINES)])


def overlap(text_of: Callable[[int], str | None], following: int) -> Iterator[str]:
    """The lines of the next passage, from its first number, that belong to this one too: enough for a phrase."""
    words = 0
    for number in range(following, following + PASSAGE_LINES):
        text = text_of(number)
        if text is None or words >= OVERLAP_WORDS:
            return
        words += len(text.split())
        yield text


def _index_parts(
    connection: sqlite3.Connection, source_key: int, table: str, columns: tuple[str, ...], folding: Folding
) -> set[str]:
    names = ", ".join(columns)
    found = connection.execute(f"SELECT key, {names} FROM {table} WHERE source_key = ?", (source_key,)).fetchall()
    rows = [(key, *(searchable(text or "", folding) for text in texts)) for key, *texts in found]
    sql = f"INSERT INTO {table}_fts (rowid, {names}) VALUES ({', '.join('?' * (len(columns) + 1))})"
    connection.executemany(sql, rows)
    return {word for _, *texts in rows for text in texts for word in words_in(text)}


def _index_row(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], key: int, row: Sequence[str | None]
) -> None:
    folding = Folding()
    texts = [searchable(text or "", folding) for text in row]
    sql = f"INSERT OR REPLACE INTO {table} (rowid, {', '.join(columns)}) VALUES (?, {', '.join('?' * len(columns))})"
    connection.execute(sql, (key, *texts))
    learn_words(connection, {word for text in texts for word in words_in(text)})
