"""What has been heard, joined: marked in the transcript, gone on from, and set by hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from player.heard import Heard
from ui.parts import Parts
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController


class HeardJoin(QObject):
    """Shows what was heard, and goes to what was not."""

    def __init__(
        self, recordings: RecordingController, playback: PlaybackController, parts: Parts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._recordings = recordings
        self._playback = playback
        self._parts = parts
        recordings.heard_changed.connect(self._show)
        # Of another text, another share was heard.
        recordings.changed.connect(lambda _recording, _timeline: self._show(recordings.heard))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on what was heard do."""
        return {
            "next_unheard": self._go_on,
            "mark_heard": self._recordings.mark_heard,
            "mark_unheard": self._recordings.mark_unheard,
        }

    def _show(self, heard: Heard) -> None:
        self._parts.transcript.set_heard(heard)
        self._parts.transcript.set_heard_share(self._recordings.heard_share())

    def _go_on(self) -> None:
        position_ms = self._recordings.next_unheard()
        if position_ms is None:
            self._parts.notices.tell("All of it has been heard.")
        else:
            self._playback.seek(position_ms)
            self._parts.transcript.set_following(True)
