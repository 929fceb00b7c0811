"""The transcript pane under mouse and keys: following and yielding, seeking, selecting, copying, finding, marking."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QProxyStyle,
    QPushButton,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from player.bookmarks import new_bookmark
from player.transcript import Line, Timeline
from ui.theme import apply_theme, shades
from ui.transcript.pane import TranscriptPane
from ui.transcript.view import TranscriptView

LINE_MS = 2_000
SOME_FRAMES_MS = 60


class CalmStyle(QProxyStyle):
    """Fusion where the system asks for no motion."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def styleHint(self, hint, option=None, widget=None, returnData=None):  # noqa: N803 - Qt's name
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def timeline(count: int = 200) -> Timeline:
    """Lines of a second with a second of silence after each."""
    texts = ("The bell rings twice", "boats leave in the évening", "and nobody waits on the quay for long")
    return Timeline(
        tuple(
            Line(
                number * LINE_MS,
                number * LINE_MS + 1_000,
                f"{texts[number % 3]} {number}",
                ("Ada", "Bo")[number // 5 % 2],
            )
            for number in range(count)
        )
    )


def window_actions() -> dict[str, QAction]:
    """The window's actions that the pane makes use of."""
    return {name: QAction(name) for name in ("copy", "copy_with_times", "bookmark")}


@pytest.fixture
def pane(qtbot):
    style = CalmStyle()
    pane = TranscriptPane(window_actions())
    qtbot.addWidget(pane)
    pane.findChild(TranscriptView).setStyle(style)
    style.setParent(pane)
    pane.resize(600, 500)
    pane.show()
    qtbot.waitExposed(pane)
    pane.set_timeline(timeline())
    view_of(pane).setFocus()
    return pane


@pytest.fixture
def gliding_pane(qtbot):
    """As `pane`, with motion allowed."""
    pane = TranscriptPane(window_actions())
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    pane.set_timeline(timeline())
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def quick_fingers(qapp):
    """A system that takes two clicks for a double click only when they come within a frame."""
    usual_ms = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(16)
    yield
    QApplication.setDoubleClickInterval(usual_ms)


@pytest.fixture
def window_of_three(pane, qtbot):
    """The pane between a button above and a button below, in one window that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in (QPushButton("before"), pane, QPushButton("after")):
        column.addWidget(widget)
    window.resize(600, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def view_of(pane: TranscriptPane) -> TranscriptView:
    return pane.findChild(TranscriptView, "transcriptView")


def place_of(pane: TranscriptPane, number: int) -> QPoint:
    """A point on the first row of a line's text."""
    view = view_of(pane)
    return QPoint(150, view.stack.text_top(number) + view.stack.row_height // 2 - view.scrolled_px())


def click(pane: TranscriptPane, number: int, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view_of(pane).viewport(), Qt.MouseButton.LeftButton, modifiers, place_of(pane, number))


def drag(pane: TranscriptPane, start: QPoint, end: QPoint) -> None:
    viewport = view_of(pane).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def wheel(pane: TranscriptPane, steps: int) -> None:
    viewport = view_of(pane).viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        viewport.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def key(pane: TranscriptPane, code, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(view_of(pane), code, modifiers)


def speak(pane: TranscriptPane, number: int) -> None:
    pane.set_position(number * LINE_MS)
    pane.set_spoken((number,))


def colors_at(pane: TranscriptPane, y: int) -> list[QColor]:
    """The colours of one row of pixels of the view, at a height of the viewport."""
    image = view_of(pane).viewport().grab().toImage()
    return [image.pixelColor(x, round(y * image.devicePixelRatio())) for x in range(image.width())]


def in_sight(pane: TranscriptPane, number: int) -> bool:
    return view_of(pane).out_of_sight(number) == 0


def stands_a_third_down(pane: TranscriptPane, number: int) -> bool:
    view = view_of(pane)
    return abs(view.stack.top(number) - view.scrolled_px() - view.viewport().height() / 3) <= 1


def jump_button(pane: TranscriptPane) -> QPushButton:
    return pane.findChild(QPushButton, "jumpToNowButton")


def count_text(pane: TranscriptPane) -> str:
    return pane.findChild(QLabel, "findCount").text()


def type_to_find(pane: TranscriptPane, text: str) -> QLineEdit:
    pane.open_find()
    field = pane.findChild(QLineEdit, "findField")
    QTest.keyClicks(field, text)
    return field


def test_while_following_the_spoken_line_stands_a_third_from_the_top(pane):
    speak(pane, 100)
    assert stands_a_third_down(pane, 100)
    assert not jump_button(pane).isVisible()


def test_with_motion_allowed_the_scroll_glides_there(gliding_pane, qtbot):
    places = []
    view_of(gliding_pane).verticalScrollBar().valueChanged.connect(places.append)
    speak(gliding_pane, 60)
    qtbot.waitUntil(lambda: stands_a_third_down(gliding_pane, 60))
    assert places == sorted(places)
    assert gliding_pane.is_following()


def scroll_by_wheel(pane):
    wheel(pane, -1)


def page_down(pane):
    key(pane, Qt.Key.Key_PageDown)


def arrow_up(pane):
    key(pane, Qt.Key.Key_Up)


def go_home(pane):
    key(pane, Qt.Key.Key_Home)


def click_the_scroll_bar(pane):
    bar = view_of(pane).verticalScrollBar()
    QTest.mouseClick(
        bar, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(bar.width() // 2, bar.height() - 40)
    )


def select_by_drag(pane):
    drag(pane, place_of(pane, 101), place_of(pane, 103))


@pytest.mark.parametrize(
    "look_elsewhere",
    [scroll_by_wheel, page_down, arrow_up, go_home, click_the_scroll_bar, select_by_drag, TranscriptPane.open_find],
)
def test_follow_yields_at_once_when_the_reader_looks_elsewhere(pane, look_elsewhere):
    speak(pane, 100)
    told = []
    pane.following_changed.connect(told.append)
    look_elsewhere(pane)
    assert told == [False]
    assert not pane.findChild(QToolButton, "followButton").isChecked()
    stood = view_of(pane).scrolled_px()
    speak(pane, 150)
    assert view_of(pane).scrolled_px() == stood


def test_scrolling_by_the_program_does_not_yield(pane):
    for number in (50, 120, 3):
        speak(pane, number)
    pane.resize(420, 400)
    assert pane.is_following()


def test_a_click_does_not_yield(pane):
    speak(pane, 100)
    click(pane, 102)
    assert pane.is_following()


def test_the_jump_button_says_where_now_lies_and_brings_it_back(pane, qtbot):
    speak(pane, 100)
    key(pane, Qt.Key.Key_Home)
    assert jump_button(pane).isVisible()
    assert jump_button(pane).text().startswith("↓")
    key(pane, Qt.Key.Key_End)
    assert jump_button(pane).text().startswith("↑")
    qtbot.mouseClick(jump_button(pane), Qt.MouseButton.LeftButton)
    assert pane.is_following()
    assert in_sight(pane, 100)
    assert not jump_button(pane).isVisible()


def test_the_jump_button_stands_while_now_is_in_sight_but_not_followed(pane):
    speak(pane, 2)
    key(pane, Qt.Key.Key_Down)
    assert jump_button(pane).isVisible()
    assert jump_button(pane).text() == "Follow again"


def test_the_follow_button_stops_and_resumes_following(pane, qtbot):
    button = pane.findChild(QToolButton, "followButton")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    speak(pane, 100)
    assert not in_sight(pane, 100)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert in_sight(pane, 100)


def test_in_a_gap_jumping_goes_to_the_line_spoken_last(pane):
    key(pane, Qt.Key.Key_Home)
    pane.set_spoken(())
    pane.set_position(100 * LINE_MS + 1_500)
    pane.jump_to_now()
    assert in_sight(pane, 100)


def test_the_spoken_line_is_painted_with_a_bar_and_in_a_gap_nothing_is(pane):
    bar = shades(pane.palette()).spoken_bar
    speak(pane, 3)
    assert bar in colors_at(pane, place_of(pane, 3).y())
    assert bar not in colors_at(pane, place_of(pane, 4).y())
    pane.set_spoken(())
    assert bar not in colors_at(pane, place_of(pane, 3).y())


def test_overlapping_lines_are_all_marked(pane):
    pane.set_spoken((2, 3))
    fill = shades(pane.palette()).spoken_fill
    marked = [number for number in range(6) if fill in colors_at(pane, place_of(pane, number).y())]
    assert marked == [2, 3]


def test_a_click_seeks_to_the_line(pane, qtbot):
    with qtbot.waitSignal(pane.seek_requested) as seek:
        click(pane, 7)
    assert seek.args == [7 * LINE_MS]


def test_a_line_without_a_time_does_not_seek(pane, qtbot):
    pane.set_timeline(Timeline((Line(None, None, "untimed words"),)))
    with qtbot.assertNotEmitted(pane.seek_requested):
        click(pane, 0)


def double_click(pane: TranscriptPane, place: QPoint, spoken_between: int | None = None) -> None:
    """Two clicks at one place of the view, as fast as events go; the sound comes to a line after the first."""
    viewport = view_of(pane).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    if spoken_between is not None:
        speak(pane, spoken_between)
        QApplication.processEvents()
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_double_click_selects_the_word_and_seeks_once(pane):
    asked = []
    pane.seek_requested.connect(asked.append)
    double_click(pane, QPoint(100, place_of(pane, 1).y()))
    assert pane.copy_text(with_times=False) == "boats"
    assert pane.selected_lines() == (1,)
    assert asked == [LINE_MS]


def test_a_double_click_on_the_space_after_a_word_selects_that_word(pane):
    pane.set_timeline(Timeline((Line(0, 1, "rope          bell"),)))
    double_click(pane, QPoint(90 + view_of(pane).fontMetrics().horizontalAdvance("rope    "), place_of(pane, 0).y()))
    assert pane.copy_text(with_times=False) == "rope"


def test_a_double_click_while_following_selects_the_word_that_was_pointed_at(pane):
    speak(pane, 100)
    double_click(pane, QPoint(100, place_of(pane, 103).y()), spoken_between=103)
    assert pane.selected_lines() == (103,)
    assert pane.copy_text(with_times=False) == "boats"
    assert not pane.is_following()


def test_a_double_click_in_a_line_half_out_of_sight_finds_the_text_unmoved(pane):
    view = view_of(pane)
    speak(pane, 100)
    view.scroll_to(view.stack.text_top(97) + view.stack.row_height // 2)
    double_click(pane, QPoint(100, 1), spoken_between=97)
    assert pane.selected_lines() == (97,)


def test_a_single_click_while_following_is_followed_once_no_second_can_come(gliding_pane, qtbot):
    speak(gliding_pane, 100)
    qtbot.waitUntil(lambda: stands_a_third_down(gliding_pane, 100))
    stood = view_of(gliding_pane).scrolled_px()
    click(gliding_pane, 103)
    speak(gliding_pane, 103)
    assert view_of(gliding_pane).scrolled_px() == stood
    qtbot.waitUntil(lambda: stands_a_third_down(gliding_pane, 103))


def test_a_press_holds_the_text_in_the_middle_of_a_glide_which_then_goes_on(gliding_pane, qtbot):
    view = view_of(gliding_pane)
    speak(gliding_pane, 60)
    qtbot.waitUntil(lambda: view.scrolled_px() > 0)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    with qtbot.assertNotEmitted(view.scrolled, wait=SOME_FRAMES_MS):
        pass
    qtbot.waitUntil(lambda: stands_a_third_down(gliding_pane, 60))


def test_a_held_text_is_not_scrolled_later_when_the_reader_has_looked_elsewhere(pane, qtbot, quick_fingers):
    speak(pane, 100)
    click(pane, 103)
    speak(pane, 103)
    wheel(pane, -1)
    with qtbot.assertNotEmitted(view_of(pane).scrolled, wait=SOME_FRAMES_MS):
        pass


def test_a_press_does_not_keep_the_spoken_line_out_of_sight(pane):
    speak(pane, 100)
    click(pane, 103)
    speak(pane, 180)
    assert in_sight(pane, 180)


def test_the_line_pressed_is_the_one_clicked_though_the_text_moves_under_a_button_held_long(pane, qtbot):
    speak(pane, 100)
    place = place_of(pane, 103)
    viewport = view_of(pane).viewport()
    with qtbot.waitSignal(pane.seek_requested) as seek:
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        speak(pane, 180)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert seek.args == [103 * LINE_MS]


def test_a_double_click_after_an_emoji_selects_the_word_under_it(pane):
    pane.set_timeline(Timeline((Line(0, 1, "🚢 shipyard"),)))
    double_click(pane, QPoint(90 + view_of(pane).fontMetrics().horizontalAdvance("🚢 shi"), place_of(pane, 0).y()))
    assert pane.copy_text(with_times=False) == "shipyard"


@pytest.mark.parametrize(("start", "end"), [(2, 5), (5, 2)])
def test_a_drag_selects_whole_lines_and_does_not_seek(pane, qtbot, start, end):
    with qtbot.assertNotEmitted(pane.seek_requested), qtbot.waitSignal(pane.selection_changed):
        drag(pane, place_of(pane, start), place_of(pane, end))
    assert pane.selected_lines() == (2, 3, 4, 5)


def test_a_drag_beyond_the_edge_scrolls_on_and_selects(pane, qtbot):
    viewport = view_of(pane).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place_of(pane, 3))
    below = QPoint(150, viewport.height() + 50)
    QTest.mouseMove(viewport, below)
    QTest.mouseMove(viewport, below + QPoint(1, 0))
    qtbot.waitUntil(lambda: len(pane.selected_lines()) > 60)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, below)
    assert pane.selected_lines()[0] == 3
    stood = view_of(pane).scrolled_px()
    QApplication.processEvents()
    assert view_of(pane).scrolled_px() == stood


def test_shift_click_extends_select_all_takes_all_and_escape_clears(pane):
    click(pane, 2)
    click(pane, 6, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selected_lines() == (2, 3, 4, 5, 6)
    key(pane, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(pane.selected_lines()) == 200
    key(pane, Qt.Key.Key_Escape)
    assert pane.selected_lines() == ()


def test_shift_and_arrows_select_by_keyboard(pane):
    click(pane, 4)
    key(pane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    key(pane, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert pane.selected_lines() == (4, 5, 6)


def test_the_selection_is_copied_with_and_without_times(pane):
    drag(pane, place_of(pane, 4), place_of(pane, 5))
    key(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "boats leave in the évening 4\nand nobody waits on the quay for long 5"
    assert pane.copy_text(with_times=True) == (
        "[0:08] boats leave in the évening 4\n[0:10] Bo: and nobody waits on the quay for long 5"
    )


def test_without_a_selection_the_spoken_line_is_copied(pane):
    speak(pane, 3)
    assert pane.copy_text(with_times=False) == "The bell rings twice 3"


def test_arrows_move_a_current_line_and_enter_seeks_to_it(pane, qtbot):
    click(pane, 4)
    key(pane, Qt.Key.Key_Down)
    key(pane, Qt.Key.Key_Down)
    key(pane, Qt.Key.Key_Up)
    with qtbot.waitSignal(pane.seek_requested) as seek:
        key(pane, Qt.Key.Key_Return)
    assert seek.args == [5 * LINE_MS]


def test_end_and_home_go_to_the_last_and_first_line(pane, qtbot):
    key(pane, Qt.Key.Key_End)
    assert in_sight(pane, 199)
    key(pane, Qt.Key.Key_Home)
    assert in_sight(pane, 0)


def test_space_is_left_to_the_window(pane, qtbot):
    seen = []
    pane.keyPressEvent = lambda event: seen.append(event.key())
    key(pane, Qt.Key.Key_Space)
    assert seen == [Qt.Key.Key_Space]


def test_finding_counts_as_one_types_and_steps_round_at_the_ends(pane):
    field = type_to_find(pane, "EVEN")
    assert count_text(pane) == "1 of 67"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count_text(pane) == "2 of 67"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count_text(pane) == "67 of 67"
    assert in_sight(pane, 199)
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert count_text(pane) == "1 of 67"


def test_finding_starts_at_what_is_in_sight_and_stays_there_while_the_word_grows(pane):
    speak(pane, 100)
    type_to_find(pane, "n")
    first = view_of(pane).marks.current_hit
    QTest.keyClicks(pane.findChild(QLineEdit, "findField"), "obody")
    assert view_of(pane).marks.current_hit.line - first.line <= 3
    assert in_sight(pane, view_of(pane).marks.current_hit.line)


def test_no_match_says_so_and_the_count_goes_with_the_text(pane):
    field = type_to_find(pane, "zebra")
    assert count_text(pane) == "No match"
    field.clear()
    assert count_text(pane) == ""


def test_hits_are_painted_and_the_current_one_stronger(pane):
    type_to_find(pane, "bell")
    ours = shades(pane.palette())

    def painted(number: int) -> list[QColor]:
        return colors_at(pane, view_of(pane).stack.text_top(number) + 2)

    assert ours.found_current_fill in painted(0)
    assert ours.found_fill in painted(3)
    assert ours.found_current_fill not in painted(3)
    assert ours.found_fill not in painted(1)


def test_escape_closes_the_find_bar_and_gives_the_keyboard_back(pane, qtbot):
    field = type_to_find(pane, "bell")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert view_of(pane).marks.hits is None
    assert pane.window().focusWidget() is view_of(pane)


def test_find_next_opens_the_bar_when_nothing_is_looked_for(pane):
    pane.find_next()
    assert pane.findChild(QLineEdit, "findField").isVisible()


def test_a_keyword_is_marked_and_stepped_through(pane):
    positions = pane.set_keyword("quay")
    assert positions[:3] == (2 * LINE_MS, 5 * LINE_MS, 8 * LINE_MS)
    speak(pane, 100)
    pane.step_keyword(1)
    assert not pane.is_following()
    line = view_of(pane).marks.current_keyword.line
    pane.step_keyword(1)
    assert view_of(pane).marks.current_keyword.line == line + 3
    pane.step_keyword(-1)
    assert view_of(pane).marks.current_keyword.line == line
    assert pane.set_keyword(None) == ()


def test_bookmarks_are_painted_beside_their_lines(pane):
    pane.set_bookmarks((new_bookmark(2 * LINE_MS, 3 * LINE_MS + 500, "boats"),))
    color = shades(pane.palette()).bookmarks["yellow"]
    marked = [number for number in range(6) if color in colors_at(pane, place_of(pane, number).y())]
    assert marked == [2, 3]


def test_the_line_at_the_top_stays_when_the_pane_is_resized(pane):
    key(pane, Qt.Key.Key_End)
    view = view_of(pane)
    view.scroll_to(view.stack.top(80))
    for width in (350, 900, 600):
        pane.resize(width, 500)
        assert view.first_in_sight() == 80


def test_an_empty_transcript_says_how_to_add_one_and_takes_every_wish_calmly(pane):
    pane.set_timeline(Timeline(()))
    assert "Drop a subtitle file" in pane.findChild(QLabel, "emptyTranscript").text()
    assert pane.findChild(QLabel, "emptyTranscript").isVisible()
    pane.open_find()
    pane.find_next()
    pane.jump_to_now()
    pane.step_keyword(1)
    assert pane.set_keyword("word") == ()
    assert pane.copy_text(with_times=True) == ""


def test_a_new_transcript_takes_selection_and_hits_away_and_follows(pane):
    type_to_find(pane, "bell")
    key(pane, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    pane.set_timeline(timeline(3))
    assert pane.selected_lines() == ()
    assert not pane.findChild(QLineEdit, "findField").isVisible()
    assert pane.is_following()


@pytest.mark.parametrize("following", [True, False])
@pytest.mark.parametrize("count", [0, 3])
def test_a_shorter_transcript_may_follow_one_heard_and_scrolled_far_down(pane, count, following):
    speak(pane, 150)
    pane.set_following(following)
    pane.set_timeline(timeline(count))
    assert pane.copy_text(with_times=False) == ""
    assert pane.is_following()
    assert view_of(pane).scrolled_px() == 0
    assert not jump_button(pane).isVisible()


def walk_by(window: QWidget, code: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> list[str]:
    """Names of the widgets that have the keyboard in turn, from the button it starts on back to the same."""
    start = QApplication.focusWidget()
    walked = []
    while len(walked) < 10 and (not walked or QApplication.focusWidget() is not start):
        QTest.keyClick(QApplication.focusWidget(), code, modifiers)
        focused = QApplication.focusWidget()
        walked.append(focused.objectName() or focused.text())
    return walked


def button_of(window: QWidget, text: str) -> QPushButton:
    return next(button for button in window.findChildren(QPushButton) if button.text() == text)


def test_tab_walks_through_the_pane_and_out_of_it_in_both_directions(window_of_three):
    button_of(window_of_three, "before").setFocus()
    there = walk_by(window_of_three, Qt.Key.Key_Tab)
    assert there == ["findButton", "followButton", "transcriptView", "after", "before"]
    back = walk_by(window_of_three, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert back == ["after", "transcriptView", "followButton", "findButton", "before"]


def test_tab_into_the_text_rings_the_line_that_keys_start_from(pane, window_of_three, qtbot):
    speak(pane, 3)
    ring = shades(pane.palette()).spoken_bar
    last = QPoint(pane.width() // 2, view_of(pane).stack.box(3)[1] - 1)
    assert colors_at(pane, last.y())[last.x()] != ring
    button_of(window_of_three, "after").setFocus()
    QTest.keyClick(button_of(window_of_three, "after"), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert colors_at(pane, last.y())[last.x()] == ring
    assert pane.is_following()
    with qtbot.waitSignal(pane.seek_requested) as seek:
        key(pane, Qt.Key.Key_Return)
    assert seek.args == [3 * LINE_MS]


@pytest.mark.parametrize("give", ["focus_text", "setFocus"])
def test_the_pane_gives_the_keyboard_to_the_text(pane, window_of_three, give):
    button_of(window_of_three, "before").setFocus()
    getattr(pane, give)()
    assert QApplication.focusWidget() is view_of(pane)


def test_a_change_to_dark_repaints_with_the_new_shades(pane, qapp):
    speak(pane, 1)
    try:
        apply_theme(qapp, dark=True)
        fill = shades(pane.palette()).spoken_fill
        assert fill in colors_at(pane, place_of(pane, 1).y())
    finally:
        apply_theme(qapp, dark=False)


def test_a_larger_font_makes_higher_lines_and_keeps_the_place(pane):
    view = view_of(pane)
    view.scroll_to(view.stack.top(80))
    before = view.stack.height
    font = view.font()
    font.setPointSize(font.pointSize() * 2)
    view.setFont(font)
    assert view.stack.height > 1.5 * before
    assert view.first_in_sight() == 80


def open_menu(pane: TranscriptPane, number: int) -> QMenu:
    viewport, place = view_of(pane).viewport(), place_of(pane, number)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    return QApplication.activePopupWidget()


def test_the_context_menu_acts_on_the_line_under_it_and_takes_the_window_actions(pane, qtbot):
    menu = open_menu(pane, 4)
    named = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert named == ["Play from Here", "copy", "copy_with_times", "bookmark"]
    assert pane.selected_lines() == (4,)
    with qtbot.waitSignal(pane.play_requested) as play:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert play.args == [4 * LINE_MS]


def test_a_line_without_a_time_cannot_be_played_from_its_menu(pane):
    pane.set_timeline(Timeline((Line(None, None, "untimed words"),)))
    menu = open_menu(pane, 0)
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_a_closed_context_menu_is_gone(pane, qtbot):
    menu = open_menu(pane, 4)
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_the_context_menu_opens_without_a_complaint_beside_a_native_video_window(window_of_three, pane):
    video = QWidget(window_of_three)
    video.winId()
    open_menu(pane, 4).close()


def test_every_control_has_an_accessible_name(pane):
    for kind in (QToolButton, QPushButton, QLineEdit, TranscriptView):
        for widget in pane.findChildren(kind):
            assert widget.accessibleName(), widget.objectName()
