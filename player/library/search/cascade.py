"""Questions answered with passages: many lines by their rarer words, fewer by rank, the best by an exact look.

Each stage is slower than the one before and sees less: the passages that share the rarer words of the question, tens
of thousands of lines; of those the best few hundred by BM25; of those the best dozen by how close together and in what
order the words stand and, with a model of sentences, by what they mean.
"""

import math
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from player.find.folding import Folding
from player.library.found import PASSAGE, Hit
from player.library.search.answers import note_answers
from player.library.search.expressions import match_expression
from player.library.search.forms import stop_words, word_forms
from player.library.search.indexing import PASSAGE_LINES, PASSAGES_END
from player.library.search.language import Query, Term
from player.library.search.marking import Sought, marks_of, sought
from player.library.search.passages import PassageReader, passage_total
from player.library.search.scope import Scope, shown_name
from player.library.search.scoring import Scored, Weighed, scored
from player.library.search.spelling import is_known
from player.library.search.stopwatch import Stopwatch

if TYPE_CHECKING:
    from player.vectors import Encoder

# Counted no further than this, a common word is estimated.
_MOST_COUNTED = 2_000

# In more than this share of all passages, a word tells nothing of where.
_COMMON_SHARE = 0.2
_ANSWERS = 12
# Less of the question than this is no answer.
_LEAST_SCORE = 0.3
_LEAST_OF_BEST = 0.5
# Of the weight of a word like `how` or `they`.
_STOP_SHARE = 0.3
# A word that says something says so even where most of a small library is about it.
_LEAST_WEIGHT, _FEW_PASSAGES = 1.0, 500
_MOST_PASSED_OVER = 8
_MOST_COMPARED_BY_MEANING = 24
_MEANING_SHARE = 0.5
_SCORE = 2.5


class Width(NamedTuple):
    """How many passages, of 12 lines each, the first stage lets through, and how many the second."""

    sharing: int
    ranked: int


