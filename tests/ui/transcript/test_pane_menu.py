"""The context menu of a line, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from player.transcript import Line, Timeline
from tests.ui.transcript.reader import LINE_MS, SHIFT


def texts_of(menu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_menu_acts_on_the_line_under_it_and_takes_the_window_actions(reader, qtbot):
    menu = reader.open_menu(4)
    assert texts_of(menu) == [
        "Play from Here",
        "copy",
        "copy_with_times",
        "copy_quote",
        "copy_link",
        "bookmark",
        "Rename Speaker…",
        "Only This Speaker",
    ]
    assert reader.pane.selected_lines() == (4,)
    with qtbot.waitSignal(reader.pane.play_requested) as play:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert play.args == [4 * LINE_MS]


def test_playing_from_a_line_reads_along_from_there(reader):
    reader.choose(reader.open_menu(4), "Play from Here")
    assert reader.pane.selected_lines() == ()
    assert reader.pane.is_following()


def test_playing_from_a_line_closes_the_find_bar_which_would_hold_the_text(reader):
    reader.type_to_find("quay")
    reader.choose(reader.open_menu(reader.view.first_in_sight() + 2), "Play from Here")
    assert reader.pane.is_following()
    assert not reader.pane.findChild(QWidget, "findBar").isVisible()


def test_a_menu_inside_the_selection_keeps_it(reader):
    reader.drag(reader.point_of(2, 3), reader.point_of(5, 3))
    reader.open_menu(4).close()
    assert reader.pane.selected_lines() == (2, 3, 4, 5)


def press_menu_key(reader):
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, reader.view.rect().center(), reader.view.mapToGlobal(reader.view.pos())
    )
    QApplication.sendEvent(reader.view, event)


def press_shift_f10(reader):
    reader.key(Qt.Key.Key_F10, SHIFT)


@pytest.mark.parametrize("ask", [press_menu_key, press_shift_f10])
def test_the_menu_key_opens_the_menu_at_the_current_line(reader, ask):
    reader.click(6)
    ask(reader)
    menu = QApplication.activePopupWidget()
    assert reader.pane.selected_lines() == (6,)
    assert abs(menu.pos().y() - reader.viewport.mapToGlobal(reader.point_of(6)).y()) < 2 * reader.view.row_height()
    menu.close()


@pytest.mark.parametrize(
    ("entry", "signal", "told"),
    [
        ("Rename Speaker…", "rename_speaker_requested", "Bo"),
        ("Only This Speaker", "speaker_filter_requested", "Bo"),
    ],
)
def test_the_speaker_of_the_line_is_renamed_or_shown_alone(reader, qtbot, entry, signal, told):
    menu = reader.open_menu(6)
    with qtbot.waitSignal(getattr(reader.pane, signal)) as asked:
        reader.choose(menu, entry)
    assert asked.args == [told]


def test_a_filtered_transcript_offers_all_speakers_again(reader, qtbot):
    reader.pane.set_speaker_filter("Bo")
    menu = reader.open_menu(6)
    assert "Only This Speaker" not in texts_of(menu)
    with qtbot.waitSignal(reader.pane.speaker_filter_requested) as asked:
        reader.choose(menu, "All Speakers")
    assert asked.args == [None]


def test_a_line_without_time_and_speaker_cannot_be_played_and_has_nobody_to_rename(reader):
    reader.pane.set_timeline(Timeline((Line(None, None, "untimed words"),)))
    menu = reader.open_menu(0)
    assert not menu.actions()[0].isEnabled()
    assert texts_of(menu)[-1] == "bookmark"
    menu.close()


def test_a_closed_menu_is_gone(reader, qtbot):
    menu = reader.open_menu(4)
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_popups_open_without_a_complaint_beside_a_native_video_window(window_of_three, reader):
    video = QWidget(window_of_three)
    video.winId()
    reader.open_menu(4).close()
    reader.press_button("textOptionsButton")
    QApplication.activePopupWidget().close()
