"""What a person kept is in the file, whatever happens to the program the moment after."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

# Opens the window on a talk, presses B on its second line, says so, and then waits to be killed.
SCRIPT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from player.media.null_engine import NullEngine
from ui.app import build
from ui.main_window import MainWindow
from ui.start import make_application

home, talk = Path(sys.argv[1]), Path(sys.argv[2])
application = make_application([])
settings = QSettings(str(home / "settings.ini"), QSettings.Format.IniFormat)
syncline = build(MainWindow(settings), home / "library.sqlite", lambda tell: NullEngine())
syncline.window.show()
syncline.window.activateWindow()
syncline.recordings.begin([talk])
while not syncline.recordings.timeline.lines or not syncline.window.isActiveWindow():
    QTest.qWait(10)
syncline.playback.seek(3_500)
QTest.keyPress(application.focusWidget(), Qt.Key.Key_B)
print("kept", flush=True)
time.sleep(60)
"""


def test_a_bookmark_survives_a_kill_right_after_the_key_went_down(tmp_path: Path) -> None:
    talk = tmp_path / "talk.srt"
    talk.write_text("1\n00:00:01,000 --> 00:00:02,000\nfirst\n\n2\n00:00:03,000 --> 00:00:04,000\nsecond\n", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path), str(talk)], stdout=subprocess.PIPE, env=os.environ
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"kept"
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=10)
    library = sqlite3.connect(tmp_path / "library.sqlite")
    try:
        rows = library.execute("SELECT start_ms, end_ms, quote FROM bookmarks WHERE deleted_at IS NULL").fetchall()
    finally:
        library.close()
    assert rows == [(3_000, 4_000, "second")]
