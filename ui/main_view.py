"""What stands in the window: the parts, the actions, and the joins between the parts and the controllers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import dialogs
from ui.actions import Need, build_actions, build_menus, connect_actions, enable_actions, refresh_icons
from ui.controllers import Controllers
from ui.joins.announcements import AnnouncementJoin
from ui.joins.bookmarks import BookmarkJoin
from ui.joins.exchange import ExchangeJoin
from ui.joins.exports import ExportJoin
from ui.joins.feeds import FeedJoin
from ui.joins.heard import HeardJoin
from ui.joins.imports import ImportJoin
from ui.joins.library_care import CareJoin
from ui.joins.look import LookJoin
from ui.joins.playback import PlaybackJoin
from ui.joins.recording_list import RecordingListJoin
from ui.joins.recordings import RecordingJoin
from ui.joins.search import SearchJoin
from ui.joins.sources import SourceJoin
from ui.joins.speakers import SpeakerJoin
from ui.joins.transcript import TranscriptJoin
from ui.main_window import MainWindow
from ui.notice_bar import NoticeBar
from ui.parts import make_parts, place_parts
from ui.removals import Removals
from ui.settings import saved_int
from ui.task_bar import TaskBar
from ui.theme import icon
from ui.transcript.accessible.announcer import Announcer


class MainView(QWidget):
    """Signals come up from the parts, setters go down to them; whatever decides is in a controller."""

    sample_requested = Signal()

    def __init__(self, window: MainWindow, controllers: Controllers) -> None:
        super().__init__(window)
        self._window = window
        self._controllers = controllers
        self._playback = controllers.playback
        self._recordings = controllers.recordings
        self._undo_stack = controllers.undo_stack
        self._actions = build_actions(window, self._icon)
        self._parts = make_parts(self._actions, controllers.care.tasks)
        place_parts(self, self._parts, TaskBar(controllers.tasks), TaskBar(controllers.fetches))
        self._join()
        self._join_window()
        self._restore()
        # Nothing is open yet: the joins show that as they will show it later.
        self._recordings.closed.emit()
        window.setCentralWidget(self)

    @property
    def notices(self) -> NoticeBar:
        """Where errors and news are shown."""
        return self._parts.notices

    def button(self, name: str) -> QPushButton:
        """A button for the action of this id."""
        action = self._actions[name]
        button = QPushButton(action.text())
        button.setObjectName(f"{name}Button")
        button.clicked.connect(lambda _checked=False: action.trigger())
        return button

    def show_above(self, bar: QWidget) -> None:
        """Set a bar above all that stands here; it is there from the start, and pushes nothing away."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, bar)

    def _join(self) -> None:
        """Join the parts to the controllers, in the order in which they are to hear of a new recording."""
        made, parts, window = self._controllers, self._parts, self._window
        playback, recordings, actions, settings = made.playback, made.recordings, self._actions, window.settings
        removals = Removals(recordings, made.bookmarks, made.undo_stack, parts.notices, self)
        of_recordings = RecordingJoin(recordings, playback, removals, parts, window, self)
        of_recordings.sample_requested.connect(self.sample_requested)
        self._of_playback = PlaybackJoin(playback, recordings, parts, actions, self._icon, self)
        joins = (
            of_recordings,
            RecordingListJoin(made.covers, parts.library, window, self),
            self._of_playback,
            TranscriptJoin(playback, recordings, parts, actions, self),
            SearchJoin(made.searches, recordings, parts, window, self),
            LookJoin(parts.transcript, settings, actions, self),
            SpeakerJoin(recordings, playback, parts, actions, self),
            HeardJoin(recordings, playback, parts, self),
            AnnouncementJoin(Announcer(parts.transcript), playback, recordings, settings, actions, self),
            SourceJoin(recordings, made.sources, parts, window, self),
            FeedJoin(made.feeds, recordings, made.lookups, parts, window, self),
            ImportJoin(made.imports, recordings, parts, window, self),
            ExchangeJoin(made.exchange, made.imports, recordings, parts, window, self),
            CareJoin(made.care, made.upkeep, recordings, parts, window, self),
            ExportJoin(recordings, made.bookmarks, made.tasks, parts, settings, window, self),
            BookmarkJoin(made.bookmarks, recordings, playback, removals, parts, self),
        )
        self._connect_actions([self._handlers(), *(join.handlers() for join in joins)])

    def _connect_actions(self, handlers: list[dict[str, Callable[[], object]]]) -> None:
        connect_actions(self._actions, {name: handler for some in handlers for name, handler in some.items()})
        build_menus(self._window.menuBar(), self._actions)
        self._window.addActions(list(self._actions.values()))
        for signal in (self._recordings.opened, self._recordings.changed, self._recordings.closed):
            signal.connect(self._enable_actions)
        self._playback.state_changed.connect(self._enable_actions)
        self._playback.trail_changed.connect(self._enable_actions)
        self._undo_stack.indexChanged.connect(self._enable_actions)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        panes, window, actions = self._parts.panes, self._window, self._actions
        return {
            "quit": window.close,
            "undo": self._undo_stack.undo,
            "redo": self._undo_stack.redo,
            "show_library": lambda: panes.show_library(actions["show_library"].isChecked()),
            "show_video": lambda: panes.show_video(actions["show_video"].isChecked()),
            "show_sidebar": lambda: panes.show_sidebar(actions["show_sidebar"].isChecked()),
            "full_screen": lambda: self._set_full_screen(actions["full_screen"].isChecked()),
            "light_or_dark": window.switch_theme,
            "shortcuts": lambda: dialogs.show_shortcuts(window),
            "about": lambda: dialogs.show_about(window),
        }

    def _join_window(self) -> None:
        self._parts.panes.library_shown.connect(self._actions["show_library"].setChecked)
        self._parts.panes.sidebar_shown.connect(self._actions["show_sidebar"].setChecked)
        self._parts.panes.video_shown.connect(self._actions["show_video"].setChecked)
        self._window.palette_changed.connect(self._draw_icons)
        self._window.escape_pressed.connect(self._leave_full_screen)
        self._window.closing.connect(self._leave)

    def _enable_actions(self) -> None:
        present: dict[Need, bool] = self._of_playback.needs_met() | {
            "recording": self._recordings.recording is not None,
            "transcript": bool(self._recordings.timeline.lines),
        }
        enable_actions(self._actions, [need for need, is_present in present.items() if is_present])
        self._actions["undo"].setEnabled(self._undo_stack.canUndo())
        self._actions["redo"].setEnabled(self._undo_stack.canRedo())

    def _draw_icons(self) -> None:
        refresh_icons(self._actions, self._icon)
        self._of_playback.draw_icons()

    def _icon(self, name: str) -> QIcon:
        # The window's own palette: when it tells of new colours, its children do not have them yet.
        return icon(name, self._window.palette())

    def _set_full_screen(self, full: bool) -> None:
        self._parts.panes.set_alone(full)
        self._window.show_full_screen(full)

    def _leave_full_screen(self) -> None:
        if self._actions["full_screen"].isChecked():
            self._actions["full_screen"].trigger()

    def _restore(self) -> None:
        settings = self._window.settings
        self._parts.panes.restore(settings)
        self._playback.set_volume(saved_int(settings, "volume", 100))
        self._playback.set_rate(saved_int(settings, "rate_percent", 100) / 100)

    def _save(self) -> None:
        settings = self._window.settings
        self._window.save_place()
        self._parts.panes.save(settings)
        settings.setValue("volume", self._playback.volume_percent())
        settings.setValue("rate_percent", round(self._playback.rate() * 100))
        settings.sync()

    def _leave(self) -> None:
        self._leave_full_screen()
        self._parts.sidebar.finish_editing()
        self._recordings.close()
        self._save()
        self._playback.close()
        self._undo_stack.clear()
        # What runs may take a while to let go: nobody should have to look on.
        self._window.hide()
        self._controllers.feeds.close()
        self._controllers.tasks.close()
