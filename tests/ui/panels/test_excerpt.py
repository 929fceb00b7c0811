"""What of a long text a search shows, and where its marks are in that."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.panels.excerpt import excerpt

MUD = "mud " * 500


def marks_of(text: str, word: str) -> list[tuple[int, int]]:
    places = [place for place in range(len(text)) if text.startswith(word, place)]
    return [(place, place + len(word)) for place in places]


def marked(text: str, word: str, limit_chars: int = 160) -> list[str]:
    shown, marks = excerpt(text, marks_of(text, word), limit_chars)
    return [shown[start : start + length] for start, length in marks]


@pytest.mark.parametrize("text", ["The tide is early", "🚢 tide 🚢", "line\nof a tide\n\tand a tide", "tide"])
def test_marks_stay_on_their_words_while_the_text_comes_onto_one_line(text: str) -> None:
    assert marked(text, "tide") == ["tide"] * text.count("tide")
    assert "\n" not in excerpt(text, (), 160).text


def test_a_long_text_is_cut_between_words_around_what_is_marked() -> None:
    text = f"{MUD}the tide {MUD}"
    shown, marks = excerpt(text, marks_of(text, "tide"), 160)
    assert len(shown) < 200
    assert shown.startswith("… mud")
    assert shown.endswith("mud …")
    assert [shown[start : start + length] for start, length in marks] == ["tide"]


def test_of_several_places_the_one_with_most_marks_is_shown() -> None:
    assert marked(f"a tide {MUD} tide and tide and tide {MUD} tide", "tide") == ["tide"] * 3


def test_words_that_stand_far_apart_are_both_shown() -> None:
    text = f"{MUD}the tide {MUD}a ferry {MUD}"
    marks = [*marks_of(text, "tide"), *marks_of(text, "ferry")]
    shown, kept = excerpt(text, marks, 160)
    assert [shown[start : start + length] for start, length in kept] == ["tide", "ferry"]
    assert len(shown) < 200
    assert " … mud" in shown


def test_a_text_begins_with_a_whole_word_also_after_one_that_is_longer_than_a_line() -> None:
    text = f"{'x' * 300} a tide {MUD}"
    assert excerpt(text, marks_of(text, "tide"), 160).text.startswith("… a tide mud")


def test_the_end_of_a_text_is_shown_with_what_is_before_it() -> None:
    shown, marks = excerpt(f"{MUD}tide.", marks_of(f"{MUD}tide.", "tide"), 160)
    assert shown.endswith("mud tide.")
    assert len(shown) > 120
    assert len(marks) == 1


def test_a_short_text_stays_whole() -> None:
    assert excerpt("A tide.", (), 160).text == "A tide."


@given(st.text(max_size=400), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=6))
def test_marks_lie_inside_the_text_and_mark_what_they_marked(text: str, spans: list[tuple[int, int]]) -> None:
    marks = sorted((start, start + length) for start, length in spans if start + length <= len(text))
    shown, kept = excerpt(text, marks, 100)
    written = {re.sub(r"\s", " ", text[start:end]) for start, end in marks}
    assert {shown[start : start + length] for start, length in kept} <= written
    assert all(0 <= start <= start + length <= len(shown) for start, length in kept)
