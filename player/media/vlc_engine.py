"""Playing with libVLC: the first choice among the engines.

Each load, and each return from the end, is one `VlcPass` over the medium. A pass always starts paused; `VlcEngine` then
leads it, a step each time it is asked for anything, to where and how its owner wants it.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from player.errors import EngineMissing
from player.media.clock import PlaybackClock, monotonic_ms
from player.media.engine import AudioTrack, EngineState, VideoFrame
from player.media.probe import frame_ms, length_is_guessed, read_playable
from player.media.vlc_pass import LibVlc, VlcPass

# Quiet, offline, and with no writing of its own over the pictures.
_OPTIONS = (
    "--quiet",
    "--no-video-title-show",
    "--no-osd",
    "--no-spu",
    "--no-sub-autodetect-file",
    "--no-metadata-network-access",
    "--no-auto-preparse",
    "--no-snapshot-preview",
    "--no-stats",
    *(["--no-xlib"] if sys.platform == "linux" else []),
)
# Keeps the time, opens no device.
SILENT_OUTPUT = "adummy"
# libVLC's filter that keeps the pitch holds back so much of the medium, give or take 20; measured over all rates.
_SLOWED_LAG_MS = 26.0
_HASTENED_LAG_MS = 36.0
# A medium of unknown length that ends sooner never played.
_SHORTEST_MEDIUM_MS = 1_000


def load_libvlc(audio_output: str | None = None) -> LibVlc:
    """libVLC, its sound going to this output module, by default to the system's; raises EngineMissing."""
    try:
        import vlc
    # The module ends the process where a variable names a library that is not there.
    except (ImportError, OSError, NotImplementedError, SystemExit) as error:
        raise _missing("libVLC is not installed or cannot be loaded") from error
    output = audio_output or (None if _has_sound() else SILENT_OUTPUT)
    try:
        instance = vlc.Instance(*_OPTIONS, *([f"--aout={output}"] if output else []))
    except NameError as error:
        raise _missing("libVLC is not installed") from error
    if instance is None:
        raise _missing("libVLC has no plugins or cannot start")
    return LibVlc(vlc, instance)


def libvlc_version() -> str:
    """The version of libVLC that plays here; raises EngineMissing."""
    libvlc = load_libvlc()
    libvlc.instance.release()
    return str(libvlc.module.libvlc_get_version().decode("utf-8", "replace"))