# For a question, and for words that nothing holds together, where less will do.
QUESTION_WIDTH, WORDS_WIDTH = Width(6_000, 200), Width(2_000, 60)


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of the question with its other forms, and in how many passages it stands, perhaps estimated.

    What its weight is, from BM25's inverse document frequency, is cut for a word that tells little in any text.
    """

    term: Term
    forms: tuple[str, ...]
    count: float
    weight: float
    is_telling: bool


def passages_for(
    connection: sqlite3.Connection,
    scope: Scope,
    query: Query,
    language: str,
    width: Width,
    watch: Stopwatch,
    encoder: "Encoder | None" = None,
) -> list[Hit]:
    """The best dozen passages for the words of a query, and the notes that answer it, the best first."""
    words = _words(connection, query.terms, language)
    excluded = [sought(term) for term in query.excluded]
    watch.lap("words weighed", len(words))
    reader = PassageReader(connection, scope)
    rowids = _ranked(connection, words, scope, reader, width, watch)
    weighed = [Weighed(sought(word.term, word.forms), word.weight) for word in words]
    found = (best for rowid in rowids if (passage := reader.read(rowid)) and (best := scored(passage, weighed)))
    candidates = sorted(
        (best for best in found if _is_allowed(best, scope, reader, excluded)), key=lambda candidate: -candidate.score
    )
    watch.lap("passages scored exactly", len(rowids))
    if encoder is not None:
        candidates = _by_meaning(candidates, query.terms, encoder)
        watch.lap("passages compared by meaning", min(len(candidates), _MOST_COMPARED_BY_MEANING))
    least = max([_LEAST_SCORE, *(_LEAST_OF_BEST * candidate.score for candidate in candidates[:1])])
    telling = [word for word in words if word.is_telling]
    marked = [sought(word.term, word.forms) for word in telling or words]
    hits = [_hit(one, marked, reader) for one in _apart(each for each in candidates if each.score >= least)]
    if query.kinds or query.speakers:
        return hits
    terms, forms = [word.term for word in telling], [word.forms for word in telling]
    notes = note_answers(connection, scope, terms, forms, weighed, excluded)
    watch.lap("notes that answer", len(notes))
    return notes + hits


def _is_allowed(candidate: Scored, scope: Scope, reader: PassageReader, excluded: Sequence[Sought]) -> bool:
    passage, first, last = candidate.passage, candidate.first, candidate.last
    folded = Folding().fold(passage.text(first, last))
    if any(term.spans(folded) for term in excluded):
        return False
    speaker = reader.speaker(passage, first) if scope.is_filtered else None
    return scope.allows_moment(passage.facts, passage.lines[first].start_ms) and scope.allows_speaker(
        passage.facts, speaker
    )


def _words(connection: sqlite3.Connection, terms: Sequence[Term], language: str) -> list[_Word]:
    total, ignored = passage_total(connection), stop_words(language)
    found = []
    for term, forms in zip(terms, word_forms(connection, terms, language), strict=True):
        count = _count(connection, match_expression(connection, [term], [forms]), total)
        is_stop = term.words[0] in ignored
        weight = _weight(count, total) * _STOP_SHARE if is_stop else max(_weight(count, total), _LEAST_WEIGHT)
        if not count and not is_known(connection, term):
            # What nobody ever said or wrote tells nothing of where.
            weight = 0.0
        found.append(
            _Word(term, forms, count, weight, not is_stop and count <= max(_COMMON_SHARE * total, _FEW_PASSAGES))
        )
    return found


def _by_meaning(candidates: Sequence[Scored], terms: Sequence[Term], encoder: "Encoder") -> list[Scored]:
    """The best candidates in the order of what they mean, as much as of their words."""
    best = candidates[:_MOST_COMPARED_BY_MEANING]
    if not best:
        return []
    asked = encoder.encode([" ".join(word for term in terms for word in term.words)], as_query=True)
    told = encoder.encode([candidate.passage.text(candidate.first, candidate.last) for candidate in best])
    nearness = (told @ asked[0]).tolist()
    moved = [
        replace(candidate, score=(1 - _MEANING_SHARE) * candidate.score + _MEANING_SHARE * near)
        for candidate, near in zip(best, nearness, strict=True)
    ]
    return sorted(moved, key=lambda candidate: -candidate.score)


def _count(connection: sqlite3.Connection, expression: str, total: int) -> float:
    """In how many passages this stands; estimated from the newest where there are many."""
    sql = """SELECT count(*), max(rowid) FROM (
        SELECT rowid FROM passages_fts WHERE passages_fts MATCH ? ORDER BY rowid LIMIT ?
    )"""
    count, oldest = connection.execute(sql, (expression, _MOST_COUNTED)).fetchone()
    return float(count if count < _MOST_COUNTED else count * total / max(1, oldest - (PASSAGES_END - total)))


def _weight(count: float, total: int) -> float:
    """The inverse document frequency of BM25."""
    return math.log(1 + (total - min(count, total) + 0.5) / (count + 0.5))


def _ranked(
    connection: sqlite3.Connection,
    words: Sequence[_Word],
    scope: Scope,
    reader: PassageReader,
    width: Width,
    watch: Stopwatch,
) -> list[int]:
    """Rowids of the best passages by BM25 among those that share the rarer words."""
    chosen, joined = _sharing(words, width.sharing)
    if not chosen:
        return []
    expression = joined.join(match_expression(connection, [word.term], [word.forms]) for word in chosen)
    sql = """SELECT rowid, bm25(passages_fts) FROM passages_fts
    WHERE passages_fts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"""
    ranges = scope.passage_ranges()
    bounds = [(0, PASSAGES_END)] if ranges is None else ranges
    rows = (row for first, last in bounds for row in connection.execute(sql, (expression, first, last)))
    if scope.is_filtered:
        # What the filters keep out is passed over, as far as there is time.
        rows = (row for row in islice(rows, _MOST_PASSED_OVER * width.sharing) if reader.allows(row[0]))
    found = list(islice(rows, width.sharing))
    watch.lap("lines that share the rarer words", len(found) * PASSAGE_LINES)
    # BM25 of FTS5: the less, the better. Texts of removed recordings, and those not shown, are still among them.
    best = sorted(found, key=lambda row: (row[1], row[0]))
    shown = [rowid for rowid, _ in islice((row for row in best if reader.allows(row[0])), width.ranked)]
    watch.lap("passages ranked by BM25", len(shown))
    return sorted(shown)


def _sharing(words: Sequence[_Word], most: int) -> tuple[list[_Word], str]:
    """The rarer words, any of which finds a passage; two together where all of them are common."""
    rarest = sorted((word for word in words if word.count), key=lambda word: word.count)
    telling = [word for word in rarest if word.is_telling] or rarest
    chosen = telling[:1]
    for word in telling[1:]:
        if sum(other.count for other in chosen) + word.count > most:
            break
        chosen.append(word)
    if chosen and chosen[0].count > most and len(telling) > 1:
        return telling[:2], " AND "
    return chosen, " OR "


def _apart(candidates: Iterator[Scored]) -> Iterator[Scored]:
    """The first dozen that do not overlap with a better one."""
    kept: list[tuple[str, int, int]] = []
    for candidate in candidates:
        lines = candidate.passage.lines
        span = (candidate.passage.facts.id, lines[candidate.first].number, lines[candidate.last].number)
        if all(span[0] != other[0] or span[1] > other[2] or span[2] < other[1] for other in kept):
            kept.append(span)
            yield candidate
        if len(kept) == _ANSWERS:
            return


def _hit(candidate: Scored, marked: Sequence[Sought], reader: PassageReader) -> Hit:
    passage, first, last = candidate.passage, candidate.first, candidate.last
    text = passage.text(first, last)
    return Hit(
        passage.facts.id,
        passage.facts.title,
        PASSAGE,
        text,
        passage.lines[first].start_ms,
        passage.lines[last].end_ms,
        marks_of(text, marked, Folding()),
        speaker=shown_name(passage.facts, reader.speaker(passage, first)),
        score=_SCORE * candidate.score,
    )
