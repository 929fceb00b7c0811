"""The controllers, which decide, and the threads and the undo stack that they share; `ui.app` makes them."""

from dataclasses import dataclass

from PySide6.QtGui import QUndoStack

from ui.bookmark_controller import BookmarkController
from ui.cover_controller import CoverController
from ui.exchange.controller import ExchangeController
from ui.feed_controller import FeedController
from ui.import_controller import ImportController
from ui.library_care.controller import CareController
from ui.library_care.upkeep import Upkeep
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.search_controller import SearchController
from ui.source_controller import SourceController
from ui.tasks import Tasks


@dataclass(frozen=True)
class Controllers:
    """Each by its name; `tasks` read and write the library, `fetches` and `lookups` are those of feeds."""

    tasks: Tasks
    fetches: Tasks
    lookups: Tasks
    undo_stack: QUndoStack
    playback: PlaybackController
    recordings: RecordingController
    bookmarks: BookmarkController
    sources: SourceController
    imports: ImportController
    feeds: FeedController
    covers: CoverController
    searches: SearchController
    care: CareController
    upkeep: Upkeep
    exchange: ExchangeController
