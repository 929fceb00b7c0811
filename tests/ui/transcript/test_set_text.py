"""Text set in rows, whatever its script: compared with what a plain QTextLayout makes of it."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from tests.ui.transcript.texts import TEXTS, letters
from ui.transcript.layout.set_text import MOST_CHARACTERS, SetText

WIDTHS = (80, 226, 500)


def plain_layout(text: str, width_px: int, right_to_left: bool = False) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout = QTextLayout(text.replace("\n", " ").replace("\u2028", " "), letters().font)
    layout.setTextOption(option)
    layout.beginLayout()
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width_px)
        row.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def in_units(text: str, character: int) -> int:
    """A character as Qt counts it."""
    return len(text[:character].encode("utf-16-le")) // 2


@pytest.mark.parametrize("width_px", WIDTHS)
@pytest.mark.parametrize("text", TEXTS)
def test_rows_break_where_qt_breaks_them(qapp, text, width_px):
    made, plain = SetText(text, letters(), width_px), plain_layout(text, width_px, right_to_left=text[:1] == "م")
    assert made.rows == plain.lineCount()
    for row in range(made.rows):
        start, end = made.characters_in(row)
        line = plain.lineAt(row)
        assert (in_units(text, start), in_units(text, end)) == (line.textStart(), line.textStart() + line.textLength())
        assert made.extent(row)[1] - made.extent(row)[0] <= width_px + 1


@pytest.mark.parametrize("text", [text for text in TEXTS if 0 < len(text) < 1_000])
def test_a_place_in_a_row_is_the_boundary_that_qt_gives(qapp, text):
    made, plain = SetText(text, letters(), 226), plain_layout(text, 226, right_to_left=text[:1] == "م")
    for row in range(made.rows):
        # The aligned row of a right-to-left text begins where its letters do.
        shift = made.extent(row)[0] - plain.lineAt(row).naturalTextRect().left()
        for x in range(0, 226, 3):
            boundary = made.boundary_at(row, x + shift)
            assert in_units(text, boundary) == plain.lineAt(row).xToCursor(x)


def test_no_place_lies_inside_what_looks_like_one_character(qapp):
    text = "ne\u0301 \U0001f6a2 \U0001f469\u200d\U0001f680 e"
    made = SetText(text, letters(), 500)
    places = {made.boundary_at(0, x) for x in range(200)}
    assert places == set(range(len(text) + 1)) - {text.index("\u0301"), text.index("\u200d"), text.index("\U0001f680")}


@pytest.mark.parametrize("text", ["the bell rings", "مرحبا بكم في", "a ميناء b السفينة c", "港へようこそ", "é🚢n"])
def test_the_stretches_of_single_characters_cover_a_row_side_by_side(qapp, text):
    made = SetText(text, letters(), 500)
    singles = sorted(s for place in range(len(text)) for s in made.stretches(0, place, place + 1) if s[1] > s[0])
    left, right = made.extent(0)
    assert abs(singles[0][0] - left) <= 1
    assert abs(singles[-1][1] - right) <= 1
    assert all(abs(one[1] - following[0]) <= 1 for one, following in pairwise(singles))


def test_right_to_left_text_stands_at_the_right_and_its_first_word_rightmost(qapp):
    made = SetText("مرحبا بكم", letters(), 500)
    ((left, right),) = made.stretches(0, 0, 5)
    assert right == pytest.approx(500, abs=1)
    assert left > made.extent(0)[0] + 5


def test_mixed_text_has_a_stretch_for_each_direction(qapp):
    text = "say ميناء now"
    made = SetText(text, letters(), 500)
    stretches = sorted(made.stretches(0, 2, 6))
    assert len(stretches) == 2
    assert stretches[0][1] < stretches[1][0]


@pytest.mark.parametrize(
    ("text", "character", "word"),
    [
        ("the bell rings", 5, "bell"),
        ("the bell rings", 8, "bell"),
        ("rope          bell", 9, "rope"),
        ("🚢 leaves 🌊 soon", 4, "leaves"),
        ("مرحبا بكم", 7, "بكم"),
        ("it's twenty-one", 2, "it's"),
    ],
)
def test_the_word_around_a_character_is_whole_and_takes_the_space_after_it(qapp, text, character, word):
    start, end = SetText(text, letters(), 500).word_around(character)
    assert text[start:end] == word


def test_where_there_is_no_word_none_is_found(qapp):
    assert SetText("", letters(), 500).word_around(0) is None
    assert SetText("   ", letters(), 500).word_around(1) is None


def test_an_endless_line_is_shown_up_to_a_limit(qapp):
    made = SetText("m" * (MOST_CHARACTERS + 10), letters(), 500)
    assert made.characters_in(made.rows - 1)[1] == MOST_CHARACTERS
    assert made.row_of(MOST_CHARACTERS + 5) == made.rows - 1
