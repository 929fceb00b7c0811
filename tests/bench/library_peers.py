"""What the library is measured beside: Tantivy, and FTS5 that ranks lines, each over the same lines one by one."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import tantivy

from tests.bench.library_queries import Asked, Terms

# What takes longer is stopped, and counted as no quicker than this.
_LONGEST_S = 5.0
_STEPS_BETWEEN_LOOKS = 20_000
_TEXT, _NUMBER = "text", "number"


class Peer(Protocol):
    """Another index of the lines, in a folder of its own; lines are known by their numbers, from 0."""

    def add(self, numbered: Iterable[tuple[int, str]]) -> None:
        """Add lines; they are on the disk and found when this returns."""

    def search(self, asked: Asked, limit: int) -> list[tuple[int, str]]:
        """At most so many of the best lines by BM25 that hold all terms, or some words of a question."""
        ...

    def close(self) -> None:
        """Let go of the files."""


class Tantivy:
    """A search engine of its own, in Rust."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field(_NUMBER, stored=True)
        builder.add_text_field(_TEXT, stored=True)
        self._index = tantivy.Index(builder.build(), path=str(folder))
        self._writer: tantivy.IndexWriter | None = None

    def add(self, numbered: Iterable[tuple[int, str]]) -> None:
        self._writer = self._writer or self._index.writer()
        for number, text in numbered:
            self._writer.add_document(tantivy.Document(number=number, text=text))
        self._writer.commit()
        self._index.reload()

    def search(self, asked: Asked, limit: int) -> list[tuple[int, str]]:
        searcher = self._index.searcher()
        hits = searcher.search(self._query(asked), limit, count=False).hits
        found = (searcher.doc(address) for _, address in hits)
        return [(document[_NUMBER][0], document[_TEXT][0]) for document in found]

    def close(self) -> None:
        if self._writer:
            self._writer.wait_merging_threads()
            self._writer = None

    def _query(self, asked: Asked) -> tantivy.Query:
        occur = tantivy.Occur.Should if asked.is_question else tantivy.Occur.Must
        return tantivy.Query.boolean_query([(occur, one) for one in self._terms(asked.terms, asked.is_prefix)])

    def _terms(self, terms: Terms, is_prefix: bool) -> Iterator[tantivy.Query]:
        schema = self._index.schema
        for words in terms:
            if is_prefix and words is terms[-1]:
                yield tantivy.Query.regex_query(schema, _TEXT, f"{words[0]}.*")
            elif len(words) > 1:
                yield tantivy.Query.phrase_query(schema, _TEXT, list(words))
            else:
                yield tantivy.Query.term_query(schema, _TEXT, words[0])


class RankedLines:
    """SQLite's FTS5 as it is mostly used: one row for each line, the best by its BM25."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(folder / "lines.sqlite", isolation_level=None)
        self._connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        self._connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS lines USING fts5 ({_TEXT})")

    def add(self, numbered: Iterable[tuple[int, str]]) -> None:
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT INTO lines (rowid, text) VALUES (?, ?)", numbered)
        self._connection.execute("COMMIT")

    def search(self, asked: Asked, limit: int) -> list[tuple[int, str]]:
        sql = "SELECT rowid, text FROM lines WHERE lines MATCH ? ORDER BY rank LIMIT ?"
        end_s = time.perf_counter() + _LONGEST_S
        self._connection.set_progress_handler(lambda: time.perf_counter() > end_s, _STEPS_BETWEEN_LOOKS)
        try:
            return self._connection.execute(sql, (_expression(asked), limit)).fetchall()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                raise
            return []

    def close(self) -> None:
        self._connection.close()


def _expression(asked: Asked) -> str:
    joined = " OR " if asked.is_question else " AND "
    return joined.join(f'"{" ".join(words)}"' for words in asked.terms) + ("*" if asked.is_prefix else "")


PEERS: dict[str, type[Tantivy] | type[RankedLines]] = {"tantivy": Tantivy, "fts5": RankedLines}
