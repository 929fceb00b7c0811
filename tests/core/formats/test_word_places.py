"""Words found again in the text of their line."""

from player.formats.word_places import placed_words
from player.transcript import Word


def test_what_is_glued_to_a_word_stays_with_it_and_the_rest_stands_between() -> None:
    placed, rest = placed_words("Well, Dear (all) now.", [Word(0, 1, "Dear"), Word(1, 2, "all")])
    assert [(before, text) for before, text, _ in placed] == [("Well, ", "Dear"), (" (", "all)")]
    assert rest == " now."


def test_parts_of_a_word_are_words() -> None:
    placed, rest = placed_words("karaoke!", [Word(0, 1, "ka"), Word(1, 2, "ra"), Word(2, 3, "oke")])
    assert [text for _, text, _ in placed] == ["ka", "ra", "oke!"]
    assert rest == ""


def test_words_that_the_text_lacks_are_left_out() -> None:
    placed, rest = placed_words("one two", [Word(0, 1, "zero"), Word(1, 2, "two")])
    assert [(before, text) for before, text, _ in placed] == [("one ", "two")]
    assert placed_words("one", []) == ([], "one")
    assert rest == ""
