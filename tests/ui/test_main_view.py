"""The window, driven by keys and clicks, over the silent engine."""

import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from player.library.store import Library
from player.media.engine import EngineState
from player.media.null_engine import NullEngine
from tests.ui.window import find, notice, place_of, press, view_of
from ui.actions import ACTIONS, MENUS
from ui.app import Syncline, build
from ui.main_window import MainWindow


def test_a_first_start_explains_itself_and_offers_the_sample(syncline: Syncline) -> None:
    assert find(syncline, "sampleButton").isVisible()
    assert not find(syncline, "transcriptView").isVisible()


def test_the_mark_follows_the_sound_and_gaps_are_unmarked(opened: Syncline, clock, qtbot: QtBot) -> None:
    press(qtbot, opened, Qt.Key.Key_Space)
    clock.now += 500
    opened.playback.refresh()
    assert view_of(opened).marks.spoken == frozenset()
    clock.now += 4_000
    opened.playback.refresh()
    assert view_of(opened).marks.spoken == {1}


def test_a_click_seeks_and_playing_goes_on(opened: Syncline, qtbot: QtBot) -> None:
    press(qtbot, opened, Qt.Key.Key_Space)
    view = view_of(opened)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 2))
    assert opened.playback.position_ms() == 7_000
    assert view.marks.spoken == {2}


def test_the_play_button_says_what_it_does(opened: Syncline, qtbot: QtBot) -> None:
    button = find(opened, "playButton")
    assert isinstance(button, QAbstractButton)
    assert button.accessibleName() == "Play"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName() == "Pause"


def test_keys_move_by_seconds_and_by_lines(opened: Syncline, qtbot: QtBot) -> None:
    steps = [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 5_000),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier, 7_000),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 2_000),
        (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier, 1_000),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 20_000),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, 10_000),
    ]
    for key, modifier, expected_ms in steps:
        press(qtbot, opened, key, modifier)
        assert opened.playback.position_ms() == expected_ms


def test_b_keeps_the_spoken_line_before_the_key_is_up(opened: Syncline, qtbot: QtBot, tmp_path: Path) -> None:
    opened.playback.seek(4_500)
    qtbot.keyPress(QApplication.focusWidget() or opened.window, Qt.Key.Key_B)
    with Library(tmp_path / "library.sqlite") as library:
        (summary,) = library.summaries()
        (bookmark,) = library.bookmarks(summary.id)
    assert (bookmark.start_ms, bookmark.end_ms) == (4_000, 7_000)
    assert "tide turns at noon" in bookmark.quote


