"""The language of queries: words, "phrases", prefix*, -not, and speaker: tag: in: kind: before: after: heard:.

A query that is not understood is no error: what stands in it is looked for as it is written.
"""

import re
from dataclasses import dataclass, replace

from player.find.folding import Folding
from player.library.found import BOOKMARK, CHAPTER, LINE, PASSAGE, SPEAKER, TITLE
from player.library.search.tokens import searchable, words_in
from player.notes import NoteKind

# More than anyone types; each costs a look into the index.
MOST_TERMS = 24
_LONGEST_QUERY_CHARS = 2_000
ANSWER, NOTE = "answer", "note"
KINDS = (TITLE, SPEAKER, BOOKMARK, CHAPTER, LINE, PASSAGE, ANSWER, *(kind.value for kind in NoteKind))
_NOTE_KINDS = (ANSWER, *(kind.value for kind in NoteKind))
_PART = re.compile(
    r"(?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?"
    r'(?:"(?P<phrase>[^"]*)"?(?P<star>\*?)|(?P<word>\S+))'
)
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_HEARD = {"no": False, "yes": True}
# What begins a question, folded, by the language that it is in.
_QUESTION_WORDS = {
    "en": "how what when where which who whom whose why does did can could should is are was were will would do",
    "de": "wie was wann wo welche welcher welches wer wem wen warum weshalb wieso",
    "fr": "comment que quoi quand ou quel quelle qui pourquoi est",
    "es": "como que cuando donde cual quien porque por",
}
_FEWEST_QUESTION_WORDS = 3
_FEWEST_SENTENCE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other, folded; with `is_prefix` the last one is the beginning of a word."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: every term, none of the excluded, in what the filters let through.

    `kinds` are those of hits, empty for all; `before` and `after` are the beginnings of ISO dates.
    """

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    speakers: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    before: str | None = None
    after: str | None = None
    is_heard: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return self == Query()


def parse_query(text: str, *, as_typed: bool = False) -> Query:
    """What a text asks for; with `as_typed` its last word may still be unfinished."""
    text = text[:_LONGEST_QUERY_CHARS]
    query = Query()
    for part in _PART.finditer(text):
        query = _with(query, part)
    if not (query.terms or query.speakers or query.tags or query.kinds or _is_filtered(query)):
        query = Query(terms=tuple(_literal(text)))
    query = replace(query, terms=tuple(dict.fromkeys(query.terms))[:MOST_TERMS], excluded=query.excluded[:MOST_TERMS])
    return _unfinished(query) if as_typed and text[-1:].isalnum() else query


def question_terms(text: str, query: Query) -> tuple[Term, ...]:
    """The words of a query that is a sentence or a question, as terms; none where it is neither."""
    if (
        query.excluded
        or query.kinds
        or query.tags
        or '"' in text
        or "*" in text
        or len(query.terms) < _FEWEST_QUESTION_WORDS
    ):
        return ()
    is_question = text.rstrip().endswith(("?", "？")) or question_language(query) is not None
    return query.terms if is_question or len(query.terms) >= _FEWEST_SENTENCE_WORDS else ()


def question_language(query: Query) -> str | None:
    """The language of the word that a question begins with; None where it is no such word."""
    word = query.terms[0].words[0] if query.terms else ""
    return next((language for language, words in _QUESTION_WORDS.items() if word in words.split()), None)


def term_of(text: str, *, is_prefix: bool = False) -> Term | None:
    """The words of a text as one term; None where it has none."""
    words = tuple(words_in(searchable(text, Folding())))
    return Term(words, is_prefix) if words else None


def _is_filtered(query: Query) -> bool:
    return query.before is not None or query.after is not None or query.is_heard is not None


def _with(query: Query, part: re.Match[str]) -> Query:
    field, is_excluded = part["field"], part["minus"] is not None
    value = part["phrase"] if part["phrase"] is not None else part["word"]
    if field is not None and not is_excluded:
        filtered = _filtered(query, field.lower(), value)
        if filtered is not None:
            return filtered
    if field is not None:
        # An operator that is none, or that asks for what there is not: the words as they are written.
        terms = _literal(part[0].removeprefix("-"))
    elif part["phrase"] is not None:
        terms = [term for term in [term_of(value, is_prefix=part["star"] == "*")] if term]
    else:
        terms = _words(value)
    if is_excluded:
        return replace(query, excluded=query.excluded + tuple(terms))
    return replace(query, terms=query.terms + tuple(terms))


def _words(value: str) -> list[Term]:
    """One written word: what its typography parts, `don't` or `e-mail`, must follow each other."""
    found = term_of(value, is_prefix=value.endswith("*"))
    return [found] if found else []


def _literal(text: str) -> list[Term]:
    return [term for word in text.split() for term in [term_of(word)] if term]


def _filtered(query: Query, field: str, value: str) -> Query | None:
    """The query with one more filter; None where the filter or its value is none."""
    folded = value.strip().lower()
    if field == "speaker" and (speaker := term_of(value, is_prefix=True)):
        return replace(query, speakers=(*query.speakers, speaker))
    if field == "tag" and (words := words_in(searchable(value, Folding()))):
        return replace(query, tags=(*query.tags, " ".join(words)))
    if field in ("kind", "in") and (kinds := _kinds(folded)):
        return replace(query, kinds=query.kinds | kinds)
    if field in ("before", "after") and _DATE.fullmatch(folded):
        return replace(query, before=folded) if field == "before" else replace(query, after=folded)
    if field == "heard" and folded in _HEARD:
        return replace(query, is_heard=_HEARD[folded])
    return None


def _kinds(name: str) -> frozenset[str]:
    """The kinds of hits that go by this name, in the singular or the plural."""
    name = name.replace("-", "_").replace(" ", "_")
    for wanted in (name, name.removesuffix("s"), name.removesuffix("ies") + "y"):
        if wanted == NOTE:
            return frozenset(_NOTE_KINDS)
        if wanted in KINDS:
            return frozenset({wanted})
    return frozenset()


def _unfinished(query: Query) -> Query:
    """The query with the word that is being typed as the beginning of one."""
    if not query.terms:
        return query
    *before, last = query.terms
    return replace(query, terms=(*before, replace(last, is_prefix=True)))
