"""How quickly a long transcript is searched while one types: the hits in sight painted, then all of them counted."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence

from tests.bench.figure import Figure, judged

COUNTS = (100_000, 1_000_000)
PLATFORMS = ("offscreen", "xcb")
KEY_P95_MS = 30.0
HOLD_MS = 16.0
_TARGETS = {"key_p95": KEY_P95_MS, "hold": HOLD_MS}
_TIMEOUT_S = 300


def figures() -> Sequence[Figure]:
    """The figures of area `find`; takes about a minute."""
    return [
        _figure(f"find.{platform}.{count}.{metric}", metric, value)
        for platform in PLATFORMS
        for count in COUNTS
        for metric, value in _run(platform, count).items()
    ]


def _figure(name: str, metric: str, value: float) -> Figure:
    return judged(name, value, "ms", _TARGETS[metric]) if metric in _TARGETS else Figure(name, value, "ms")


def _run(platform: str, count: int) -> dict[str, float]:
    print(f"find: {count:,} lines, {platform}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.bench.find_run", str(count)]
    environment = os.environ | {"QT_QPA_PLATFORM": platform}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_TIMEOUT_S, check=True)
    found: dict[str, float] = json.loads(result.stdout)
    return found
