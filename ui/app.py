"""Where everything that lives long is made: the library, the controllers and what stands in the window, joined."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication

from player.errors import LibraryError
from player.library.interface import Store
from player.library.opening import open_store, reopen_store
from player.media.engine import MediaEngine
from ui.bookmark_controller import BookmarkController
from ui.collecting import Collector
from ui.controllers import Controllers
from ui.cover_controller import CoverController
from ui.engines import EngineMaker, best_engine
from ui.exchange.controller import ExchangeController
from ui.feed_controller import FeedController
from ui.import_controller import ImportController
from ui.library_care.controller import CareController
from ui.library_care.replacement import REPLACED, ReplacementWatch
from ui.library_care.upkeep import Upkeep
from ui.main_view import MainView
from ui.main_window import MainWindow
from ui.notice_bar import NoticeBar
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.search_controller import SearchController
from ui.source_controller import SourceController
from ui.stand_in import StandIn, StandInBar
from ui.tasks import Tasks

# What `QApplication.exec` returns when the window is to be opened anew, on the library as it is by then.
REOPEN = 1_000


@dataclass(frozen=True)
class Syncline:
    """The whole program, put together; `close` takes it apart again."""

    library: Store
    tasks: Tasks
    playback: PlaybackController
    recordings: RecordingController
    bookmarks: BookmarkController
    imports: ImportController
    feeds: FeedController
    window: MainWindow
    notices: NoticeBar
    collector: Collector
    care: CareController
    stand_in: StandIn | None = None

    def close(self) -> None:
        """Close the window and let go of engine, tasks and library."""
        self.window.close()
        self.library.close()
        if self.stand_in is not None:
            self.stand_in.close()
        self.window.deleteLater()
        self.collector.close()


def build(window: MainWindow, library_path: Path, make_engine: EngineMaker = best_engine) -> Syncline:
    """Fill the window and join everything; the engine is made when a medium first needs it.

    A library that cannot be opened is told of, and another one stands in for it until the window closes.
    """
    # The native window that libVLC draws into must not make native windows of what stands beside it.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontCreateNativeWidgetSiblings)
    library, stand_in, reason = _open_or_stand_in(library_path)
    collector = Collector()

    def engine() -> MediaEngine:
        return make_engine(lambda sentence: view.notices.tell(sentence))

    made = _controllers(library, library_path, engine)
    view = MainView(window, made)
    view.sample_requested.connect(lambda: made.recordings.open_files([sample_path()]))
    made.tasks.failed.connect(view.notices.tell)
    made.care.reopen_requested.connect(lambda: QApplication.exit(REOPEN))
    _watch_for_replacement(library_path, view)
    if library.notice:
        view.notices.tell(library.notice)
    elif stand_in is None:
        made.upkeep.begin()
    else:
        view.show_above(_stand_in_bar(reason, view))
    return Syncline(
        library,
        made.tasks,
        made.playback,
        made.recordings,
        made.bookmarks,
        made.imports,
        made.feeds,
        window,
        view.notices,
        collector,
        made.care,
        stand_in,
    )


def _controllers(library: Store, library_path: Path, engine: Callable[[], MediaEngine]) -> Controllers:
    """`library_path` is the user's own library, whichever stands in for it."""
    tasks, fetches, lookups, chores = Tasks(), Tasks(), Tasks(), Tasks()
    undo_stack = QUndoStack()
    playback = PlaybackController(engine)
    recordings = RecordingController(library, tasks, playback, undo_stack)
    return Controllers(
        tasks,
        fetches,
        lookups,
        undo_stack,
        playback,
        recordings,
        BookmarkController(library, undo_stack),
        SourceController(library, tasks, playback, recordings, undo_stack),
        ImportController(library.path, tasks, recordings),
        FeedController(library.path, tasks, fetches, lookups),
        CoverController(cover_folder(), Tasks()),
        SearchController(lambda: reopen_store(library.path)),
        CareController(library_path, chores),
        Upkeep(library_path, chores),
        ExchangeController(library.path, tasks),
    )


def _open_or_stand_in(library_path: Path) -> tuple[Store, StandIn | None, str]:
    """The library, else one that stands in for it and the reason why."""
    try:
        return open_store(library_path), None, ""
    except LibraryError as error:
        stand_in = StandIn()
        return stand_in.library, stand_in, error.sentence


def _watch_for_replacement(library_path: Path, view: MainView) -> None:
    watch = ReplacementWatch(library_path, view)
    watch.replaced.connect(lambda: view.notices.tell(REPLACED, "Open Again", lambda: QApplication.exit(REOPEN)))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.connect(watch.look)


def _stand_in_bar(reason: str, view: MainView) -> StandInBar:
    bar = StandInBar(reason)
    bar.retry_requested.connect(lambda: QApplication.exit(REOPEN))
    for name in ("repair_library", "backups"):
        bar.add_button(view.button(name))
    return bar


def cover_folder() -> Path:
    """Where the small covers of media are kept; whatever is there can be made anew."""
    import platformdirs

    return platformdirs.user_cache_path("Syncline", appauthor=False) / "covers"


def sample_path() -> Path:
    """The sample recording's medium; its transcript and pages stand beside it."""
    return Path(str(files("resources").joinpath("sample", "welcome.mp4")))
