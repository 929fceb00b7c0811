"""The strip beside the scroll bar: marks where the hits stand, shows the current one and now, and goes there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from tests.ui.transcript.reader import harbour_talk
from ui.theme import apply_theme, shades
from ui.transcript.finding.hit_strip import HitStrip


@pytest.fixture
def strip(reader) -> HitStrip:
    return reader.pane.findChild(HitStrip, "hitStrip")


def rows_in(strip: HitStrip, color: QColor) -> list[int]:
    """Heights of the strip at which there is this colour."""
    image = strip.grab().toImage()
    return [y for y in range(image.height()) if any(image.pixelColor(x, y) == color for x in range(image.width()))]


def stretches(rows: list[int]) -> int:
    """How many marks those rows make."""
    return sum(row - 1 not in rows for row in rows)


def found_rows(strip: HitStrip) -> list[int]:
    return rows_in(strip, shades(strip.palette()).found_mark)


def keyword_rows(strip: HitStrip) -> list[int]:
    return rows_in(strip, shades(strip.palette()).keyword_mark)


def current_rows(strip: HitStrip) -> list[int]:
    return rows_in(strip, shades(strip.palette()).found_current_mark)


def click(strip: HitStrip, y: int) -> None:
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(strip.width() // 2, y))


def test_every_hit_is_marked_where_it_stands_and_the_current_one_stronger(reader, strip, qtbot):
    reader.type_to_find("50")
    qtbot.waitUntil(lambda: stretches(found_rows(strip)) == 1)
    assert reader.view.marks.current_hit.line == 50
    assert current_rows(strip)[0] / strip.height() == pytest.approx(0.25, abs=0.05)
    assert found_rows(strip)[0] / strip.height() == pytest.approx(0.75, abs=0.05)


def test_the_strip_keeps_its_width_and_is_empty_when_nothing_is_found(reader, strip, qtbot):
    width = strip.width()
    field = reader.type_to_find("quay")
    qtbot.waitUntil(lambda: len(found_rows(strip)) > 60)
    field.clear()
    qtbot.waitUntil(lambda: found_rows(strip) == [] == current_rows(strip))
    assert strip.width() == width


def test_closing_the_bar_takes_the_marks_away(reader, strip, qtbot):
    reader.type_to_find("quay")
    qtbot.waitUntil(lambda: len(found_rows(strip)) > 60)
    reader.pane.close_find()
    qtbot.waitUntil(lambda: found_rows(strip) == [])


@pytest.mark.parametrize("dark", [False, True])
def test_the_keyword_is_marked_in_a_shade_and_at_a_place_of_its_own(reader, strip, qapp, qtbot, dark):
    apply_theme(qapp, dark)
    reader.pane.set_keyword("quay")
    reader.type_to_find("quay")
    qtbot.waitUntil(lambda: len(found_rows(strip)) > 60 and len(keyword_rows(strip)) > 60)
    image, ours = strip.grab().toImage(), shades(strip.palette())
    columns = {
        color.name(): [
            x for x in range(image.width()) if any(image.pixelColor(x, y) == color for y in range(image.height()))
        ]
        for color in (ours.found_mark, ours.keyword_mark)
    }
    assert max(columns[ours.keyword_mark.name()]) < min(columns[ours.found_mark.name()])


def test_a_click_on_a_mark_goes_to_that_hit_as_the_readers_own_move(reader, strip, qtbot):
    reader.type_to_find("50")
    qtbot.waitUntil(lambda: stretches(found_rows(strip)) == 1)
    with qtbot.waitSignal(reader.view.reader_moved):
        click(strip, found_rows(strip)[0])
    assert reader.view.marks.current_hit.line == 150
    assert reader.count_text() == "2 of 2"
    assert reader.in_sight(150)


def test_a_click_on_the_keywords_mark_goes_there(reader, strip, qtbot):
    reader.pane.set_keyword("150")
    qtbot.waitUntil(lambda: stretches(keyword_rows(strip)) == 1)
    click(strip, keyword_rows(strip)[0])
    assert reader.in_sight(150)
    assert reader.view.marks.current_keyword.line == 150


def test_a_click_beside_all_marks_goes_as_far_down_the_text(reader, strip, qtbot):
    with qtbot.waitSignal(reader.view.reader_moved):
        click(strip, strip.height() // 2)
    assert reader.in_sight(100)


def test_now_is_pointed_at(reader, strip):
    color = shades(strip.palette()).spoken_bar
    reader.speak(0)
    first = rows_in(strip, color)
    reader.speak(150)
    assert min(rows_in(strip, color)) - max(first) > strip.height() // 2


def test_marks_stand_right_again_when_the_text_is_laid_out_anew(reader, strip, qtbot):
    reader.type_to_find("150")
    reader.pane.close_find()
    reader.pane.set_keyword("150")
    qtbot.waitUntil(lambda: stretches(keyword_rows(strip)) == 1)
    reader.pane.resize(400, 900)
    qtbot.waitUntil(lambda: 0.7 < min(keyword_rows(strip), default=0) / strip.height() < 0.8)


def test_marks_of_another_transcript_are_gone_at_once(reader, strip, qtbot):
    reader.type_to_find("quay")
    qtbot.waitUntil(lambda: len(found_rows(strip)) > 60)
    place = found_rows(strip)[-1]
    reader.pane.set_timeline(harbour_talk(3))
    reader.pane.set_keyword("quay")
    assert found_rows(strip) == []
    with qtbot.waitSignal(strip.height_chosen):
        click(strip, place)
