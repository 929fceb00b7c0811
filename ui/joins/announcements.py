"""What a screen reader is told while it plays, for those who have asked for it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction

from player.recording import Recording, combined_facts
from player.transcript import Timeline
from ui.playback_controller import PlaybackController
from ui.recording_controller import RecordingController
from ui.settings import saved_text
from ui.transcript.accessible.announcer import AnnounceMode, Announcer

_MODES: dict[str, AnnounceMode] = {"announce_pauses": "pauses", "announce_chapters": "chapters"}


class AnnouncementJoin(QObject):
    """Feeds an announcer; at most one of its two actions is checked, none at first."""

    def __init__(
        self,
        announcer: Announcer,
        playback: PlaybackController,
        recordings: RecordingController,
        settings: QSettings,
        actions: Mapping[str, QAction],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._announcer = announcer
        self._settings = settings
        self._actions = actions
        playback.state_changed.connect(announcer.set_state)
        playback.position_changed.connect(announcer.set_position)
        recordings.opened.connect(self._take)
        recordings.changed.connect(self._take)
        saved = saved_text(settings, "announce")
        self._set_mode(next((mode for mode in _MODES.values() if mode == saved), "off"))

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions on announcements do."""
        return {name: partial(self._choose, name) for name in _MODES}

    def _choose(self, name: str) -> None:
        self._set_mode(_MODES[name] if self._actions[name].isChecked() else "off")

    def _set_mode(self, mode: AnnounceMode) -> None:
        self._announcer.set_mode(mode)
        self._settings.setValue("announce", mode)
        for name, announced in _MODES.items():
            self._actions[name].setChecked(announced == mode)

    def _take(self, recording: Recording, timeline: Timeline) -> None:
        self._announcer.set_timeline(timeline)
        self._announcer.set_chapters(combined_facts(recording).chapters)
