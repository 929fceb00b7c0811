"""Values of which there are millions: equal by what they hold, and known to mypy as frozen."""

from dataclasses import replace

import pytest

from player.transcript import Line, Word
from player.values import value


@value
class Point:
    x: int
    y: int = 0


def test_values_that_hold_the_same_are_equal_and_hash_alike() -> None:
    assert Point(1) == Point(1, 0) != Point(1, 2)
    assert {Point(1), Point(1, 0)} == {Point(1)}
    assert Line(0, 1, "a", words=(Word(0, 1, "a"),)) == Line(0, 1, "a", words=(Word(0, 1, "a"),))


def test_a_changed_value_is_another_one() -> None:
    point = Point(1)
    assert replace(point, y=3) == Point(1, 3)
    assert point == Point(1)


def test_a_value_has_only_its_fields() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 2  # type: ignore[attr-defined]
