"""One pass of libVLC over a medium, from reading its tracks to its release; knows libVLC, decides nothing."""

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from player.media.engine import AudioTrack, VideoFrame
from player.media.frames import BYTES_PER_PIXEL, FrameBuffers, picture_size

# Reading the tracks takes milliseconds; a disk that sleeps may take this long.
_PARSE_TIMEOUT_MS = 10_000
# Tracks that are not read with the medium turn up within milliseconds of its start.
_BARREN_AFTER_MS = 500
# Some containers tell the size of their pictures only when they play.
_UNKNOWN_SIZE = (1_280, 720)
# What libVLC writes into its log when all decoders have their first piece ...
_READY_MESSAGE = b"Decoder wait done in %d ms"
# ... and how long after it that is heard.
_WAKE_UP_MS = 10.0
# From here on libVLC's orientations exchange width and height.
_FIRST_TURNED_ORIENTATION = 4


@dataclass(frozen=True, slots=True)
class LibVlc:
    """The `vlc` module and an instance of libVLC made with it."""

    module: Any
    instance: Any


class VlcPass:
    """One pass of libVLC over a medium: parsed, then started (paused), then released."""

    def __init__(self, libvlc: LibVlc, path: Path, now_ms: Callable[[], float]) -> None:
        self._vlc = libvlc.module
        self._instance = libvlc.instance
        self._now_ms = now_ms
        self._report: tuple[int, float] | None = None
        self._buffers: FrameBuffers | None = None
        # Held here, as all callbacks are, or they would be freed while libVLC calls them.
        self._callbacks: tuple[object, ...] = ()
        self._log_callback = self._vlc.CallbackDecorators.LogCb(self._note_message)
        self.started = False
        self.sought_ms = 0
        self._started_at_ms = 0.0
        self._ready_at_ms: float | None = None
        self._unpaused_at_ms: float | None = None
        self.picture_size: tuple[int, int] | None = None
        self.player = libvlc.instance.media_player_new()
        self._events = self._vlc.libvlc_media_player_event_manager(self.player)
        # A location, because names that are not UTF-8 survive only as a quoted one.
        self._media = libvlc.instance.media_new_location(path.absolute().as_uri())
        self._media.add_option(":start-paused")
        # WORKAROUND: libVLC's own demuxers land seconds off in VBR files while they report the target, and in videos
        # at any rate but 1; those of PCM report up to 100 ms too much. Its own decoder of MP3 is heard 48 ms late.
        self._media.add_option(":demux=avformat,any")
        self._media.add_option(":codec=avcodec,any")
        self._media.parse_with_options(self._vlc.MediaParseFlag.local, _PARSE_TIMEOUT_MS)

    def is_parsed(self) -> bool:
        return bool(self._media.get_parsed_status().value)

    def is_playable(self) -> bool:
        """Whether the parsed medium may hold sound or pictures; also finds the size of the pictures."""
        if self._media.get_parsed_status() == self._vlc.MediaParsedStatus.failed:
            return False
        kinds = self._vlc.TrackType
        found = self._read_tracks()
        return not found or bool({kinds.audio.value, kinds.video.value} & found)

    def is_barren(self) -> bool:
        """Whether nothing to play has turned up though it was given the time: junk plays on in silence, or stands."""
        return self._now_ms() - self._started_at_ms > _BARREN_AFTER_MS and not self._read_tracks()

    def length_ms(self) -> int | None:
        length_ms = max(self.player.get_length(), self._media.get_duration())
        return int(length_ms) if length_ms > 0 else None

    def start(self, window_id: int | None) -> None:
        """Play, paused at the beginning."""
        if self.picture_size is None:
            # Else a picture in the tags could open a window of libVLC's own.
            self._media.add_option(":no-video")
        elif window_id is None:
            self._draw_to_frames(*self.picture_size)
        else:
            self._draw_to_window(window_id)
        # WORKAROUND: no event tells when a seek is heard, and the next report comes a quarter of a second later.
        self._vlc.libvlc_log_set(self._instance, self._log_callback, None)
        for kind, note in self._notes().items():
            self._events.event_attach(kind, note)
        self.player.set_media(self._media)
        self.player.play()
        self.started = True
        self._started_at_ms = self._now_ms()

    def take_report(self) -> tuple[int, float] | None:
        """The newest `(report_ms, at_ms)` since the last call."""
        report, self._report = self._report, None
        return report

    def seek(self, position_ms: int) -> None:
        """Go to this place."""
        self._ready_at_ms = None
        self.sought_ms = position_ms
        self.player.set_time(position_ms)

    def set_paused(self, paused: bool) -> None:
        """Stop where it is, or go on."""
        self.player.set_pause(paused)

    def unpaused_at_ms(self) -> float | None:
        """When it went on playing; None while it is paused."""
        return self._unpaused_at_ms

    def heard_from_ms(self) -> float | None:
        """When the place of the last seek, or the beginning, was or will be heard; None while that cannot be told."""
        if self._ready_at_ms is None or self._unpaused_at_ms is None:
            return None
        return max(self._ready_at_ms, self._unpaused_at_ms) + _WAKE_UP_MS

    def audio_tracks(self) -> tuple[AudioTrack, ...]:
        tracks = self.player.audio_get_track_description() if self.started else []
        return tuple(AudioTrack(number, title.decode("utf-8", "replace")) for number, title in tracks if number >= 0)

    def frame(self) -> VideoFrame | None:
        return self._buffers.newest() if self._buffers else None

    def release(self) -> None:
        """Stop; when this returns, libVLC's threads are gone and nothing calls back any more."""
        for kind in self._notes():
            self._events.event_detach(kind)
        self.player.stop()
        self._vlc.libvlc_log_unset(self._instance)
        self.player.release()
        self._media.release()

    def _notes(self) -> dict[Any, Callable[[Any], None]]:
        """By kind of event; like `_note_message` on threads of libVLC's, which must not be called back: assign only."""
        kinds = self._vlc.EventType
        return {
            kinds.MediaPlayerTimeChanged: self._note_time,
            kinds.MediaPlayerPlaying: self._note_unpaused,
            kinds.MediaPlayerPaused: self._note_paused,
        }

    def _note_time(self, event: Any) -> None:
        self._report = (event.u.new_time, self._now_ms())

    def _note_unpaused(self, _event: Any) -> None:
        self._unpaused_at_ms = self._now_ms()

    def _note_paused(self, _event: Any) -> None:
        self._unpaused_at_ms = None

    def _note_message(self, _opaque: object, _level: int, _context: object, message: bytes, _values: object) -> None:
        if message == _READY_MESSAGE:
            self._ready_at_ms = self._now_ms()

    def _read_tracks(self) -> set[int]:
        vlc = self._vlc
        tracks = ctypes.POINTER(vlc.MediaTrack)()
        count = vlc.libvlc_media_tracks_get(self._media, ctypes.byref(tracks))
        pointers = ctypes.cast(tracks, ctypes.POINTER(ctypes.POINTER(vlc.MediaTrack)))
        found = {pointers[number].contents.type.value: pointers[number].contents for number in range(count)}
        if video := found.get(vlc.TrackType.video.value):
            # WORKAROUND: python-vlc declares the union of audio, video and subtitle as three pointers in a row.
            self.picture_size = _shown_size(ctypes.cast(video.audio, ctypes.POINTER(vlc.VideoTrack)).contents)
        if count:
            vlc.libvlc_media_tracks_release(pointers, count)
        return set(found)

    def _draw_to_window(self, window_id: int) -> None:
        if sys.platform == "win32":
            self.player.set_hwnd(window_id)
        elif sys.platform == "darwin":
            self.player.set_nsobject(window_id)
        else:
            self.player.set_xwindow(window_id)
        # Keys and clicks belong to the window around the pictures.
        self.player.video_set_key_input(False)
        self.player.video_set_mouse_input(False)

    def _draw_to_frames(self, width: int, height: int) -> None:
        buffers = FrameBuffers(width, height)

        def fill(_opaque: object, planes: Any) -> None:
            planes[0] = buffers.next_address()

        def show(_opaque: object, _picture: object) -> None:
            buffers.publish()

        decorators = self._vlc.CallbackDecorators
        lock, display = decorators.VideoLockCb(fill), decorators.VideoDisplayCb(show)
        self._buffers, self._callbacks = buffers, (lock, display)
        self.player.video_set_callbacks(lock, None, display, None)
        self.player.video_set_format("RV32", width, height, width * BYTES_PER_PIXEL)


def _shown_size(video: Any) -> tuple[int, int]:
    width, height = video.width, video.height
    if not width or not height:
        return _UNKNOWN_SIZE
    aspect = video.sar_num / video.sar_den if video.sar_num and video.sar_den else 1.0
    if video.orientation.value >= _FIRST_TURNED_ORIENTATION:
        width, height, aspect = height, width, 1 / aspect
    return picture_size(width, height, aspect)
