"""What every media engine can do; the rest of Syncline knows no engine but through this protocol."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

SLOWEST_RATE = 0.25
FASTEST_RATE = 4.0
LOUDEST_PERCENT = 100
# The usual choices among the speeds.
RATES = (0.25, 0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class EngineState(Enum):
    """Where an engine stands. `FAILED` means that the medium cannot be played; `failure()` says why."""

    EMPTY = "empty"
    PAUSED = "paused"
    PLAYING = "playing"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """One audio track of the medium, under the engine's own id."""

    id: int
    title: str


@dataclass(frozen=True, slots=True)
class VideoFrame:
    """One picture: `height` rows of `width` pixels, 4 bytes each in the order B, G, R, unused.

    `serial` grows with every new picture, so that a view can tell whether it has shown this one.
    """

    serial: int
    width: int
    height: int
    data: bytes


class MediaEngine(Protocol):
    """One medium at a time; pulled by its owner's timer, never calling back from a foreign thread.

    An engine comes along by being asked: its owner asks for the state some times a second, also while it is paused.
    After `load` the engine is PAUSED at 0 (the medium is checked as far as that is possible without playing).
    `seek`, `set_rate`, `set_volume`, `set_muted` hold whenever they are called, also before the first `play`.
    At the end the state is ENDED and the position is the duration; `play` then begins again at 0, and `seek` goes
    back to PAUSED at that place.
    """

    name: str

    def load(self, path: Path) -> None:
        """Take this file; raises `player.errors.UnplayableMedia` where it is missing, empty or no file."""

    def unload(self) -> None:
        """Let go of the medium; the state is EMPTY. Rate and sound stay as they were wished."""

    def play(self) -> None:
        """Start, or go on."""

    def pause(self) -> None:
        """Stop where we are, keeping the place."""

    def seek(self, position_ms: int) -> None:
        """Go to this place, clamped to the medium; playing goes on if it played."""

    def set_rate(self, rate: float) -> None:
        """Speed from `SLOWEST_RATE` to `FASTEST_RATE`, pitch kept."""

    def set_volume(self, percent: int) -> None:
        """Loudness from 0 to `LOUDEST_PERCENT`."""

    def set_muted(self, muted: bool) -> None:
        """Silence without touching the volume."""

    def position_ms(self) -> int:
        """The place now: smooth while playing, exactly the target after a seek until the engine truly got there."""

    def is_settled(self) -> bool:
        """Whether the position is true, not the echo of a seek or of a start under way; while paused it always is."""

    def duration_ms(self) -> int | None:
        """Length of the medium, None while unknown."""

    def state(self) -> EngineState:
        """Where the engine stands now."""

    def failure(self) -> str | None:
        """One sentence on why the state is FAILED, else None."""

    def has_video(self) -> bool:
        """Whether the medium has pictures (known at the latest when it plays)."""

    def audio_tracks(self) -> tuple[AudioTrack, ...]:
        """The tracks to choose from; empty while unknown."""

    def audio_track(self) -> int | None:
        """Id of the track that is heard, None while unknown."""

    def set_audio_track(self, track_id: int) -> None:
        """Hear this track."""

    def show_in_window(self, window_id: int | None) -> None:
        """Where pictures go, called before `load`: into this native window, or with None to `frame()`."""

    def frame(self) -> VideoFrame | None:
        """The newest picture when pictures go to `frame()`, else None."""

    def close(self) -> None:
        """Stop and let go of everything; the engine is not used again."""
