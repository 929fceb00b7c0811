"""The panes: shown as the user wants them, and again as they were left."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.panes import Panes


class Room:
    """Panes with plain widgets in them, in a window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.library, self.video, self.transcript, self.sidebar = (QWidget() for _pane in range(4))
        self.panes = Panes(self.library, self.video, self.transcript, self.sidebar)
        self.panes.set_middle(self.panes.player)
        self.panes.resize(1_200, 700)
        qtbot.addWidget(self.panes)
        self.told: list[tuple[str, bool]] = []
        self.panes.library_shown.connect(lambda shown: self.told.append(("library", shown)))
        self.panes.video_shown.connect(lambda shown: self.told.append(("video", shown)))
        self.panes.sidebar_shown.connect(lambda shown: self.told.append(("sidebar", shown)))
        with qtbot.waitExposed(self.panes):
            self.panes.show()

    def shown(self) -> set[str]:
        names = ("library", "video", "transcript", "sidebar")
        return {name for name in names if getattr(self, name).isVisible()}


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    return Room(qtbot)


@pytest.fixture
def settings(settings_path: Path) -> QSettings:
    return QSettings(str(settings_path), QSettings.Format.IniFormat)


def test_without_pictures_there_is_no_video_pane(room: Room) -> None:
    assert room.shown() == {"library", "transcript", "sidebar"}
    room.panes.show_video(True)
    assert "video" not in room.shown()
    room.panes.set_has_video(True)
    assert "video" in room.shown()
    room.panes.set_has_video(False)
    assert "video" not in room.shown()


def test_a_video_that_was_closed_stays_closed_for_the_next_film(room: Room) -> None:
    room.panes.set_has_video(True)
    room.panes.show_video(False)
    room.panes.set_has_video(False)
    room.panes.set_has_video(True)
    assert "video" not in room.shown()
    room.panes.show_video(True)
    assert "video" in room.shown()


def test_each_pane_that_is_shown_or_closed_is_told(room: Room) -> None:
    room.panes.show_library(False)
    room.panes.show_sidebar(False)
    room.panes.show_video(False)
    assert room.shown() == {"transcript"}
    room.panes.show_library(True)
    assert room.told == [("library", False), ("sidebar", False), ("video", False), ("library", True)]


def test_alone_the_middle_has_it_all_and_then_what_stood_beside_it_is_back(room: Room) -> None:
    room.panes.set_has_video(True)
    room.panes.show_library(False)
    room.panes.player.setSizes([200, 500])
    before, heights = room.shown(), room.panes.player.sizes()
    for _again in range(2):
        room.panes.set_alone(True)
    assert room.shown() == {"video", "transcript"}
    assert room.panes.player.sizes()[0] > heights[0]
    for _again in range(2):
        room.panes.set_alone(False)
    assert room.shown() == before
    assert room.panes.player.sizes() == heights


def test_they_come_back_as_they_were_left(room: Room, settings: QSettings, qtbot: QtBot) -> None:
    room.panes.set_has_video(True)
    room.panes.setSizes([200, 600, 400])
    room.panes.player.setSizes([150, 550])
    room.panes.show_library(False)
    room.panes.show_library(True)
    room.panes.save(settings)
    again = Room(qtbot)
    again.panes.set_has_video(True)
    again.panes.restore(settings)
    assert again.shown() == room.shown()
    assert again.panes.sizes() == room.panes.sizes()
    assert again.panes.player.sizes() == room.panes.player.sizes()


def test_a_pane_that_was_closed_comes_back_with_its_width(room: Room, settings: QSettings, qtbot: QtBot) -> None:
    room.panes.setSizes([200, 600, 400])
    widths = room.panes.sizes()
    room.panes.show_sidebar(False)
    room.panes.save(settings)
    again = Room(qtbot)
    again.panes.restore(settings)
    assert again.shown() == {"library", "transcript"}
    again.panes.show_sidebar(True)
    assert again.panes.sizes() == widths


def test_what_full_screen_hid_is_not_left_hidden(room: Room, settings: QSettings, qtbot: QtBot) -> None:
    room.panes.show_sidebar(False)
    room.panes.set_alone(True)
    room.panes.save(settings)
    again = Room(qtbot)
    again.panes.restore(settings)
    assert again.shown() == {"library", "transcript"}


def test_without_settings_everything_is_shown_in_its_usual_room(room: Room, settings: QSettings) -> None:
    room.panes.restore(settings)
    assert room.shown() == {"library", "transcript", "sidebar"}
    library, middle, sidebar = room.panes.sizes()
    assert 0 < library < sidebar < middle
