"""Saying lines aloud through the screen reader, at pauses or at chapters, to those who have asked for it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from player.media.engine import EngineState
from player.notes import Chapter
from player.transcript import Timeline
from ui.transcript.accessible.line import line_name

AnnounceMode = Literal["off", "pauses", "chapters"]


class Announcer:
    """Takes in what happens to playback, positions in ms, and announces in the name of `widget`; off at first.

    At pauses it says the line that was being spoken; at chapters, whenever playing comes to another one, its title and
    the line that it begins with.
    """

    def __init__(
        self, widget: QWidget, send: Callable[[QAccessibleEvent], None] = QAccessible.updateAccessibility
    ) -> None:
        self._widget = widget
        self._send = send
        self._mode: AnnounceMode = "off"
        self._timeline = Timeline(())
        self._chapters: list[tuple[int, str]] = []
        self._chapter: int | None = None
        self._state = EngineState.EMPTY
        self._position_ms = 0

    def set_mode(self, mode: AnnounceMode) -> None:
        """When to announce, from now on."""
        self._mode = mode

    def set_timeline(self, timeline: Timeline) -> None:
        """The lines that are spoken."""
        self._timeline = timeline

    def set_chapters(self, chapters: Sequence[Chapter]) -> None:
        """The chapters; those without a time are never come to."""
        timed = sorted((one.start_ms, one.title) for one in chapters if one.start_ms is not None)
        if timed != self._chapters:
            self._chapters = timed
            self._chapter = None

    def set_state(self, state: EngineState) -> None:
        """What the engine is doing now."""
        paused = self._state is EngineState.PLAYING and state is EngineState.PAUSED
        self._state = state
        if paused and self._mode == "pauses":
            self._announce(self._line(self._timeline.last_started(self._position_ms)))

    def set_position(self, position_ms: int) -> None:
        """Where playback has come to."""
        self._position_ms = position_ms
        if self._mode == "chapters" and self._state is EngineState.PLAYING:
            self._come_to(bisect_right(self._chapters, position_ms, key=lambda chapter: chapter[0]) - 1)

    def _come_to(self, chapter: int) -> None:
        if chapter == self._chapter:
            return
        self._chapter = chapter
        if chapter >= 0:
            start_ms, title = self._chapters[chapter]
            following_ms = self._timeline.next_start(max(start_ms, self._position_ms))
            following = None if following_ms is None else self._timeline.last_started(following_ms)
            self._announce(". ".join(part for part in (title, self._line(following)) if part))

    def _line(self, otherwise: int | None) -> str:
        """The line spoken now, or in a gap another one, as it is read."""
        spoken = self._timeline.lines_at(self._position_ms)
        number = spoken[-1] if spoken else otherwise
        return "" if number is None else line_name(self._timeline.lines[number])

    def _announce(self, message: str) -> None:
        if message:
            self._send(QAccessibleAnnouncementEvent(self._widget, message))
