"""Who speaks, joined: a speaker is renamed everywhere, or shown alone."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from player.transcript import speaker_of
from ui import dialogs
from ui.joins.at_hand import lines_pointed_at
from ui.parts import Parts
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController


class SpeakerJoin(QObject):
    """What the pane and the actions wish of speakers; both mean the speaker of the line at hand."""

    def __init__(
        self,
        recordings: RecordingController,
        playback: PlaybackController,
        parts: Parts,
        actions: Mapping[str, QAction],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._playback = playback
        self._parts = parts
        self._actions = actions
        parts.transcript.rename_speaker_requested.connect(self._ask_name)
        parts.transcript.speaker_filter_requested.connect(recordings.filter_speaker)
        recordings.speaker_filter_changed.connect(self._show_filter)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on speakers do."""
        return {"rename_speaker": self._rename, "only_speaker": self._filter}

    def _show_filter(self, name: str | None) -> None:
        self._parts.transcript.set_speaker_filter(name)
        self._actions["only_speaker"].setChecked(name is not None)

    def _rename(self) -> None:
        name = self._speaker_at_hand()
        if name is not None:
            self._ask_name(name)

    def _ask_name(self, name: str) -> None:
        def rename(new_name: str) -> None:
            self._recordings.rename_speaker(name, new_name)

        dialogs.ask_text(self._parts.panes.window(), "Rename Speaker", "Name:", name, rename)

    def _filter(self) -> None:
        chosen = self._speaker_at_hand() if self._actions["only_speaker"].isChecked() else None
        self._actions["only_speaker"].setChecked(chosen is not None)
        self._recordings.filter_speaker(chosen)

    def _speaker_at_hand(self) -> str | None:
        """Who speaks the lines at hand; where nobody is named, that is told."""
        lines = self._recordings.timeline.lines
        numbers = lines_pointed_at(self._parts.transcript, self._playback)
        name = next((speaker for number in numbers if (speaker := speaker_of(lines, number))), None)
        if name is None:
            self._parts.notices.tell("Nobody is named as the speaker here; select a line that names one.")
        return name
