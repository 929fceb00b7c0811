"""The start: the window is shown and painted first, then everything else is loaded into it."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.display import require_display
from ui.main_window import MainWindow
from ui.settings import saved_text
from ui.theme import app_icon, apply_theme

if TYPE_CHECKING:
    from player.links import MomentLink
    from ui.notice_bar import NoticeBar

# How often Python gets a turn to see Ctrl+C while Qt waits for events.
SIGNAL_INTERVAL_MS = 200
# A window that comes up on another desktop, or behind a lock, is not painted before somebody looks.
LONGEST_FIRST_PAINT_MS = 500


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, with its names; raises PlayerError where there is no display."""
    require_display()
    # The native window that libVLC draws into must not make native windows of what stands beside it.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Syncline")
    application.setApplicationDisplayName("Syncline")
    application.setDesktopFileName("syncline")
    return application


def run_window(library_path: Path, paths: Sequence[Path], link: "MomentLink | None" = None) -> int:
    """Show the window on these files, on the moment of a link, or on the library; returns the exit code.

    Raises LibraryError, and UnknownFormat or BrokenFile for a text that no format knows.
    """
    application = make_application([])
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Syncline", "Syncline")
    apply_theme(application, {"dark": True, "light": False}.get(saved_text(settings, "theme")))
    _end_on_interrupt(application)
    window = MainWindow(settings)
    show_painted(window)
    _check_texts(paths)
    # Only now, for this takes longer than all the rest.
    from ui.app import build

    application.setWindowIcon(app_icon())
    syncline = build(window, library_path)
    _tell_faults(syncline.notices)
    # The view is to be painted before files are read and libVLC is loaded.
    QTimer.singleShot(0, lambda: syncline.recordings.begin(paths))
    if link is not None:
        QTimer.singleShot(0, lambda: syncline.recordings.open(link.recording_id, link.position_ms))
    code = application.exec()
    syncline.close()
    return code


def show_painted(window: MainWindow) -> None:
    """Show the window, in front, and wait until it has been painted."""
    loop = QEventLoop()
    window.painted.connect(loop.quit)
    window.closing.connect(loop.quit)
    QTimer.singleShot(LONGEST_FIRST_PAINT_MS, loop.quit)
    window.show()
    window.activateWindow()
    loop.exec()


def _check_texts(paths: Sequence[Path]) -> None:
    from player.formats import detect, load_source
    from player.media.probe import is_media_file

    for path in paths:
        if not is_media_file(path):
            detect(load_source(path))


def _end_on_interrupt(application: QApplication) -> None:
    signal.signal(signal.SIGINT, lambda _number, _frame: application.quit())
    signal.signal(signal.SIGTERM, lambda _number, _frame: application.quit())
    ticker = QTimer(application)
    ticker.timeout.connect(lambda: None)
    ticker.start(SIGNAL_INTERVAL_MS)


def _tell_faults(notices: "NoticeBar") -> None:
    """A fault in the program itself is told in the window too; the traceback goes where it always goes."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        notices.tell(f"Syncline met a fault of its own: {kind.__name__}: {error}")

    sys.excepthook = tell
