"""A session: one open recording being played, its engine and its timeline together; driven by one controller only."""

from dataclasses import dataclass
from pathlib import Path

from player.media.engine import EngineState, MediaEngine
from player.transcript import Timeline

# Resuming begins a little before the place where the user stopped, so that the thread is found again.
RESUME_BEFORE_MS = 3_000
# Stopped this close to the end means finished: the next start is from the beginning.
FINISHED_WITHIN_MS = 2_000
# A loop shorter than this is a slip of the hand.
SHORTEST_LOOP_MS = 200
# Where nobody knows how long the medium is, a loop without an end has this one: the medium's own comes before.
_FAR_END_MS = 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class Standing:
    """Where playback stands: the place, the length (None while unknown) and the numbers of the lines spoken."""

    position_ms: int
    duration_ms: int | None
    state: EngineState
    spoken: tuple[int, ...]


class Session:
    """Plays one medium along one timeline; without a medium it still keeps a place in the transcript."""

    def __init__(self, engine: MediaEngine) -> None:
        self._engine = engine
        self._timeline = Timeline(())
        self._has_medium = False
        self._still_ms: int | None = None
        self._loop: tuple[int, int] | None = None

    @property
    def engine(self) -> MediaEngine:
        """The engine, for what concerns pictures and tracks."""
        return self._engine

    @property
    def loop(self) -> tuple[int, int] | None:
        """The stretch `(start_ms, end_ms)` that is played again and again, or None."""
        return self._loop

    def has_medium(self) -> bool:
        """Whether there is a medium to play."""
        return self._has_medium

    def open(self, media_path: Path | None, timeline: Timeline, position_ms: int) -> None:
        """Take a recording at the place where the user stopped.

        Raises UnplayableMedia; the transcript and the place in it stay.
        """
        self._engine.unload()
        self._timeline = timeline
        self._loop = None
        self._has_medium = False
        self._still_ms = position_ms or None
        if media_path is None:
            return
        self._engine.load(media_path)
        self._has_medium = True
        start_ms = resume_position(position_ms, timeline.duration_ms)
        if start_ms:
            self._engine.seek(start_ms)

    def set_timeline(self, timeline: Timeline) -> None:
        """Follow another transcript of the same recording."""
        self._timeline = timeline

    def play(self) -> None:
        """Start or go on, where there is a medium."""
        if self._has_medium:
            self._engine.play()

    def pause(self) -> None:
        """Stop, keeping the place."""
        if self._has_medium:
            self._engine.pause()

    def toggle(self) -> None:
        """Play when still, pause when playing."""
        if self._engine.state() is EngineState.PLAYING:
            self.pause()
        else:
            self.play()

    def play_from(self, position_ms: int) -> None:
        """Go to this place and play."""
        self.seek(position_ms)
        self.play()

    def seek(self, position_ms: int) -> None:
        """Go to this place; a loop that does not hold it ends."""
        if self._loop is not None and not self._loop[0] <= position_ms < self._loop[1]:
            self._loop = None
        if self._has_medium:
            self._engine.seek(max(0, position_ms))
        else:
            self._still_ms = max(0, position_ms)

    def skip(self, delta_ms: int) -> None:
        """Move by so much, forward or back."""
        duration_ms = self._engine.duration_ms()
        target_ms = max(0, self.position_ms() + delta_ms)
        self.seek(target_ms if duration_ms is None else min(target_ms, duration_ms))

    def next_line(self) -> None:
        """Go to the start of the next line, where there is one."""
        self._seek_if_known(self._timeline.next_start(self.position_ms()))

    def previous_line(self) -> None:
        """Go to the start of the line before the current one."""
        start_ms = self._current_start()
        self._seek_if_known(None if start_ms is None else self._timeline.previous_start(start_ms))

    def replay_line(self) -> None:
        """Go back to the start of the current line."""
        self._seek_if_known(self._current_start())

    def set_loop(self, span: tuple[int, int] | None) -> None:
        """Play this stretch again and again, from its start unless we are in it; None ends the loop.

        There is no loop without a medium, over a stretch without length, or beyond the medium's end.
        """
        self._loop = span if span is not None and self._can_loop(span) else None
        if self._loop is not None and not self._loop[0] <= self.position_ms() < self._loop[1]:
            self.seek(self._loop[0])

    def start_loop_here(self) -> None:
        """Loop from here to the loop's end, else to the medium's; nothing where nothing is left to loop."""
        here_ms = self.position_ms()
        end_ms = self._loop[1] if self._loop is not None and self._loop[1] > here_ms else self._engine.duration_ms()
        self._loop_between(here_ms, _FAR_END_MS if end_ms is None else end_ms)

    def end_loop_here(self) -> None:
        """Loop up to here from the loop's start, else from 0, and go back; nothing where nothing is left to loop."""
        here_ms = self.position_ms()
        start_ms = self._loop[0] if self._loop is not None and self._loop[0] < here_ms else 0
        self._loop_between(start_ms, here_ms)

    def position_ms(self) -> int:
        """The place now."""
        return self._engine.position_ms() if self._has_medium else self._still_ms or 0

    def advance(self) -> Standing:
        """Where playback stands now, the loop having been honoured; called by the controller's timer."""
        position_ms = self.position_ms()
        if self._loop is not None and self._has_passed(self._loop[1], position_ms):
            position_ms = self._loop[0]
            self._engine.seek(position_ms)
            self._engine.play()
        return Standing(position_ms, self._duration_ms(), self._engine.state(), self._spoken(position_ms))

    def spoken_line(self) -> int | None:
        """The line now spoken, or in a gap the one spoken last; what a bookmark without a selection keeps."""
        if self._is_nowhere():
            return None
        spoken = self._spoken(self.position_ms())
        return spoken[-1] if spoken else self._timeline.last_started(self.position_ms())

    def close(self) -> None:
        """Let go of the engine."""
        self._engine.close()

    def _loop_between(self, start_ms: int, end_ms: int) -> None:
        if end_ms - start_ms >= SHORTEST_LOOP_MS and self._can_loop((start_ms, end_ms)):
            self.set_loop((start_ms, end_ms))

    def _can_loop(self, span: tuple[int, int]) -> bool:
        end_ms = self._engine.duration_ms()
        return self._has_medium and span[0] < span[1] and (end_ms is None or span[0] < end_ms)

    def _has_passed(self, end_ms: int, position_ms: int) -> bool:
        """Whether playing has come to this place, or to the end of the medium before it."""
        state = self._engine.state()
        return state is EngineState.ENDED or (state is EngineState.PLAYING and position_ms >= end_ms)

    def _is_nowhere(self) -> bool:
        """Whether there is neither a medium nor a place that the user chose."""
        return not self._has_medium and self._still_ms is None

    def _spoken(self, position_ms: int) -> tuple[int, ...]:
        return () if self._is_nowhere() else self._timeline.lines_at(position_ms)

    def _duration_ms(self) -> int | None:
        known_ms = self._engine.duration_ms()
        return self._timeline.duration_ms if known_ms is None else known_ms

    def _current_start(self) -> int | None:
        number = self._timeline.last_started(self.position_ms())
        span = None if number is None else self._timeline.span(number)
        return None if span is None else span[0]

    def _seek_if_known(self, position_ms: int | None) -> None:
        if position_ms is not None:
            self.seek(position_ms)


def resume_position(position_ms: int, duration_ms: int | None) -> int:
    """Where to begin for someone who stopped at `position_ms`: a little earlier, or at 0 when they had finished."""
    if duration_ms is not None and position_ms >= duration_ms - FINISHED_WITHIN_MS:
        return 0
    return max(0, position_ms - RESUME_BEFORE_MS)
