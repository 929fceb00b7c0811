"""Runs the benchmarks: `python -m tests.bench [AREA ...]` prints a table and writes build/bench.json."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import find, formats, library, opening, pane, recording_list, sound, start
from tests.bench.figure import Figure

AREAS: dict[str, Callable[[], Sequence[Figure]]] = {
    "start": start.figures,
    "opening": opening.figures,
    "pane": pane.figures,
    "list": recording_list.figures,
    "find": find.figures,
    "library": library.figures,
    "formats": formats.figures,
    "sound": sound.figures,
}
OUTPUT = Path("build/bench.json")


def main(names: Sequence[str]) -> int:
    unknown = [name for name in names if name not in AREAS]
    if unknown:
        print(f"no such area: {', '.join(unknown)}; there are {', '.join(AREAS)}", file=sys.stderr)
        return 2
    figures = [figure for name in names or AREAS for figure in AREAS[name]()]
    print_table(figures)
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(json.dumps([figure.as_row() for figure in figures], indent=2) + "\n", "utf-8")
    print(f"\nwritten to {OUTPUT}")
    return 0


def print_table(figures: Sequence[Figure]) -> None:
    heads = ("figure", "value", "unit", "target", "ok", "peer", "peer value", "ratio")
    rows = [heads, *(tuple(shown(value) for value in figure.as_row().values()) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def shown(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "NO"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
