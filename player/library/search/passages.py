"""Passages of transcripts: found by the index, newest first, and read with their lines."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from player.find.folding import Folding
from player.library.rows import line_from
from player.library.search.indexing import OVERLAP_WORDS, PASSAGE_LINES, PASSAGES_END, overlap
from player.library.search.marking import LineSpans
from player.library.search.scope import Facts, Scope
from player.library.search.tokens import composed
from player.word_times import word_spans

# In shorter lines, the beginning is near enough.
_LONG_LINE_CHARS = 160


class PassageLine(NamedTuple):
    """One line of a passage, by its number in the transcript."""

    number: int
    start_ms: int | None
    end_ms: int | None
    speaker: str | None
    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that stand together, of the transcript that a recording shows; folded as one in `spans`."""

    facts: Facts
    lines: tuple[PassageLine, ...]
    spans: LineSpans

    def text(self, first: int, last: int) -> str:
        """The text of the lines from the first to the last of these places in the passage."""
        return " ".join(line.text for line in self.lines[first : last + 1])


def passage_total(connection: sqlite3.Connection) -> int:
    """How many passages were indexed ever."""
    row = connection.execute("SELECT lowest_passage FROM search_state").fetchone()
    return PASSAGES_END - int(row[0]) if row else 0


def matching(connection: sqlite3.Connection, expression: str, ranges: list[tuple[int, int]] | None) -> Iterator[int]:
    """Rowids of the passages that match, the newest first, as they are asked for."""
    sql = "SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"
    for first, last in [(0, PASSAGES_END)] if ranges is None else ranges:
        for (rowid,) in connection.execute(sql, (expression, first, last)):
            yield rowid


class PassageReader:
    """Reads passages by their rowids; those of transcripts that are not shown, or not asked for, are left out."""

    def __init__(self, connection: sqlite3.Connection, scope: Scope) -> None:
        self._connection = connection
        self._scope = scope
        self._folding = Folding()
        self._source: tuple[int, int, int, str] = (0, 0, 0, "")

    def allows(self, rowid: int) -> bool:
        """Whether a passage is of a transcript that is shown, in a recording that is asked for."""
        key, first_passage, count, recording_id = self._source_of(rowid)
        if not first_passage <= rowid < first_passage + count:
            return False
        facts = self._scope.facts(recording_id)
        return facts is not None and facts.source_key == key

    def read(self, rowid: int) -> Passage | None:
        """The passage of this rowid; None where it is not to be found."""
        key, first_passage, _, recording_id = self._source_of(rowid)
        facts = self._scope.facts(recording_id) if self.allows(rowid) else None
        if facts is None:
            return None
        first = (rowid - first_passage) * PASSAGE_LINES
        lines = self._lines(key, first, first + PASSAGE_LINES)
        following = {line.number: line for line in lines if line.number >= first + PASSAGE_LINES}
        if following and len(following[first + PASSAGE_LINES].text.split()) < OVERLAP_WORDS:
            more = self._lines(key, first + PASSAGE_LINES + 1, first + 2 * PASSAGE_LINES - 1)
            following |= {line.number: line for line in more}
        shared = overlap(lambda number: following[number].text if number in following else None, first + PASSAGE_LINES)
        own = [line for line in lines if line.number < first + PASSAGE_LINES]
        whole = (*own, *(line for line, _ in zip(following.values(), shared, strict=False)))
        return Passage(facts, whole, LineSpans([line.text for line in whole], self._folding)) if own else None

    def _lines(self, source_key: int, first: int, last: int) -> list[PassageLine]:
        sql = """SELECT number, start_ms, end_ms, speaker, turn, text FROM lines
        WHERE source_key = ? AND number BETWEEN ? AND ? ORDER BY number"""
        found = self._connection.execute(sql, (source_key, first, last))
        return [
            PassageLine(number, start_ms, end_ms, speaker, turn, composed(text))
            for number, start_ms, end_ms, speaker, turn, text in found
        ]

    def speaker(self, passage: Passage, place: int) -> str | None:
        """Who speaks the line at this place: one who is named once carries on until somebody else begins."""
        for line in reversed(passage.lines[: place + 1]):
            if line.speaker or line.turn:
                return line.speaker
        sql = """SELECT speaker, turn FROM lines WHERE source_key = ? AND number < ?
        AND (speaker <> '' OR turn) ORDER BY number DESC LIMIT 1"""
        row = self._connection.execute(sql, (passage.facts.source_key, passage.lines[0].number)).fetchone()
        return row[0] if row else None

    def moment_ms(self, passage: Passage, place: int, character: int) -> int | None:
        """When a character of the line at this place is said: where its words are timed, with its word."""
        line = passage.lines[place]
        if line.start_ms is None or len(line.text) < _LONG_LINE_CHARS:
            return line.start_ms
        sql = "SELECT start_ms, end_ms, text, speaker, words, turn FROM lines WHERE source_key = ? AND number = ?"
        row = self._connection.execute(sql, (passage.facts.source_key, line.number)).fetchone()
        try:
            spans = word_spans(line_from(row))
        except (TypeError, ValueError):
            return line.start_ms
        return max((span.start_ms for span in spans if span.start <= character), default=line.start_ms)

    def _source_of(self, rowid: int) -> tuple[int, int, int, str]:
        """Key, first passage, count and recording of the source of a passage; the last one is known."""
        _, first, count, _ = self._source
        if not first <= rowid < first + count:
            sql = """SELECT key, first_passage, passage_count, recording_id FROM sources
            WHERE first_passage <= ? AND passage_count > 0 ORDER BY first_passage DESC LIMIT 1"""
            self._source = self._connection.execute(sql, (rowid,)).fetchone() or (0, 0, 0, "")
        return self._source
