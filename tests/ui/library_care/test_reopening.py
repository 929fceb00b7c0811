"""The whole way from the start: on a bundle, and on a library that is put back or repaired in between."""

import subprocess
import sys
from pathlib import Path

from player.library.bundle.writing import write_bundle
from player.library.care.backups import back_up
from player.library.store import Library
from tests.ui.library_care.damage import make_library, titles_in

# Starts on a library and on files, and does what the steps say: an action to choose, or a button to press by its text,
# each once it is there. Prints the notice that comes in the end.
DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton
from ui.notice_bar import NoticeBar
from ui.start import run_window

library, files, sought, *steps = sys.argv[1:]

def children(kind, *name):
    return [child for window in QApplication.topLevelWidgets() for child in window.findChildren(kind, *name)]

def take_step():
    QTimer.singleShot(10, take_step if steps else look)
    if not steps:
        return
    kind, name = steps[0].split(":")
    if kind == "choose":
        found = children(QAction, name)
    else:
        found = [button for button in children(QPushButton) if button.text() == name and button.isVisible()]
    if found:
        del steps[0]
        found[0].trigger() if kind == "choose" else found[0].click()

def look():
    told = [bar.text() for bar in children(NoticeBar) if sought in bar.text()]
    if not told:
        return QTimer.singleShot(10, look)
    print(told[0], flush=True)
    QApplication.closeAllWindows()

def find_library():
    QTimer.singleShot(10, take_step)
    return Path(library)

sys.exit(run_window(find_library, [Path(file) for file in files.split()]))
"""


def drive(path: Path, sought: str, *steps: str, files: str = "") -> str:
    """What the window tells in the end."""
    command = [sys.executable, "-c", DRIVER, str(path), files, sought, *steps]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.strip()


def test_a_backup_is_restored_and_the_window_shows_the_library_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    make_library(path, "Tides")
    back_up(path)
    make_library(path, "Winds")
    told = drive(path, "as it was on", "choose:backupsAction", "press:Restore…", "press:Restore")
    assert told.endswith("What it was before is the newest backup.")
    assert titles_in(path) == ["Tides"]


def test_a_library_that_cannot_be_opened_is_repaired_from_the_bar_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    make_library(path, "Tides")
    back_up(path)
    path.write_bytes(b"junk" * 10_000)
    told = drive(path, "repaired", "press:Repair Library…", "press:Repair")
    assert told == "The library is repaired, but some of it may be lost."
    assert titles_in(path) == ["Tides"]


def test_a_backup_is_restored_where_the_library_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    make_library(path, "Tides")
    back_up(path)
    path.write_bytes(path.read_bytes()[:6_000])
    told = drive(path, "as it was on", "press:Backups…", "press:Restore…", "press:Restore")
    assert told.endswith("The damaged file is kept.")
    assert titles_in(path) == ["Tides"]


def test_the_window_starts_on_a_bundle(tmp_path: Path) -> None:
    (tides_id,) = make_library(tmp_path / "friend.sqlite", "Tides")
    with Library(tmp_path / "friend.sqlite") as library:
        bundle = write_bundle(library, tides_id, tmp_path)
    path = tmp_path / "library.sqlite"
    assert drive(path, "Tides", files=str(bundle)) == "“Tides” is a new recording: 1 text."
    assert titles_in(path) == ["Tides"]
