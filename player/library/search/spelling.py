"""Words that the library has, near to those of a query that it has not."""

import sqlite3
from collections.abc import Iterator, Sequence

from player.find.folding import Folding
from player.library.search.expressions import quoted
from player.library.search.language import Term
from player.library.search.tokens import UNSPACED, WORD, searchable

_SHORTEST_CHARS = 4
# In a longer word two letters may be wrong.
_LONG_CHARS = 5
# As many of the nearest words are compared by how often they are used.
_MOST_COMPARED = 8
_MOST_COUNTED = 1_000


def suggested(connection: sqlite3.Connection, text: str, terms: Sequence[Term]) -> str | None:
    """The query as it might have been meant; None where the library knows all of its words, or none like them."""
    replaced = {
        term.words[0]: near
        for term in terms
        if len(term.words) == 1 and not is_known(connection, term) and (near := _nearest(connection, term.words[0]))
    }
    if not replaced:
        return None
    folding = Folding()
    return WORD.sub(lambda word: replaced.get(searchable(word[0], folding), word[0]), text.strip())


def is_known(connection: sqlite3.Connection, term: Term) -> bool:
    """Whether the library has the first word of a term; of what is too short to be misspelt, that is not asked."""
    word = term.words[0]
    if len(word) < _SHORTEST_CHARS or UNSPACED.match(word) or word.isdecimal():
        return True
    if not term.is_prefix:
        return connection.execute("SELECT 1 FROM vocabulary WHERE word = ?", (word,)).fetchone() is not None
    sql = "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1"
    return connection.execute(sql, (word, word + "\U0010ffff")).fetchone() is not None


def _nearest(connection: sqlite3.Connection, word: str) -> str | None:
    # Loaded where a word is unknown.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < _LONG_CHARS else 2
    found = process.extract(
        word, list(_candidates(connection, word, most)), scorer=OSA.distance, score_cutoff=most, limit=_MOST_COMPARED
    )
    nearest = sorted(found, key=lambda item: (item[1], -_use_count(connection, item[0])))
    return nearest[0][0] if nearest else None


def _candidates(connection: sqlite3.Connection, word: str, most: int) -> Iterator[str]:
    """Words of about that length that begin with its first letter, or with its second."""
    sql = "SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
    for letter in dict.fromkeys(word[:2]):
        bounds = (letter, chr(ord(letter) + 1), len(word) - most, len(word) + most)
        yield from (found for (found,) in connection.execute(sql, bounds))


def _use_count(connection: sqlite3.Connection, word: str) -> int:
    sql = "SELECT count(*) FROM (SELECT 1 FROM passages_fts WHERE passages_fts MATCH ? LIMIT ?)"
    count: int = connection.execute(sql, (quoted(word), _MOST_COUNTED)).fetchone()[0]
    return count
