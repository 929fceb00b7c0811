"""Hits beside the lines: titles, speakers, bookmarks, notes with their questions and answers, and chapters."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from player.find.folding import Folding
from player.library.found import BOOKMARK, CHAPTER, SPEAKER, TITLE, Hit
from player.library.search.expressions import plain_expression
from player.library.search.language import ANSWER, Query
from player.library.search.marking import Sought, Wanted, marks_of, sought
from player.library.search.scope import Facts, Scope, has_tags, shown_name
from player.library.search.tokens import composed
from player.notes import NoteKind

# So many rows of each sort are looked at, the newest first, for as many hits as are wanted.
_MOST_ROWS = 20_000
BETWEEN = " — "
# How far above a line each sort of hit stands.
_SCORES = {TITLE: 5.0, SPEAKER: 4.0, BOOKMARK: 3.0}
_NOTE_SCORE = 2.2
_IN_ORDER_GAIN = 0.5


@dataclass(frozen=True, slots=True)
class _Sort:
    """One sort of hits: its rows as recording id, kind, position, end, context, tags, texts."""

    table: str
    columns: str
    rows: str
    kinds: frozenset[str]


_NOTE_KINDS = frozenset({ANSWER, *(kind.value for kind in NoteKind)})
_SORTS = (
    _Sort(
        "recordings_fts",
        "title channel",
        """SELECT id, 'title', NULL, NULL, coalesce(channel, ''), '', title, channel
        FROM recordings WHERE deleted_at IS NULL {matched} ORDER BY key DESC""",
        frozenset({TITLE}),
    ),
    _Sort(
        "bookmarks_fts",
        "title note quote tags",
        """SELECT recording_id, 'bookmark', start_ms, end_ms, '', tags, title, note, quote,
        (SELECT group_concat(value, ' ') FROM json_each(CASE WHEN json_valid(tags) THEN tags ELSE '[]' END))
        FROM bookmarks WHERE deleted_at IS NULL {matched} ORDER BY key DESC""",
        frozenset({BOOKMARK}),
    ),
    _Sort(
        "notes_fts",
        "title label text",
        """SELECT recording_id, kind, position_ms, end_ms, '', '', notes.title, label, text
        FROM notes JOIN sources ON sources.key = source_key
        WHERE sources.deleted_at IS NULL {matched} ORDER BY notes.key DESC""",
        _NOTE_KINDS,
    ),
    _Sort(
        "chapters_fts",
        "title text",
        """SELECT recording_id, 'chapter', start_ms, end_ms, '', '', chapters.title, text
        FROM chapters JOIN sources ON sources.key = source_key
        WHERE sources.deleted_at IS NULL {matched} ORDER BY chapters.key DESC""",
        frozenset({CHAPTER}),
    ),
)


_SPEAKERS = """
SELECT speaker, min(start_ms) FROM lines WHERE source_key = ? AND speaker <> '' GROUP BY speaker ORDER BY 2
"""


def entry_hits(connection: sqlite3.Connection, scope: Scope, wanted: Wanted, limit: int) -> tuple[list[Hit], bool]:
    """Hits that are no lines, at most so many of each sort, the newest first, and whether these are all.

    Without terms, what the filters let through.
    """
    found: dict[Hit, None] = {}
    is_complete = True
    if _wants_speakers(wanted.query):
        some = list(islice(_speaker_hits(connection, scope, wanted), limit + 1))
        is_complete = len(some) <= limit
        found |= dict.fromkeys(some[:limit])
    for sort in _SORTS:
        if not _is_wanted(sort, wanted.query):
            continue
        # The same note often stands in several sources of a recording.
        hits: dict[Hit, None] = {}
        for hit in _sort_hits(connection, scope, sort, wanted):
            if len(hits) == limit and hit not in hits:
                is_complete = False
                break
            hits[hit] = None
        found |= hits
    return list(found), is_complete


def _sort_hits(connection: sqlite3.Connection, scope: Scope, sort: _Sort, wanted: Wanted) -> Iterator[Hit]:
    folding = Folding()
    for recording_id, *row in islice(connection.execute(*_statement(sort, wanted.query, wanted.forms)), _MOST_ROWS):
        facts = scope.facts(recording_id)
        hit = _hit(facts, row, wanted, folding) if facts else None
        if facts and hit and scope.allows_moment(facts, hit.position_ms):
            yield hit


def _is_wanted(sort: _Sort, query: Query) -> bool:
    if query.speakers:
        # What they say are lines.
        return False
    if query.tags:
        return BOOKMARK in sort.kinds
    if query.kinds:
        return bool(sort.kinds & query.kinds)
    return bool(query.terms) or sort.kinds == {TITLE}


def _wants_speakers(query: Query) -> bool:
    if query.tags or (query.kinds and SPEAKER not in query.kinds):
        return False
    return bool(query.terms) != bool(query.speakers)


def _statement(sort: _Sort, query: Query, forms: Sequence[Iterable[str]]) -> tuple[str, tuple[object, ...]]:
    if not query.terms:
        return sort.rows.format(matched=""), ()
    table = sort.table.removesuffix("_fts")
    matched = f"AND {table}.key IN (SELECT rowid FROM {sort.table} WHERE {sort.table} MATCH ?)"
    expression = f"{{{sort.columns}}} : ({plain_expression(query.terms, forms)})"
    return sort.rows.format(matched=matched), (expression,)


def _hit(facts: Facts, row: Sequence[object], wanted: Wanted, folding: Folding) -> Hit | None:
    kind, position_ms, end_ms, context, tags, *texts = row
    query, terms = wanted.query, wanted.terms
    if query.tags and not has_tags(str(tags), query.tags):
        return None
    written = [text for text in map(composed, texts) if text]
    text = BETWEEN.join(written)
    folded = folding.fold(text)
    if not text or not all(term.spans(folded) for term in terms) or any(term.spans(folded) for term in wanted.excluded):
        return None
    named = _kind(str(kind), written, terms, folding)
    if query.kinds and named not in query.kinds:
        return None
    gain = _IN_ORDER_GAIN if wanted.in_order is not None and wanted.in_order.spans(folded) else 0.0
    return Hit(
        facts.id,
        facts.title,
        named,
        text,
        _ms(position_ms),
        _ms(end_ms),
        marks_of(text, terms, folding),
        str(context),
        score=_SCORES.get(named, _NOTE_SCORE) + gain,
    )


def _speaker_hits(connection: sqlite3.Connection, scope: Scope, wanted: Wanted) -> Iterator[Hit]:
    """Those who speak under the names that are looked for, each at the first thing they say."""
    query, folding = wanted.query, Folding()
    expression = plain_expression(query.terms or query.speakers, wanted.forms if query.terms else ())
    names = wanted.terms if query.terms else [sought(term) for term in query.speakers]
    sql = """SELECT id FROM recordings_fts JOIN recordings ON key = recordings_fts.rowid
    WHERE recordings_fts MATCH ? AND deleted_at IS NULL ORDER BY key DESC"""
    for (recording_id,) in connection.execute(sql, (f"speakers : ({expression})",)):
        facts = scope.facts(recording_id)
        if facts is None:
            continue
        for name, position_ms in connection.execute(_SPEAKERS, (facts.source_key,)):
            shown = shown_name(facts, name) or name
            if all(term.spans(folding.fold(shown)) for term in names):
                marks = marks_of(shown, names, folding)
                score = _SCORES[SPEAKER]
                yield Hit(facts.id, facts.title, SPEAKER, shown, position_ms, marks=marks, speaker=shown, score=score)


def _kind(kind: str, written: Sequence[str], terms: Sequence[Sought], folding: Folding) -> str:
    """A question of which not the question, but the answer holds what is looked for is an answer."""
    if kind != NoteKind.QUESTION or len(written) < 2:
        return kind
    question = folding.fold(written[0])
    return kind if all(term.spans(question) for term in terms) else ANSWER


def _ms(value: object) -> int | None:
    return value if isinstance(value, int) else None
