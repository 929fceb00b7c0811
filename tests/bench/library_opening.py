"""Opens a library as the program does, in a process of its own; takes queries and prints what it costs, as JSON."""

import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from tests.bench.pane_run import resident_mb
from ui.list_keeper import FEW_RECORDINGS


def measure(path: Path, queries: Sequence[str]) -> dict[str, float]:
    """Milliseconds until the list that the window shows first is there, and all of it; MB that the process grows by."""
    before_mb = resident_mb()
    begun_s = perf_counter()
    # The program, too, imports it when a library is first opened.
    from player.library.opening import open_store

    with open_store(path) as store:
        first = store.summaries(FEW_RECORDINGS)
        first_list_ms = (perf_counter() - begun_s) * 1_000
        whole = store.summaries()
        whole_list_ms = (perf_counter() - begun_s) * 1_000
        for query in queries:
            store.search(query)
        memory_mb = resident_mb() - before_mb
    assert len(first) == min(FEW_RECORDINGS, len(whole))
    return {"first_list": first_list_ms, "whole_list": whole_list_ms, "memory": memory_mb}


if __name__ == "__main__":
    # As the program does.
    gc.disable()
    print(json.dumps(measure(Path(sys.argv[1]), json.load(sys.stdin))))
