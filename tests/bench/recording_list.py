"""How quick the list of recordings is at 20,000 of them: against Qt's own list, offscreen."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

from tests.bench.figure import Figure, judged

COUNT = 20_000
PEER = "QListWidget"
# In milliseconds, but for the memory: the recordings themselves and all that the list makes of them.
TARGETS = {
    "first_shown": 100.0,
    "refresh_one": 50.0,
    "reorder": 50.0,
    "sort_worst": 50.0,
    "filter_worst": 50.0,
    "scroll_p95": 16.0,
    "type_ahead_worst": 50.0,
    "memory_mb": 50.0,
}
_TIMEOUT_S = 120


def figures() -> Sequence[Figure]:
    """The figures of area `list`; takes some seconds."""
    ours, peer = _run("ours"), _run(PEER)
    return [
        judged(
            f"list.{COUNT}.{metric}",
            value,
            "MB" if metric == "memory_mb" else "ms",
            TARGETS[metric],
            PEER if metric in peer else None,
            peer.get(metric),
        )
        for metric, value in ours.items()
    ]


def _run(name: str) -> dict[str, float]:
    print(f"list: {name}, {COUNT:,} recordings", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.bench.recording_list_run", name, str(COUNT)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_TIMEOUT_S, check=True)
    found: dict[str, float] = json.loads(result.stdout)
    return found
