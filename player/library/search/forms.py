"""Words by language: the other forms of one that the library knows, and those that tell nothing."""

import sqlite3
from collections.abc import Callable, Sequence
from functools import cache

from player.find.folding import Folding
from player.library.search.language import Term
from player.library.search.tokens import UNSPACED

# ISO 639-1 codes and the names that the stemmers go by.
LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_MOST_CANDIDATES = 400
_MOST_FORMS = 24
_SHORTEST_BEGINNING_CHARS = 3


def word_forms(connection: sqlite3.Connection, terms: Sequence[Term], language: str | None) -> list[tuple[str, ...]]:
    """For each term that is one whole word, the other words of the library with its stem; else none."""
    name = LANGUAGES.get((language or "")[:2].lower())
    if name is None:
        return [()] * len(terms)
    # Loaded by those who ask for word forms.
    from Stemmer import Stemmer

    stem = Stemmer(name).stemWord
    return [() if term.is_prefix or len(term.words) > 1 else _forms(connection, term.words[0], stem) for term in terms]


@cache
def stop_words(language: str) -> frozenset[str]:
    """The words of a language that say little of what a sentence is about, folded; none where they are not known."""
    # Loaded by those who ask a question.
    from stop_words import StopWordError, get_stop_words

    try:
        words = get_stop_words(LANGUAGES.get(language[:2].lower(), language))
    except StopWordError:
        return frozenset()
    folding = Folding()
    return frozenset(folding.fold(word) for word in words)


def _forms(connection: sqlite3.Connection, word: str, stem: Callable[[str], str]) -> tuple[str, ...]:
    stemmed = stem(word)
    # A stem may end otherwise than the word does: happi, happy.
    shared = next((n for n, (a, b) in enumerate(zip(stemmed, word, strict=False)) if a != b), len(stemmed))
    beginning = word[: min(shared, len(word))]
    if len(beginning) > _SHORTEST_BEGINNING_CHARS + 1:
        beginning = beginning[:-1]
    if len(beginning) < _SHORTEST_BEGINNING_CHARS or UNSPACED.match(word):
        return ()
    sql = f"SELECT word FROM vocabulary WHERE word >= ? AND word < ? LIMIT {_MOST_CANDIDATES}"
    candidates = connection.execute(sql, (beginning, beginning + "\U0010ffff"))
    return tuple(other for (other,) in candidates if other != word and stem(other) == stemmed)[:_MOST_FORMS]


def source_languages(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The languages of the transcripts (ISO 639-1), the most frequent first."""
    found = connection.execute(
        """SELECT lower(substr(language, 1, 2)) AS code FROM sources
        WHERE language <> '' AND deleted_at IS NULL GROUP BY code ORDER BY count(*) DESC, code"""
    )
    return tuple(code for (code,) in found)
