"""The start: the window is shown and painted first, then everything else is loaded into it."""

import gc
import signal
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from player.errors import PlayerError
from player.files import is_folder
from ui.display import require_display
from ui.first_look import apply_first_look
from ui.main_window import MainWindow
from ui.settings import saved_text

if TYPE_CHECKING:
    from player.links import MomentLink
    from ui.app import Syncline
    from ui.library_care.errand import Errand
    from ui.library_care.outcome import Outcome
    from ui.notice_bar import NoticeBar

# How often Python gets a turn to see Ctrl+C while Qt waits for events.
SIGNAL_INTERVAL_MS = 200
# A window that comes up on another desktop, or behind a lock, is not painted before somebody looks.
LONGEST_FIRST_PAINT_MS = 500


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication, with its names; raises PlayerError where there is no display."""
    require_display()
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Syncline")
    application.setApplicationDisplayName("Syncline")
    application.setDesktopFileName("syncline")
    return application


def run_window(find_library: Callable[[], Path], paths: Sequence[Path], link: "MomentLink | None" = None) -> int:
    """Show the window on these files, on the moment of a link, or on the library; returns the exit code.

    `find_library` tells where the library is, once the window is in sight. Raises LibraryError, and UnknownFormat for a
    text that no format knows.
    """
    # What is loaded is there to stay; from then on the window sees to it.
    gc.disable()
    application = make_application([])
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Syncline", "Syncline")
    dark = {"dark": True, "light": False}.get(saved_text(settings, "theme"))
    apply_first_look(application, dark)
    _end_on_interrupt(application)
    window = MainWindow(settings)
    show_painted(window)
    # Only now, for this takes longer than all the rest.
    from ui.app import REOPEN
    from ui.theme import app_icon, apply_theme

    apply_theme(application, dark)
    application.setWindowIcon(app_icon())
    library_path = find_library()
    code, errand = _run(window, library_path, paths, link)
    while code == REOPEN:
        window = MainWindow(settings)
        show_painted(window)
        outcome = _carry_out(errand, window) if errand else None
        code, errand = _run(window, library_path, (), None, outcome)
    return code


def _run(
    window: MainWindow,
    library_path: Path,
    paths: Sequence[Path],
    link: "MomentLink | None",
    outcome: "Outcome | None" = None,
) -> "tuple[int, Errand | None]":
    """Fill the window and run it until it closes; returns the exit code, or that it is to be opened anew.

    Something may then have to be done before; `outcome` is what came of that.
    """
    from ui.app import build

    syncline = build(window, library_path)
    _tell_faults(syncline.notices)
    if outcome is not None:
        syncline.care.tell(outcome)
    refusals: list[PlayerError] = []
    # The view is to be painted before files are read and libVLC is loaded.
    QTimer.singleShot(0, lambda: _begin(syncline, paths, link, refusals.append))
    code = QApplication.exec()
    # This window may not be the last.
    QApplication.setQuitOnLastWindowClosed(False)
    syncline.close()
    QApplication.setQuitOnLastWindowClosed(True)
    if refusals:
        raise refusals[0]
    return code, syncline.care.errand


def _carry_out(errand: "Errand", window: MainWindow) -> "Outcome":
    from ui.library_care.errand import carry_out

    return carry_out(errand, window)


def show_painted(window: MainWindow) -> None:
    """Show the window, in front, and wait until it has been painted; what is typed meanwhile waits for the view."""
    loop = QEventLoop()
    window.painted.connect(loop.quit)
    window.closing.connect(loop.quit)
    QTimer.singleShot(LONGEST_FIRST_PAINT_MS, loop.quit)
    window.show()
    window.activateWindow()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _begin(
    syncline: "Syncline", paths: Sequence[Path], link: "MomentLink | None", refuse: Callable[[PlayerError], None]
) -> None:
    """Open what was asked for, or tell what is in a folder; a text that is none of ours ends the program instead."""
    from player.library.bundle.layout import is_bundle

    def end(error: PlayerError | None) -> None:
        if error is None:
            syncline.recordings.begin(paths)
        else:
            refuse(error)
            QApplication.quit()

    if any(is_folder(path) or is_bundle(path) for path in paths):
        syncline.recordings.begin(())
        syncline.imports.open_files(paths)
        return
    if paths:
        syncline.tasks.run("", lambda _progress: _refusal(paths), end)
        return
    syncline.recordings.begin(())
    if link is not None:
        syncline.recordings.open(link.recording_id, link.position_ms)
    syncline.tasks.run("", lambda _progress: _load_the_rest(), lambda _none: None)


def _load_the_rest() -> None:
    """Import what the first recording will need, while nobody waits for it."""
    for name in ("ui.transcript.layout.measuring", "player.importer"):
        import_module(name)


def _refusal(paths: Sequence[Path]) -> PlayerError | None:
    """Why the first of these texts that no format knows is not read."""
    from player.formats import check_known, load_source
    from player.media.probe import is_media_file

    try:
        for path in paths:
            if not is_media_file(path):
                check_known(load_source(path))
    except PlayerError as error:
        return error
    return None


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
