"""Regular expressions in lines: as written, line by line, and never for longer than one can wait."""

import pytest

from player.errors import BadExpression
from player.find import Folding, Found, Query, Search
from player.transcript import Line

LONG_LINE = "a" * 9_999 + "b"
HOSTILE = "(a+)+$"


def search_for(text: str, *texts: str, **options: bool) -> Search:
    search = Search([Line(None, None, text) for text in texts], Query(text, is_regex=True, **options), Folding())
    while not search.hits.is_complete:
        search.go_on(0)
    return search


def marked(text: str, *texts: str, **options: bool) -> list[str]:
    """What would be marked."""
    return [texts[line][start:end] for line, start, end in search_for(text, *texts, **options).hits]


def test_case_does_not_count_unless_asked_for():
    assert marked(r"t\w+e", "Tide and table") == ["Tide", "table"]
    assert marked(r"t\w+e", "Tide and table", match_case=True) == ["table"]


def test_the_text_is_taken_as_written():
    assert marked("e", "é e") == ["e"]
    assert marked("’", "don’t 'quote'") == ["’"]


def test_each_line_is_a_text_of_its_own():
    assert marked(r"^\w+|\w+$", "one two", "three four") == ["one", "two", "three", "four"]
    assert marked(r"two\s+three", "one two", "three four") == []
    assert marked(r"[^x]+", "one", "two") == ["one", "two"]


def test_matches_of_nothing_are_no_hits():
    assert marked("x*", "abc", "axxc") == ["xx"]
    assert marked("^|$", "abc", "") == []


def test_characters_outside_the_basic_plane_count_as_one():
    assert list(search_for(r"ship\b", "🚢🚢 ship").hits) == [Found(0, 3, 7)]


def test_whole_words_only():
    assert marked(r"t\w\w", "the tide to tie it", whole_word=True) == ["the", "tie"]
    assert marked("灯.", "古い灯台です", whole_word=True) == ["灯台"]


def test_an_empty_expression_finds_nothing():
    assert marked("", "abc") == []


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("(tide", "missing )"),
        ("[a", "unterminated character set"),
        ("*", "nothing to repeat"),
        ("(?au)a", "incompatible"),
        ("(" * 51 + ")" * 51, "too long"),
        ("x{1000}{500}", "too long"),
        ("(?:x{500}){500}", "too long"),
        ("(?<=a{1,3000}){2}", "too long"),
        ("x" * 501, "too long"),
    ],
)
def test_a_broken_expression_is_told_in_a_sentence_before_any_work(expression, reason):
    with pytest.raises(BadExpression, match="Not valid: ") as told:
        Search([], Query(expression, is_regex=True), Folding())
    assert reason in told.value.sentence


def test_a_line_that_takes_too_long_is_left_out_and_said_so():
    search = search_for(HOSTILE, LONG_LINE, "bananaa", LONG_LINE)
    assert search.is_too_slow
    assert list(search.hits) == [Found(1, 5, 7)]


def test_hits_before_the_place_that_takes_too_long_are_kept():
    search = search_for(f"tide|{HOSTILE}", f"tide tide {LONG_LINE}")
    assert search.is_too_slow
    assert list(search.hits) == [Found(0, 0, 4), Found(0, 5, 9)]


def test_an_expression_that_is_slow_in_many_lines_is_given_up():
    search = search_for(HOSTILE, *[LONG_LINE] * 40, "aaa")
    assert search.is_too_slow
    assert len(search.hits) == 0


def test_many_hits_in_a_long_line_are_not_slowness():
    search = search_for("[ab]", "ab " * 50_000)
    assert not search.is_too_slow
    assert len(search.hits) == 100_000
