"""The tour: drives the real window through its main uses as a person would, with a picture of each step."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from ui.display import has_display

_SCREEN = "-screen 0 1600x1000x24"
# Enough for a slow machine; the tour takes about half a minute.
_TIMEOUT_S = 600


def run_tour(pictures: Path) -> int:
    """Run every step, print each with its result and where its picture is; 0 only if every step held."""
    if not has_display():
        if shutil.which("xvfb-run"):
            return _run_on_virtual_display(pictures)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _run_here(pictures, lambda text: print(text, flush=True))


def _run_on_virtual_display(pictures: Path) -> int:
    print("There is no display here: the tour runs on a virtual one.", flush=True)
    command = ["xvfb-run", "--auto-servernum", f"--server-args={_SCREEN}"]
    command += [sys.executable, "-m", "ui", "tour", "--pictures", str(pictures)]
    return subprocess.run(command, timeout=_TIMEOUT_S, check=False).returncode


def _run_here(pictures: Path, say: Callable[[str], None]) -> int:
    from ui.start import make_application
    from ui.tour.person import Person, StepFailed
    from ui.tour.steps import STEPS

    pictures.mkdir(parents=True, exist_ok=True)
    failures = 0
    application = make_application([])
    with tempfile.TemporaryDirectory(prefix="syncline-tour-") as home:
        person = Person(application, Path(home), pictures)
        for number, step in enumerate(STEPS, 1):
            try:
                mark, result = "ok    ", step(person)
            except StepFailed as failure:
                mark, result = "FAILED", str(failure)
            except Exception as error:  # noqa: BLE001 - one broken step must not keep the others from being seen
                mark, result = "FAILED", f"{type(error).__name__}: {error}"
            try:
                picture = str(person.take_picture(f"{number:02}-{step.__name__.replace('_', '-')}"))
            except StepFailed as failure:
                mark, picture = "FAILED", str(failure)
            failures += mark == "FAILED"
            say(f"{mark} {number:2}. {step.__name__.replace('_', ' ')}: {result}  [{picture}]")
        person.leave()
    say(f"{len(STEPS) - failures} of {len(STEPS)} steps held; the pictures are in {pictures.resolve()}")
    return 1 if failures else 0
