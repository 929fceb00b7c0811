"""The tour, as a newcomer runs it: the real program, the real libVLC, the shipped sample, a real window."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from ui.tour.steps import STEPS


def test_every_step_of_the_tour_holds_and_has_its_picture(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    result = subprocess.run(
        [sys.executable, "-m", "ui", "tour", "--pictures", str(pictures)],
        env=os.environ | {"SYNCLINE_LIBRARY": str(tmp_path / "untouched.sqlite")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = result.stdout.splitlines()
    assert result.returncode == 0, result.stdout + result.stderr
    assert sum(line.startswith("ok") for line in lines) == len(STEPS)
    assert str(pictures) in lines[-1]
    assert not (tmp_path / "untouched.sqlite").exists()
    taken = sorted(pictures.glob("[0-9]*.png"))
    assert len(taken) == len(STEPS)
    for picture in taken:
        image = QImage(str(picture))
        colours = {image.pixel(x, y) for x in range(0, image.width(), 40) for y in range(0, image.height(), 40)}
        assert len(colours) > 5, f"{picture.name} is blank"
