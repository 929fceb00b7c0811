"""Finding text in lines: case, accents and typography do not count, and hits point at the text as written."""

import pytest

from player.find import Folding, Found, Query, Search, find_in_lines
from player.transcript import Line


def lines(*texts: str) -> list[Line]:
    return [Line(None, None, text) for text in texts]


def found(query: Query, *texts: str) -> list[Found]:
    search = Search(lines(*texts), query, Folding())
    while not search.hits.is_complete:
        search.go_on(0)
    return list(search.hits)


def shown(text: str, *texts: str) -> list[tuple[int, str]]:
    """Each hit of the text as its line and the characters that would be marked."""
    return [(hit.line, texts[hit.line][hit.start : hit.end]) for hit in find_in_lines(lines(*texts), text)]


def test_every_place_is_found_in_order_whatever_its_case():
    expected = (Found(0, 2, 6), Found(0, 10, 14), Found(2, 0, 4))
    texts = ("A boat, a BOAT", "no ship", "Boats")
    assert find_in_lines(lines(*texts), "boat") == expected
    assert found(Query("boat"), *texts) == list(expected)


def test_hits_do_not_overlap():
    assert shown("aa", "aaaaa") == [(0, "aa"), (0, "aa")]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("cafe", "two Cafés", "Café"),
        ("cafe", "two Cafe\u0301s", "Cafe\u0301"),
        ("Café", "two cafes", "cafe"),
        ("strasse", "die Straße lang", "Straße"),
        ("straße", "DIE STRASSE LANG", "STRASSE"),
        ("istanbul", "yes İstanbul too", "İstanbul"),
        ("fine", "so ﬁne a day", "ﬁne"),
        ("don't", "I don’t know", "don’t"),
        ("lang", "Straße lang", "lang"),
        ("سلام", "قال سَلام لنا", "سَلام"),
        ("灯台", "古い灯台です", "灯台"),
    ],
)
def test_case_accents_and_typography_do_not_count_and_what_is_marked_is_the_text_as_written(query, text, marked):
    assert shown(query, text) == [(0, marked)]


def test_half_of_a_letter_that_folds_to_two_marks_the_whole_letter():
    assert shown("stras", "Straße") == [(0, "Straß")]


def test_marks_that_make_another_letter_count():
    assert shown("か", "が") == []


def test_a_hit_never_runs_over_the_end_of_a_line():
    assert shown("one two", "one", "two") == []
    assert shown("one two", "one\ntwo") == [(0, "one\ntwo")]
    assert shown("un deux", "Un\nDeux à") == [(0, "Un\nDeux")]


@pytest.mark.parametrize("nothing", ["", "\u0301"])
def test_nothing_is_found_for_nothing(nothing):
    assert find_in_lines(lines("text"), nothing) == ()
    assert find_in_lines([], nothing) == ()
    assert found(Query(nothing), "text") == []


def test_characters_outside_the_basic_plane_count_as_one():
    assert find_in_lines(lines("🚢🚢 ship"), "ship") == (Found(0, 3, 7),)


def test_with_case_the_text_is_found_as_it_is_written_only():
    assert found(Query("Tide", match_case=True), "Tide, tide, TIDE", "Tidé Tide") == [Found(0, 0, 4), Found(1, 5, 9)]


@pytest.mark.parametrize(
    ("word", "text", "count"),
    [
        ("tide", "Tide, tides and the tide-table: untide tide", 3),
        ("cafe", "Cafés cafe\u0301 café", 2),
        ("don", "I don’t know Don", 2),
        ("a_b", "a_b a_bc", 1),
        ("b", "a_b b", 1),
        ("(tide)", "the (tide)s", 1),
        ("क", "कि क", 1),
        ("灯台", "古い灯台です", 1),
        ("AI", "これはAIです", 1),
        ("データ", "このデータは", 1),
        ("น้ำ", "แม่น้ำลึก", 1),
    ],
)
def test_a_whole_word_stands_alone_where_words_are_set_apart(word, text, count):
    assert len(found(Query(word, whole_word=True), text)) == count


def test_a_whole_word_inside_of_which_a_hit_was_refused_is_still_found():
    assert found(Query("a a", whole_word=True), "ba a a") == [Found(0, 3, 6)]


def test_with_case_and_as_a_whole_word_both_count():
    assert found(Query("AI", whole_word=True, match_case=True), "AI ai AIs") == [Found(0, 0, 2)]


def test_a_keyword_is_found_only_where_it_stands_alone_or_as_its_plural():
    query = Query("AI", whole_word=True, allows_plural=True)
    hits = found(query, "AI again said AIs and the AI's air, AIsles", "(ai)")
    assert [(hit.line, hit.start) for hit in hits] == [(0, 0), (0, 14), (0, 26), (1, 1)]
