"""Playing with QtMultimedia, where libVLC is missing; pictures always go to `frame()`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, Qt, QUrl
from PySide6.QtGui import QImage

from player.media.clock import PlaybackClock, monotonic_ms
from player.media.engine import AudioTrack, EngineState, VideoFrame
from player.media.frames import WIDEST_PX
from player.media.probe import read_playable

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer

# A medium of unknown length that ends or fails sooner never played.
_SHORTEST_MEDIUM_MS = 1_000


class QtMediaEngine:
    """The contract of `MediaEngine` on QtMultimedia; needs a running event loop on the thread that owns it.

    Qt's list of supported formats is wrong, so nothing is refused by it: whether a file plays shows when it is read.
    """

    name = "QtMultimedia"

    def __init__(self, now_ms: Callable[[], float] = monotonic_ms) -> None:
        # Here and not above, because the import costs time that a start with libVLC need not pay.
        from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink

        self._now_ms = now_ms
        self._clock = PlaybackClock(now_ms)
        self._output = QAudioOutput()
        self._sink = QVideoSink()
        self._player = QMediaPlayer()
        self._player.setAudioOutput(self._output)
        self._player.setVideoSink(self._sink)
        self._statuses = QMediaPlayer.MediaStatus
        self._player.mediaStatusChanged.connect(self._take_status)
        self._player.positionChanged.connect(self._take_position)
        self._player.errorOccurred.connect(self._take_error)
        self._sink.videoFrameChanged.connect(self._count_frame)
        self._path: Path | None = None
        self._failure: str | None = None
        self._ready = False
        self._ended = False
        self._playing = False
        self._target_ms: int | None = None
        self._serial = 0
        self._frame: VideoFrame | None = None

    def load(self, path: Path) -> None:
        self.unload()
        read_playable(path)
        self._path = path
        self._player.setSource(QUrl.fromLocalFile(str(path.absolute())))

    def unload(self) -> None:
        self._path = self._failure = self._target_ms = self._frame = None
        self._ready = self._ended = self._playing = False
        self._serial = 0
        # WORKAROUND: Qt's sound thread asks Python for leave while it holds a lock that `stop` waits for; called this
        # way, Python is free meanwhile. Seen to stand still for ever with PySide6 6.11.3.
        QMetaObject.invokeMethod(self._player, "stop", Qt.ConnectionType.DirectConnection)
        self._player.setSource(QUrl())
        self._clock.stand()
        self._clock.hold(0)

    def play(self) -> None:
        if self._ended:
            self.seek(0)
        self._playing = self._path is not None
        self._steer()

    def pause(self) -> None:
        self._playing = False
        self._clock.stand()
        self._steer()

    def seek(self, position_ms: int) -> None:
        if self._path is None:
            return
        duration_ms = self.duration_ms()
        self._target_ms = max(0, position_ms if duration_ms is None else min(position_ms, duration_ms))
        self._clock.hold(self._target_ms)
        self._ended = False
        self._steer()

    def set_rate(self, rate: float) -> None:
        self._clock.set_rate(rate)
        self._player.setPlaybackRate(rate)

    def set_volume(self, percent: int) -> None:
        # The ear hears in powers; libVLC cubes as well, so that a percentage is as loud with either engine.
        self._output.setVolume((percent / 100) ** 3)

    def set_muted(self, muted: bool) -> None:
        self._output.setMuted(muted)

    def position_ms(self) -> int:
        duration_ms = self.duration_ms()
        if self._ended and duration_ms is not None:
            return duration_ms
        position_ms = self._clock.position_ms()
        return position_ms if duration_ms is None else min(position_ms, duration_ms)

    def is_settled(self) -> bool:
        return not self._playing or self._clock.is_settled()

    def duration_ms(self) -> int | None:
        return self._player.duration() or None

    def state(self) -> EngineState:
        if self._failure:
            return EngineState.FAILED
        if self._path is None:
            return EngineState.EMPTY
        if self._ended:
            return EngineState.ENDED
        return EngineState.PLAYING if self._playing else EngineState.PAUSED

    def failure(self) -> str | None:
        return self._failure

    def has_video(self) -> bool:
        return self._player.hasVideo()

    def audio_tracks(self) -> tuple[AudioTrack, ...]:
        from PySide6.QtMultimedia import QMediaMetaData

        keys = (QMediaMetaData.Key.Title, QMediaMetaData.Key.Language)
        titles = [[found.stringValue(key) for key in keys] for found in self._player.audioTracks()]
        return tuple(
            AudioTrack(number, " - ".join(filter(None, [f"Track {number + 1}", *title])))
            for number, title in enumerate(titles)
        )

    def audio_track(self) -> int | None:
        track_id = self._player.activeAudioTrack()
        return None if track_id < 0 else track_id

    def set_audio_track(self, track_id: int) -> None:
        self._player.setActiveAudioTrack(track_id)

    def show_in_window(self, window_id: int | None) -> None:
        """Qt draws into no window but its own; the pictures are at `frame()` whatever is asked for."""

    def frame(self) -> VideoFrame | None:
        if self._serial and (self._frame is None or self._frame.serial != self._serial):
            self._frame = _copied(self._sink.videoFrame().toImage(), self._serial)
        return self._frame

    def close(self) -> None:
        self.unload()
        self._player.deleteLater()

    def _steer(self) -> None:
        """Tell Qt what is wanted, as soon as the medium is there to take it."""
        if not self._ready or self._failure:
            return
        if self._target_ms is not None:
            target_ms, self._target_ms = self._target_ms, None
            self._player.setPosition(target_ms)
        if self._playing:
            self._player.play()
            self._clock.run()
        elif self._player.isPlaying():
            self._player.pause()

    def _take_status(self, status: "QMediaPlayer.MediaStatus") -> None:
        if self._path is None:
            return
        if status == self._statuses.InvalidMedia:
            self._fail()
        elif status == self._statuses.EndOfMedia:
            self._end()
        elif not self._ready and status in (self._statuses.LoadedMedia, self._statuses.BufferedMedia):
            self._ready = True
            self._steer()

    def _take_position(self, position_ms: int) -> None:
        self._clock.report(position_ms, self._now_ms())

    def _take_error(self, *_error: object) -> None:
        if self._path is not None and self._never_played():
            self._fail()

    def _end(self) -> None:
        self._clock.stand()
        if self._never_played():
            self._fail()
        self._ended = True
        self._playing = False

    def _never_played(self) -> bool:
        return self.duration_ms() is None and self._clock.position_ms() < _SHORTEST_MEDIUM_MS

    def _fail(self) -> None:
        assert self._path is not None
        self._failure = f"{self._path.name}: Qt finds nothing in it that it can play; is it audio or video?"
        self._playing = False
        self._clock.stand()

    def _count_frame(self, *_frame: object) -> None:
        self._serial += 1


def _copied(image: QImage, serial: int) -> VideoFrame | None:
    if image.isNull():
        return None
    if image.width() > WIDEST_PX:
        image = image.scaledToWidth(WIDEST_PX, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return VideoFrame(serial, image.width(), image.height(), bytes(image.constBits()))
