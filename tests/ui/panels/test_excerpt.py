"""What of a long text a search shows, and which words of it are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.panels.excerpt import excerpt


def marked(text: str, query: str) -> list[str]:
    shown, marks = excerpt(text, query)
    return [shown[start : start + length] for start, length in marks]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("The Tides are early", "tide", ["Tide"]),
        ("Déjà vu at the café", "deja cafe", ["Déjà", "café"]),
        ("other gathering", "the", ["the", "the"]),
        ("the other", "the", ["the"]),
        ("港の水先案内人が話す", "水先", ["水先"]),
        ("🚢 tide 🚢", "tide", ["tide"]),
        ("nothing here", '"', []),
    ],
)
def test_words_are_marked_at_their_beginnings_whatever_case_and_accents(
    text: str, query: str, words: list[str]
) -> None:
    assert marked(text, query) == words


def test_a_long_text_is_cut_around_the_first_word_found() -> None:
    shown, marks = excerpt("mud " * 500 + "the tide " + "mud " * 500, "tide")
    assert len(shown) < 200
    assert shown.startswith("… mud")
    assert shown.endswith("mud …")
    assert [shown[start : start + length] for start, length in marks] == ["tide"]


def test_a_short_text_stays_whole() -> None:
    assert excerpt("A tide.", "moon").text == "A tide."


@given(st.text(max_size=400), st.text(max_size=20))
def test_marks_lie_inside_the_text_for_any_query(text: str, query: str) -> None:
    shown, marks = excerpt(text, query)
    assert all(start >= 0 and length >= 0 and start + length <= len(shown) for start, length in marks)
