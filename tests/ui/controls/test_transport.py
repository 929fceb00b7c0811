"""The transport: it shows what it is told, says what the user wishes, and never clips."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLabel, QSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from player.media.engine import AudioTrack
from ui.controls.transport import Transport

Kind = TypeVar("Kind", bound=QWidget)

KEYS = {
    "play": "Space",
    "previous_line": "Ctrl+Up",
    "next_line": "Ctrl+Down",
    "replay_line": "R",
    "back_5": "Left",
    "forward_5": "Right",
    "back_30": "Shift+Left",
    "forward_30": "Shift+Right",
    "loop": "L",
    "mute": "M",
    "bookmark": "B",
    "full_screen": "F11",
}
TRACKS = (AudioTrack(1, "English"), AudioTrack(4, "A commentary with quite a long title"))


@pytest.fixture
def actions(qapp: object) -> dict[str, QAction]:
    return {name: _action(name, key) for name, key in KEYS.items()}


def _action(name: str, key: str) -> QAction:
    action = QAction(name.replace("_", " ").title())
    action.setShortcut(key)
    action.setCheckable(name in {"loop", "mute"})
    return action


@pytest.fixture
def transport(qtbot: QtBot, actions: Mapping[str, QAction]) -> Iterator[Transport]:
    window = QWidget()
    qtbot.addWidget(window)
    transport = Transport(actions)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(transport)
    transport.set_duration(1_713_000)
    window.resize(1_200, 120)
    window.show()
    yield transport


def child(transport: Transport, kind: type[Kind], name: str) -> Kind:
    found = transport.findChild(kind, name)
    assert found is not None
    return found


def controls(transport: Transport) -> list[QWidget]:
    kinds = (QAbstractButton, QAbstractSlider, QComboBox)
    return [widget for kind in kinds for widget in transport.findChildren(kind) if widget.objectName()]


def test_the_clock_shows_position_and_length(transport: Transport) -> None:
    transport.set_position(62_900)
    assert child(transport, QLabel, "timeLabel").text() == "1:02 / 28:33"


def test_a_click_on_the_clock_shows_what_is_left(transport: Transport) -> None:
    transport.set_position(62_900)
    label = child(transport, QLabel, "timeLabel")
    QTest.mouseClick(label, Qt.MouseButton.LeftButton)
    assert label.text() == "−27:30 / 28:33"


def test_the_clock_never_changes_its_width(transport: Transport) -> None:
    label = child(transport, QLabel, "timeLabel")
    widths = set()
    for position_ms in (0, 71_000, 1_088_000):
        transport.set_position(position_ms)
        widths.add(label.sizeHint().expandedTo(label.minimumSize()).width())
    assert len(widths) == 1


def test_an_unknown_length_is_not_invented(transport: Transport) -> None:
    transport.set_duration(None)
    assert child(transport, QLabel, "timeLabel").text() == "0:00 / –:––"


def test_choosing_a_speed_asks_for_it(transport: Transport, qtbot: QtBot) -> None:
    box = child(transport, QComboBox, "rateBox")
    with qtbot.waitSignal(transport.rate_chosen) as chosen:
        box.setCurrentText("1.5×")
    assert chosen.args == [1.5]


def test_a_speed_set_elsewhere_is_shown_and_not_asked_for(transport: Transport, qtbot: QtBot) -> None:
    box = child(transport, QComboBox, "rateBox")
    with qtbot.assertNotEmitted(transport.rate_chosen):
        transport.set_rate(1.15)
    assert box.currentText() == "1.15×"
    transport.set_rate(1.0)
    assert box.currentText() == "1×"
    assert box.findText("1.15×") == -1


def test_the_volume_is_shown_and_asked_for(transport: Transport, qtbot: QtBot) -> None:
    slider = child(transport, QSlider, "volumeSlider")
    with qtbot.assertNotEmitted(transport.volume_chosen):
        transport.set_volume(30)
    assert (slider.value(), slider.toolTip()) == (30, "Volume: 30 %")
    with qtbot.waitSignal(transport.volume_chosen) as chosen:
        QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert abs(chosen.args[0] - 50) <= 3


def test_audio_tracks_are_offered_only_where_there_is_a_choice(transport: Transport, qtbot: QtBot) -> None:
    box = child(transport, QComboBox, "audioTrackBox")
    transport.set_audio_tracks(TRACKS[:1], 1)
    assert not box.isVisible()
    transport.set_audio_tracks(TRACKS, 4)
    assert box.isVisible()
    assert box.currentText() == TRACKS[1].title
    with qtbot.waitSignal(transport.audio_track_chosen) as chosen:
        box.setCurrentIndex(0)
    assert chosen.args == [1]


def test_a_seek_on_the_bar_is_passed_on(transport: Transport, qtbot: QtBot) -> None:
    with qtbot.waitSignal(transport.seek_requested) as sought:
        QTest.keyClick(child(transport, QSlider, "seekBar"), Qt.Key.Key_PageUp)
    assert sought.args == [30_000]


def test_without_a_medium_there_is_nothing_to_seek_or_speed_up(transport: Transport) -> None:
    transport.set_medium_present(False)
    assert not child(transport, QSlider, "seekBar").isEnabled()
    assert not child(transport, QComboBox, "rateBox").isEnabled()
    assert child(transport, QSlider, "volumeSlider").isEnabled()


def test_a_button_triggers_its_action(transport: Transport, actions: Mapping[str, QAction], qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions["back_5"].triggered):
        QTest.mouseClick(child(transport, QAbstractButton, "back5Button"), Qt.MouseButton.LeftButton)


def test_every_control_has_a_name_and_every_button_tells_its_key(transport: Transport) -> None:
    assert {widget.objectName() for widget in controls(transport) if not widget.accessibleName()} == set()
    tips = {button.toolTip() for button in transport.findChildren(QAbstractButton) if button.objectName()}
    assert {"Play (Space)", "Bookmark (B)", "Back 5 (Left)", "Full Screen (F11)"} <= tips


def test_a_renamed_action_renames_its_button(transport: Transport, actions: Mapping[str, QAction]) -> None:
    actions["play"].setText("Pause")
    button = child(transport, QAbstractButton, "playButton")
    assert (button.accessibleName(), button.toolTip()) == ("Pause", "Pause (Space)")


@pytest.mark.parametrize("width", [1_200, 800, 640, 480, 360])
def test_nothing_is_clipped_or_overlaps(transport: Transport, qtbot: QtBot, width: int) -> None:
    transport.set_duration(40_000_000)
    transport.set_audio_tracks(TRACKS, 1)
    transport.window().setFixedWidth(width)
    qtbot.waitUntil(lambda: transport.width() == width)
    shown = [widget for widget in [*controls(transport), *transport.findChildren(QLabel)] if widget.isVisible()]
    assert "playButton" in {widget.objectName() for widget in shown}
    for widget in shown:
        assert transport.rect().contains(widget.geometry()), widget.objectName()
        assert widget.width() >= widget.minimumSizeHint().width(), widget.objectName()
    for one, other in combinations(shown, 2):
        assert not one.geometry().intersects(other.geometry()), (one.objectName(), other.objectName())


def test_what_gave_way_comes_back_with_the_room(transport: Transport, qtbot: QtBot) -> None:
    button = child(transport, QAbstractButton, "back30Button")
    transport.window().resize(480, 120)
    qtbot.waitUntil(lambda: not button.isVisible())
    transport.window().resize(1_200, 120)
    qtbot.waitUntil(button.isVisible)


def test_space_presses_the_button_that_tab_has_reached(
    transport: Transport, actions: Mapping[str, QAction], qtbot: QtBot
) -> None:
    played: list[bool] = []
    shortcut = QShortcut("Space", transport.window())
    shortcut.activated.connect(lambda: played.append(True))
    button = child(transport, QAbstractButton, "bookmarkButton")
    transport.window().activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    with qtbot.waitSignal(actions["bookmark"].triggered):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert played == []


def test_a_click_leaves_the_keys_where_they_were(transport: Transport) -> None:
    for widget in controls(transport):
        assert not widget.focusPolicy() & Qt.FocusPolicy.ClickFocus & ~Qt.FocusPolicy.TabFocus, widget.objectName()
