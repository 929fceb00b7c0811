"""The transcript pane joined to playback, to the open recording and to the keyword chosen in the sidebar."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from player.presentation import second_source
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
        self._recordings = recordings
        self._actions = actions
        self._timeline = Timeline(())
        self._keyword: str | None = None
        transcript = parts.transcript
        transcript.seek_requested.connect(playback.seek)
        transcript.play_requested.connect(playback.play_from)
        transcript.following_changed.connect(actions["follow"].setChecked)
        actions["follow"].setChecked(transcript.is_following())
        parts.sidebar.keyword_chosen.connect(self._mark_keyword)
        transcript.keyword_found.connect(self._show_keyword_places)
        parts.sidebar.keyword_step_requested.connect(transcript.step_keyword)
        transcript.second_chosen.connect(recordings.show_second)
        recordings.second_changed.connect(transcript.set_second)
        recordings.opened.connect(self._show_opened)
        recordings.changed.connect(self._show_changed)
        recordings.closed.connect(self._show_nothing)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on the transcript do."""
        transcript = self._parts.transcript
        return {
            "copy": transcript.copy,
            "copy_with_times": lambda: transcript.copy(with_times=True),
            "copy_quote": transcript.copy_quote,
            "copy_link": transcript.copy_link,
            "find": transcript.open_find,
            "find_next": transcript.find_next,
            "find_previous": transcript.find_previous,
            "follow": lambda: transcript.set_following(self._actions["follow"].isChecked()),
            "jump_to_now": transcript.jump_to_now,
        }

    def _show_opened(self, recording: Recording, timeline: Timeline) -> None:
        self._set_timeline(timeline, keeps_place=False)
        self._show_source(recording)
        self._parts.transcript.focus_text()

    def _show_changed(self, recording: Recording, timeline: Timeline) -> None:
        if timeline.lines != self._timeline.lines:
            self._set_timeline(timeline, keeps_place=True)
        elif timeline is not self._timeline:
            self._timeline = timeline
            self._parts.transcript.set_ends(timeline)
        self._show_source(recording)

    def _show_nothing(self) -> None:
        self._set_timeline(Timeline(()), keeps_place=False)
        self._parts.transcript.set_source("", None)

    def _set_timeline(self, timeline: Timeline, keeps_place: bool) -> None:
        self._timeline = timeline
        self._parts.transcript.set_timeline(timeline, self._recordings.speakers, keeps_place)
        self._mark_keyword(self._keyword)

    def _show_source(self, recording: Recording) -> None:
        self._parts.transcript.set_source(recording.title, recording.id)
        # Not what the library names: that may be the shown one now, or gone.
        second = second_source(recording)
        self._parts.transcript.set_second_choices(
            self._recordings.second_choices(), second.id if second else None, recording.is_second_beside
        )

    def _mark_keyword(self, term: str | None) -> None:
        self._keyword = term
        self._parts.transcript.set_keyword(term)

    def _show_keyword_places(self, count: int, positions_ms: tuple[int, ...]) -> None:
        self._parts.transport.set_keyword_moments(positions_ms)
        if self._keyword is not None:
            self._parts.sidebar.set_keyword_count(self._keyword, count)
