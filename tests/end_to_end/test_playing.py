"""Opening, playing, following and seeking on the real libVLC, on the sample and on real speech."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.tour.person import Person

SEEK_TOLERANCE_MS = 150


def open_files(person: Person, *paths: Path) -> None:
    person.syncline.recordings.open_files(paths)
    recordings = person.syncline.recordings
    person.wait_until("it is open", lambda: recordings.recording is not None and person.view.line_count() > 0)


def click_and_measure(person: Person, number: int) -> tuple[int, int]:
    """Click a line while it plays; how far beyond its start the engine then is, and how long ago the click was."""
    playback = person.syncline.playback
    start_ms = person.view.timeline.lines[number].start_ms
    assert start_ms is not None
    clicked = time.monotonic()
    person.click(person.view.viewport(), person.place_of_line(number))
    person.wait_until("the engine is there", lambda: playback.is_settled() and playback.position_ms() > start_ms)
    return playback.position_ms() - start_ms, round((time.monotonic() - clicked) * 1000)


def test_the_sample_plays_with_pictures_and_ends_quietly(person: Person, sample_folder: Path) -> None:
    open_files(person, sample_folder / "welcome.mp4")
    person.press(Qt.Key.Key_Space)
    person.wait_until("there are pictures", lambda: person.find(QWidget, "videoSurface").isVisible())
    person.wait_until("a line is marked", lambda: bool(person.view.marks.spoken))
    person.syncline.playback.seek(104_500)
    playback = person.syncline.playback
    person.wait_until("it ends", lambda: playback.position_ms() == playback.duration_ms())
    person.wait_until("nothing is marked", lambda: not person.view.marks.spoken)
    person.press(Qt.Key.Key_Space)
    person.wait_until("it begins anew", lambda: 0 < person.syncline.playback.position_ms() < 5_000)


@pytest.mark.parametrize("name", ["p001.mp3", "p002.mp3", "p003.mp3", "jfk.flac"])
def test_real_speech_plays_and_seeks_land(person: Person, shared_samples: Path, name: str, tmp_path: Path) -> None:
    transcript = tmp_path / "lines.srt"
    cues = (f"{k + 1}\n00:00:{k:02},000 --> 00:00:{k:02},900\nline {k}\n" for k in range(10))
    transcript.write_text("\n".join(cues), "utf-8")
    open_files(person, shared_samples / "media" / name, transcript)
    person.press(Qt.Key.Key_Space)
    person.wait_until("it plays", lambda: person.syncline.playback.position_ms() > 300)
    for number in (5, 2):
        beyond_ms, since_ms = click_and_measure(person, number)
        assert 0 < beyond_ms <= since_ms + SEEK_TOLERANCE_MS


def test_at_twice_the_speed_the_mark_keeps_up(person: Person, sample_folder: Path) -> None:
    open_files(person, sample_folder / "welcome.mp4")
    person.press(Qt.Key.Key_Space)
    person.syncline.playback.set_rate(2.0)
    person.wait_until("it plays", lambda: person.syncline.playback.position_ms() > 500)
    before_ms, started = person.syncline.playback.position_ms(), time.monotonic()
    person.look_on(2_000)
    played_ms = person.syncline.playback.position_ms() - before_ms
    assert played_ms == pytest.approx((time.monotonic() - started) * 2_000, rel=0.2)
    position_ms = person.syncline.playback.position_ms()
    assert set(person.view.timeline.lines_at(position_ms)) == set(person.view.marks.spoken)


def test_a_medium_that_cannot_be_played_says_so_and_the_text_stays(person: Person, tmp_path: Path) -> None:
    junk = tmp_path / "junk.mp4"
    junk.write_bytes(bytes(range(256)) * 4_000)
    transcript = tmp_path / "junk.srt"
    transcript.write_text("1\n00:00:01,000 --> 00:00:02,000\nstill here\n", "utf-8")
    open_files(person, junk)
    person.wait_until("it is told", lambda: "junk.mp4" in person.syncline.notices.text())
    assert person.view.line_count() == 1
