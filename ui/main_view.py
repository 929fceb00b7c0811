"""What stands in the window: library, transcript, sidebar and transport, their signals joined to the controllers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon, QUndoStack
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from player.bookmarks import Bookmark
from player.media.engine import EngineState
from player.recording import Recording, RecordingSummary, combined_document
from player.transcript import Timeline
from ui import dialogs
from ui.actions import Need, build_actions, build_menus, enable_actions, refresh_icons
from ui.bookmark_controller import BookmarkController
from ui.controls.transport import Transport
from ui.controls.video_surface import VideoSurface
from ui.main_window import MainWindow
from ui.notice_bar import NoticeBar
from ui.panels.library import LibraryPanel
from ui.panels.sidebar import Sidebar
from ui.panes import Panes
from ui.playback_actions import playback_handlers
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.removals import Removals
from ui.settings import saved_int
from ui.task_bar import TaskBar
from ui.tasks import Tasks
from ui.theme import icon
from ui.transcript.pane import TranscriptPane
from ui.welcome import Welcome


class MainView(QWidget):
    """Signals come up from the widgets, setters go down to them; whatever decides is in a controller."""

    sample_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        playback: PlaybackController,
        recordings: RecordingController,
        bookmarks: BookmarkController,
        tasks: Tasks,
        undo_stack: QUndoStack,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._playback = playback
        self._recordings = recordings
        self._bookmarks = bookmarks
        self._tasks = tasks
        self._undo_stack = undo_stack
        self._shown_timeline = Timeline(())
        self._keyword: str | None = None
        self._state = EngineState.EMPTY
        self._actions = build_actions(window, self._handlers(), self._icon)
        build_menus(window.menuBar(), self._actions)
        window.addActions(list(self._actions.values()))
        self._library_panel = LibraryPanel()
        self._sidebar = Sidebar()
        self._transcript = TranscriptPane(self._actions)
        self._video = VideoSurface()
        self._transport = Transport(self._actions)
        self._notices = NoticeBar()
        self._removals = Removals(recordings, bookmarks, undo_stack, self._notices, self)
        self._welcome = Welcome()
        self._panes = Panes(self._library_panel, self._video, self._transcript, self._sidebar)
        self._place()
        self._join_playback()
        self._join_recordings()
        self._join_bookmarks()
        self._join_transcript()
        self._restore()
        window.palette_changed.connect(self._draw_icons)
        window.escape_pressed.connect(self._leave_full_screen)
        window.closing.connect(self._leave)
        window.setCentralWidget(self)

    @property
    def notices(self) -> NoticeBar:
        """Where errors and news are shown."""
        return self._notices

    def _place(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self._welcome)
        self._middle.addWidget(self._panes.player)
        self._panes.set_middle(self._middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panes, 1)
        # Below the panes: what comes up here must not push down what is being read.
        column.addWidget(self._notices)
        column.addWidget(TaskBar(self._tasks))
        column.addWidget(self._transport)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return self._file_handlers() | self._view_handlers() | playback_handlers(self._playback)

    def _file_handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "open": lambda: dialogs.choose_files(self._window, self._recordings.open_files),
            "add_to_recording": lambda: dialogs.choose_files(self._window, self._recordings.add_files),
            "locate_media": self._locate_media,
            "rename_recording": self._rename,
            "remove_recording": self._remove_open_recording,
            "quit": self._window.close,
            "undo": self._undo_stack.undo,
            "redo": self._undo_stack.redo,
            "copy": lambda: self._transcript.copy(),
            "copy_with_times": lambda: self._transcript.copy(with_times=True),
            "find": lambda: self._transcript.open_find(),
            "find_next": lambda: self._transcript.find_next(),
            "find_previous": lambda: self._transcript.find_previous(),
            "search_library": self._search_library,
            "loop": self._toggle_loop,
            "mute": lambda: self._playback.set_muted(self._actions["mute"].isChecked()),
            "bookmark": self._add_bookmark,
            "next_bookmark": lambda: self._play(self._bookmarks.next_after(self._playback.position_ms())),
            "previous_bookmark": lambda: self._play(self._bookmarks.last_before(self._playback.position_ms())),
            "shortcuts": lambda: dialogs.show_shortcuts(self._window),
            "open_sample": self.sample_requested.emit,
            "about": lambda: dialogs.show_about(self._window),
        }

    def _view_handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "follow": lambda: self._transcript.set_following(self._actions["follow"].isChecked()),
            "jump_to_now": lambda: self._transcript.jump_to_now(),
            "show_library": lambda: self._panes.show_library(self._actions["show_library"].isChecked()),
            "show_video": lambda: self._panes.show_video(self._actions["show_video"].isChecked()),
            "show_sidebar": lambda: self._panes.show_sidebar(self._actions["show_sidebar"].isChecked()),
            "full_screen": lambda: self._set_full_screen(self._actions["full_screen"].isChecked()),
            "light_or_dark": self._window.switch_theme,
        }

    def _join_playback(self) -> None:
        playback, transport = self._playback, self._transport
        playback.show_video_in(self._video.window_id())
        playback.position_changed.connect(transport.set_position)
        playback.position_changed.connect(self._transcript.set_position)
        playback.position_changed.connect(self._sidebar.set_position)
        playback.duration_changed.connect(transport.set_duration)
        playback.spoken_changed.connect(self._transcript.set_spoken)
        playback.state_changed.connect(self._show_state)
        playback.rate_changed.connect(transport.set_rate)
        playback.volume_changed.connect(transport.set_volume)
        playback.muted_changed.connect(self._show_muted)
        playback.loop_changed.connect(self._show_loop)
        playback.tracks_changed.connect(transport.set_audio_tracks)
        playback.video_changed.connect(self._panes.set_has_video)
        playback.frame_changed.connect(self._video.show_frame)
        playback.failed.connect(self._tell_unplayable)
        transport.seek_requested.connect(playback.seek)
        transport.rate_chosen.connect(playback.set_rate)
        transport.volume_chosen.connect(playback.set_volume)
        transport.audio_track_chosen.connect(playback.set_audio_track)
        self._video.play_toggled.connect(playback.toggle)
        self._video.full_screen_requested.connect(self._actions["full_screen"].trigger)

    def _join_recordings(self) -> None:
        recordings, library, sidebar = self._recordings, self._library_panel, self._sidebar
        self._window.files_dropped.connect(recordings.take_dropped)
        recordings.opening.connect(self._sidebar.finish_editing)
        recordings.opening.connect(self._notices.hide)
        recordings.opened.connect(self._show_recording)
        recordings.changed.connect(self._show_contents)
        recordings.closed.connect(self._show_nothing)
        recordings.list_changed.connect(self._show_list)
        recordings.hits_found.connect(library.set_hits)
        recordings.failed.connect(self._notices.tell)
        library.recording_chosen.connect(recordings.open)
        library.hit_chosen.connect(self._open_at)
        library.search_changed.connect(recordings.search)
        library.open_requested.connect(self._actions["open"].trigger)
        library.remove_requested.connect(self._remove)
        sidebar.moment_requested.connect(self._go_to)
        sidebar.source_chosen.connect(recordings.show_source)
        sidebar.source_removed.connect(self._removals.remove_source)
        sidebar.keyword_chosen.connect(self._mark_keyword)
        sidebar.keyword_step_requested.connect(self._transcript.step_keyword)
        self._welcome.open_requested.connect(self._actions["open"].trigger)
        self._welcome.sample_requested.connect(self.sample_requested)

    def _join_bookmarks(self) -> None:
        bookmarks, sidebar = self._bookmarks, self._sidebar
        bookmarks.changed.connect(sidebar.set_bookmarks)
        bookmarks.changed.connect(self._transcript.set_bookmarks)
        bookmarks.changed.connect(self._transport.set_bookmarks)
        bookmarks.failed.connect(self._notices.tell)
        self._undo_stack.indexChanged.connect(self._enable_actions)
        sidebar.bookmark_changed.connect(bookmarks.change)
        sidebar.bookmark_deleted.connect(self._removals.delete_bookmark)
        sidebar.bookmark_played.connect(self._play)

    def _join_transcript(self) -> None:
        transcript = self._transcript
        transcript.seek_requested.connect(self._playback.seek)
        transcript.play_requested.connect(self._playback.play_from)
        transcript.following_changed.connect(self._actions["follow"].setChecked)
        self._actions["follow"].setChecked(transcript.is_following())
        self._panes.library_shown.connect(self._actions["show_library"].setChecked)
        self._panes.sidebar_shown.connect(self._actions["show_sidebar"].setChecked)
        self._panes.video_shown.connect(self._actions["show_video"].setChecked)

    def _show_recording(self, recording: Recording, timeline: Timeline) -> None:
        self._sidebar.finish_editing()
        self._video.clear()
        self._panes.set_has_video(False)
        self._middle.setCurrentWidget(self._panes.player)
        self._transport.set_duration(recording.duration_ms)
        self._transport.set_position(recording.position_ms)
        self._transcript.set_following(True)
        self._show_contents(recording, timeline)
        self._transcript.focus_text()

    def _show_contents(self, recording: Recording, timeline: Timeline) -> None:
        self._window.setWindowTitle(f"{recording.title} — Syncline")
        if timeline is not self._shown_timeline:
            self._shown_timeline = timeline
            self._transcript.set_timeline(timeline)
            self._mark_keyword(self._keyword)
        self._sidebar.set_recording(recording)
        self._transport.set_chapters(combined_document(recording).chapters)
        self._bookmarks.set_recording(recording.id, recording.bookmarks, timeline)
        self._enable_actions()

    def _show_nothing(self) -> None:
        self._sidebar.finish_editing()
        self._window.setWindowTitle("Syncline")
        self._middle.setCurrentWidget(self._welcome)
        self._welcome.setFocus()
        self._transport.set_duration(None)
        self._transport.set_position(0)
        self._transport.set_chapters(())
        self._transport.set_keyword_moments(())
        self._shown_timeline = Timeline(())
        self._transcript.set_timeline(self._shown_timeline)
        self._sidebar.set_recording(None)
        self._panes.set_has_video(False)
        self._bookmarks.set_recording(None, (), Timeline(()))
        self._show_state(EngineState.EMPTY)

    def _show_list(self, summaries: tuple[RecordingSummary, ...]) -> None:
        recording = self._recordings.recording
        self._library_panel.set_recordings(summaries, recording.id if recording else None)

    def _tell_unplayable(self, sentence: str) -> None:
        self._notices.tell(sentence, "Locate…", self._locate_media)

    def _locate_media(self) -> None:
        if self._recordings.recording is not None:
            dialogs.choose_medium(self._window, self._recordings.locate_media)

    def _rename(self) -> None:
        recording = self._recordings.recording
        if recording is not None:
            dialogs.ask_title(self._window, recording.title, self._recordings.rename)

    def _remove_open_recording(self) -> None:
        recording = self._recordings.recording
        if recording is not None:
            self._remove(recording.id)

    def _remove(self, recording_id: str) -> None:
        self._sidebar.finish_editing()
        self._removals.remove_recording(recording_id)

    def _search_library(self) -> None:
        self._panes.show_library(True)
        self._library_panel.focus_search()

    def _show_state(self, state: EngineState) -> None:
        self._state = state
        self._enable_actions()
        playing = state is EngineState.PLAYING
        action = self._actions["play"]
        action.setText("Pause" if playing else "Play")
        action.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        action.setIcon(self._icon("pause" if playing else "play"))

    def _enable_actions(self) -> None:
        has_medium = self._state not in (EngineState.EMPTY, EngineState.FAILED)
        present: dict[Need, bool] = {
            "recording": self._recordings.recording is not None,
            "medium": has_medium,
            "transcript": bool(self._shown_timeline.lines),
        }
        enable_actions(self._actions, [need for need, is_present in present.items() if is_present])
        self._actions["undo"].setEnabled(self._undo_stack.canUndo())
        self._actions["redo"].setEnabled(self._undo_stack.canRedo())
        self._transport.set_medium_present(has_medium)

    def _show_muted(self, muted: bool) -> None:
        self._actions["mute"].setChecked(muted)
        self._actions["mute"].setIcon(self._icon("muted" if muted else "volume"))

    def _show_loop(self, span: tuple[int, int] | None) -> None:
        self._actions["loop"].setChecked(span is not None)
        self._transport.set_loop(span)

    def _toggle_loop(self) -> None:
        spans = [
            span for number in self._numbers_at_hand() if (span := self._recordings.timeline.span(number)) is not None
        ]
        if self._playback.loop() is None and spans:
            self._playback.set_loop((min(start for start, _ in spans), max(end for _, end in spans)))
        else:
            self._playback.set_loop(None)
        self._show_loop(self._playback.loop())

    def _go_to(self, position_ms: int) -> None:
        """Seek, and bring what is spoken there in sight."""
        self._playback.seek(position_ms)
        self._transcript.set_following(True)

    def _open_at(self, recording_id: str, position_ms: int) -> None:
        self._recordings.open(recording_id, position_ms)
        self._transcript.set_following(True)

    def _play(self, bookmark: Bookmark | None) -> None:
        if bookmark is not None:
            self._transcript.set_following(True)
            self._playback.play_from(bookmark.start_ms)

    def _mark_keyword(self, term: str | None) -> None:
        self._keyword = term
        positions = self._transcript.set_keyword(term)
        self._transport.set_keyword_moments(positions)
        if term is not None:
            self._sidebar.set_keyword_count(term, len(positions))

    def _numbers_at_hand(self) -> tuple[int, ...]:
        """The selected lines, or else the line now spoken."""
        selected = self._transcript.selected_lines()
        spoken = self._playback.spoken_line()
        return selected or (() if spoken is None else (spoken,))

    def _add_bookmark(self) -> None:
        if self._bookmarks.add(self._numbers_at_hand()):
            self._sidebar.show_tab("bookmarks")

    def _draw_icons(self) -> None:
        refresh_icons(self._actions, self._icon)
        self._show_state(self._state)
        self._show_muted(self._actions["mute"].isChecked())

    def _icon(self, name: str) -> QIcon:
        return icon(name, self.palette())

    def _set_full_screen(self, full: bool) -> None:
        self._panes.set_alone(full)
        self._window.show_full_screen(full)

    def _leave_full_screen(self) -> None:
        if self._actions["full_screen"].isChecked():
            self._actions["full_screen"].trigger()

    def _restore(self) -> None:
        settings = self._window.settings
        self._panes.restore(settings)
        self._playback.set_volume(saved_int(settings, "volume", 100))
        self._playback.set_rate(saved_int(settings, "rate_percent", 100) / 100)
        self._show_nothing()

    def _save(self) -> None:
        settings = self._window.settings
        self._window.save_place()
        self._panes.save(settings)
        settings.setValue("volume", self._playback.volume_percent())
        settings.setValue("rate_percent", round(self._playback.rate() * 100))
        settings.sync()

    def _leave(self) -> None:
        self._leave_full_screen()
        self._sidebar.finish_editing()
        self._recordings.close()
        self._save()
        self._playback.close()
        self._undo_stack.clear()
        # What runs may take a while to let go: nobody should have to look on.
        self._window.hide()
        self._tasks.close()
