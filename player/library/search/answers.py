"""Notes that bear on a question: what others asked and answered, took away, or found worth a keyword."""

import sqlite3
from collections.abc import Sequence

from player.find.folding import Folding
from player.library.found import Hit
from player.library.search.entries import BETWEEN
from player.library.search.expressions import plain_expression
from player.library.search.language import ANSWER, Term
from player.library.search.marking import Sought, marks_of
from player.library.search.scope import Scope
from player.library.search.scoring import Weighed
from player.library.search.tokens import composed
from player.notes import NoteKind

_MOST_RANKED = 400
_MOST_ANSWERS = 5
# A note is short: it has to hold most of what was asked.
_LEAST_SHARE = 0.6
_SCORE = 2.5
_NOTES = """
SELECT recording_id, kind, position_ms, end_ms, notes.title, label, text
FROM notes JOIN sources ON sources.key = source_key
WHERE sources.deleted_at IS NULL AND notes.key IN (
    SELECT rowid FROM notes_fts WHERE notes_fts MATCH ? ORDER BY rank LIMIT ?
)
"""


def note_answers(
    connection: sqlite3.Connection,
    scope: Scope,
    terms: Sequence[Term],
    forms: Sequence[tuple[str, ...]],
    words: Sequence[Weighed],
    excluded: Sequence[Sought],
) -> list[Hit]:
    """The notes that hold most of a question, by the weight of its `words`; the `terms` are those that tell most."""
    if not terms:
        return []
    expression = " OR ".join(plain_expression([term], [others]) for term, others in zip(terms, forms, strict=True))
    folding = Folding()
    found: dict[Hit, None] = {}
    for recording_id, kind, position_ms, end_ms, *texts in connection.execute(_NOTES, (expression, _MOST_RANKED)):
        facts = scope.facts(recording_id)
        written = [text for text in map(composed, texts) if text]
        text = BETWEEN.join(written)
        folded = folding.fold(text)
        share = 0.0 if any(term.spans(folded) for term in excluded) else _share(folded, words)
        if facts is None or share < _LEAST_SHARE or not scope.allows_moment(facts, position_ms):
            continue
        marks = marks_of(text, [word.term for word in words], folding)
        named = ANSWER if kind == NoteKind.QUESTION else kind
        found[Hit(facts.id, facts.title, named, text, position_ms, end_ms, marks, score=_SCORE * share)] = None
    return sorted(found, key=lambda hit: -hit.score)[:_MOST_ANSWERS]


def _share(folded: str, words: Sequence[Weighed]) -> float:
    """From 0 to 1, how much of the question a text holds, by weight."""
    total = sum(word.weight for word in words)
    return sum(word.weight for word in words if word.term.spans(folded)) / total if total else 0.0
