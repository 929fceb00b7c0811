"""Where everything that lives long is made: the library, the controllers and what stands in the window, joined."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication

from player.library.store import Library
from player.media.engine import MediaEngine
from ui.bookmark_controller import BookmarkController
from ui.collecting import Collector
from ui.engines import EngineMaker, best_engine
from ui.feed_controller import FeedController
from ui.import_controller import ImportController
from ui.main_view import MainView
from ui.main_window import MainWindow
from ui.notice_bar import NoticeBar
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.source_controller import SourceController
from ui.tasks import Tasks


@dataclass(frozen=True)
class Syncline:
    """The whole program, put together; `close` takes it apart again."""

    library: Library
    tasks: Tasks
    playback: PlaybackController
    recordings: RecordingController
    bookmarks: BookmarkController
    imports: ImportController
    feeds: FeedController
    window: MainWindow
    notices: NoticeBar
    collector: Collector

    def close(self) -> None:
        """Close the window and let go of engine, tasks and library."""
        self.window.close()
        self.library.close()
        self.window.deleteLater()
        self.collector.close()


def build(window: MainWindow, library_path: Path, make_engine: EngineMaker = best_engine) -> Syncline:
    """Fill the window and join everything; raises LibraryError. The engine is made when a medium first needs it."""
    # The native window that libVLC draws into must not make native windows of what stands beside it.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
    library = Library(library_path)
    collector = Collector()
    tasks = Tasks()
    undo_stack = QUndoStack()

    def engine() -> MediaEngine:
        return make_engine(lambda sentence: view.notices.tell(sentence))

    playback = PlaybackController(engine)
    recordings = RecordingController(library, tasks, playback, undo_stack)
    bookmarks = BookmarkController(library, undo_stack)
    sources = SourceController(library, tasks, playback, recordings, undo_stack)
    imports = ImportController(library.path, tasks, recordings)
    fetches = Tasks()
    lookups = Tasks()
    feeds = FeedController(library.path, tasks, fetches, lookups)
    view = MainView(
        window, playback, recordings, bookmarks, sources, imports, feeds, tasks, fetches, lookups, undo_stack
    )
    view.sample_requested.connect(lambda: recordings.open_files([sample_path()]))
    tasks.failed.connect(view.notices.tell)
    if library.notice:
        view.notices.tell(library.notice)
    return Syncline(library, tasks, playback, recordings, bookmarks, imports, feeds, window, view.notices, collector)


def sample_path() -> Path:
    """The sample recording's medium; its transcript and pages stand beside it."""
    return Path(str(files("resources").joinpath("sample", "welcome.mp4")))
