"""The header and the text options: views, size, width, spacing, second text; what is in sight stays there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QToolButton, QWidget

from player.bookmarks import new_bookmark
from player.heard import Heard
from tests.ui.transcript.reader import CONTROL, LINE_MS, harbour_talk
from ui.transcript.layout.text_style import TextStyle


def button(inside: QWidget, text: str) -> QToolButton:
    return next(each for each in inside.findChildren(QToolButton) if each.text() == text and each.isVisible())


def open_options(reader) -> QWidget:
    reader.press_button("textOptionsButton")
    return QApplication.activePopupWidget()


@pytest.fixture
def options(reader):
    popup = open_options(reader)
    yield popup
    popup.close()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_switch_shows_running_text_and_lines_again_and_says_so(reader):
    told = []
    reader.pane.reading_changed.connect(told.append)
    click(button(reader.pane, "Reading"))
    assert reader.view.is_reading()
    click(button(reader.pane, "Lines"))
    assert not reader.view.is_reading()
    assert told == [True, False]


def test_the_window_sets_the_view_without_being_told_so(reader, qtbot):
    with qtbot.assertNotEmitted(reader.pane.reading_changed):
        reader.pane.set_reading(True)
    assert button(reader.pane, "Reading").isChecked()


def larger(reader):
    reader.pane.zoom(1)


def narrower(reader):
    reader.pane.set_style(TextStyle(measure_letters=60, spacing_percent=165))


def read_on(reader):
    reader.pane.set_reading(True)


def translate(reader):
    reader.pane.set_second(dict.fromkeys(range(200), "ein langer Satz " * 5), beside=False)


@pytest.mark.parametrize("change", [larger, narrower, read_on, translate])
def test_what_is_in_sight_stays_there_whatever_is_changed(reader, change):
    reader.wheel(-1)
    reader.view.scroll_to(reader.view.line_top(80))
    change(reader)
    QApplication.processEvents()
    assert reader.view.first_in_sight() in (79, 80)


@pytest.mark.parametrize("change", [larger, narrower, read_on, translate])
def test_while_following_the_spoken_line_stays_a_third_down(reader, change):
    reader.speak(100)
    change(reader)
    QApplication.processEvents()
    assert abs(reader.top_of(100) - reader.viewport.height() / 3) <= reader.view.row_height()
    assert reader.pane.is_following()


def test_the_wheel_zooms_with_control_within_bounds_and_keeps_following(reader):
    told = []
    reader.pane.style_changed.connect(told.append)
    reader.wheel(0.5, CONTROL)
    assert told == []
    reader.wheel(0.5, CONTROL)
    assert [style.size_percent for style in told] == [110]
    reader.wheel(-40, CONTROL)
    assert reader.view.text_style.size_percent == 60
    reader.wheel(40, CONTROL)
    assert reader.view.text_style.size_percent == 300
    reader.pane.zoom(0)
    assert reader.view.text_style.size_percent == 100
    assert reader.pane.is_following()


def test_the_size_is_set_in_steps_and_shown(reader, options):
    for name, percent in (("largerTextButton", 110), ("smallerTextButton", 100), ("smallerTextButton", 90)):
        click(options.findChild(QToolButton, name))
        assert options.findChild(QLabel, "textSizeLabel").text() == f"{percent} %"
        assert reader.view.text_style.size_percent == percent
    click(options.findChild(QToolButton, "usualTextButton"))
    assert reader.view.text_style.size_percent == 100


def test_width_spacing_times_and_progress_are_set_and_told(reader, options):
    told = []
    reader.pane.style_changed.connect(told.append)
    click(button(options, "Narrow"))
    click(button(options, "Full"))
    click(button(options, "Loose"))
    for name in ("timesChoice", "progressChoice"):
        click(button(options.findChild(QWidget, name), "Hide"))
    narrow = TextStyle(measure_letters=60)
    full = replace(narrow, measure_letters=None)
    loose = replace(full, spacing_percent=165)
    silent = replace(loose, shows_times=False)
    assert told == [narrow, full, loose, silent, replace(silent, shows_progress=False)]
    assert reader.view.text_style == told[-1]


def test_the_options_show_what_is_set(reader):
    reader.pane.set_style(TextStyle(130, None, 120, shows_times=False))
    popup = open_options(reader)
    assert popup.findChild(QLabel, "textSizeLabel").text() == "130 %"
    assert button(popup, "Full").isChecked()
    assert button(popup, "Tight").isChecked()
    assert button(popup.findChild(QWidget, "timesChoice"), "Hide").isChecked()
    assert button(popup.findChild(QWidget, "progressChoice"), "Show").isChecked()
    popup.close()


def test_a_second_text_is_offered_only_where_there_is_one(reader, options):
    assert options.findChild(QComboBox) is None


def test_a_second_text_is_chosen_by_its_title_and_given_a_place(reader):
    told = []
    reader.pane.second_chosen.connect(lambda chosen, beside: told.append((chosen, beside)))
    reader.pane.set_second_choices([(7, "Deutsch"), (9, "English")], None, beside=True)
    popup = open_options(reader)
    texts = popup.findChild(QComboBox, "secondTextBox")
    assert [texts.itemText(at) for at in range(texts.count())] == ["None", "Deutsch", "English"]
    assert not button(popup, "Under").isEnabled()
    QTest.keyClick(texts, Qt.Key.Key_End)
    click(button(popup, "Under"))
    QTest.keyClick(texts, Qt.Key.Key_Home)
    assert told == [(9, True), (9, False), (None, False)]
    popup.close()


def test_the_options_close_by_escape_and_are_gone(reader, qtbot):
    popup = open_options(reader)
    with qtbot.waitSignal(popup.destroyed):
        QTest.keyClick(popup, Qt.Key.Key_Escape)


def test_a_filter_is_named_and_taken_away_from_the_header(reader, qtbot):
    show_all = reader.pane.findChild(QPushButton, "showAllSpeakersButton")
    assert not show_all.isVisible()
    reader.pane.set_speaker_filter("Ada")
    assert any(label.text() == "Only Ada" and label.isVisible() for label in reader.pane.findChildren(QLabel))
    with qtbot.waitSignal(reader.pane.speaker_filter_requested) as asked:
        click(show_all)
    assert asked.args == [None]


@pytest.mark.parametrize("name", ["Ada", "Augusta Ada Byron, Countess of Lovelace, of Marylebone" * 3])
def test_every_control_of_the_header_is_wholly_in_sight_in_a_narrow_pane(reader, qtbot, name):
    reader.pane.set_speaker_filter(name)
    reader.pane.resize(300, 500)
    QApplication.processEvents()
    shown = [each for each in reader.pane.findChildren(QToolButton) if each.isVisible()]
    shown.append(reader.pane.findChild(QPushButton, "showAllSpeakersButton"))
    assert {"textOptionsButton", "findButton", "followButton"} <= {each.objectName() for each in shown}
    for each in shown:
        left = each.mapTo(reader.pane, each.rect().topLeft()).x()
        assert 0 <= left <= left + each.width() <= 300
        assert each.width() >= each.minimumSizeHint().width()


def test_other_lines_of_the_same_recording_keep_the_place(reader):
    reader.wheel(-1)
    reader.view.scroll_to(reader.view.line_top(80) + 5)
    told = []
    reader.pane.following_changed.connect(told.append)
    talk = harbour_talk()
    renamed = replace(talk, lines=tuple(replace(line, speaker=f"{line.speaker}!") for line in talk.lines))
    top = reader.top_of(80)
    reader.pane.set_timeline(renamed, keeps_place=True)
    assert reader.top_of(80) == top
    only_bo = replace(talk, lines=tuple(line for line in talk.lines if line.speaker == "Bo"))
    reader.pane.set_timeline(only_bo, keeps_place=True)
    first = only_bo.lines[reader.view.first_in_sight()]
    assert abs(first.start_ms - talk.lines[80].start_ms) <= 12_000
    assert told == []


def test_a_renamed_speaker_leaves_the_spoken_line_marked(reader):
    reader.speak(40)
    reader.pane.set_timeline(harbour_talk(), keeps_place=True)
    assert reader.view.marks.spoken == {40}
    assert reader.pane.is_following()


def test_other_lines_of_the_same_recording_keep_their_bookmarks_and_what_was_heard(reader):
    reader.pane.set_bookmarks((new_bookmark(2 * LINE_MS, 3 * LINE_MS, "boats"),))
    reader.pane.set_heard(Heard(((0, 10_000),)))
    reader.pane.set_timeline(harbour_talk(), keeps_place=True)
    assert reader.view.marks.bookmarks.beside(2)
    assert reader.view.marks.heard == Heard(((0, 10_000),))
    reader.pane.set_timeline(harbour_talk())
    assert not reader.view.marks.bookmarks.beside(2)
    assert reader.view.marks.heard is None


def test_one_speaker_alone_and_all_again_is_the_same_place(reader):
    reader.wheel(-40)
    first, scrolled_px = reader.view.first_in_sight(), reader.view.scrolled_px()
    every = harbour_talk()
    reader.pane.set_timeline(every.only(tuple(range(0, len(every.lines), 7))), keeps_place=True)
    reader.pane.set_timeline(every, keeps_place=True)
    assert (reader.view.first_in_sight(), reader.view.scrolled_px()) == (first, scrolled_px)


def test_the_chosen_line_stays_chosen_when_a_speaker_is_renamed(reader):
    for _time in range(3):
        reader.key(Qt.Key.Key_Down)
    chosen = reader.pane.chosen_line()
    assert chosen is not None
    reader.pane.set_timeline(harbour_talk(), keeps_place=True)
    assert reader.pane.chosen_line() == chosen
