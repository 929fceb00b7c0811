"""Recordings joined to the library panel, the sidebar and the title of the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from player.recording import Recording, RecordingSummary
from player.transcript import Timeline
from ui import dialogs
from ui.parts import Parts
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.removals import Removals


class RecordingJoin(QObject):
    """What is opened is shown, and what the library panel and the sidebar wish is opened, gone to or removed."""

    sample_requested = Signal()

    def __init__(
        self,
        recordings: RecordingController,
        playback: PlaybackController,
        removals: Removals,
        parts: Parts,
        window: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._playback = playback
        self._removals = removals
        self._parts = parts
        self._window = window
        self._show_what_is_open()
        self._take_wishes()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on recordings do."""
        return {
            "rename_recording": self._rename,
            "remove_recording": self._remove_open,
            "open_sample": self.sample_requested.emit,
        }

    def _show_what_is_open(self) -> None:
        recordings, parts = self._recordings, self._parts
        recordings.opening.connect(parts.sidebar.finish_editing)
        recordings.opening.connect(parts.notices.hide)
        recordings.opened.connect(self._show_opened)
        recordings.changed.connect(self._show)
        recordings.closed.connect(self._show_nothing)
        recordings.list_changed.connect(self._show_list)
        recordings.failed.connect(parts.notices.tell)

    def _take_wishes(self) -> None:
        recordings, library, sidebar, welcome = (
            self._recordings,
            self._parts.library,
            self._parts.sidebar,
            self._parts.welcome,
        )
        library.recording_chosen.connect(recordings.open)
        library.remove_requested.connect(self._remove)
        sidebar.moment_requested.connect(self._go_to)
        sidebar.source_chosen.connect(recordings.show_source)
        sidebar.source_removed.connect(self._removals.remove_source)
        welcome.sample_requested.connect(self.sample_requested)

    def _show_opened(self, recording: Recording, timeline: Timeline) -> None:
        self._parts.sidebar.finish_editing()
        self._parts.middle.setCurrentWidget(self._parts.panes.player)
        self._show(recording, timeline)
        if recording.damages:
            others = len(recording.damages) - 1
            self._parts.notices.tell(recording.damages[0] + (f" (and {others} more)" if others else ""))

    def _show(self, recording: Recording, _timeline: Timeline) -> None:
        self._window.setWindowTitle(f"{recording.title} — Syncline")
        self._parts.sidebar.set_recording(recording)

    def _show_nothing(self) -> None:
        self._parts.sidebar.finish_editing()
        self._window.setWindowTitle("Syncline")
        self._parts.middle.setCurrentWidget(self._parts.welcome)
        self._parts.welcome.setFocus()
        self._parts.sidebar.set_recording(None)

    def _show_list(self, summaries: tuple[RecordingSummary, ...]) -> None:
        recording = self._recordings.recording
        self._parts.library.set_recordings(summaries, recording.id if recording else None)

    def _rename(self) -> None:
        recording = self._recordings.recording
        if recording is not None:
            dialogs.ask_text(self._window, "Rename Recording", "Title:", recording.title, self._recordings.rename)

    def _remove_open(self) -> None:
        recording = self._recordings.recording
        if recording is not None:
            self._remove(recording.id)

    def _remove(self, recording_id: str) -> None:
        self._parts.sidebar.finish_editing()
        self._removals.remove_recording(recording_id)

    def _go_to(self, position_ms: int) -> None:
        """Seek, and bring what is spoken there in sight."""
        self._playback.seek(position_ms)
        self._parts.transcript.set_following(True)
