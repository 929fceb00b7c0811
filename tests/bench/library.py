"""How quickly a library answers that holds very much: against Tantivy, and FTS5 over lines, in the same run.

`LINES=25000000 make bench AREA=library` is a lifetime of listening; it takes an hour, once, and 30 GB of disk.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.figure import Figure, judged
from tests.bench.library_corpus import LINES_EACH, Corpus
from tests.bench.library_made import Made, make, size_bytes
from tests.bench.library_peers import PEERS
from tests.bench.library_queries import Draw
from tests.bench.library_run import OURS, Values

COUNT = 250_000
# A lifetime of recordings; where there are fewer, a list of as many is measured in a library of few lines.
LISTED = 16_667
_LISTED_LINES = 3
# The median of the imports is judged: the disk alone decides on the slowest.
TARGETS_MS = {"query_p95": 50.0, "question_p95": 250.0, "add_median": 50.0}
FIRST_LIST_MS, MEMORY_MB, SIZE_RATIO = 100.0, 50.0, 3.0
_UNITS = {"question_missed": "%", "queries_compared": "queries"}
_OPENINGS = 7
_SEARCHES_OF_EACH_CLASS = 10
_TIMEOUT_S = 7_200


def figures() -> Sequence[Figure]:
    """The figures of area `library`; takes two minutes, and two more where it is all to be made."""
    count = int(os.environ.get("LINES", COUNT))
    folder = Path("build") / f"bench-library-{count}"
    made = make(folder, Corpus(-(-count // LINES_EACH)))
    listed = made if made.corpus.recording_count >= LISTED else _listed(folder)
    name = f"library.{count}"
    return [*_searching(name, made), *_sizes(name, made), *_opening(name, made, listed)]


def _listed(folder: Path) -> Made:
    return make(folder.with_name(f"bench-library-list-{LISTED}"), Corpus(LISTED, _LISTED_LINES), peers=())


def _searching(name: str, made: Made) -> Iterator[Figure]:
    found: dict[str, Values] = _run("library_run", str(made.folder), str(made.corpus.recording_count))
    for metric, values in found.items():
        yield from _against_peers(f"{name}.{metric}", values, _UNITS.get(metric, "ms"), TARGETS_MS.get(metric))


def _sizes(name: str, made: Made) -> Iterator[Figure]:
    """How many times as large as the spoken text the files are: ours with the imported files and all the rest."""
    values = {one: size_bytes(made.folder / one) / made.text_bytes for one in (OURS, *PEERS)}
    yield from _against_peers(f"{name}.size", values, "x", SIZE_RATIO)


def _opening(name: str, made: Made, listed: Made) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as bytecode:
        # The first one compiles what is imported, as only the very first start does.
        _, *opened = [_opened(listed, bytecode) for _ in range(_OPENINGS + 1)]
    yield judged(f"{name}.first_list", median(one["first_list"] for one in opened), "ms", FIRST_LIST_MS)
    yield Figure(f"{name}.whole_list", median(one["whole_list"] for one in opened), "ms")
    queries = [asked.text for asked in Draw(made.corpus).queries(_SEARCHES_OF_EACH_CLASS)]
    yield judged(
        f"{name}.memory", _run("library_opening", str(made.library), queries=queries)["memory"], "MB", MEMORY_MB
    )


def _opened(made: Made, bytecode: str) -> dict[str, float]:
    path = str(made.library)
    return _run("library_opening", path, PYTHONPYCACHEPREFIX=bytecode, PYTHONDONTWRITEBYTECODE="")


def _against_peers(name: str, values: Values, unit: str, target: float | None) -> Iterator[Figure]:
    ours = values[OURS]
    if len(values) == 1:
        yield Figure(name, ours, unit)
    for peer in (one for one in PEERS if one in values):
        if target is None:
            yield Figure(f"{name}.{peer}", ours, unit, peer=peer, peer_value=values[peer])
        else:
            yield judged(f"{name}.{peer}", ours, unit, target, peer, values[peer])


def _run(module: str, *arguments: str, queries: Sequence[str] = (), **environment: str) -> dict[str, Any]:
    print(f"library: {module} {' '.join(arguments)}", file=sys.stderr, flush=True)
    # What goes wrong there is shown as it is.
    result = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments],
        input=json.dumps(queries),
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
        timeout=_TIMEOUT_S,
        check=True,
    )
    found: dict[str, Any] = json.loads(result.stdout)
    return found
