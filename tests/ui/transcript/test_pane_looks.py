"""What the pane shows: what is spoken, bookmarks, the ring, light and dark, other sizes, nothing at all."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from player.bookmarks import new_bookmark
from player.transcript import Timeline
from tests.ui.transcript.reader import CONTROL, LINE_MS, harbour_talk
from ui.theme import apply_theme, shades


def shades_of(reader):
    return shades(reader.pane.palette())


def test_the_spoken_line_is_painted_with_a_bar_and_in_a_gap_nothing_is(reader):
    bar = shades_of(reader).spoken_bar
    reader.speak(3)
    assert bar in reader.colors_at(reader.point_of(3).y())
    assert bar not in reader.colors_at(reader.point_of(4).y())
    reader.pane.set_spoken(())
    assert bar not in reader.colors_at(reader.point_of(3).y())


def test_overlapping_lines_are_all_marked(reader):
    reader.pane.set_spoken((2, 3))
    fill = shades_of(reader).spoken_fill
    marked = [number for number in range(6) if fill in reader.colors_at(reader.point_of(number).y())]
    assert marked == [2, 3]


def test_bookmarks_are_painted_beside_their_lines(reader):
    reader.pane.set_bookmarks((new_bookmark(2 * LINE_MS, 3 * LINE_MS + 500, "boats"),))
    color = shades_of(reader).bookmarks["yellow"]
    marked = [number for number in range(6) if color in reader.colors_at(reader.point_of(number).y())]
    assert marked == [2, 3]


def test_the_line_at_the_top_stays_when_the_pane_is_resized(reader):
    reader.key(Qt.Key.Key_End)
    reader.view.scroll_to(reader.view.line_top(80))
    for width in (350, 900, 600):
        reader.pane.resize(width, 500)
        assert reader.view.first_in_sight() == 80


def test_an_empty_transcript_says_how_to_add_one_and_takes_every_wish_calmly(reader):
    pane = reader.pane
    pane.set_timeline(Timeline(()))
    assert "Drop a subtitle file" in pane.findChild(QLabel, "emptyTranscript").text()
    assert pane.findChild(QLabel, "emptyTranscript").isVisible()
    for wish in (pane.open_find, pane.find_next, pane.jump_to_now, pane.copy, pane.copy_quote, pane.copy_link):
        wish()
    pane.step_keyword(1)
    pane.zoom(1)
    pane.set_reading(True)
    pane.set_keyword("word")
    assert pane.copy_text(with_times=True) == ""


def test_a_new_transcript_takes_selection_and_hits_away_and_follows(reader):
    field = reader.type_to_find("bell")
    reader.key(Qt.Key.Key_A, CONTROL)
    reader.pane.set_timeline(harbour_talk(3))
    assert reader.pane.selected_lines() == ()
    assert not field.isVisible()
    assert reader.pane.is_following()


@pytest.mark.parametrize("following", [True, False])
@pytest.mark.parametrize("count", [0, 3])
def test_a_shorter_transcript_may_follow_one_heard_and_scrolled_far_down(reader, count, following):
    reader.speak(150)
    reader.pane.set_following(following)
    reader.pane.set_timeline(harbour_talk(count))
    assert reader.pane.copy_text(with_times=False) == ""
    assert reader.pane.is_following()
    assert reader.view.scrolled_px() == 0
    assert not reader.jump_button().isVisible()


def walk_by(code: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> list[str]:
    """Names of the widgets that have the keyboard in turn, from the button it starts on back to the same."""
    start = QApplication.focusWidget()
    walked = []
    while len(walked) < 12 and (not walked or QApplication.focusWidget() is not start):
        QTest.keyClick(QApplication.focusWidget(), code, modifiers)
        focused = QApplication.focusWidget()
        walked.append(focused.objectName() or focused.text())
    return walked


def button_of(window: QWidget, text: str) -> QPushButton:
    return next(button for button in window.findChildren(QPushButton) if button.text() == text)


def test_tab_walks_through_the_pane_and_out_of_it_in_both_directions(window_of_three):
    button_of(window_of_three, "before").setFocus()
    there = walk_by(Qt.Key.Key_Tab)
    inside = ["Lines", "textOptionsButton", "findButton", "followButton", "transcriptView"]
    assert there == [*inside, "after", "before"]
    back = walk_by(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert back == ["after", *reversed(inside), "before"]


def test_arrow_keys_choose_the_view(window_of_three, reader):
    button = next(each for each in reader.pane.findChildren(QToolButton) if each.text() == "Lines")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Right)
    assert reader.view.is_reading()


def test_tab_into_the_text_rings_the_line_that_keys_start_from(reader, window_of_three, qtbot):
    reader.speak(3)
    ring = shades_of(reader).spoken_bar
    rect = reader.view.line_rect(3)
    last = QPoint(rect.center().x(), rect.bottom())
    assert reader.colors_at(last.y())[last.x()] != ring
    button_of(window_of_three, "after").setFocus()
    QTest.keyClick(button_of(window_of_three, "after"), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert reader.colors_at(last.y())[last.x()] == ring
    assert reader.pane.is_following()
    with qtbot.waitSignal(reader.pane.seek_requested) as seek:
        reader.key(Qt.Key.Key_Return)
    assert seek.args == [3 * LINE_MS]


@pytest.mark.parametrize("give", ["focus_text", "setFocus"])
def test_the_pane_gives_the_keyboard_to_the_text(reader, window_of_three, give):
    button_of(window_of_three, "before").setFocus()
    getattr(reader.pane, give)()
    assert QApplication.focusWidget() is reader.view


def test_a_change_to_dark_repaints_with_the_new_shades(reader, qapp):
    reader.speak(1)
    try:
        apply_theme(qapp, dark=True)
        assert shades_of(reader).spoken_fill in reader.colors_at(reader.point_of(1).y())
    finally:
        apply_theme(qapp, dark=False)


def test_a_larger_font_makes_higher_lines_and_keeps_the_place(reader):
    view = reader.view
    view.scroll_to(view.line_top(80))
    before = view.text_height()
    font = view.font()
    font.setPointSize(font.pointSize() * 2)
    view.setFont(font)
    assert view.text_height() > 1.5 * before
    assert view.first_in_sight() == 80


def test_every_control_has_an_accessible_name(reader):
    reader.pane.set_second_choices([(1, "Deutsch")], 1, beside=True)
    reader.press_button("textOptionsButton")
    popup = QApplication.activePopupWidget()
    for inside in (reader.pane, popup):
        for kind in (QToolButton, QPushButton, QLineEdit, QComboBox, type(reader.view)):
            for widget in inside.findChildren(kind):
                if not isinstance(widget.parent(), (QComboBox, QLineEdit)):
                    assert widget.accessibleName(), widget.objectName()
    popup.close()
