"""How long until the window is painted: Syncline against a bare PySide6 window, in turn, in one run."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figure import Figure

RUNS = 7
LINES = 2_000
# With 2,000 lines; an empty window must meet it all the more.
TARGET_RATIO = 1.5


def figures() -> Sequence[Figure]:
    """First paint of the empty window and of one opened on a 2,000-line transcript, and when its lines are painted."""
    with tempfile.TemporaryDirectory() as folder:
        transcript = write_transcript(Path(folder) / "talk.srt")
        modes = {"bare": [], "empty": [], "transcript": [str(transcript)]}
        times: dict[str, list[dict[str, float]]] = {mode: [] for mode in modes}
        for run in range(RUNS + 1):
            for mode, arguments in modes.items():
                # The first run makes the library and compiles what is imported, as only the very first start does.
                marks = first_paint(mode, arguments, Path(folder) / mode, Path(folder) / "bytecode")
                if run:
                    times[mode].append(marks)
    bare = median(times["bare"], "first_paint")
    return (
        against_bare("start.empty_window", median(times["empty"], "first_paint"), bare),
        against_bare("start.with_2000_lines", median(times["transcript"], "first_paint"), bare),
        Figure(
            "start.controls_on_screen", median(times["transcript"], "controls"), "ms", None, None, "bare window", bare
        ),
        Figure("start.lines_on_screen", median(times["transcript"], "lines"), "ms", None, None, "bare window", bare),
    )


def against_bare(name: str, value: float, bare: float) -> Figure:
    return Figure(name, value, "ms", TARGET_RATIO * bare, value <= TARGET_RATIO * bare, "bare window", bare)


def median(runs: Sequence[dict[str, float]], mark: str) -> float:
    return statistics.median(run[mark] for run in runs)


def first_paint(mode: str, arguments: Sequence[str], home: Path, bytecode: Path) -> dict[str, float]:
    """Milliseconds from the start of the process to each mark that it prints; what it imports is compiled, as usual."""
    environment = os.environ | {
        "SYNCLINE_STARTED": repr(time.monotonic()),
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(bytecode),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-m", "tests.bench.first_paint", mode, *arguments]
    output = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True).stdout
    return {name: float(value) for name, value in (line.split() for line in output.splitlines())}


def write_transcript(path: Path) -> Path:
    """Lines of 4 to 22 words, three seconds each, from a fixed seed."""
    chance = random.Random(3)
    cues = []
    for number in range(LINES):
        start, end = (
            f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02},000"
            for second in (number * 3, number * 3 + 3)
        )
        words = " ".join(f"word{chance.randrange(LINES)}" for _ in range(4 + number % 19))
        cues.append(f"{number + 1}\n{start} --> {end}\n{words}\n")
    path.write_text("\n".join(cues), "utf-8")
    return path
