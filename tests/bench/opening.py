"""How long until the lines of a transcript stand in the window, and how long the window is held meanwhile."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.bench.figure import Figure, judged

COUNTS = {"2k": 2_000, "100k": 100_000, "100k_words": 100_000}
# A frame at 60 a second.
LONGEST_GAP_MS = 16.0
_TIMEOUT_S = 120


def figures() -> Sequence[Figure]:
    """Of an SRT and, with words, of a Whisper JSON, opened in a window that has been painted; takes half a minute."""
    return [figure for name, count in COUNTS.items() for figure in _figures_of(name, count)]


def _figures_of(name: str, count: int) -> Iterator[Figure]:
    print(f"opening: {name}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.bench.opening_run", str(count), *(["words"] if "words" in name else [])]
    result = subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=_TIMEOUT_S, check=True)
    found: dict[str, float] = json.loads(result.stdout)
    yield Figure(f"opening.{name}.lines_on_screen", found["lines"], "ms")
    yield judged(f"opening.{name}.worst_gap", found["worst_gap"], "ms", LONGEST_GAP_MS)
    yield Figure(f"opening.{name}.second_worst_gap", found["second_worst_gap"], "ms")
    yield Figure(f"opening.{name}.p99_gap", found["p99_gap"], "ms")
