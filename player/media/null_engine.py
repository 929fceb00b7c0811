"""An engine that keeps the time and makes no sound: plays where nothing else can, and in tests."""

import wave
from collections.abc import Callable
from pathlib import Path

from player.errors import UnplayableMedia
from player.media.clock import monotonic_ms
from player.media.engine import AudioTrack, EngineState, VideoFrame
from player.media.probe import looks_like_media, read_playable


class NullEngine:
    """The contract of `MediaEngine`, exact to the millisecond of `now_ms`.

    The length of a WAV file is read; that of any other is `duration_ms`, or unknown: then it plays without end.
    """

    name = "Null"

    def __init__(self, now_ms: Callable[[], float] = monotonic_ms, duration_ms: int | None = None) -> None:
        self._now_ms = now_ms
        self._given_duration_ms = duration_ms
        self._duration_ms: int | None = None
        self._loaded = False
        self._playing = False
        self._rate = 1.0
        self._from_ms = 0.0
        self._from_at_ms = 0.0

    def load(self, path: Path) -> None:
        self.unload()
        if not looks_like_media(read_playable(path)):
            raise UnplayableMedia(path, "this is no audio or video that Syncline knows.")
        self._duration_ms = _wav_duration_ms(path) or self._given_duration_ms
        self._loaded = True

    def unload(self) -> None:
        self._loaded = self._playing = False
        self._duration_ms = None
        self._stand_at(0)

    def play(self) -> None:
        if self.state() is EngineState.ENDED:
            self._stand_at(0)
        self._stand_at(self._place_ms())
        self._playing = self._loaded

    def pause(self) -> None:
        self._stand_at(self._place_ms())
        self._playing = False

    def seek(self, position_ms: int) -> None:
        if self.state() is EngineState.ENDED:
            self._playing = False
        self._stand_at(max(0, self._clamped(position_ms)) if self._loaded else 0)

    def set_rate(self, rate: float) -> None:
        self._stand_at(self._place_ms())
        self._rate = rate

    def set_volume(self, percent: int) -> None:
        """Nothing is ever heard."""

    def set_muted(self, muted: bool) -> None:
        """Nothing is ever heard."""

    def position_ms(self) -> int:
        return int(self._place_ms())

    def is_settled(self) -> bool:
        return True

    def duration_ms(self) -> int | None:
        return self._duration_ms

    def state(self) -> EngineState:
        if not self._loaded:
            return EngineState.EMPTY
        if self._playing and self._duration_ms is not None and self._place_ms() >= self._duration_ms:
            return EngineState.ENDED
        return EngineState.PLAYING if self._playing else EngineState.PAUSED

    def failure(self) -> str | None:
        return None

    def has_video(self) -> bool:
        return False

    def audio_tracks(self) -> tuple[AudioTrack, ...]:
        return ()

    def audio_track(self) -> int | None:
        return None

    def set_audio_track(self, track_id: int) -> None:
        """There is none to choose."""

    def show_in_window(self, window_id: int | None) -> None:
        """There is nothing to show."""

    def frame(self) -> VideoFrame | None:
        return None

    def close(self) -> None:
        self.unload()

    def _place_ms(self) -> float:
        elapsed_ms = self._now_ms() - self._from_at_ms if self._playing else 0.0
        return self._clamped(self._from_ms + elapsed_ms * self._rate)

    def _stand_at(self, position_ms: float) -> None:
        self._from_ms, self._from_at_ms = position_ms, self._now_ms()

    def _clamped(self, position_ms: float) -> float:
        return position_ms if self._duration_ms is None else min(position_ms, self._duration_ms)


def _wav_duration_ms(path: Path) -> int | None:
    try:
        with wave.open(str(path)) as sound:
            return int(sound.getnframes() * 1_000 / sound.getframerate())
    except (wave.Error, EOFError, OSError):
        return None
