"""The start: little is loaded before the first paint, nothing jumps after it, and nothing that was typed is lost."""

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.first_look import apply_first_look
from ui.main_window import MainWindow
from ui.start import show_painted
from ui.theme import apply_theme

# Each takes longer to load than the first paint may.
HEAVY = ("numpy", "sqlite3", "sqlite_utils", "regex", "vlc", "player.formats", "player.library", "ui.app", "ui.theme")
LOADED_BEFORE_THE_FIRST_PAINT = """
import sys
import PySide6.QtCore
import ui.cli, ui.start
from PySide6.QtCore import QSettings
from ui.first_look import apply_first_look
from ui.main_window import MainWindow

application = ui.start.make_application([])
apply_first_look(application, None)
window = MainWindow(QSettings(sys.argv[1], QSettings.Format.IniFormat))
ui.start.show_painted(window)
print(*sys.modules, *(["Qt"] if "Qt" in vars(PySide6.QtCore) else []))
"""
# Of the key A on any keyboard that Xvfb and people have.
KEY_CODE_A = 38
_KEY_PRESS, _KEY_RELEASE = 2, 3


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    window = MainWindow(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    yield window
    window.close()
    window.deleteLater()


class KeyEvent(ctypes.Structure):
    """A key as the X server tells it (`xcb_key_press_event_t`)."""

    _fields_ = [
        *((name, ctypes.c_uint8) for name in ("response_type", "detail")),
        ("sequence", ctypes.c_uint16),
        *((name, ctypes.c_uint32) for name in ("time", "root", "event", "child")),
        *((name, ctypes.c_int16) for name in ("root_x", "root_y", "event_x", "event_y")),
        ("state", ctypes.c_uint16),
        *((name, ctypes.c_uint8) for name in ("same_screen", "pad0")),
    ]


def press_a(window_id: int) -> None:
    """The key A goes down and up on this window, as another program sees to; the server has told it on return."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    for kind in (_KEY_PRESS, _KEY_RELEASE):
        event = KeyEvent(response_type=kind, detail=KEY_CODE_A, event=window_id, same_screen=1)
        xcb.xcb_send_event(connection, 0, window_id, 0, ctypes.byref(event))
    xcb.xcb_get_input_focus_reply.restype = ctypes.c_void_p
    asked = xcb.xcb_get_input_focus(connection)
    assert xcb.xcb_get_input_focus_reply(connection, ctypes.c_uint(asked), None)
    xcb.xcb_disconnect(connection)


def test_what_takes_long_to_load_waits_for_the_first_paint(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOADED_BEFORE_THE_FIRST_PAINT, str(tmp_path / "settings.ini")]
    loaded = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout.split()
    assert "ui.main_window" in loaded
    assert [name for name in (*HEAVY, "Qt") if name in loaded] == []


def ground(window: MainWindow) -> QColor:
    """What a window shows where nothing stands in it."""
    QApplication.processEvents()
    return window.grab().toImage().pixelColor(5, 5)


@pytest.mark.parametrize("dark", [True, False, None])
def test_the_ground_stays_as_it_is_when_the_theme_comes(
    qapp: QApplication, window: MainWindow, dark: bool | None
) -> None:
    apply_theme(qapp, not dark)
    window.show()
    apply_first_look(qapp, dark)
    first = ground(window)
    apply_theme(qapp, dark)
    assert ground(window) == first
    assert (first.lightness() < 64) is bool(dark)


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 16])
def test_a_text_that_nobody_knows_ends_the_start_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "junk.txt"
    path.write_bytes(content)
    command = [sys.executable, "-m", "ui", "--library", str(tmp_path / "library.sqlite"), str(path)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "junk.txt: no transcript" in result.stderr


def test_a_key_pressed_before_the_view_is_there_waits_for_it(window: MainWindow, qtbot: QtBot) -> None:
    typed_too_early = []
    window.keyPressEvent = lambda event: typed_too_early.append(event.text())
    # Paint and focus are over: what comes now comes between them and the view.
    window.painted.connect(lambda: press_a(window.winId()))
    window.painted.connect(lambda: QTimer.singleShot(0, window.update))
    show_painted(window)
    field = QLineEdit()
    window.setCentralWidget(field)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: field.text() != "")
    assert field.text() == "a"
    assert typed_too_early == []
