"""One search over everything in the library: entries and lines for words, passages for questions."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from player.library.found import BOOKMARK, LINE, PASSAGE, SPEAKER, TITLE, Found, Hit
from player.library.search.cascade import QUESTION_WIDTH, WORDS_WIDTH, passages_for
from player.library.search.entries import entry_hits
from player.library.search.forms import word_forms
from player.library.search.language import Query, parse_query, question_language, question_terms
from player.library.search.lines import line_hits, speaker_lines
from player.library.search.marking import Wanted, in_order, sought
from player.library.search.scope import Scope
from player.library.search.spelling import suggested
from player.library.search.stopwatch import Stopwatch

if TYPE_CHECKING:
    from player.vectors import Encoder

# For a first look, and more so while somebody types, what the newest recordings hold will do, once it is enough.
_FEW_HITS = 50
_PATIENCE_MS, _TYPING_PATIENCE_MS = 45.0, 35.0
_ENOUGH_HITS = 10
# One recording fills no more than this share of the hits, unless there is nothing else to show.
_MOST_OF_ONE_SHARE = 0.2
# Titles, bookmarks and notes leave room for what was said.
_MOST_OF_ONE_SORT_SHARE = 0.2
_SORTS = {LINE: LINE, PASSAGE: PASSAGE, TITLE: TITLE, SPEAKER: TITLE, BOOKMARK: BOOKMARK}
_QUESTION_LANGUAGE = "en"
# The passages for a sentence tell all that lines would: those that hold all of its words are the first.
_FEWEST_OF_SENTENCE = 5


def search(
    connection: sqlite3.Connection,
    text: str,
    limit: int,
    *,
    as_typed: bool = False,
    language: str | None = None,
    encoder: "Encoder | None" = None,
) -> Found:
    """At most `limit` hits; with `language` words are found in all their forms, with `encoder` passages by meaning."""
    watch = Stopwatch()
    query = parse_query(text, as_typed=as_typed)
    if query.is_empty or limit < 1:
        return Found(text)
    scope = Scope(connection, query)
    question = query.terms if PASSAGE in query.kinds else question_terms(text, query)
    watch.lap("filters", 0)
    forms = word_forms(connection, query.terms, language)
    hits, is_complete = _entries(connection, scope, query, forms, limit, watch)
    if _wants_lines(query) and len(question) < _FEWEST_OF_SENTENCE:
        lines, are_all = _lines(connection, scope, query, forms, limit, watch, as_typed=as_typed)
        hits, is_complete = hits + lines, is_complete and are_all
    if question or (not hits and _may_be_near(query) and not as_typed):
        spoken = language or question_language(query) or _QUESTION_LANGUAGE
        forms = word_forms(connection, query.terms, spoken)
        hits += passages_for(
            connection, scope, query, spoken, QUESTION_WIDTH if question else WORDS_WIDTH, watch, encoder
        )
        # There are always more that are less near.
        is_complete = False
    shown = _grouped(_chosen(hits, limit))
    formless = [term for term, others in zip(query.terms, forms, strict=True) if not others]
    suggestion = None if as_typed and shown else suggested(connection, text, formless)
    watch.lap("hits", len(shown))
    return Found(text, shown, is_complete and len(shown) == len(hits), suggestion, watch.stages)


def _entries(
    connection: sqlite3.Connection,
    scope: Scope,
    query: Query,
    forms: Sequence[tuple[str, ...]],
    limit: int,
    watch: Stopwatch,
) -> tuple[list[Hit], bool]:
    terms = [sought(term, others) for term, others in zip(query.terms, forms, strict=True)]
    excluded = [sought(term) for term in query.excluded]
    wanted = Wanted(query, terms, forms, excluded, in_order(query.terms))
    hits, are_all = entry_hits(connection, scope, wanted, limit)
    watch.lap("titles, speakers, bookmarks, notes, chapters", len(hits))
    return hits, are_all


def _wants_lines(query: Query) -> bool:
    return bool(query.terms or query.speakers) and not query.tags and (not query.kinds or LINE in query.kinds)


def _may_be_near(query: Query) -> bool:
    """Whether passages will do that hold some of the words."""
    return len(query.terms) > 1 and not query.kinds and not query.tags


def _lines(
    connection: sqlite3.Connection,
    scope: Scope,
    query: Query,
    forms: Sequence[tuple[str, ...]],
    limit: int,
    watch: Stopwatch,
    *,
    as_typed: bool,
) -> tuple[list[Hit], bool]:
    """Lines that hold all words of the query, and whether these are all."""

    patience_ms = _TYPING_PATIENCE_MS if as_typed else _PATIENCE_MS

    def goes_on(count: int) -> bool:
        return limit > _FEW_HITS or count < _ENOUGH_HITS or watch.duration_ms < patience_ms

    if not query.terms:
        lines, is_complete = speaker_lines(connection, scope, limit)
        watch.lap("lines", len(lines))
        return lines, is_complete
    terms = [sought(term, others) for term, others in zip(query.terms, forms, strict=True)]
    excluded = [sought(term) for term in query.excluded]
    wanted = Wanted(query, terms, forms, excluded, in_order(query.terms))
    lines, looked_at, is_complete = line_hits(connection, scope, wanted, limit, goes_on)
    watch.lap("passages that hold all words", looked_at)
    watch.lap("lines", len(lines))
    return lines, is_complete


def _chosen(hits: Sequence[Hit], limit: int) -> list[Hit]:
    """The best of every sort and of many recordings; in their place the next best where there are few of a sort."""
    ranked = sorted(hits, key=lambda hit: -hit.score)
    most = {LINE: limit, PASSAGE: limit}
    counts: Counter[tuple[str, str]] = Counter()
    first: list[Hit] = []
    rest: list[Hit] = []
    for hit in ranked:
        sort = _SORTS.get(hit.kind, "note")
        counts[sort, ""] += 1
        counts[sort, hit.recording_id] += 1
        is_first = counts[sort, ""] <= most.get(sort, max(1, int(limit * _MOST_OF_ONE_SORT_SHARE)))
        is_first = is_first and counts[sort, hit.recording_id] <= max(3, int(limit * _MOST_OF_ONE_SHARE))
        (first if is_first else rest).append(hit)
    return [*first, *rest][:limit]


def _grouped(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits of one recording together, the recording of the best first, in each the best first, then by time."""
    listed = list(hits)
    best: dict[str, float] = {}
    for hit in listed:
        best[hit.recording_id] = max(best.get(hit.recording_id, 0.0), hit.score)
    ranks = {recording_id: rank for rank, recording_id in enumerate(sorted(best, key=lambda each: -best[each]))}
    return tuple(sorted(listed, key=lambda hit: (ranks[hit.recording_id], -hit.score, hit.position_ms or 0)))
