"""The transcript pane joined to playback, to the open recording and to the keyword chosen in the sidebar."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from player.recording import Recording
from player.transcript import Timeline
from ui.parts import Parts
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController


class TranscriptJoin(QObject):
    """The shown transcript, and what the reader wishes of it."""

    def __init__(
        self,
        playback: PlaybackController,
        recordings: RecordingController,
        parts: Parts,
        actions: Mapping[str, QAction],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._actions = actions
        self._timeline = Timeline(())
        self._keyword: str | None = None
        transcript = parts.transcript
        transcript.seek_requested.connect(playback.seek)
        transcript.play_requested.connect(playback.play_from)
        transcript.following_changed.connect(actions["follow"].setChecked)
        actions["follow"].setChecked(transcript.is_following())
        parts.sidebar.keyword_chosen.connect(self._mark_keyword)
        parts.sidebar.keyword_step_requested.connect(transcript.step_keyword)
        recordings.opened.connect(self._show_opened)
        recordings.changed.connect(self._show)
        recordings.closed.connect(self._show_nothing)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on the transcript do."""
        transcript = self._parts.transcript
        return {
            "copy": transcript.copy,
            "copy_with_times": lambda: transcript.copy(with_times=True),
            "find": transcript.open_find,
            "find_next": transcript.find_next,
            "find_previous": transcript.find_previous,
            "follow": lambda: transcript.set_following(self._actions["follow"].isChecked()),
            "jump_to_now": transcript.jump_to_now,
        }

    def _show_opened(self, recording: Recording, timeline: Timeline) -> None:
        self._parts.transcript.set_following(True)
        self._show(recording, timeline)
        self._parts.transcript.focus_text()

    def _show(self, _recording: Recording, timeline: Timeline) -> None:
        if timeline is not self._timeline:
            self._timeline = timeline
            self._parts.transcript.set_timeline(timeline)
            self._mark_keyword(self._keyword)

    def _show_nothing(self) -> None:
        self._timeline = Timeline(())
        self._parts.transcript.set_timeline(self._timeline)
        self._parts.transport.set_keyword_moments(())

    def _mark_keyword(self, term: str | None) -> None:
        self._keyword = term
        positions = self._parts.transcript.set_keyword(term)
        self._parts.transport.set_keyword_moments(positions)
        if term is not None:
            self._parts.sidebar.set_keyword_count(term, len(positions))
