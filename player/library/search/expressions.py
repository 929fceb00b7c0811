"""Terms as FTS5 understands them: every word quoted, short beginnings and word forms written out."""

import sqlite3
from collections.abc import Iterable, Sequence

from player.library.search.indexing import LONGEST_WORD_CHARS
from player.library.search.language import Term

# FTS5 gathers all rows of a beginning that its index of three letters does not hold; the words themselves, one by one,
# are read as far as needed only. With more than this many, one by one takes long, too.
_MOST_WORDS = 192
_INDEXED_CHARS = 3


def match_expression(connection: sqlite3.Connection, terms: Sequence[Term], forms: Sequence[Iterable[str]] = ()) -> str:
    """All of these terms, as an expression for the tables of passages; `forms` are other words for each."""
    all_forms = forms or [()] * len(terms)
    return " AND ".join(_expression(connection, term, others) for term, others in zip(terms, all_forms, strict=True))


def plain_expression(terms: Iterable[Term], forms: Sequence[Iterable[str]] = ()) -> str:
    """All of these terms, as an expression for small tables, whose index holds two letters and more."""
    listed = tuple(terms)
    all_forms = forms or [()] * len(listed)
    return " AND ".join(
        _any_of([_plain(term), *(quoted(form) for form in others)])
        for term, others in zip(listed, all_forms, strict=True)
    )


def quoted(text: str) -> str:
    """A text as one string of FTS5, in which nothing is an operator."""
    return '"' + text.replace('"', '""') + '"'


def _expression(connection: sqlite3.Connection, term: Term, forms: Iterable[str]) -> str:
    if not term.is_prefix or len(term.words) > 1 or len(term.words[0]) == _INDEXED_CHARS:
        return _any_of([_plain(term), *(quoted(form) for form in forms)])
    return _any_of([*_written_out(connection, term.words[0]), *(quoted(form) for form in forms)])


def _plain(term: Term) -> str:
    return quoted(" ".join(term.words)) + ("*" if term.is_prefix else "")


def _any_of(ways: Sequence[str]) -> str:
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def _written_out(connection: sqlite3.Connection, beginning: str) -> list[str]:
    """The words that begin so, or what those of a short beginning begin with."""
    bounds = (beginning, beginning + "\U0010ffff")
    if len(beginning) < _INDEXED_CHARS:
        sql = f"SELECT DISTINCT substr(word, 1, {_INDEXED_CHARS}) FROM vocabulary WHERE word >= ? AND word < ?"
        heads = [head for (head,) in connection.execute(sql, bounds)]
        return [quoted(head) + ("*" if len(head) == _INDEXED_CHARS else "") for head in heads] or [quoted(beginning)]
    sql = "SELECT word FROM vocabulary WHERE word >= ? AND word < ? LIMIT ?"
    words = [word for (word,) in connection.execute(sql, (*bounds, _MOST_WORDS + 1))]
    if not words:
        return [quoted(beginning) + "*"]
    if len(words) <= _MOST_WORDS:
        return [quoted(word) + ("*" if len(word) == LONGEST_WORD_CHARS else "") for word in words]
    # More than it asks for: whoever reads the passages sorts them out.
    return [quoted(beginning[:_INDEXED_CHARS]) + "*"]
