"""What is looked for in the made library: a mix of queries and of questions, the same at every call."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tests.bench.library_corpus import Corpus

# Words that must follow each other, for each term.
Terms = tuple[tuple[str, ...], ...]
_SEED = 7
# Words are drawn from so many recordings.
_MOST_RECORDINGS = 100
_FEWEST_ASKED, _MOST_ASKED = 6, 9
# Of the words of a question, so many are among the commonest.
_COMMON_ASKED = 3
_LINES_OF_ONE_THOUGHT = 3
_SHORTEST_MISSPELT = 5
# Ranks of words by how common they are.
_COMMON, _FREQUENT, _MEDIUM = range(60), range(60, 500), range(1_000, 5_000)
_UNCOMMON, _SOME, _RARE = range(3_000, 20_000), range(500, 20_000), range(100_000, 290_000)


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: all of its terms; with `is_prefix` the last word is a beginning.

    What was drawn from one place knows the `recording` and its first `line`.
    """

    kind: str
    terms: Terms
    is_prefix: bool = False
    recording: int = -1
    line: int = -1

    @property
    def is_question(self) -> bool:
        """Whether it is answered with passages."""
        return self.recording >= 0

    @property
    def text(self) -> str:
        """The query as a user writes it."""
        written = " ".join(term[0] if len(term) == 1 else f'"{" ".join(term)}"' for term in self.terms)
        return f"{written}{'*' if self.is_prefix else ''}{'?' if self.is_question else ''}"


class Draw:
    """Draws words, phrases and questions from what is said in a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._chance = random.Random(_SEED)
        self._ranks = {word: rank for rank, word in enumerate(corpus.words)}
        count = min(corpus.recording_count, _MOST_RECORDINGS)
        self._recordings = self._chance.sample(range(corpus.recording_count), count)
        self._lines = [words_of(text) for recording in self._recordings for text in corpus.lines(recording)]

    def queries(self, count: int) -> list[Asked]:
        """So many queries of each class, mixed."""
        mix = [Asked(kind, make(self), "prefix" in kind) for kind, make in _CLASSES.items() for _ in range(count)]
        self._chance.shuffle(mix)
        return mix

    def questions(self, count: int) -> list[Asked]:
        """So many questions, each in words of a few lines that follow each other, and in common ones."""
        return [self._question() for _ in range(count)]

    def apart(self, *ranks: range) -> Terms:
        """A word of each of these ranks, wherever it is said."""
        return tuple(self.together(1, one)[0] for one in ranks)

    def together(self, count: int, ranks: range) -> Terms:
        """Words of these ranks that stand in one line, in any order."""
        while True:
            found = [word for word in dict.fromkeys(self._line()) if self._ranks[word] in ranks]
            if len(found) >= count:
                return tuple((word,) for word in self._chance.sample(found, count))

    def phrase(self, count: int, rarest: range) -> Terms:
        """Words that follow each other in some line; the rarest of them is of these ranks."""
        while True:
            words = self._line()
            for start in range(len(words) - count + 1):
                found = words[start : start + count]
                if max(self._ranks[word] for word in found) in rarest:
                    return (tuple(found),)

    def beginning(self, length: int) -> Terms:
        """So many first letters of a longer word."""
        while True:
            word = self.apart(_UNCOMMON)[0][0]
            if len(word) > length:
                return ((word[:length],),)

    def misspelt(self) -> Terms:
        """A word, two of its letters the wrong way round so that it is no other."""
        while True:
            word = self.apart(_MEDIUM)[0][0]
            for place, (one, other) in enumerate(pairwise(word)):
                wrong = word[:place] + other + one + word[place + 2 :]
                if place and len(word) >= _SHORTEST_MISSPELT and wrong not in self._ranks:
                    return ((wrong,),)

    def _question(self) -> Asked:
        recording, line = self._chance.choice(self._recordings), self._chance.randrange(self._corpus.lines_each)
        said = " ".join(self._corpus.lines(recording)[line : line + _LINES_OF_ONE_THOUGHT])
        telling = [word for word in dict.fromkeys(words_of(said)) if self._ranks[word] not in _COMMON]
        count = self._chance.randint(_FEWEST_ASKED, _MOST_ASKED) - _COMMON_ASKED
        if len(telling) < count:
            return self._question()
        words = self._chance.sample(telling, count) + self._chance.sample(
            self._corpus.words[: len(_COMMON)], _COMMON_ASKED
        )
        self._chance.shuffle(words)
        return Asked("question", tuple((word,) for word in words), recording=recording, line=line)

    def _line(self) -> list[str]:
        return self._chance.choice(self._lines)


def words_of(text: str) -> list[str]:
    """The words of a text of the corpus."""
    return text.replace(".", "").split()


_CLASSES: dict[str, Callable[[Draw], Terms]] = {
    "word_rare": lambda draw: draw.apart(_RARE),
    "word_medium": lambda draw: draw.apart(_MEDIUM),
    "word_common": lambda draw: draw.apart(_COMMON),
    "word_misspelt": Draw.misspelt,
    "words2_common": lambda draw: draw.apart(_COMMON, _COMMON),
    "words2_mixed": lambda draw: draw.apart(_COMMON, _MEDIUM),
    "words2_rare": lambda draw: draw.apart(_UNCOMMON, _UNCOMMON),
    "words2_together": lambda draw: draw.together(2, _UNCOMMON),
    "words3_common": lambda draw: draw.apart(_COMMON, _COMMON, _COMMON),
    "words3_mixed": lambda draw: draw.apart(_COMMON, _FREQUENT, _MEDIUM),
    "words3_medium": lambda draw: draw.apart(_MEDIUM, _MEDIUM, _MEDIUM),
    "phrase2_common": lambda draw: draw.phrase(2, _COMMON),
    "phrase2_mixed": lambda draw: draw.phrase(2, _SOME),
    "phrase3_common": lambda draw: draw.phrase(3, _COMMON),
    "phrase3_mixed": lambda draw: draw.phrase(3, _SOME),
    "prefix2": lambda draw: draw.beginning(2),
    "prefix3": lambda draw: draw.beginning(3),
    "prefix4": lambda draw: draw.beginning(4),
    "prefix5": lambda draw: draw.beginning(5),
    "word_prefix3": lambda draw: draw.apart(_MEDIUM) + draw.beginning(3),
    "word_prefix4": lambda draw: draw.apart(_MEDIUM) + draw.beginning(4),
}