def test_b_keeps_the_selection_and_undo_takes_it_back(opened: Syncline, qtbot: QtBot) -> None:
    view = view_of(opened)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 1))
    qtbot.mouseMove(view.viewport(), place_of(view, 2))
    qtbot.mouseMove(view.viewport(), place_of(view, 3))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 3))
    press(qtbot, opened, Qt.Key.Key_B)
    assert [(kept.start_ms, kept.end_ms) for kept in opened.bookmarks.bookmarks] == [(4_000, 14_000)]
    press(qtbot, opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert opened.bookmarks.bookmarks == ()
    press(qtbot, opened, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(opened.bookmarks.bookmarks) == 1


def test_a_deleted_bookmark_comes_back_with_undo(opened: Syncline, qtbot: QtBot) -> None:
    opened.playback.seek(4_500)
    press(qtbot, opened, Qt.Key.Key_B)
    (kept,) = opened.bookmarks.bookmarks
    opened.window.findChild(QWidget, "bookmarksPanel").bookmark_deleted.emit(kept.id)
    assert opened.bookmarks.bookmarks == ()
    qtbot.mouseClick(find(opened, "noticeActionButton"), Qt.MouseButton.LeftButton)
    assert [bookmark.id for bookmark in opened.bookmarks.bookmarks] == [kept.id]


def test_a_loop_goes_round_the_line(opened: Syncline, clock, qtbot: QtBot) -> None:
    opened.playback.seek(4_500)
    press(qtbot, opened, Qt.Key.Key_L)
    press(qtbot, opened, Qt.Key.Key_Space)
    clock.now += 2_600
    opened.playback.refresh()
    assert opened.playback.position_ms() == 4_000
    press(qtbot, opened, Qt.Key.Key_L)
    assert opened.playback.loop() is None


def test_panes_close_and_come_back_as_they_were_left(
    syncline: Syncline, qtbot: QtBot, tmp_path: Path, settings_path: Path, clock
) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, syncline, Qt.Key.Key_S, modifiers)
    assert not find(syncline, "sidebar").isVisible()
    syncline.window.close()
    from PySide6.QtCore import QSettings

    settings = QSettings(str(settings_path), QSettings.Format.IniFormat)
    again = build(MainWindow(settings), tmp_path / "other.sqlite", lambda _tell: NullEngine(clock))
    again.window.show()
    try:
        assert not find(again, "sidebar").isVisible()
        assert find(again, "libraryPanel").isVisible()
    finally:
        again.close()


def test_light_and_dark_are_switched_and_remembered(syncline: Syncline, qtbot: QtBot, settings_path: Path) -> None:
    before = syncline.window.palette().window().color().lightness()
    press(
        qtbot,
        syncline,
        Qt.Key.Key_D,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    qtbot.waitUntil(lambda: syncline.window.palette().window().color().lightness() < before)
    syncline.window.close()
    assert "theme=dark" in settings_path.read_text("utf-8")


def test_the_icons_go_along_with_light_and_dark(syncline: Syncline, qtbot: QtBot) -> None:
    def ink(name: str) -> int:
        picture = syncline.window.findChild(QAction, f"{name}Action").icon().pixmap(32, 32).toImage()
        points = ((x, y) for x in range(32) for y in range(32))
        return max(picture.pixelColor(x, y).lightness() for x, y in points if picture.pixelColor(x, y).alpha() > 200)

    for name in ("play", "mute", "bookmark"):
        assert ink(name) < 80
    syncline.window.findChild(QAction, "light_or_darkAction").trigger()
    qtbot.waitUntil(lambda: all(ink(name) > 180 for name in ("play", "mute", "bookmark")))


def test_every_action_is_in_a_menu_with_a_name_and_no_key_is_taken_twice(syncline: Syncline) -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert sorted(keys) == sorted(set(keys))
    assert {action.menu for action in ACTIONS} == set(MENUS)
    in_menus = {action.objectName() for menu in syncline.window.menuBar().actions() for action in menu.menu().actions()}
    assert in_menus - {""} == {f"{action.id}Action" for action in ACTIONS}


INTERACTIVE = ("QAbstractButton", "QLineEdit", "QComboBox", "QAbstractSlider", "QAbstractItemView", "TranscriptView")


def test_every_control_has_a_name_that_a_screen_reader_can_say(opened: Syncline) -> None:
    nameless = []
    for widget in opened.window.findChildren(QWidget):
        kinds = {kind.__name__ for kind in type(widget).__mro__}
        # Scroll bars, a field's clear button and a box's list are Qt's own, and named by it.
        is_qts = isinstance(widget, QScrollBar) or isinstance(widget.parent(), QLineEdit)
        is_qts = is_qts or widget.window() is not opened.window or widget.objectName().startswith("qt_")
        if kinds & set(INTERACTIVE) and not is_qts and not widget.isHidden():
            text = getattr(widget, "text", lambda: "")()
            if not (widget.accessibleName() or text):
                nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert not nameless, nameless


def test_the_window_closes_with_everything_let_go(opened: Syncline) -> None:
    opened.playback.toggle()
    opened.close()
    assert not opened.window.isVisible()
    assert [thread.name for thread in threading.enumerate() if "syncline" in thread.name] == []
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened.library.summaries()


@pytest.mark.parametrize("state", [EngineState.PLAYING, EngineState.PAUSED])
def test_space_toggles_wherever_the_keyboard_is_but_in_a_field(
    opened: Syncline, qtbot: QtBot, state: EngineState
) -> None:
    if state is EngineState.PAUSED:
        opened.playback.toggle()
    press(qtbot, opened, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    seen: list[EngineState] = []
    opened.playback.state_changed.connect(seen.append)
    press(qtbot, opened, Qt.Key.Key_Space)
    assert seen == []
    view_of(opened).setFocus()
    press(qtbot, opened, Qt.Key.Key_Space)
    assert seen == [state]


def test_escape_leaves_full_screen_and_the_panes_come_back(opened: Syncline, qtbot: QtBot) -> None:
    press(qtbot, opened, Qt.Key.Key_F11)
    assert opened.window.isFullScreen()
    assert not find(opened, "sidebar").isVisible()
    press(qtbot, opened, Qt.Key.Key_Escape)
    assert not opened.window.isFullScreen()
    assert find(opened, "sidebar").isVisible()


def test_a_note_with_a_time_brings_its_line_in_sight_and_is_followed(opened: Syncline, qtbot: QtBot) -> None:
    view = view_of(opened)
    press(qtbot, opened, Qt.Key.Key_Home)
    assert find(opened, "jumpToNowButton").isVisible()
    opened.window.findChild(QWidget, "sidebar").moment_requested.emit(14_000)
    assert opened.playback.position_ms() == 14_000
    assert view.marks.spoken == {4}
    assert not find(opened, "jumpToNowButton").isVisible()


def test_a_bookmark_without_timed_lines_is_refused_in_words(syncline: Syncline, medium: Path, qtbot: QtBot) -> None:
    syncline.recordings.begin([medium])
    qtbot.waitUntil(lambda: syncline.recordings.recording is not None)
    press(qtbot, syncline, Qt.Key.Key_B)
    assert "bookmark" in notice(syncline)
    assert syncline.bookmarks.bookmarks == ()


def test_the_tab_key_reaches_every_part_of_the_window_and_comes_back(opened: Syncline, qtbot: QtBot) -> None:
    reached = []
    for _ in range(60):
        reached.append(QApplication.focusWidget().objectName())
        press(qtbot, opened, Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName() == reached[0]:
            break
    parts = {"transcriptView", "seekBar", "playButton", "librarySearchField", "libraryList", "summaryTab"}
    assert parts <= set(reached)
    assert reached.index("summaryText") < reached.index("sourceRadioButton")


def test_a_held_key_makes_one_bookmark_and_plays_once(opened: Syncline) -> None:
    repeating = {action.id for action in ACTIONS if action.repeats}
    for action in ACTIONS:
        made = opened.window.findChild(QAction, f"{action.id}Action")
        assert made.autoRepeat() == (action.id in repeating)
    assert not {"bookmark", "play", "mute", "loop", "full_screen", "light_or_dark"} & repeating


def test_with_nothing_open_only_what_makes_sense_can_be_chosen(syncline: Syncline) -> None:
    enabled = {action.id for action in ACTIONS if syncline.window.findChild(QAction, f"{action.id}Action").isEnabled()}
    assert not {"play", "bookmark", "find", "copy", "rename_recording", "locate_media", "undo"} & enabled
    assert {"open", "quit", "search_library", "open_sample", "shortcuts"} <= enabled
