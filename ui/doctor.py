"""What Syncline finds on this machine: engines, versions, the library; `syncline doctor` prints it."""

import platform
from importlib.metadata import version
from pathlib import Path

from player.errors import PlayerError
from player.library.opening import open_store
from ui.engines import Finding, find_engines


def examine(library_path: Path) -> tuple[Finding, ...]:
    """Look at everything that Syncline needs; changes nothing and makes no library."""
    engines = find_engines()
    chosen = next(engine for engine in engines if engine.ok)
    choice = chosen.what if chosen is engines[0] else f"{chosen.what}, for want of {engines[0].what}"
    return (
        Finding("Syncline", True, version("syncline")),
        Finding("Python", True, platform.python_version()),
        Finding("Qt (PySide6)", True, version("PySide6_Essentials")),
        *(Finding(f"engine {engine.what}", engine.ok, engine.detail) for engine in engines),
        Finding("engine chosen", True, choice),
        _examine_library(library_path),
    )


def _examine_library(path: Path) -> Finding:
    if not path.exists():
        return Finding("library", True, f"{path} (will be made at the first import)")
    try:
        with open_store(path) as library:
            return Finding("library", True, f"{path} (recordings: {len(library.summaries())})")
    except PlayerError as error:
        return Finding("library", False, error.sentence)
