"""What playback tells: each fact once and only when it changed, and nothing of the recording before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from player.errors import EngineMissing
from player.media.engine import AudioTrack, EngineState, MediaEngine
from player.media.null_engine import NullEngine
from player.transcript import Line, Timeline
from ui.playback_controller import PlaybackController

TIMELINE = Timeline((Line(1_000, 3_000, "one"), Line(3_000, 5_000, "two"), Line(6_000, 8_000, "three")), 20_000)
TRACKS = (AudioTrack(1, "English"), AudioTrack(2, "Deutsch"))
FACTS = ("position", "duration", "state", "spoken", "rate", "volume", "muted", "loop", "video")


class FilmEngine(NullEngine):
    """Keeps the time of a medium with pictures and two tracks, which may turn out broken."""

    def __init__(self, now_ms: Callable[[], float]) -> None:
        super().__init__(now_ms)
        self.sentence: str | None = None
        self.volume_percent: int | None = None
        self.is_muted: bool | None = None

    def unload(self) -> None:
        super().unload()
        self.sentence = None

    def state(self) -> EngineState:
        return EngineState.FAILED if self.sentence else super().state()

    def failure(self) -> str | None:
        return self.sentence

    def has_video(self) -> bool:
        return super().state() is not EngineState.EMPTY

    def audio_tracks(self) -> tuple[AudioTrack, ...]:
        return TRACKS if self.has_video() else ()

    def audio_track(self) -> int | None:
        return 1 if self.has_video() else None

    def set_volume(self, percent: int) -> None:
        self.volume_percent = percent

    def set_muted(self, muted: bool) -> None:
        self.is_muted = muted


class Facts:
    """Everything that a controller tells, in order, and what it told last."""

    def __init__(self, playback: PlaybackController) -> None:
        self.told: list[tuple[str, object]] = []
        for name in FACTS:
            signal = getattr(playback, f"{name}_changed")
            signal.connect(lambda value, name=name: self.told.append((name, value)))
        playback.failed.connect(lambda sentence: self.told.append(("failed", sentence)))
        playback.tracks_changed.connect(lambda tracks, _chosen: self.told.append(("tracks", tracks)))

    def last(self, name: str) -> object:
        return dict(self.told)[name]

    def all(self, name: str) -> list[object]:
        return [value for told, value in self.told if told == name]

    def forget(self) -> None:
        self.told.clear()


class Maker:
    """Makes engines and keeps count of them."""

    def __init__(self, now_ms: Callable[[], float]) -> None:
        self._now_ms = now_ms
        self.made: list[MediaEngine] = []

    def __call__(self) -> MediaEngine:
        self.made.append(NullEngine(self._now_ms))
        return self.made[-1]


@pytest.fixture
def maker(qapp: QApplication, clock) -> Maker:
    return Maker(clock)


@pytest.fixture
def engine(clock) -> FilmEngine:
    return FilmEngine(clock)


@pytest.fixture
def playback(qapp: QApplication, engine: FilmEngine) -> Iterator[PlaybackController]:
    playback = PlaybackController(lambda: engine)
    yield playback
    playback.close()


@pytest.fixture
def facts(playback: PlaybackController) -> Facts:
    return Facts(playback)


@pytest.fixture
def film(playback: PlaybackController, facts: Facts, medium: Path) -> PlaybackController:
    """A film that is being played, all its facts told and forgotten."""
    playback.open(medium, TIMELINE, 0)
    playback.toggle()
    facts.forget()
    return playback


def test_opening_tells_where_everything_stands(playback: PlaybackController, facts: Facts, medium: Path) -> None:
    playback.open(medium, TIMELINE, 6_500)
    assert facts.last("state") is EngineState.PAUSED
    assert facts.last("duration") == 20_000
    assert facts.last("position") == 3_500
    assert facts.last("spoken") == (1,)
    assert facts.last("video") is True
    assert facts.last("tracks") == TRACKS
    assert facts.last("loop") is None
    assert facts.all("failed") == []


def test_a_fact_is_told_once_and_only_when_it_changed(film: PlaybackController, facts: Facts, clock) -> None:
    for _time in range(3):
        film.refresh()
    assert facts.told == []
    clock.now += 500
    film.refresh()
    film.refresh()
    assert facts.told == [("position", 500)]
    clock.now += 600
    film.refresh()
    assert facts.told[1:] == [("position", 1_100), ("spoken", (0,))]


def test_it_comes_along_by_itself(film: PlaybackController, clock, qtbot: QtBot) -> None:
    with qtbot.waitSignal(film.spoken_changed, check_params_cb=lambda spoken: spoken == (1,)):
        clock.now += 3_200


def test_the_end_is_told_and_play_begins_anew(film: PlaybackController, facts: Facts, clock) -> None:
    clock.now += 30_000
    film.refresh()
    assert (facts.last("state"), facts.last("position")) == (EngineState.ENDED, 20_000)
    film.toggle()
    assert (facts.last("state"), facts.last("position")) == (EngineState.PLAYING, 0)


def test_a_recording_without_a_medium_shows_nothing_of_the_film_before(film: PlaybackController, facts: Facts) -> None:
    film.set_loop((1_000, 3_000))
    film.open(None, Timeline((Line(0, 900, "only text"),)), 0)
    assert facts.last("state") is EngineState.EMPTY
    assert facts.last("tracks") == ()
    assert facts.last("video") is False
    assert facts.last("loop") is None
    assert facts.last("duration") is None
    assert facts.last("position") == 0
    assert facts.last("spoken") == ()
    assert (film.has_medium(), film.duration_ms(), film.loop()) == (False, None, None)


def test_a_medium_that_cannot_be_loaded_shows_nothing_of_the_film_before(
    film: PlaybackController, facts: Facts, tmp_path: Path
) -> None:
    film.open(tmp_path / "moved.mp4", TIMELINE, 4_000)
    assert ["moved.mp4" in str(sentence) for sentence in facts.all("failed")] == [True]
    assert facts.last("state") is EngineState.EMPTY
    assert facts.last("tracks") == ()
    assert facts.last("video") is False
    assert (facts.last("position"), facts.last("spoken")) == (4_000, (1,))


def test_a_failure_while_playing_is_told_once(film: PlaybackController, facts: Facts, engine: FilmEngine) -> None:
    engine.sentence = "The film broke."
    for _time in range(3):
        film.refresh()
    assert facts.all("failed") == ["The film broke."]
    assert facts.all("state") == [EngineState.FAILED]


def test_the_failure_of_a_broken_medium_is_not_told_of_the_next_recording(
    film: PlaybackController, facts: Facts, engine: FilmEngine, medium: Path
) -> None:
    engine.sentence = "The film broke."
    film.refresh()
    facts.forget()
    film.open(None, TIMELINE, 0)
    film.refresh()
    assert facts.all("failed") == []
    assert facts.last("state") is EngineState.EMPTY
    film.open(medium, TIMELINE, 0)
    film.refresh()
    assert facts.all("failed") == []
    assert facts.last("state") is EngineState.PAUSED


def test_the_same_medium_broken_again_is_told_again(
    film: PlaybackController, facts: Facts, engine: FilmEngine, medium: Path
) -> None:
    for _time in range(2):
        engine.sentence = "The film broke."
        film.refresh()
        film.open(medium, TIMELINE, 0)
    assert facts.all("failed") == ["The film broke."] * 2


def test_a_loop_beyond_the_end_of_the_medium_goes_round(film: PlaybackController, facts: Facts, clock) -> None:
    film.set_loop((18_000, 30_000))
    assert facts.last("position") == 18_000
    for _round in range(3):
        clock.now += 2_500
        film.refresh()
        assert film.position_ms() == 18_000
        assert film.loop() == (18_000, 30_000)
    assert facts.all("state") == []


def test_a_pause_at_the_end_of_a_loop_stays_a_pause(film: PlaybackController, facts: Facts, clock) -> None:
    film.set_loop((1_000, 3_000))
    clock.now += 2_100
    film.pause()
    for _time in range(3):
        clock.now += 1_000
        film.refresh()
    assert facts.last("state") is EngineState.PAUSED
    assert film.position_ms() == 3_100
    film.toggle()
    assert film.position_ms() == 1_000
    assert facts.last("state") is EngineState.PLAYING


def test_leaving_a_loop_ends_it_and_says_so(film: PlaybackController, facts: Facts) -> None:
    film.set_loop((1_000, 3_000))
    film.seek(7_000)
    assert facts.all("loop") == [(1_000, 3_000), None]
    assert film.loop() is None


@pytest.mark.parametrize(("wished", "given"), [(99.0, 4.0), (0.0, 0.25), (-1.0, 0.25), (1.3, 1.3)])
def test_the_rate_keeps_within_its_limits(
    film: PlaybackController, facts: Facts, clock, wished: float, given: float
) -> None:
    film.set_rate(wished)
    assert film.rate() == given
    assert facts.all("rate") == [given]
    clock.now += 1_000
    assert film.position_ms() == 1_000 * given


def test_stepping_the_rate_stops_at_both_ends_and_finds_the_way_from_between(film: PlaybackController) -> None:
    film.set_rate(1.3)
    film.step_rate(1)
    assert film.rate() == 1.5
    film.set_rate(1.3)
    film.step_rate(-1)
    assert film.rate() == 1.25
    for _step in range(20):
        film.step_rate(1)
    assert film.rate() == 4.0
    for _step in range(30):
        film.step_rate(-1)
    assert film.rate() == 0.25


@pytest.mark.parametrize(("wished", "given"), [(150, 100), (-5, 0), (35, 35)])
def test_the_volume_keeps_within_its_limits(
    film: PlaybackController, facts: Facts, engine: FilmEngine, wished: int, given: int
) -> None:
    film.set_volume(wished)
    assert film.volume_percent() == engine.volume_percent == given
    assert facts.all("volume") == [given]


def test_stepping_the_volume_stops_at_both_ends(film: PlaybackController) -> None:
    film.set_volume(98)
    film.step_volume(1)
    assert film.volume_percent() == 100
    film.set_volume(3)
    film.step_volume(-1)
    assert film.volume_percent() == 0


def test_louder_ends_muting_and_silence_does_not(film: PlaybackController, facts: Facts, engine: FilmEngine) -> None:
    film.set_muted(True)
    film.set_volume(0)
    assert engine.is_muted is True
    film.set_volume(5)
    assert engine.is_muted is False
    assert facts.all("muted") == [True, False]


def test_what_was_wished_before_the_first_medium_holds_for_it(
    playback: PlaybackController, engine: FilmEngine, medium: Path, clock
) -> None:
    playback.set_rate(2.0)
    playback.set_volume(40)
    playback.set_muted(True)
    playback.open(medium, TIMELINE, 0)
    playback.toggle()
    clock.now += 1_000
    assert playback.position_ms() == 2_000
    assert (engine.volume_percent, engine.is_muted) == (40, True)


def test_another_transcript_is_followed_at_once(film: PlaybackController, facts: Facts) -> None:
    film.seek(1_500)
    facts.forget()
    film.set_timeline(Timeline((Line(1_400, 1_600, "finer"), Line(3_000, 5_000, "two"))))
    assert facts.told == [("spoken", (0,))]


def test_the_next_recording_is_told_whole_though_it_stands_as_the_one_before(
    playback: PlaybackController, facts: Facts, medium: Path
) -> None:
    told = []
    for _time in range(2):
        playback.open(medium, TIMELINE, 6_500)
        told.append(list(facts.told))
        facts.forget()
    assert told[0] == told[1]
    assert len(told[0]) > 5


def test_wishes_before_anything_is_open_need_no_engine(maker: Maker) -> None:
    playback = PlaybackController(maker)
    playback.show_video_in(None)
    playback.toggle()
    playback.seek(5_000)
    playback.skip(5_000)
    playback.set_loop((0, 1_000))
    playback.step_rate(1)
    playback.set_volume(10)
    playback.set_timeline(TIMELINE)
    playback.refresh()
    assert maker.made == []
    assert (playback.position_ms(), playback.duration_ms(), playback.spoken_line()) == (0, None, None)
    playback.close()


def test_the_first_medium_makes_the_engine_and_the_next_ones_use_it(maker: Maker, medium: Path) -> None:
    playback = PlaybackController(maker)
    for path in (medium, None, medium):
        playback.open(path, TIMELINE, 0)
    assert len(maker.made) == 1
    playback.close()


def test_where_no_engine_can_start_it_is_told_in_its_sentence(qapp: QApplication, medium: Path) -> None:
    def make() -> MediaEngine:
        raise EngineMissing("There is no engine; install one.")

    playback = PlaybackController(make)
    facts = Facts(playback)
    playback.open(medium, TIMELINE, 0)
    assert facts.all("failed") == ["There is no engine; install one."]
    assert not playback.has_medium()
    playback.close()


def test_once_closed_nothing_is_told_any_more(film: PlaybackController, facts: Facts, clock) -> None:
    film.close()
    clock.now += 5_000
    film.refresh()
    film.toggle()
    film.close()
    assert facts.told == []
    assert film.position_ms() == 0


def test_a_recording_without_a_medium_makes_no_engine(maker: Maker) -> None:
    playback = PlaybackController(maker)
    playback.open(None, TIMELINE, 0)
    playback.close()
    assert maker.made == []
