"""What is opened in the window, added to it and dropped on it, what comes back, and what is told when that fails."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from player.library.store import Library
from tests.ui.window import drop, find, notice, press, view_of
from ui.app import Syncline

# The constructors are what a test has; Qt marks them as its own.
pytestmark = pytest.mark.filterwarnings("ignore:Function.*QDr(ag|op):DeprecationWarning")


def test_a_medium_brings_the_transcript_beside_it(opened: Syncline) -> None:
    assert view_of(opened).isVisible()
    assert opened.window.windowTitle().startswith("harbour")
    assert opened.playback.position_ms() == 0


def test_the_place_is_kept_across_a_restart(
    opened: Syncline, clock, qtbot: QtBot, tmp_path: Path, settings_path: Path
) -> None:
    opened.playback.seek(12_000)
    opened.recordings.close_recording()
    with Library(tmp_path / "library.sqlite") as library:
        (summary,) = library.summaries()
    assert summary.position_ms == 12_000
    opened.recordings.open(summary.id)
    qtbot.waitUntil(lambda: opened.playback.position_ms() == 9_000)


def test_a_missing_medium_is_told_and_the_transcript_stays_readable(
    opened: Syncline, talk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    moved = tmp_path / "elsewhere.wav"
    talk.rename(moved)
    recording = opened.recordings.recording
    opened.recordings.close_recording()
    opened.recordings.open(recording.id)
    qtbot.waitUntil(lambda: "harbour.wav" in notice(opened))
    assert view_of(opened).line_count() == 5
    opened.recordings.locate_media(moved)
    qtbot.waitUntil(lambda: opened.recordings.recording.media_path == moved.resolve())
    qtbot.waitUntil(lambda: notice(opened) == "")
    press(qtbot, opened, Qt.Key.Key_Space)
    assert opened.playback.position_ms() == 0


def test_files_dropped_on_the_window_open(syncline: Syncline, talk: Path, qtbot: QtBot) -> None:
    drop(syncline, talk)
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)


def test_a_transcript_dropped_on_a_recording_without_one_is_laid_on_it(
    syncline: Syncline, medium: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(syncline, medium)
    qtbot.waitUntil(lambda: syncline.recordings.recording is not None)
    other = tmp_path / "a quite different name.srt"
    other.write_text("1\n00:00:01,000 --> 00:00:02,000\nhello\n", "utf-8")
    drop(syncline, other)
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 1)
    assert syncline.recordings.recording.media_path == medium.resolve()


def test_junk_is_told_in_one_sentence(opened: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    junk = tmp_path / "junk.srt"
    junk.write_bytes(bytes(range(256)) * 16)
    drop(opened, junk)
    qtbot.waitUntil(lambda: "junk.srt" in notice(opened))
    assert view_of(opened).line_count() == 5


def test_a_removed_recording_comes_back_with_undo(opened: Syncline, qtbot: QtBot, tmp_path: Path) -> None:
    opened.window.findChild(QWidget, "libraryPanel").remove_requested.emit(opened.recordings.recording.id)
    assert find(opened, "sampleButton").isVisible()
    qtbot.mouseClick(find(opened, "noticeActionButton"), Qt.MouseButton.LeftButton)
    with Library(tmp_path / "library.sqlite") as library:
        assert len(library.summaries()) == 1


def test_hostile_titles_are_shown_as_text(syncline: Syncline, tmp_path: Path, qtbot: QtBot) -> None:
    page = tmp_path / "page.json"
    title = "<img src='http://127.0.0.1:9/x.png'><b>bold</b>"
    line = {"start_ms": 0, "end_ms": 900, "speaker": "<i>x</i>", "text": "<script>1</script>", "words": []}
    note = {"kind": "summary", "text": "<h1>loud</h1>"}
    page.write_text(json.dumps({"syncline": 1, "title": title, "lines": [line], "notes": [note]}), "utf-8")
    syncline.recordings.begin([page])
    qtbot.waitUntil(lambda: syncline.recordings.recording is not None)
    for label in syncline.window.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_page_added_while_listening_leaves_playing_and_reading_alone(
    opened: Syncline, clock, qtbot: QtBot, tmp_path: Path
) -> None:
    press(qtbot, opened, Qt.Key.Key_Space)
    clock.now += 4_500
    opened.playback.refresh()
    view = view_of(opened)
    qtbot.mouseMove(view.viewport())
    chapters = tmp_path / "more.json"
    chapter = {"start_ms": 0, "end_ms": None, "title": "The beginning", "text": None}
    chapters.write_text(json.dumps({"syncline": 1, "chapters": [chapter]}), "utf-8")
    opened.recordings.add_files([chapters])
    qtbot.waitUntil(lambda: len(opened.recordings.recording.sources) == 2)
    assert opened.playback.position_ms() >= 4_500
    assert view.marks.spoken == {1}


def test_another_transcript_can_be_shown_and_is_followed_at_once(
    opened: Syncline, qtbot: QtBot, tmp_path: Path
) -> None:
    opened.playback.seek(4_500)
    finer = tmp_path / "finer.srt"
    finer.write_text("1\n00:00:04,000 --> 00:00:05,000\nThe tide\n", "utf-8")
    opened.recordings.add_files([finer])
    qtbot.waitUntil(lambda: view_of(opened).line_count() == 1)
    assert view_of(opened).marks.spoken == {0}
    first = opened.recordings.recording.sources[0]
    opened.recordings.show_source(first.id)
    qtbot.waitUntil(lambda: view_of(opened).line_count() == 5)
    assert view_of(opened).marks.spoken == {1}


def test_what_could_not_be_imported_is_told_though_the_rest_opened(
    syncline: Syncline, talk: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    junk = tmp_path / "junk.srt"
    junk.write_bytes(bytes(range(256)) * 16)
    syncline.recordings.begin([talk, junk, talk.with_suffix(".txt")])
    qtbot.waitUntil(lambda: len(syncline.recordings.timeline.lines) == 5)
    assert "junk.srt" in notice(syncline)


def test_a_transcript_alone_finds_its_medium_beside_it(syncline: Syncline, talk: Path, qtbot: QtBot) -> None:
    syncline.recordings.begin([talk.with_suffix(".txt")])
    qtbot.waitUntil(lambda: syncline.recordings.recording is not None)
    assert syncline.recordings.recording.media_path == talk.resolve()


def test_leaving_while_an_import_runs_is_quiet(syncline: Syncline, tmp_path: Path) -> None:
    long = tmp_path / "long.srt"
    cues = (
        f"{k}\n00:{k // 60 % 60:02}:{k % 60:02},000 --> 00:{k // 60 % 60:02}:{k % 60:02},900\nx {k}\n"
        for k in range(20_000)
    )
    long.write_text("\n".join(cues), "utf-8")
    syncline.recordings.begin([long])
    assert syncline.tasks.is_busy()
