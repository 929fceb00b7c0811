"""Where the terms of a query stand in a text as written."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from player.find.folding import Folding
from player.library.search.language import Query, Term
from player.library.search.tokens import EDGE_AFTER, EDGE_BEFORE, LETTER, NO_LETTER, UNSPACED

_BETWEEN, _BETWEEN_UNSPACED = f"{NO_LETTER}+", f"{NO_LETTER}*"


@dataclass(frozen=True, slots=True)
class Sought:
    """One term of a query as it is found in folded text, with all the forms that its word may take."""

    expression: re.Pattern[str]

    def spans(self, folded: str) -> list[tuple[int, int]]:
        """Where it stands, `[start, end)` in characters of the folded text."""
        return [match.span() for match in self.expression.finditer(folded)]


def sought(term: Term, forms: Iterable[str] = ()) -> Sought:
    """What stands for a term; `forms` are other words that will do for it where it is a single word."""
    ways = [_expression(term), *(_expression(Term((form,))) for form in forms if form != term.words[0])]
    return Sought(re.compile("|".join(ways)))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: all terms, with other forms of their words, none of the excluded, best one after another."""

    query: Query
    terms: Sequence[Sought]
    forms: Sequence[Sequence[str]]
    excluded: Sequence[Sought]
    in_order: Sought | None


def in_order(terms: Sequence[Term]) -> Sought | None:
    """What finds the words of several terms one right after the other."""
    if len(terms) < 2:
        return None
    return sought(Term(tuple(word for term in terms for word in term.words), terms[-1].is_prefix))


def marks_of(text: str, terms: Sequence[Sought], folding: Folding) -> tuple[tuple[int, int], ...]:
    """The stretches of a text, `[start, end)` in characters, that any of the terms covers, apart and in order."""
    folded = folding.fold(text)
    found = sorted(span for term in terms for span in term.spans(folded))
    return tuple(folding.carry_back(text, _united(found))) if found else ()


def _expression(term: Term) -> str:
    first, last = term.words[0], term.words[-1]
    pieces = [re.escape(first)]
    for word in term.words[1:]:
        pieces += [_BETWEEN_UNSPACED if UNSPACED.match(word) else _BETWEEN, re.escape(word)]
    before = "" if UNSPACED.match(first) else EDGE_BEFORE
    after = f"{LETTER}*" if term.is_prefix else EDGE_AFTER
    return f"{before}{''.join(pieces)}{after if not UNSPACED.match(last) else ''}"


def _united(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if next_start <= end:
            end = max(end, next_end)
        else:
            yield start, end
            start, end = next_start, next_end
    yield start, end


class LineSpans:
    """Texts joined by line ends and folded as one, so that a term may run from one into the next."""

    def __init__(self, texts: Sequence[str], folding: Folding) -> None:
        folded = [folding.fold(text) for text in texts]
        self.folded = "\n".join(folded)
        self._starts = [0]
        for text in folded[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)

    def number_at(self, place: int) -> int:
        """Which of the texts a character of the folded whole belongs to."""
        return bisect_right(self._starts, place) - 1

    def numbers(self, term: Sought) -> list[tuple[int, int]]:
        """For each place of the term, the first and the last text that it touches."""
        return [(self.number_at(start), self.number_at(max(start, end - 1))) for start, end in term.spans(self.folded)]
