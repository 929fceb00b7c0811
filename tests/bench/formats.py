"""How quickly transcripts are read, detection included: against other people's readers, and format by format.

Python collects no garbage meanwhile, neither for ours nor for theirs, as in the window.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence

from tests.bench.figure import Figure, judged

COUNTS = (10_000, 100_000)
# pysubs2 keeps neither speakers nor the times of words. Where words are timed, there are nine times as many of them as
# cues, and reading them all as quickly as it passes over them is the aim.
TIMES_QUICKER = 3.0
TIMES_QUICKER_WITH_WORDS = 1.0
# For 100,000 cues.
LONGEST_S = 1.0
_WORDS = "_words"
_TIMEOUT_S = 600


def figures() -> Sequence[Figure]:
    """The figures of area `formats`; takes about five minutes."""
    return [*(figure for count in COUNTS for figure in _against_peers(count)), *_by_format(COUNTS[-1])]


def _against_peers(count: int) -> Iterator[Figure]:
    for name, seconds in _run("peers", count).items():
        figure_name, value = f"formats.{name}.{count}", seconds["ours"]
        target = seconds["pysubs2"] / (TIMES_QUICKER_WITH_WORDS if name.endswith(_WORDS) else TIMES_QUICKER)
        yield judged(f"{figure_name}.pysubs2", value, "s", target, "pysubs2", seconds["pysubs2"])
        yield Figure(f"{figure_name}.webvtt-py", value, "s", peer="webvtt-py", peer_value=seconds["webvtt-py"])


def _by_format(count: int) -> Iterator[Figure]:
    for name, seconds in _run("formats", count).items():
        figure_name, value, subrip_s = f"formats.{name}.{count}", seconds["ours"], seconds["subrip"]
        if name.endswith(_WORDS):
            yield Figure(figure_name, value, "s", peer="SubRip", peer_value=subrip_s)
        else:
            yield judged(figure_name, value, "s", LONGEST_S, "SubRip", subrip_s)
        yield Figure(f"{figure_name}.speed", count / value, "cues/s")


def _run(what: str, count: int) -> dict[str, dict[str, float]]:
    print(f"formats: {what}, {count:,} cues", file=sys.stderr, flush=True)
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.formats_run", what, str(count)]
    result = subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=_TIMEOUT_S, check=True)
    found: dict[str, dict[str, float]] = json.loads(result.stdout)
    return found
