"""The video surface: frames whole and upright on black, a click apart from a double click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from player.media.engine import VideoFrame
from ui.controls.video_surface import VideoSurface

RED, BLUE, BLACK = QColor(255, 0, 0), QColor(0, 0, 255), QColor(0, 0, 0)


@pytest.fixture
def surface(qtbot: QtBot) -> VideoSurface:
    surface = VideoSurface()
    qtbot.addWidget(surface)
    surface.resize(400, 400)
    surface.show()
    return surface


def frame(serial: int, left: QColor, right: QColor) -> VideoFrame:
    """16 x 8 pixels, the left half in one colour, the right half in the other."""

    def pixels(color: QColor) -> bytes:
        return bytes((color.blue(), color.green(), color.red(), 0)) * 8

    return VideoFrame(serial, 16, 8, (pixels(left) + pixels(right)) * 8)


def color_at(picture: QImage, x: float, y: float) -> QColor:
    return picture.pixelColor(int(picture.width() * x), int(picture.height() * y))


def test_without_a_picture_it_is_black_with_a_play_sign(surface: VideoSurface) -> None:
    assert color_at(surface.grab().toImage(), 0.1, 0.1) == BLACK
    assert color_at(surface.grab().toImage(), 0.5, 0.5).lightness() > 200


def test_a_frame_is_shown_whole_in_its_colours_between_black_bars(surface: VideoSurface) -> None:
    surface.show_frame(frame(1, RED, BLUE))
    picture = surface.grab().toImage()
    assert color_at(picture, 0.02, 0.5) == RED
    assert color_at(picture, 0.98, 0.5) == BLUE
    assert color_at(picture, 0.25, 0.27) == RED
    assert color_at(picture, 0.5, 0.22) == BLACK
    assert color_at(picture, 0.5, 0.78) == BLACK


def test_a_frame_of_the_same_serial_is_not_taken_again(surface: VideoSurface) -> None:
    surface.show_frame(frame(1, RED, RED))
    surface.show_frame(frame(1, BLUE, BLUE))
    assert color_at(surface.grab().toImage(), 0.5, 0.5) == RED
    surface.show_frame(frame(2, BLUE, BLUE))
    assert color_at(surface.grab().toImage(), 0.5, 0.5) == BLUE


def test_clear_goes_back_to_black(surface: VideoSurface) -> None:
    surface.show_frame(frame(1, RED, BLUE))
    surface.clear()
    assert color_at(surface.grab().toImage(), 0.25, 0.5) == BLACK


def test_a_click_toggles_playing(surface: VideoSurface, qtbot: QtBot) -> None:
    with qtbot.waitSignal(surface.play_toggled), qtbot.assertNotEmitted(surface.full_screen_requested):
        QTest.mouseClick(surface, Qt.MouseButton.LeftButton)


def test_a_double_click_asks_for_full_screen_and_leaves_playing_alone(surface: VideoSurface, qtbot: QtBot) -> None:
    wait_ms = QGuiApplication.styleHints().mouseDoubleClickInterval() + 50
    with qtbot.assertNotEmitted(surface.play_toggled, wait=wait_ms), qtbot.waitSignal(surface.full_screen_requested):
        QTest.mouseClick(surface, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(surface, Qt.MouseButton.LeftButton)


def test_it_gives_a_native_window_to_draw_in(surface: VideoSurface) -> None:
    assert surface.window_id() != 0
    assert surface.testAttribute(Qt.WidgetAttribute.WA_NativeWindow)
