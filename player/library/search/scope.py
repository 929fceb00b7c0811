"""What the filters of a query let through, and what a hit needs to know of its recording."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from player.find.folding import Folding
from player.heard import Heard
from player.library import rows
from player.library.search.expressions import plain_expression
from player.library.search.language import Query, Term, term_of
from player.library.search.marking import sought
from player.library.search.tokens import composed

# In as many recordings each one's passages are searched by themselves; above, all passages, and hits are sorted out.
_MOST_BY_THEMSELVES = 400


@dataclass(frozen=True, slots=True)
class Facts:
    """What a hit needs to know of its recording; its `source_key` is that of the transcript it shows."""

    key: int
    id: str
    title: str
    source_key: int | None
    names: dict[str, str]
    heard: Heard


class Scope:
    """The recordings that a query is about; what is known of each is read once."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        self._keys = _allowed_keys(connection, query)
        self._facts: dict[str, Facts | None] = {}
        self._folding = Folding()

    @property
    def is_filtered(self) -> bool:
        """Whether there are recordings, or moments of them, that the query is not about."""
        return self._keys is not None

    def recordings(self) -> Iterator[Facts]:
        """The recordings that a filtered query is about, the newest first."""
        for key in sorted(self._keys or (), reverse=True):
            row = self._connection.execute("SELECT id FROM recordings WHERE key = ?", (key,)).fetchone()
            if row and (facts := self.facts(row[0])):
                yield facts

    def facts(self, recording_id: str) -> Facts | None:
        """The facts of a recording; None where the query is not about it."""
        if recording_id not in self._facts:
            self._facts[recording_id] = self._read(recording_id)
        return self._facts[recording_id]

    def allows_moment(self, facts: Facts, position_ms: int | None) -> bool:
        """Whether the query is about this moment, by whether it was heard."""
        wanted = self._query.is_heard
        if wanted is None:
            return True
        is_heard = (
            any(start <= position_ms < end for start, end in facts.heard.spans)
            if position_ms is not None
            else bool(facts.heard.spans)
        )
        return is_heard == wanted

    def allows_speaker(self, facts: Facts, name: str | None) -> bool:
        """Whether the query is about what this speaker says, by the name in the source or the shown one."""
        if not self._query.speakers:
            return True
        names = [facts.names.get(name, name), name] if name else []
        folded = [self._folding.fold(each) for each in names]
        return all(any(sought(term).spans(text) for text in folded) for term in self._query.speakers)

    def passage_ranges(self) -> list[tuple[int, int]] | None:
        """First and last passages to search, the newest first; None for all of them."""
        if self._keys is None or len(self._keys) > _MOST_BY_THEMSELVES:
            return None
        sql = """SELECT first_passage, first_passage + passage_count - 1 FROM sources
        WHERE recording_id = (SELECT id FROM recordings WHERE key = ?) AND deleted_at IS NULL AND passage_count > 0"""
        found = [bounds for key in self._keys for bounds in self._connection.execute(sql, (key,))]
        return sorted(found)

    def _read(self, recording_id: str) -> Facts | None:
        row = self._connection.execute(_FACTS, (recording_id,)).fetchone()
        if row is None or (self._keys is not None and row[0] not in self._keys):
            return None
        key, identifier, title, source_key, names, heard = row
        return Facts(key, identifier, composed(title), source_key, _names(names), _heard(heard))


def shown_name(facts: Facts, speaker: str | None) -> str | None:
    """The name that a speaker of a source is shown under."""
    return facts.names.get(speaker, speaker) if speaker else None


_FACTS = """
SELECT key, id, title, (SELECT source_key FROM shown_sources WHERE recording_id = recordings.id), speaker_names, heard
FROM recordings WHERE id = ? AND deleted_at IS NULL
"""


def _allowed_keys(connection: sqlite3.Connection, query: Query) -> frozenset[int] | None:
    """Keys of the recordings that pass the filters; None where nothing is filtered."""
    conditions, values = ["deleted_at IS NULL"], []
    if query.before is not None:
        conditions.append("substr(coalesce(published, created_at), 1, ?) < ?")
        values += [len(query.before), query.before]
    if query.after is not None:
        conditions.append("substr(coalesce(published, created_at), 1, ?) >= ?")
        values += [len(query.after), query.after]
    if query.speakers:
        conditions.append("key IN (SELECT rowid FROM recordings_fts WHERE recordings_fts MATCH ?)")
        values.append(f"speakers : ({plain_expression(query.speakers)})")
    if query.is_heard is not None:
        conditions.append("heard <> '[]'" if query.is_heard else "heard_share < 1")
    if len(conditions) == 1:
        return None
    sql = f"SELECT key FROM recordings WHERE {' AND '.join(conditions)}"
    return frozenset(key for (key,) in connection.execute(sql, values))


def _names(value: str) -> dict[str, str]:
    # What another program wrote there must not end the search.
    try:
        return rows.names_from_value(value)
    except (TypeError, ValueError):
        return {}


def _heard(value: str) -> Heard:
    try:
        return rows.heard_from_value(value)
    except (TypeError, ValueError):
        return Heard()


def has_tags(value: str, wanted: Iterable[str]) -> bool:
    """Whether all wanted tags are among those of a bookmark, whatever their case and accents."""
    try:
        folded = {" ".join(term.words) for tag in json.loads(value) for term in [_tag_term(tag)] if term}
    except (TypeError, ValueError):
        return False
    return folded >= set(wanted)


def _tag_term(tag: object) -> Term | None:
    return term_of(str(tag))
