"""Following the sound: the spoken line stays in sight, until the reader looks elsewhere; the chip says where it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from player.transcript import Line, Timeline, Word
from tests.ui.transcript.reader import LINE_MS, harbour_talk

SOME_FRAMES_MS = 60


def test_while_following_the_spoken_line_stands_a_third_from_the_top(reader):
    reader.speak(100)
    assert reader.is_a_third_down(100)
    assert not reader.jump_button().isVisible()


def test_with_motion_allowed_the_scroll_glides_there(gliding_reader, qtbot):
    places = []
    gliding_reader.view.verticalScrollBar().valueChanged.connect(places.append)
    gliding_reader.speak(60)
    qtbot.waitUntil(lambda: gliding_reader.is_a_third_down(60))
    assert len(places) > 1
    assert places == sorted(places)
    assert gliding_reader.pane.is_following()


def test_where_no_motion_is_wanted_it_is_one_step(reader):
    places = []
    reader.view.verticalScrollBar().valueChanged.connect(places.append)
    reader.speak(60)
    assert len(places) == 1


def scroll_by_wheel(reader):
    reader.wheel(-1)


def page_down(reader):
    reader.key(Qt.Key.Key_PageDown)


def arrow_up(reader):
    reader.key(Qt.Key.Key_Up)


def go_home(reader):
    reader.key(Qt.Key.Key_Home)


def click_the_scroll_bar(reader):
    bar = reader.view.verticalScrollBar()
    end = QPoint(bar.width() // 2, bar.height() - 40)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def select_by_drag(reader):
    reader.drag(reader.point_of(101), reader.point_of(103))


def select_all(reader):
    reader.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def open_find(reader):
    reader.pane.open_find()


@pytest.mark.parametrize(
    "look_elsewhere",
    [scroll_by_wheel, page_down, arrow_up, go_home, click_the_scroll_bar, select_by_drag, select_all, open_find],
)
def test_follow_yields_at_once_when_the_reader_looks_elsewhere(reader, look_elsewhere):
    reader.speak(100)
    told = []
    reader.pane.following_changed.connect(told.append)
    look_elsewhere(reader)
    assert told == [False]
    assert not reader.follow_button().isChecked()
    stood = reader.view.scrolled_px()
    reader.speak(150)
    assert reader.view.scrolled_px() == stood


def test_scrolling_by_the_program_does_not_yield(reader):
    for number in (50, 120, 3):
        reader.speak(number)
    reader.pane.resize(420, 400)
    assert reader.pane.is_following()


def test_a_click_does_not_yield(reader):
    reader.speak(100)
    reader.click(102)
    assert reader.pane.is_following()


def test_nothing_moves_while_the_button_is_down_however_far_the_sound_goes(reader, qtbot):
    reader.speak(100)
    stood, point = reader.view.scrolled_px(), reader.point_of(103)
    reader.press(point)
    reader.speak(180)
    assert reader.view.scrolled_px() == stood
    with qtbot.waitSignal(reader.pane.seek_requested) as seek:
        reader.release(point)
    assert seek.args == [103 * LINE_MS]
    assert reader.in_sight(180)


def test_a_single_click_while_following_is_followed_once_no_second_can_come(gliding_reader, qtbot):
    gliding_reader.speak(100)
    qtbot.waitUntil(lambda: gliding_reader.is_a_third_down(100))
    stood = gliding_reader.view.scrolled_px()
    gliding_reader.click(103)
    gliding_reader.speak(103)
    assert gliding_reader.view.scrolled_px() == stood
    qtbot.waitUntil(lambda: gliding_reader.is_a_third_down(103))


def test_a_press_holds_the_text_in_the_middle_of_a_glide_which_then_goes_on(gliding_reader, qtbot, quick_fingers):
    view = gliding_reader.view
    gliding_reader.speak(60)
    qtbot.waitUntil(lambda: view.scrolled_px() > 0)
    gliding_reader.press(QPoint(100, 100))
    with qtbot.assertNotEmitted(view.scrolled, wait=SOME_FRAMES_MS):
        pass
    gliding_reader.release(QPoint(100, 100))
    qtbot.waitUntil(lambda: gliding_reader.is_a_third_down(60))


def test_a_held_text_is_not_scrolled_later_when_the_reader_has_looked_elsewhere(reader, qtbot, quick_fingers):
    reader.speak(100)
    reader.click(103)
    reader.speak(103)
    reader.wheel(-1)
    with qtbot.assertNotEmitted(reader.view.scrolled, wait=SOME_FRAMES_MS):
        pass


def test_a_click_does_not_keep_the_spoken_line_out_of_sight(reader):
    reader.speak(100)
    reader.click(103)
    reader.speak(180)
    assert reader.in_sight(180)


def test_the_chip_says_in_which_direction_and_how_far_off_now_is_and_brings_it_back(reader, qtbot):
    reader.speak(100)
    reader.key(Qt.Key.Key_Home)
    last = reader.view.lines_in_sight()[-1]
    assert reader.jump_button().isVisible()
    assert reader.jump_button().text() == f"↓ Now, {100 - last} lines down"
    reader.key(Qt.Key.Key_End)
    assert reader.jump_button().text() == f"↑ Now, {reader.view.first_in_sight() - 100} lines up"
    qtbot.mouseClick(reader.jump_button(), Qt.MouseButton.LeftButton)
    assert reader.pane.is_following()
    assert reader.in_sight(100)
    assert not reader.jump_button().isVisible()


def test_the_chip_counts_a_single_line_as_one(reader):
    reader.speak(100)
    reader.wheel(-1)
    reader.view.scroll_to(reader.view.line_top(101) + 1)
    assert reader.jump_button().text() == "↑ Now, 1 line up"


def test_the_chip_stands_while_now_is_in_sight_but_not_followed(reader):
    reader.speak(2)
    reader.key(Qt.Key.Key_Down)
    assert reader.jump_button().isVisible()
    assert reader.jump_button().text() == "Now"


def test_the_follow_button_stops_and_resumes_following(reader, qtbot):
    qtbot.mouseClick(reader.follow_button(), Qt.MouseButton.LeftButton)
    reader.speak(100)
    assert not reader.in_sight(100)
    qtbot.mouseClick(reader.follow_button(), Qt.MouseButton.LeftButton)
    assert reader.in_sight(100)


def test_whoever_follows_again_lets_go_of_the_selection_and_the_find_bar(reader):
    reader.speak(100)
    reader.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    field = reader.type_to_find("bell")
    reader.pane.jump_to_now()
    assert reader.pane.selected_lines() == ()
    assert not field.isVisible()
    assert reader.is_a_third_down(100)


def test_in_a_gap_jumping_goes_to_the_line_spoken_last(reader):
    reader.key(Qt.Key.Key_Home)
    reader.pane.set_spoken(())
    reader.pane.set_position(100 * LINE_MS + 1_500)
    reader.pane.jump_to_now()
    assert reader.in_sight(100)


def test_sent_into_a_gap_while_following_it_shows_the_line_spoken_last(reader):
    reader.pane.set_position(100 * LINE_MS + 1_500)
    assert reader.in_sight(100)
    assert reader.pane.is_following()


def word_by_word(count: int) -> Line:
    """One endless sentence whose source timed every word, a second each."""
    words = tuple(Word(at * 1_000, at * 1_000 + 900, f"word{at}") for at in range(count))
    return Line(0, count * 1_000, " ".join(word.text for word in words), words=words)


def test_in_a_line_longer_than_the_view_the_row_being_spoken_is_kept_in_sight(reader):
    reader.pane.set_timeline(Timeline((word_by_word(2_000), Line(2_000_000, 2_001_000, "the end"))))
    reader.pane.set_spoken((0,))
    seen = set()
    for position_ms in range(0, 1_500_000, 5_000):
        reader.pane.set_position(position_ms)
        seen.add(reader.view.scrolled_px())
    text = reader.view.timeline.lines[0].text
    shown = reader.view.place_under(QPoint(200, reader.viewport.height() // 10).toPointF()).character
    last = reader.view.place_under(QPoint(200, reader.viewport.height() * 9 // 10).toPointF()).character
    assert shown <= text.index("word1495") <= last
    assert len(seen) < 60, "goes on by several rows at a time, not with every row"


def test_a_shown_line_of_usual_length_is_not_scrolled_with_its_words(reader, qtbot):
    reader.pane.set_timeline(Timeline((word_by_word(10), *harbour_talk().lines[10:])))
    reader.pane.set_spoken((0,))
    with qtbot.assertNotEmitted(reader.view.scrolled):
        for position_ms in range(0, 10_000, 500):
            reader.pane.set_position(position_ms)