class VlcEngine:
    """The contract of `MediaEngine` on libVLC; `audio_output` names an output module instead of the system's.

    `prepare` is called with the module `vlc` and each of libVLC's players before it plays: it may take the sound.
    """

    name = "libVLC"

    def __init__(
        self,
        now_ms: Callable[[], float] = monotonic_ms,
        audio_output: str | None = None,
        prepare: Callable[[Any, Any], None] | None = None,
    ) -> None:
        self._libvlc = load_libvlc(audio_output)
        self._now_ms = now_ms
        self._prepare = prepare
        self._clock = PlaybackClock(now_ms)
        self._path: Path | None = None
        self._pass: VlcPass | None = None
        self._failure: str | None = None
        self._duration_ms: int | None = None
        self._duration_is_guessed = False
        self._frame_ms = 0.0
        self._closed = False
        self._ended = False
        self._playing = False
        self._target_ms: int | None = None
        self._rate = 1.0
        self._percent = 100
        self._muted = False
        self._window_id: int | None = None

    def load(self, path: Path) -> None:
        self.unload()
        head = read_playable(path)
        self._duration_is_guessed = length_is_guessed(head)
        self._frame_ms = frame_ms(head)
        self._path = path
        self._open(0)

    def unload(self) -> None:
        if self._pass:
            self._pass.release()
        self._pass = None
        self._failure = self._duration_ms = self._target_ms = self._path = None
        self._ended = self._playing = False
        self._clock.stand()
        self._clock.hold(0)

    def play(self) -> None:
        self._advance()
        if self._ended:
            self._open(0)
        self._playing = self._pass is not None
        self._advance()

    def pause(self) -> None:
        self._playing = False
        self._clock.stand()
        self._advance()

    def seek(self, position_ms: int) -> None:
        self._advance()
        if self._pass is None:
            return
        if self._ended:
            self._open(0)
        self._target_ms = max(0, self._within(position_ms))
        self._clock.hold(self._target_ms)
        self._advance()

    def set_rate(self, rate: float) -> None:
        self._advance()
        if rate == self._rate:
            return
        self._rate = rate
        self._clock.set_rate(rate, _stretch_lag_ms(rate))
        if self._pass and self._pass.started:
            self._pass.player.set_rate(rate)
            self._refill()

    def set_volume(self, percent: int) -> None:
        self._percent = percent
        self._apply_sound()

    def set_muted(self, muted: bool) -> None:
        self._muted = muted
        self._apply_sound()

    def position_ms(self) -> int:
        self._advance()
        if self._ended and self._duration_ms is not None:
            return self._duration_ms
        return self._within(self._clock.position_ms())

    def is_settled(self) -> bool:
        self._advance()
        return not self._playing or self._clock.is_settled()

    def duration_ms(self) -> int | None:
        self._advance()
        return self._duration_ms

    def state(self) -> EngineState:
        self._advance()
        if self._failure:
            return EngineState.FAILED
        if self._pass is None:
            return EngineState.EMPTY
        if self._ended:
            return EngineState.ENDED
        return EngineState.PLAYING if self._playing else EngineState.PAUSED

    def failure(self) -> str | None:
        self._advance()
        return self._failure

    def has_video(self) -> bool:
        self._advance()
        return self._pass is not None and self._pass.picture_size is not None

    def audio_tracks(self) -> tuple[AudioTrack, ...]:
        self._advance()
        return self._pass.audio_tracks() if self._pass else ()

    def audio_track(self) -> int | None:
        self._advance()
        track_id = self._pass.player.audio_get_track() if self._pass else -1
        return None if track_id < 0 else int(track_id)

    def set_audio_track(self, track_id: int) -> None:
        if self._pass:
            self._pass.player.audio_set_track(track_id)

    def show_in_window(self, window_id: int | None) -> None:
        self._window_id = window_id

    def frame(self) -> VideoFrame | None:
        self._advance()
        return self._pass.frame() if self._pass else None

    def close(self) -> None:
        self.unload()
        if not self._closed:
            self._libvlc.instance.release()
        self._closed = True

    def _open(self, position_ms: int) -> None:
        assert self._path is not None
        if self._pass:
            self._pass.release()
        self._pass = VlcPass(self._libvlc, self._path, self._now_ms)
        if self._prepare:
            self._prepare(self._libvlc.module, self._pass.player)
        self._ended = self._playing = False
        self._clock.stand()
        self._clock.hold(position_ms)

    def _advance(self) -> None:
        """Lead the pass one step towards what is wanted, and take its last report."""
        if self._pass is None or self._ended or self._failure:
            return
        if not self._pass.started:
            self._start(self._pass)
            return
        states = self._libvlc.module.State
        state = self._pass.player.get_state()
        self._note_length(self._pass)
        if self._duration_ms is None and state == states.Paused and self._pass.is_barren():
            self._fail()
        elif state in (states.Paused, states.Playing):
            self._steer(self._pass, state == states.Playing)
        elif state in (states.Ended, states.Error, states.Stopped):
            self._finish(state == states.Error)

    def _start(self, medium: VlcPass) -> None:
        if not medium.is_parsed():
            return
        self._note_length(medium)
        if not medium.is_playable():
            self._fail()
            return
        medium.start(self._window_id)
        medium.player.set_rate(self._rate)
        self._apply_sound()

    def _steer(self, medium: VlcPass, is_playing: bool) -> None:
        if self._target_ms is not None:
            medium.seek(self._target_ms)
            self._target_ms = None
        if is_playing != self._playing:
            medium.set_paused(not self._playing)
            self._apply_sound()
        if self._playing and is_playing:
            self._follow(medium)
        report = medium.take_report()
        if report:
            if not self._clock.is_settled():
                # WORKAROUND: some of libVLC's outputs forget what they were told before they ran.
                self._apply_sound()
            self._clock.report(*report)

    def _follow(self, medium: VlcPass) -> None:
        unpaused_at_ms, heard_from_ms = medium.unpaused_at_ms(), medium.heard_from_ms()
        if unpaused_at_ms is not None:
            self._clock.run(unpaused_at_ms)
        if heard_from_ms is not None:
            # At that moment libVLC is at the first frame that begins after the place that was sought.
            overshoot_ms = -medium.sought_ms % self._frame_ms if self._frame_ms else 0.0
            self._clock.begin(heard_from_ms - overshoot_ms / self._rate)

    def _refill(self) -> None:
        """Go to where we are."""
        if not self._ended:
            # WORKAROUND: libVLC plays on what it has decoded, up to a second, at the old rate, then skips or is silent.
            self._target_ms = self._clock.position_ms()
            self._clock.hold(self._target_ms)
            self._advance()

    def _finish(self, with_error: bool) -> None:
        report = self._pass.take_report() if self._pass else None
        if report:
            self._clock.report(*report)
        self._clock.stand()
        if with_error or (self._duration_ms is None and self._clock.position_ms() < _SHORTEST_MEDIUM_MS):
            self._fail()
        else:
            self._ended = True
            if self._duration_is_guessed and self._clock.is_settled():
                self._duration_ms, self._duration_is_guessed = self._clock.position_ms(), False
        self._playing = False

    def _note_length(self, medium: VlcPass) -> None:
        length_ms = medium.length_ms()
        if length_ms and self._duration_is_guessed:
            self._duration_ms = max(length_ms, self._clock.position_ms())
        elif length_ms and self._duration_ms is None:
            self._duration_ms = length_ms

    def _within(self, position_ms: int) -> int:
        if self._duration_ms is None or self._duration_is_guessed:
            return position_ms
        return min(position_ms, self._duration_ms)

    def _fail(self) -> None:
        assert self._path is not None
        self._failure = f"{self._path.name}: libVLC finds nothing in it that it can play; is it audio or video?"
        self._playing = False

    def _apply_sound(self) -> None:
        if self._pass and self._pass.started:
            self._pass.player.audio_set_volume(self._percent)
            self._pass.player.audio_set_mute(self._muted)


def _stretch_lag_ms(rate: float) -> float:
    if rate == 1.0:
        return 0.0
    return _SLOWED_LAG_MS if rate < 1.0 else _HASTENED_LAG_MS


def _has_sound() -> bool:
    """Whether a sound device or server is there. Without one, ALSA complains on stderr with every block it is given."""
    if sys.platform != "linux" or "PULSE_SERVER" in os.environ:
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}")
    return Path(runtime, "pulse", "native").exists() or any(Path("/dev/snd").glob("pcm*p"))


def _missing(what: str) -> EngineMissing:
    cure = {
        "linux": "install the packages libvlc5, vlc-plugin-base and vlc-plugin-video-output (Debian, Ubuntu) or vlc",
        "win32": "install VLC media player for the same word size as Python",
        "darwin": "install VLC media player in Applications",
    }.get(sys.platform, "install VLC media player")
    return EngineMissing(f"{what}: {cure}.")
