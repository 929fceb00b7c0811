"""The whole window over an engine that keeps time in silence, with a clock that passes only when told to."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.media.null_engine import NullEngine
from ui.app import Syncline, build
from ui.main_window import MainWindow
from ui.theme import apply_theme

PAGE = """[0:01] Ada: Welcome to the harbour.
[0:04] Ben: The tide turns at noon.
[0:07] Ada: Then the ferry leaves.
[0:10] Ben: Bring a coat, the wind is cold.
[0:14] Ada: And bring the tide table.
"""


@pytest.fixture
def talk(medium: Path) -> Path:
    """A medium with a transcript of five lines beside it."""
    medium.with_suffix(".txt").write_text(PAGE, "utf-8")
    return medium


@pytest.fixture
def settings_path(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


@pytest.fixture
def syncline(
    qapp: QApplication, tmp_path: Path, settings_path: Path, clock: Callable[[], float], qtbot: QtBot
) -> Iterator[Syncline]:
    apply_theme(qapp, dark=False)
    settings = QSettings(str(settings_path), QSettings.Format.IniFormat)
    made = build(MainWindow(settings), tmp_path / "library.sqlite", lambda _tell: NullEngine(clock))
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def opened(syncline: Syncline, talk: Path, qtbot: QtBot) -> Syncline:
    """The window with the talk open."""
    syncline.recordings.begin([talk])
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)
    return syncline
