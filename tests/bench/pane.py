"""How quick the transcript is at 1,000 to 1,000,000 lines: against Qt's own widgets, offscreen and on a display."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.bench.figure import Figure, judged

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
# QListView asks every row for its height: half a minute and more at a million.
LARGEST = {"ours": 1_000_000, "QPlainTextEdit": 1_000_000, "QListView": 100_000}
PLATFORMS = ("offscreen", "xcb")
UNITS = {"memory_mb": "MB"}
# At 100,000 lines; what is asked of a million is asked of less as well.
TARGETS = {
    "first_paint": 100.0,
    "hold": 16.0,
    "highlight_p95": 3.0,
    "jump_p95": 8.0,
    "scroll_p95": 8.0,
    "resize": 50.0,
    "resize_hold": 16.0,
    "memory_mb": 60.0,
    "select_all": 50.0,
}
AT_A_MILLION = ("highlight_p95", "scroll_p95")
_TIMEOUT_S = 300


def figures() -> Sequence[Figure]:
    """Ours with QPlainTextEdit as the peer, QListView in rows of its own; takes about two minutes."""
    return [figure for platform in PLATFORMS for count in COUNTS for figure in _figures_at(platform, count)]


def _figures_at(platform: str, count: int) -> Iterator[Figure]:
    runs = {name: _run(platform, name, count) for name, largest in LARGEST.items() if count <= largest}
    for metric, value in runs["ours"].items():
        name, unit = f"pane.{platform}.{count}.{metric}", UNITS.get(metric, "ms")
        peer_value = runs["QPlainTextEdit"][metric]
        if count <= 100_000 or metric in AT_A_MILLION:
            yield judged(name, value, unit, TARGETS[metric], "QPlainTextEdit", peer_value)
        else:
            yield Figure(name, value, unit, peer="QPlainTextEdit", peer_value=peer_value)
    for metric, value in runs.get("QListView", {}).items():
        yield Figure(f"pane.{platform}.{count}.{metric}.qlistview", value, UNITS.get(metric, "ms"))


def _run(platform: str, name: str, count: int) -> dict[str, float]:
    print(f"pane: {name}, {count:,} lines, {platform}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.bench.pane_run", name, str(count)]
    environment = os.environ | {"QT_QPA_PLATFORM": platform}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_TIMEOUT_S, check=True)
    found: dict[str, float] = json.loads(result.stdout)
    return found
