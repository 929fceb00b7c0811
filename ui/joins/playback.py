"""Playback joined to the transport, the pictures and the mark on the spoken line."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon

from player.media.engine import EngineState
from player.recording import Recording, combined_facts
from player.transcript import Timeline
from ui import dialogs
from ui.actions import Need
from ui.joins.at_hand import lines_at_hand
from ui.parts import Parts
from ui.playback_actions import playback_handlers
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController


class PlaybackJoin(QObject):
    """What plays is shown, and the transport's wishes are played."""

    def __init__(
        self,
        playback: PlaybackController,
        recordings: RecordingController,
        parts: Parts,
        actions: Mapping[str, QAction],
        icon_named: Callable[[str], QIcon],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._recordings = recordings
        self._parts = parts
        self._actions = actions
        self._icon_named = icon_named
        self._state = EngineState.EMPTY
        self._ways = (False, False)
        self._show_what_plays()
        self._take_wishes()
        recordings.opened.connect(self._begin)
        recordings.changed.connect(self._show_chapters)
        recordings.closed.connect(self._show_nothing)

    def needs_met(self) -> dict[Need, bool]:
        """What of playback is there for the actions."""
        return {"medium": self._has_medium(), "way_back": self._ways[0], "way_forward": self._ways[1]}

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the playback actions do."""
        return playback_handlers(self._playback) | {
            "go_back": lambda: self._go(self._playback.go_back),
            "go_forward": lambda: self._go(self._playback.go_forward),
            "loop": self._toggle_loop,
            "mute": lambda: self._playback.set_muted(self._actions["mute"].isChecked()),
            "locate_media": self._locate_media,
        }

    def draw_icons(self) -> None:
        """Draw those icons that tell a state."""
        self._show_state(self._state)
        self._show_muted(self._actions["mute"].isChecked())

    def _show_what_plays(self) -> None:
        playback, parts = self._playback, self._parts
        playback.show_video_in(parts.video.window_id())
        playback.position_changed.connect(parts.transport.set_position)
        playback.position_changed.connect(parts.transcript.set_position)
        playback.position_changed.connect(parts.sidebar.set_position)
        playback.duration_changed.connect(parts.transport.set_duration)
        playback.spoken_changed.connect(parts.transcript.set_spoken)
        playback.state_changed.connect(self._show_state)
        playback.rate_changed.connect(parts.transport.set_rate)
        playback.volume_changed.connect(parts.transport.set_volume)
        playback.muted_changed.connect(self._show_muted)
        playback.loop_changed.connect(self._show_loop)
        playback.trail_changed.connect(self._note_ways)
        playback.tracks_changed.connect(parts.transport.set_audio_tracks)
        playback.video_changed.connect(parts.panes.set_has_video)
        playback.frame_changed.connect(parts.video.show_frame)
        playback.failed.connect(self._tell_unplayable)

    def _take_wishes(self) -> None:
        playback, transport, video = self._playback, self._parts.transport, self._parts.video
        transport.drag_began.connect(playback.note_place)
        transport.seek_requested.connect(playback.slide)
        transport.rate_chosen.connect(playback.set_rate)
        transport.volume_chosen.connect(playback.set_volume)
        transport.audio_track_chosen.connect(playback.set_audio_track)
        video.play_toggled.connect(playback.toggle)
        video.full_screen_requested.connect(self._actions["full_screen"].trigger)

    def _begin(self, recording: Recording, timeline: Timeline) -> None:
        self._parts.video.clear()
        self._parts.panes.set_has_video(False)
        self._parts.transport.set_duration(recording.duration_ms)
        self._parts.transport.set_position(recording.position_ms)
        self._show_chapters(recording, timeline)

    def _show_chapters(self, recording: Recording, _timeline: Timeline) -> None:
        self._parts.transport.set_chapters(combined_facts(recording).chapters)

    def _show_nothing(self) -> None:
        transport = self._parts.transport
        transport.set_duration(None)
        transport.set_position(0)
        transport.set_chapters(())
        self._parts.panes.set_has_video(False)
        self._show_state(EngineState.EMPTY)

    def _show_state(self, state: EngineState) -> None:
        self._state = state
        self._parts.transport.set_medium_present(self._has_medium())
        playing = state is EngineState.PLAYING
        action = self._actions["play"]
        action.setText("Pause" if playing else "Play")
        action.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        action.setIcon(self._icon_named("pause" if playing else "play"))

    def _show_muted(self, muted: bool) -> None:
        self._actions["mute"].setChecked(muted)
        self._actions["mute"].setIcon(self._icon_named("muted" if muted else "volume"))

    def _show_loop(self, span: tuple[int, int] | None) -> None:
        self._actions["loop"].setChecked(span is not None)
        self._parts.transport.set_loop(span)

    def _toggle_loop(self) -> None:
        numbers = lines_at_hand(self._parts.transcript, self._playback)
        spans = [span for number in numbers if (span := self._recordings.timeline.span(number)) is not None]
        if self._playback.loop() is None and spans:
            self._playback.set_loop((min(start for start, _ in spans), max(end for _, end in spans)))
        else:
            self._playback.set_loop(None)
        self._show_loop(self._playback.loop())

    def _go(self, where: Callable[[], None]) -> None:
        """Go there, and bring what is spoken there in sight."""
        where()
        self._parts.transcript.set_following(True)

    def _note_ways(self, back: bool, forward: bool) -> None:
        self._ways = (back, forward)

    def _has_medium(self) -> bool:
        return self._state not in (EngineState.EMPTY, EngineState.FAILED)

    def _tell_unplayable(self, sentence: str) -> None:
        self._parts.notices.tell(sentence, "Locate…", self._locate_media)

    def _locate_media(self) -> None:
        if self._recordings.recording is not None:
            dialogs.choose_medium(self._parts.panes.window(), self._recordings.locate_media)
