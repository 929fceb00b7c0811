"""The window on a library that cannot be opened: it says why, plays all the same, and tells what is not kept."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from player.library.store import Library
from tests.ui.window import notice, press, view_of
from ui.app import Syncline
from ui.stand_in import StandInBar

# Starts on a library that is none, puts it right, and presses Try Again.
RETRY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from player.document import Document
from player.library.opening import open_store
from ui.start import run_window

path = Path(sys.argv[1])
path.write_bytes(b"junk" * 1000)

def find(kind, name):
    found = (widget for window in QApplication.topLevelWidgets() for widget in window.findChildren(kind, name))
    return next((widget for widget in found if widget.isVisible()), None)

def put_right():
    retry = find(QPushButton, "standInRetryButton")
    if retry is None:
        return QTimer.singleShot(10, put_right)
    path.unlink()
    with open_store(path) as store:
        store.add_document(Document(title="Tides"), None)
    retry.click()
    QTimer.singleShot(10, tell)

def tell():
    if find(QWidget, "libraryPanel") is None or find(QWidget, "standInBar") is not None:
        return QTimer.singleShot(10, tell)
    print("opened anew", flush=True)
    QApplication.closeAllWindows()

def find_library():
    QTimer.singleShot(10, put_right)
    return path

sys.exit(run_window(find_library, []))
"""


def write_junk(path: Path) -> None:
    path.write_bytes(b"junk" * 5_000)


def write_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE visits (url TEXT)")


def write_truncated(path: Path) -> None:
    Library(path).close()
    path.write_bytes(path.read_bytes()[:6_000])


def write_overwritten(path: Path) -> None:
    Library(path).close()
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 50_000)


TROUBLES = [write_junk, write_other_database, write_truncated, write_overwritten, Path.mkdir]


@pytest.fixture(params=TROUBLES, ids=lambda trouble: trouble.__name__)
def troubled(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the window will look for its library, and what it finds there."""
    path = tmp_path / "library.sqlite"
    request.param(path)
    return path


def bar(syncline: Syncline) -> StandInBar | None:
    return syncline.window.findChild(StandInBar)


def test_the_window_says_why_and_what_is_not_kept(troubled: Path, syncline: Syncline) -> None:
    shown = bar(syncline)
    assert shown is not None
    assert shown.isVisible()
    assert str(troubled) in shown.accessibleName()
    assert "nothing that you do now is kept" in shown.accessibleName()


def test_one_can_listen_and_read_all_the_same(troubled: Path, opened: Syncline, qtbot: QtBot) -> None:
    before = troubled.read_bytes() if troubled.is_file() else b""
    opened.playback.seek(5_000)
    qtbot.waitUntil(lambda: view_of(opened).marks.spoken == {1})
    press(qtbot, opened, Qt.Key.Key_B)

    assert len(opened.bookmarks.bookmarks) == 1
    assert notice(opened) == ""
    assert bar(opened) is not None and bar(opened).isVisible()
    assert (troubled.read_bytes() if troubled.is_file() else b"") == before


def test_the_stand_in_is_gone_when_the_window_closes(troubled: Path, syncline: Syncline) -> None:
    folder = syncline.library.path.parent
    assert folder.is_dir()
    syncline.close()
    assert not folder.exists()


def test_a_library_that_opens_needs_no_stand_in(syncline: Syncline) -> None:
    assert bar(syncline) is None


def test_a_newer_library_is_shown_and_said_to_be_for_reading(
    tmp_path: Path, newer: Path, syncline: Syncline, qtbot: QtBot
) -> None:
    before = newer.read_bytes()
    syncline.recordings.begin(())
    assert "newer Syncline" in notice(syncline)
    assert bar(syncline) is None
    assert newer.read_bytes() == before


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    Library(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('syncline', '9999_x', '')"
        )
    return path


def test_a_library_that_was_put_right_is_opened_anew(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RETRY, str(tmp_path / "library.sqlite")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.stdout, result.returncode) == ("opened anew\n", 0), result.stderr
