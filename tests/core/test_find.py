"""Finding words in lines: case, accents and typography do not count, and hits point at the text as written."""

import pytest

from player.find import FoldedLines, Found, find_in_lines
from player.transcript import Line


def lines(*texts: str) -> list[Line]:
    return [Line(None, None, text) for text in texts]


def shown(query: str, *texts: str) -> list[tuple[int, str]]:
    """Each hit as its line and the characters that would be marked."""
    return [(hit.line, texts[hit.line][hit.start : hit.end]) for hit in find_in_lines(lines(*texts), query)]


def test_every_place_is_found_in_order_whatever_its_case():
    assert find_in_lines(lines("A boat, a BOAT", "no ship", "Boats"), "boat") == (
        Found(0, 2, 6),
        Found(0, 10, 14),
        Found(2, 0, 4),
    )


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


def test_nothing_is_found_for_nothing():
    assert find_in_lines(lines("text"), "") == ()
    assert find_in_lines([], "text") == ()


def test_characters_outside_the_basic_plane_count_as_one():
    assert find_in_lines(lines("🚢🚢 ship"), "ship") == (Found(0, 3, 7),)


def test_a_word_is_found_only_where_it_stands_alone_or_as_its_plural():
    texts = ("AI again said AIs and the AI's air", "(ai)")
    hits = FoldedLines(lines(*texts)).find_word("AI")
    assert [(hit.line, hit.start) for hit in hits] == [(0, 0), (0, 14), (0, 26), (1, 1)]


def test_a_word_of_a_script_without_spaces_is_found_inside_its_neighbours():
    assert len(FoldedLines(lines("古い灯台です")).find_word("灯台")) == 1


def test_hits_know_their_lines():
    hits = FoldedLines(lines("a b a", "c", "a")).find("a")
    assert len(hits) == 3
    assert hits.lines() == (0, 2)
    assert hits.in_line(0) == (Found(0, 0, 1), Found(0, 4, 5))
    assert hits.in_line(1) == ()
    assert (hits.index_from(0), hits.index_from(1), hits.index_from(3)) == (0, 2, 3)
