"""Playback: the one place that drives a session, asks it on a timer where it stands, and tells the window as facts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from player.errors import PlayerError
from player.media.engine import FASTEST_RATE, RATES, SLOWEST_RATE, EngineState, MediaEngine
from player.media.null_engine import NullEngine
from player.moments import SAME_WITHIN_MS, Trail
from player.session import Session, Standing
from player.transcript import Timeline

# One frame of a 60 Hz screen: the marked line changes within a frame of its time.
PLAYING_INTERVAL_MS = 16
# Still, only the engine's own changes (a medium that turns out broken) need noticing.
STILL_INTERVAL_MS = 100
VOLUME_STEP_PERCENT = 5


class PlaybackController(QObject):
    """Wishes come in as calls, facts go out as signals; the engine is made when the first medium needs it."""

    position_changed = Signal(int)
    duration_changed = Signal(object)
    state_changed = Signal(object)
    spoken_changed = Signal(object)
    rate_changed = Signal(float)
    volume_changed = Signal(int)
    muted_changed = Signal(bool)
    loop_changed = Signal(object)
    trail_changed = Signal(bool, bool)
    tracks_changed = Signal(object, object)
    video_changed = Signal(bool)
    frame_changed = Signal(object)
    failed = Signal(str)

    def __init__(self, make_engine: Callable[[], MediaEngine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_engine = make_engine
        self._session: Session | None = None
        self._has_engine = False
        self._window_id: int | None = None
        self._rate = 1.0
        self._volume_percent = 100
        self._muted = False
        self._told = _Told()
        self._trail = Trail()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(STILL_INTERVAL_MS)
        self._timer.timeout.connect(self.refresh)

    def show_video_in(self, window_id: int | None) -> None:
        """Where pictures go from the next `open` on: a native window, or as frames with `frame_changed`."""
        self._window_id = window_id

    def open(self, media_path: Path | None, timeline: Timeline, position_ms: int) -> None:
        """Take a recording; a medium that cannot be played is told with `failed`."""
        self._told = _Told()
        self._trail = Trail()
        try:
            session = self._ready_session(media_path is not None)
            session.engine.show_in_window(self._window_id)
            session.open(media_path, timeline, position_ms)
            self._apply_settings(session.engine)
        except PlayerError as error:
            self.failed.emit(error.sentence)
        self.loop_changed.emit(None)
        self._tell_trail()
        self.refresh()
        self._timer.start()

    def set_timeline(self, timeline: Timeline) -> None:
        """Follow another transcript of the open recording."""
        if self._session:
            self._session.set_timeline(timeline)
            self._told.forget("spoken")
            self.refresh()

    def close(self) -> None:
        """Stop and let go of the engine."""
        self._timer.stop()
        if self._session:
            self._session.close()
            self._session = None

    def toggle(self) -> None:
        """Play or pause."""
        self._tell(Session.toggle)

    def pause(self) -> None:
        """Pause."""
        self._tell(Session.pause)

    def play_from(self, position_ms: int) -> None:
        """Jump there and play."""
        self._note_jump(position_ms)
        self._tell(lambda session: session.play_from(position_ms))

    def seek(self, position_ms: int) -> None:
        """Jump there; playing goes on if it played."""
        self._note_jump(position_ms)
        self._tell(lambda session: session.seek(position_ms))

    def slide(self, position_ms: int) -> None:
        """Go there, one step of many: no moment to go back to is noted; who begins to drag calls `note_place`."""
        self._tell(lambda session: session.seek(position_ms))

    def note_place(self) -> None:
        """Keep where one is as a moment to go back to."""
        if self._session is not None:
            self._trail.left(self._session.position_ms())
            self._tell_trail()

    def go_back(self) -> None:
        """To the moment from which one jumped here; playing goes on if it played."""
        self._follow_trail(self._trail.back(self.position_ms()))

    def go_forward(self) -> None:
        """To the moment from which one went back."""
        self._follow_trail(self._trail.forward(self.position_ms()))

    def skip(self, delta_ms: int) -> None:
        """Move by so much."""
        self._tell(lambda session: session.skip(delta_ms))

    def next_line(self) -> None:
        """Go to the next line."""
        self._tell(Session.next_line)

    def previous_line(self) -> None:
        """Go to the line before."""
        self._tell(Session.previous_line)

    def replay_line(self) -> None:
        """Hear the line again."""
        self._tell(Session.replay_line)

    def set_loop(self, span: tuple[int, int] | None) -> None:
        """Play `(start_ms, end_ms)` again and again; None ends it."""
        self._tell(lambda session: session.set_loop(span))

    def start_loop_here(self) -> None:
        """The loop begins here; one that has no end goes to the end of the medium."""
        self._tell(Session.start_loop_here)

    def end_loop_here(self) -> None:
        """The loop ends here, and its start is heard next; one that has no start begins at 0."""
        self._tell(Session.end_loop_here)

    def set_rate(self, rate: float) -> None:
        """Speed, 1.0 is as recorded."""
        self._rate = min(FASTEST_RATE, max(SLOWEST_RATE, rate))
        self._tell(lambda session: session.engine.set_rate(self._rate))
        self.rate_changed.emit(self._rate)

    def rate(self) -> float:
        """Speed, 1.0 is as recorded."""
        return self._rate

    def step_rate(self, step: int) -> None:
        """The next faster (+1) or slower (-1) of the usual rates."""
        faster = [rate for rate in RATES if rate > self._rate + 0.001]
        slower = [rate for rate in RATES if rate < self._rate - 0.001]
        choices = faster if step > 0 else slower[::-1]
        if choices:
            self.set_rate(choices[0])

    def set_volume(self, percent: int) -> None:
        """Loudness from 0 to 100; louder than 0 ends muting."""
        self._volume_percent = min(100, max(0, percent))
        self._tell(lambda session: session.engine.set_volume(self._volume_percent))
        self.volume_changed.emit(self._volume_percent)
        if self._muted and self._volume_percent:
            self.set_muted(False)

    def volume_percent(self) -> int:
        """Loudness from 0 to 100."""
        return self._volume_percent

    def step_volume(self, step: int) -> None:
        """Louder (+1) or quieter (-1)."""
        self.set_volume(self._volume_percent + step * VOLUME_STEP_PERCENT)

    def set_muted(self, muted: bool) -> None:
        """Silence on or off."""
        self._muted = muted
        self._tell(lambda session: session.engine.set_muted(muted))
        self.muted_changed.emit(muted)

    def set_audio_track(self, track_id: int) -> None:
        """Hear this track."""
        self._tell(lambda session: session.engine.set_audio_track(track_id))

    def position_ms(self) -> int:
        """The place now."""
        return self._session.position_ms() if self._session else 0

    def duration_ms(self) -> int | None:
        """Length of the medium, None while unknown."""
        return self._session.engine.duration_ms() if self._session else None

    def is_settled(self) -> bool:
        """Whether the place is a true report of the engine, not the target of a seek still under way."""
        return self._session is not None and self._session.engine.is_settled()

    def spoken_line(self) -> int | None:
        """The line now spoken, or spoken last."""
        return self._session.spoken_line() if self._session else None

    def has_medium(self) -> bool:
        """Whether there is a medium to play."""
        return self._session is not None and self._session.has_medium()

    def loop(self) -> tuple[int, int] | None:
        """The stretch that is being looped, or None."""
        return self._session.loop if self._session else None

    def refresh(self) -> None:
        """Ask the session where it stands and tell what changed."""
        if self._session is None:
            return
        standing = self._session.advance()
        self._tell_standing(standing)
        self._tell_medium(self._session)
        playing = standing.state is EngineState.PLAYING
        self._timer.setInterval(PLAYING_INTERVAL_MS if playing else STILL_INTERVAL_MS)

    def _ready_session(self, has_medium: bool) -> Session:
        """The session; until there is a first medium it has an engine that only stands in for one."""
        if self._session is None or (has_medium and not self._has_engine):
            self._session = Session(self._make_engine() if has_medium else NullEngine())
            self._has_engine = has_medium
        return self._session

    def _apply_settings(self, engine: MediaEngine) -> None:
        engine.set_rate(self._rate)
        engine.set_volume(self._volume_percent)
        engine.set_muted(self._muted)

    def _note_jump(self, position_ms: int) -> None:
        if abs(position_ms - self.position_ms()) >= SAME_WITHIN_MS:
            self.note_place()

    def _follow_trail(self, moment_ms: int | None) -> None:
        if moment_ms is not None:
            self.slide(moment_ms)
        self._tell_trail()

    def _tell_trail(self) -> None:
        trail = self._trail
        if self._told.differs("trail", (trail.can_go_back, trail.can_go_forward)):
            self.trail_changed.emit(trail.can_go_back, trail.can_go_forward)

    def _tell(self, wish: Callable[[Session], object]) -> None:
        if self._session is not None:
            wish(self._session)
            self.refresh()

    def _tell_standing(self, standing: Standing) -> None:
        told = self._told
        if told.differs("duration", standing.duration_ms):
            self.duration_changed.emit(standing.duration_ms)
        if told.differs("state", standing.state):
            self.state_changed.emit(standing.state)
        if told.differs("position", standing.position_ms):
            self.position_changed.emit(standing.position_ms)
        if told.differs("spoken", standing.spoken):
            self.spoken_changed.emit(standing.spoken)

    def _tell_medium(self, session: Session) -> None:
        engine, told = session.engine, self._told
        failure = engine.failure()
        if told.differs("failure", failure) and failure:
            self.failed.emit(failure)
        if told.differs("loop", session.loop):
            self.loop_changed.emit(session.loop)
        if told.differs("video", engine.has_video()):
            self.video_changed.emit(engine.has_video())
        tracks = engine.audio_tracks()
        if told.differs("tracks", tracks):
            self.tracks_changed.emit(tracks, engine.audio_track())
        frame = engine.frame()
        if frame is not None and told.differs("frame", frame.serial):
            self.frame_changed.emit(frame)


class _Told:
    """What was told last, so that only changes are told."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}

    def forget(self, name: str) -> None:
        self._values.pop(name, None)

    def differs(self, name: str, value: object) -> bool:
        if name in self._values and self._values[name] == value:
            return False
        self._values[name] = value
        return True
