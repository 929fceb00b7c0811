"""Covers in the list of recordings: wanted of those in sight, shown when they come, with a letter till then."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from player.recording import RecordingSummary
from tests.ui.panels.recordings import recording
from ui.panels.library.recording_list import RecordingList
from ui.panels.library.recording_painting import first_letter, tile_colors

# Somewhere on the cover of the first row, away from the letter in its middle.
PLACE = (18, 18)


@pytest.fixture
def shown(qtbot: QtBot) -> RecordingList:
    shown = RecordingList()
    qtbot.addWidget(shown)
    shown.resize(280, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def with_media(count: int) -> list[RecordingSummary]:
    return [recording(f"id-{number}", media_path=Path(f"/talks/{number}.mp3")) for number in range(count)]


def picture(color: str) -> QImage:
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    return image


def color_at(shown: RecordingList) -> str:
    ratio = shown.devicePixelRatioF()
    return shown.viewport().grab().toImage().pixelColor(*(round(part * ratio) for part in PLACE)).name()


def test_the_covers_of_those_in_sight_are_wanted_and_no_others(shown: RecordingList, qtbot: QtBot) -> None:
    summaries = [*with_media(1_000), recording("bare")]
    with qtbot.waitSignal(shown.covers_wanted) as first:
        shown.set_summaries(summaries, None)
    assert next(iter(first.args[0].items())) == ("id-0", Path("/talks/0.mp3"))
    assert 5 < len(first.args[0]) < 15
    with qtbot.waitSignal(shown.covers_wanted) as last:
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    assert "id-999" in last.args[0]
    assert not {"id-0", "bare"} & last.args[0].keys()


def test_a_cover_is_shown_in_the_place_of_the_letter_and_not_asked_for_again(
    shown: RecordingList, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(shown.covers_wanted):
        shown.set_summaries(with_media(2), None)
    assert color_at(shown) != "#123456"
    shown.set_cover("id-0", picture("#123456"))
    assert color_at(shown) == "#123456"
    with qtbot.waitSignal(shown.covers_wanted) as wish:
        shown.set_summaries(with_media(2), None)
    assert list(wish.args[0]) == ["id-1"]


def test_where_there_is_no_cover_the_letter_stays(shown: RecordingList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.covers_wanted):
        shown.set_summaries(with_media(1), None)
    before = color_at(shown)
    shown.set_cover("id-0", QImage())
    assert color_at(shown) == before
    with qtbot.waitSignal(shown.covers_wanted) as wish:
        shown.set_summaries(with_media(1), None)
    assert wish.args[0] == {}


def test_another_medium_has_another_cover(shown: RecordingList, qtbot: QtBot) -> None:
    shown.set_summaries(with_media(1), None)
    shown.set_cover("id-0", picture("#123456"))
    with qtbot.waitSignal(shown.covers_wanted) as wish:
        shown.set_summaries([recording("id-0", media_path=Path("/elsewhere.mp3"))], None)
    assert wish.args[0] == {"id-0": Path("/elsewhere.mp3")}
    assert color_at(shown) != "#123456"


def test_a_cover_for_a_recording_that_is_gone_is_no_matter(shown: RecordingList) -> None:
    shown.set_summaries(with_media(1), None)
    shown.set_cover("gone", picture("#123456"))
    assert color_at(shown) != "#123456"


def test_covers_that_were_not_seen_for_long_are_let_go(shown: RecordingList, qtbot: QtBot) -> None:
    shown.set_summaries(with_media(1_000), None)
    for number in range(1_000):
        shown.set_cover(f"id-{number}", picture("#123456"))
    with qtbot.waitSignal(shown.covers_wanted) as wish:
        shown.set_summaries(with_media(999), None)
    assert "id-0" in wish.args[0]
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    with qtbot.waitSignal(shown.covers_wanted) as none:
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum() - 1)
    assert none.args[0] == {}


@pytest.mark.parametrize(
    ("title", "letter"),
    [("tide", "T"), ("  «écluse»", "É"), ("42 ways", "4"), ("ßtraße", "S"), ("…", "·"), ("潮", "潮")],
)
def test_the_letter_is_the_first_of_the_title(title: str, letter: str) -> None:
    assert first_letter(title) == letter


@pytest.mark.parametrize(("ground", "ink"), [("#ffffff", "#1d1f21"), ("#1c1e20", "#e6e6e3")])
def test_letters_can_be_read_in_light_and_dark(ground: str, ink: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor(ink))
    pairs = {tuple(color.name() for color in tile_colors(str(number), palette)) for number in range(100)}
    assert len(pairs) > 3
    assert all(contrast(QColor(fill), QColor(letter)) >= 4.5 for fill, letter in pairs)


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG reckons it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
