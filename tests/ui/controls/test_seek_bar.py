"""The seek bar: it reports, it seeks by pointer, wheel and keys, and it names the moment under the pointer."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from player.bookmarks import Bookmark
from player.notes import Chapter
from ui.controls.seek_bar import SeekBar

DURATION_MS = 1_000_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot) -> SeekBar:
    bar = SeekBar()
    qtbot.addWidget(bar)
    bar.set_duration(DURATION_MS)
    bar.resize(1_022, bar.sizeHint().height())
    bar.show()
    return bar


@pytest.fixture
def sought(bar: SeekBar) -> list[int]:
    positions: list[int] = []
    bar.seek_requested.connect(positions.append)
    return positions


def at(x: int) -> QPoint:
    return QPoint(x, 17)


def the_bubble(bar: SeekBar) -> QLabel:
    bubble = bar.findChild(QLabel, "seekBubble")
    assert bubble is not None
    return bubble


def turn_wheel(bar: SeekBar, delta: int) -> None:
    place = QPointF(500, 17)
    QApplication.sendEvent(
        bar,
        QWheelEvent(
            place,
            bar.mapToGlobal(place),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_a_report_of_the_position_moves_the_handle_and_asks_for_no_seek(bar: SeekBar, sought: list[int]) -> None:
    bar.set_position(250_000)
    assert bar.value() == 250_000
    assert sought == []


def test_a_click_seeks_to_the_moment_under_it(bar: SeekBar, sought: list[int]) -> None:
    QTest.mouseClick(bar, LEFT, pos=at(511))
    assert len(sought) == 1
    assert abs(sought[0] - DURATION_MS // 2) < 2_000


def test_a_click_on_the_handle_seeks_too(bar: SeekBar, sought: list[int]) -> None:
    QTest.mouseClick(bar, LEFT, pos=at(511))
    QTest.mouseClick(bar, LEFT, pos=at(511))
    assert len(sought) == 2
    assert sought[0] == sought[1]


def test_clicks_at_the_very_ends_seek_to_the_start_and_the_end(bar: SeekBar, sought: list[int]) -> None:
    QTest.mouseClick(bar, LEFT, pos=at(0))
    QTest.mouseClick(bar, LEFT, pos=at(bar.width() - 1))
    assert sought == [0, DURATION_MS]


def test_other_mouse_buttons_do_not_seek(bar: SeekBar, sought: list[int]) -> None:
    QTest.mouseClick(bar, Qt.MouseButton.RightButton, pos=at(300))
    assert sought == []


def test_a_drag_holds_the_handle_against_reports(bar: SeekBar) -> None:
    QTest.mousePress(bar, LEFT, pos=at(200))
    QTest.mouseMove(bar, at(600))
    held = bar.value()
    bar.set_position(1_000)
    assert bar.value() == held
    QTest.mouseRelease(bar, LEFT, pos=at(600))
    bar.set_position(1_000)
    assert bar.value() == 1_000


def test_a_drag_seeks_at_once_then_seldom_and_ends_where_it_was_let_go(bar: SeekBar, sought: list[int]) -> None:
    QTest.mousePress(bar, LEFT, pos=at(200))
    for x in range(201, 260):
        QTest.mouseMove(bar, at(x))
    assert len(sought) < 30
    QTest.mouseMove(bar, at(700))
    QTest.mouseRelease(bar, LEFT, pos=at(700))
    assert sought[-1] == bar.value()
    assert abs(sought[-1] - 689_000) < 2_000


def test_a_drag_that_rests_is_heard_where_it_rests(bar: SeekBar, sought: list[int], qtbot: QtBot) -> None:
    QTest.mousePress(bar, LEFT, pos=at(200))
    QTest.mouseMove(bar, at(400))
    qtbot.waitUntil(lambda: sought[-1] == bar.value())
    assert bar.isSliderDown()
    QTest.mouseRelease(bar, LEFT, pos=at(400))


def test_the_wheel_goes_five_seconds_a_notch(bar: SeekBar, sought: list[int]) -> None:
    bar.set_position(100_000)
    turn_wheel(bar, 120)
    turn_wheel(bar, -240)
    assert sought == [105_000, 95_000]


def test_fractions_of_a_notch_add_up(bar: SeekBar, sought: list[int]) -> None:
    for _ in range(4):
        turn_wheel(bar, 30)
    assert sought == [5_000]


@pytest.mark.parametrize(
    ("key", "position_ms"),
    [
        (Qt.Key.Key_Left, 495_000),
        (Qt.Key.Key_Right, 505_000),
        (Qt.Key.Key_PageUp, 530_000),
        (Qt.Key.Key_PageDown, 470_000),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, DURATION_MS),
    ],
)
def test_the_keys_seek(bar: SeekBar, sought: list[int], key: Qt.Key, position_ms: int) -> None:
    bar.set_position(500_000)
    QTest.keyClick(bar, key)
    assert sought == [position_ms]


def test_without_a_duration_there_is_nowhere_to_seek(bar: SeekBar) -> None:
    bar.set_duration(None)
    assert not bar.isEnabled()


def test_a_drag_ends_when_the_recording_goes_away(bar: SeekBar) -> None:
    QTest.mousePress(bar, LEFT, pos=at(200))
    bar.set_duration(None)
    bar.set_duration(DURATION_MS)
    bar.set_position(7_000)
    assert bar.value() == 7_000


def test_without_a_medium_it_is_disabled_and_keeps_its_duration(bar: SeekBar) -> None:
    bar.set_medium_present(False)
    assert not bar.isEnabled()
    bar.set_medium_present(True)
    assert bar.isEnabled()
    assert bar.maximum() == DURATION_MS


def test_the_bubble_names_the_moment_and_the_chapter_under_the_pointer(bar: SeekBar) -> None:
    bar.set_chapters((Chapter(0, 400_000, "Opening"), Chapter(None, None, "Untimed"), Chapter(600_000, None, "Close")))
    bubble = the_bubble(bar)
    texts = []
    for x in (111, 511, 811):
        QTest.mouseMove(bar, at(x))
        texts.append(bubble.text())
    assert texts == ["1:40  Opening", "8:20", "13:20  Close"]
    assert bubble.isVisible()


def test_the_bubble_goes_with_the_pointer(bar: SeekBar, qtbot: QtBot) -> None:
    QTest.mouseMove(bar, at(300))
    bubble = the_bubble(bar)
    assert bubble.isVisible()
    bar.hide()
    assert not bubble.isVisible()


def test_a_screen_reader_finds_a_slider_and_can_move_it(bar: SeekBar, sought: list[int]) -> None:
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.role() == QAccessible.Role.Slider
    assert bar.accessibleName() == "Position"
    value = interface.valueInterface()
    assert value.maximumValue() == DURATION_MS
    value.setCurrentValue(42_000)
    assert sought == [42_000]
    assert bar.accessibleDescription() == "0:42 of 16:40"


def test_marks_stand_at_their_moments(bar: SeekBar) -> None:
    plain = bar.grab().toImage()
    bar.set_bookmarks((Bookmark("b", 300_000, 310_000, "quoted"),))
    bar.set_keyword_moments((500_000,))
    bar.set_loop((700_000, 800_000))
    marked = bar.grab().toImage()

    def differs(x: int, y: int) -> bool:
        scale = marked.devicePixelRatio()
        place = QPoint(round(x * scale), round(y * scale))
        return QColor(plain.pixel(place)) != QColor(marked.pixel(place))

    assert differs(311, 4)
    assert differs(511, 27)
    assert differs(760, 12)
    assert not differs(250, 4)
