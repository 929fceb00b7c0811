"""Where everything that lives long is made: the library, the controllers and the window, joined and ready to show."""

import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication

from player.library.store import Library
from player.media.engine import MediaEngine
from ui.bookmark_controller import BookmarkController
from ui.display import require_display
from ui.engines import EngineMaker, best_engine
from ui.main_window import MainWindow
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.settings import saved_text
from ui.tasks import Tasks
from ui.theme import app_icon, apply_theme

# How often Python gets a turn to see Ctrl+C while Qt waits for events.
SIGNAL_INTERVAL_MS = 200


@dataclass(frozen=True)
class Syncline:
    """The whole program, put together; `close` takes it apart again."""

    library: Library
    tasks: Tasks
    playback: PlaybackController
    recordings: RecordingController
    bookmarks: BookmarkController
    window: MainWindow

    def close(self) -> None:
        """Close the window and let go of engine, tasks and library."""
        self.window.close()
        self.library.close()
        self.window.deleteLater()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, with its names and its icon; raises PlayerError where there is no display."""
    require_display()
    # The native window that libVLC draws into must not make native windows of what stands beside it.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Syncline")
    application.setApplicationDisplayName("Syncline")
    application.setDesktopFileName("syncline")
    application.setWindowIcon(app_icon())
    return application


def build(library_path: Path, settings: QSettings, make_engine: EngineMaker = best_engine) -> Syncline:
    """Make and join everything; raises LibraryError. The engine is made when a medium first needs it."""
    library = Library(library_path)
    tasks = Tasks()
    undo_stack = QUndoStack()

    def engine() -> MediaEngine:
        return make_engine(lambda sentence: window.notices.tell(sentence))

    playback = PlaybackController(engine)
    recordings = RecordingController(library, tasks, playback)
    bookmarks = BookmarkController(library, undo_stack)
    window = MainWindow(playback, recordings, bookmarks, tasks, undo_stack, settings)
    window.sample_requested.connect(lambda: recordings.open_files([sample_path()]))
    tasks.failed.connect(window.notices.tell)
    if library.notice:
        window.notices.tell(library.notice)
    return Syncline(library, tasks, playback, recordings, bookmarks, window)


def run_window(library_path: Path, paths: Sequence[Path]) -> int:
    """Show the window on these files, or on the library; returns the exit code."""
    application = make_application([])
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Syncline", "Syncline")
    apply_theme(application, {"dark": True, "light": False}.get(saved_text(settings, "theme")))
    syncline = build(library_path, settings)
    # Reading files and loading libVLC must not keep the window from showing.
    syncline.window.painted.connect(lambda: syncline.recordings.begin(paths))
    syncline.window.show()
    syncline.window.activateWindow()
    _end_on_interrupt(application)
    _tell_faults(syncline.window)
    code = application.exec()
    syncline.close()
    return code


def sample_path() -> Path:
    """The sample recording's medium; its transcript and pages stand beside it."""
    return Path(str(files("resources").joinpath("sample", "welcome.mp4")))


def _end_on_interrupt(application: QApplication) -> None:
    signal.signal(signal.SIGINT, lambda _number, _frame: application.quit())
    signal.signal(signal.SIGTERM, lambda _number, _frame: application.quit())
    ticker = QTimer(application)
    ticker.timeout.connect(lambda: None)
    ticker.start(SIGNAL_INTERVAL_MS)


def _tell_faults(window: MainWindow) -> None:
    """A fault in the program itself is told in the window too; the traceback goes where it always goes."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        window.notices.tell(f"Syncline met a fault of its own: {kind.__name__}: {error}")

    sys.excepthook = tell
