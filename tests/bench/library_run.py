"""Queries and imports in the made library and in its peers, in turn, in a process of its own; prints JSON.

What is found is compared with what was said, and with what a peer finds: a wrong result ends the process.
"""

import gc
import json
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from player.library.found import Found
from player.library.interface import Store
from player.library.opening import open_store
from tests.bench.figure import p95
from tests.bench.library_checks import Judge, WrongResult
from tests.bench.library_corpus import Corpus
from tests.bench.library_made import Made
from tests.bench.library_peers import PEERS, Peer
from tests.bench.library_queries import Asked, Draw

OURS = "ours"
QUERIES_OF_EACH_CLASS = 30
QUESTIONS = 60
_SHOWN = 50
_ANSWERS = 12
# Whoever has no more lines than this has them all compared.
_ALL = 1_000
_COMPARED_WITH = "tantivy"
_ADDED = 30

# What was measured, by who did it.
Values = dict[str, float]
_Times = dict[str, dict[str, list[float]]]


@dataclass(frozen=True)
class Contest:
    """The library and its peers, and how many milliseconds each took for each class of queries."""

    store: Store
    peers: Mapping[str, Peer]
    times: _Times = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def ask(self, number: int, asked: Asked, limit: int) -> tuple[Found, dict[str, list[int]]]:
        """What we find, and the lines that each peer finds; each time another one begins."""
        names = [OURS, *self.peers]
        first = number % len(names)
        found, lines = Found(asked.text), {}
        for name in names[first:] + names[:first]:
            begun_s = perf_counter()
            if name == OURS:
                found = self.store.search(asked.text, limit)
            else:
                lines[name] = self.peers[name].search(asked, limit)
            self.times[asked.kind][name].append((perf_counter() - begun_s) * 1_000)
        return found, {name: [line for line, _ in hits] for name, hits in lines.items()}


def measure(made: Made) -> dict[str, Values]:
    """Each metric, ours and the peers'; milliseconds but for what says otherwise."""
    draw = Draw(made.corpus)
    with open_store(made.library) as store, ExitStack() as stack:
        peers = {name: stack.enter_context(closing(peer(made.peer(name)))) for name, peer in PEERS.items()}
        found = asked_in_turn(Contest(store, peers), draw, Judge(made.corpus))
    return found | added(made)


def asked_in_turn(contest: Contest, draw: Draw, judge: Judge) -> dict[str, Values]:
    """How long queries and questions take, how many questions are missed, and how many queries were compared."""
    queries, questions = draw.queries(QUERIES_OF_EACH_CLASS), draw.questions(QUESTIONS)
    for number, asked in enumerate(queries):
        judge.check(asked, contest.ask(number, asked, _SHOWN)[0])
    missed = [misses(contest.ask(number, asked, _ANSWERS), asked, judge) for number, asked in enumerate(questions)]
    asked_times = contest.times.pop("question")
    compared = sum(is_compared(contest, asked, judge) for asked in queries)
    if not compared:
        raise WrongResult("no query has all of its lines found")
    return query_values(contest.times) | {
        "question_p95": {name: p95(times) for name, times in asked_times.items()},
        "question_missed": {name: 100 * sum(one[name] for one in missed) / len(missed) for name in asked_times},
        "queries_compared": {OURS: compared},
    }


def query_values(times: _Times) -> dict[str, Values]:
    """For all queries together and for each class, what 95 in 100 do not exceed."""
    names = next(iter(times.values())).keys()
    every = {name: p95([one for of_class in times.values() for one in of_class[name]]) for name in names}
    classes = {f"query_{kind}_p95": {name: p95(one) for name, one in times[kind].items()} for kind in sorted(times)}
    return {"query_p95": every, **classes}


def misses(answered: tuple[Found, dict[str, list[int]]], asked: Asked, judge: Judge) -> dict[str, bool]:
    """Who does not have the lines that a question was drawn from among the best dozen answers."""
    found, lines = answered
    judge.check(asked, found)
    ours = judge.lines_of(found.hits[:_ANSWERS])
    return {name: not judge.finds_place(asked, numbers) for name, numbers in {OURS: ours, **lines}.items()}


def is_compared(contest: Contest, asked: Asked, judge: Judge) -> bool:
    """Whether we and a peer had all lines for a query, not only the best; they are the same then."""
    found = contest.store.search(asked.text, _ALL)
    lines = [line for line, _ in contest.peers[_COMPARED_WITH].search(asked, _ALL)]
    if not found.is_complete or len(lines) == _ALL:
        return False
    judge.compare(asked, found, lines)
    return True


def added(made: Made) -> dict[str, Values]:
    """How long it takes until one more recording is kept and found; in a copy, so that the next run finds the same."""
    with tempfile.TemporaryDirectory(dir=made.folder) as folder:
        copy = Made(Path(folder), made.corpus)
        for name in (OURS, *PEERS):
            shutil.copytree(made.folder / name, Path(folder) / name)
        # What is still to be written of the copies would hold up what is timed.
        os.sync()
        times = _adding_times(copy)
    return {"add_median": {name: median(one) for name, one in times.items()}} | {
        "add_p95": {name: p95(one) for name, one in times.items()}
    }


def _adding_times(made: Made) -> dict[str, list[float]]:
    """One after the other, not in turn: Tantivy goes on merging behind our back."""
    corpus = made.corpus
    recordings = range(corpus.recording_count, corpus.recording_count + _ADDED)
    with open_store(made.library) as store:
        times = {OURS: [_timed(store.add_document, *corpus.document(recording)) for recording in recordings]}
    for name, make_peer in PEERS.items():
        with closing(make_peer(made.peer(name))) as peer:
            times[name] = [_timed(peer.add, corpus.numbered(recording)) for recording in recordings]
    return times


def _timed(work: Callable[..., object], *arguments: object) -> float:
    begun_s = perf_counter()
    work(*arguments)
    return (perf_counter() - begun_s) * 1_000


if __name__ == "__main__":
    # As the program does.
    gc.disable()
    print(json.dumps(measure(Made(Path(sys.argv[1]), Corpus(int(sys.argv[2]))))))
