"""Selections: which characters of which lines, whichever way round they were made."""

import pytest

from player.transcript import Line
from ui.transcript.selection import Place, Selection, touched_lines, whole_lines

LINES = tuple(Line(None, None, text) for text in ("one two", "three", "", "four five"))
TWO_TO_THREE = Selection(Place(0, 4), Place(1, 3))


def test_a_selection_made_upwards_holds_the_same_characters() -> None:
    for selection in (TWO_TO_THREE, Selection(TWO_TO_THREE.head, TWO_TO_THREE.anchor)):
        assert [selection.characters_in(number, len(LINES[number].text)) for number in range(3)] == [
            (4, 7),
            (0, 3),
            None,
        ]


def test_an_empty_line_in_the_middle_is_selected_with_nothing_in_it() -> None:
    assert whole_lines(LINES, 1, 3).characters_in(2, 0) == (0, 0)


@pytest.mark.parametrize(
    ("held", "other", "expected"),
    [
        (whole_lines(LINES, 1, 1), whole_lines(LINES, 3, 3), Selection(Place(1, 0), Place(3, 9))),
        (whole_lines(LINES, 3, 3), whole_lines(LINES, 1, 1), Selection(Place(3, 9), Place(1, 0))),
        (Selection(Place(0, 4), Place(0, 7)), Selection(Place(0, 5), Place(0, 5)), Selection(Place(0, 4), Place(0, 7))),
    ],
)
def test_both_stretches_stay_whole_and_the_later_one_has_the_head(held, other, expected) -> None:
    assert held.spanned_to(other) == expected


@pytest.mark.parametrize(
    ("selection", "touched"),
    [
        (TWO_TO_THREE, range(2)),
        (Selection(Place(0, 7), Place(1, 3)), range(1, 2)),
        (Selection(Place(3, 0), Place(0, 4)), range(3)),
        (whole_lines(LINES, 1, 2), range(1, 3)),
        (Selection(Place(1, 5), Place(1, 5)), range(1, 2)),
    ],
)
def test_a_line_is_touched_where_something_of_it_is_selected(selection: Selection, touched: range) -> None:
    assert touched_lines(LINES, selection) == touched
