"""What is shown of the open recording's text: of all speakers or of one alone, with a second text along it or none."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from player.presentation import Presentation, nothing_shown
from ui.tasks import Tasks


class ShownTranscript(QObject):
    """Holds a presentation and tells what changes with it; picking out one speaker runs off the window's thread."""

    filtered = Signal(object)
    speaker_filter_changed = Signal(object)
    second_changed = Signal(object, bool)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._presentation = nothing_shown()
        self._is_second_beside = False
        # The one speaker who was asked for; what is shown follows.
        self._speaker: str | None = None

    @property
    def presentation(self) -> Presentation:
        """What is shown now."""
        return self._presentation

    @property
    def speaker(self) -> str | None:
        """The one whose lines alone were asked for, or None."""
        return self._speaker

    def begin(self, speaker: str | None = None) -> None:
        """All that is shown next is to be told as new; of this speaker alone, or of all."""
        self._speaker = speaker
        self._presentation = replace(nothing_shown(), speaker=self._presentation.speaker)

    def show(self, presentation: Presentation, is_second_beside: bool, tell: Callable[[], None]) -> None:
        """Show this; `tell` tells of the text itself, before the rest is told that has changed."""
        before, was_beside = self._presentation, self._is_second_beside
        self._presentation, self._is_second_beside = presentation, is_second_beside
        tell()
        if presentation.speaker != before.speaker:
            self.speaker_filter_changed.emit(presentation.speaker)
        text, text_before = ((shown.timeline.lines, shown.second) for shown in (presentation, before))
        if text != text_before or is_second_beside != was_beside:
            self.second_changed.emit(presentation.second, is_second_beside)
        if presentation.speaker != self._speaker:
            self.filter_speaker(self._speaker)

    def filter_speaker(self, name: str | None) -> None:
        """Show this speaker's lines alone, as long as the recording is open; None, or nobody's name, shows all."""
        self._speaker = name
        shown = self._presentation

        def take(picked: Presentation) -> None:
            # What is shown may have changed meanwhile, and so may the wish.
            if self._presentation is shown and self._speaker == name:
                self._speaker = picked.speaker
                self.filtered.emit(picked)
            else:
                self.filter_speaker(self._speaker)

        self._tasks.run("", lambda _progress: shown.only(name), take)

    def follow_names(self, renamed: Mapping[str, str]) -> None:
        """Speakers are called otherwise from now on: whose lines are shown alone, stays."""
        if self._speaker is not None:
            self._speaker = renamed.get(self._speaker, self._speaker)
