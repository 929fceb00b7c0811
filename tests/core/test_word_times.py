"""Word times carried onto a line's text, and the estimate of how far a line without them has been said."""

import pytest

from player.transcript import Line, Word
from player.word_times import estimated_character, word_spans


def line(text: str, *words: str) -> Line:
    return Line(0, 10_000, text, words=tuple(Word(n * 100, n * 100 + 100, word) for n, word in enumerate(words)))


def found(text: str, *words: str) -> list[str]:
    return [text[span.start : span.end] for span in word_spans(line(text, *words))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The bell rings.", ("The", "bell", "rings."), ["The", "bell", "rings."]),
        ("The bell rings.", (" The", " bell ", "rings"), ["The", "bell", "rings"]),
        ("The bell rings", ("The", "bell", "rings."), ["The", "bell", "rings"]),
        ("the Bell", ("The", "BELL"), ["the", "Bell"]),
        ("harbour a bell", ("harbor", "a", "bell"), ["a", "bell"]),
        ("harbour", ("har", "bour"), ["har", "bour"]),
        ("no no no", ("no", "no", "no"), ["no", "no", "no"]),
        ("港へようこそ", ("港", "へ", "ようこそ"), ["港", "へ", "ようこそ"]),
        ("well — yes", ("well", "—", "yes"), ["well", "—", "yes"]),
        ("any text", ("", " "), []),
        ("", ("word",), []),
        ("İstanbul bekliyor", ("İstanbul", "bekliyor"), ["İstanbul", "bekliyor"]),
    ],
)
def test_words_are_found_where_they_stand_and_others_are_left_out(text, words, expected):
    assert found(text, *words) == expected


def test_words_keep_their_times():
    spans = word_spans(line("one x three", "one", "two", "three"))
    assert [(span.start, span.end, span.start_ms, span.end_ms) for span in spans] == [(0, 3, 0, 100), (6, 11, 200, 300)]


def test_a_word_is_not_looked_for_far_ahead():
    assert found("start " + "x " * 100 + "far", "start", "far") == ["start"]


def test_the_estimate_begins_at_nothing_ends_at_all_and_never_goes_back():
    text = "One, two. And three 港へ 12!"
    estimates = [estimated_character(text, (1_000, 5_000), position_ms) for position_ms in range(0, 6_000, 50)]
    assert estimates == sorted(estimates)
    assert (estimates[0], estimates[20], estimates[-1]) == (0, 0, len(text))


def test_the_end_of_a_sentence_and_an_ideograph_take_longer_than_a_letter():
    half = [
        estimated_character(text, (0, 1_000), 500) for text in ("aaaa.aaaaaaaa", "aaaaaaaaaaaaa", "港港港aaaaaaaaaa")
    ]
    assert half[0] < half[1] > half[2]


def test_an_endless_line_is_said_evenly():
    assert estimated_character("word " * 200_000, (0, 1_000), 250) == 250_000


@pytest.mark.parametrize("span", [(100, 100), (100, 50)])
def test_a_line_that_takes_no_time_has_been_said_at_once(span):
    assert estimated_character("word", span, 101) == 4
    assert estimated_character("", span, 101) == 0


def test_what_has_no_letters_is_said_evenly() -> None:
    assert estimated_character("♪♪♪♪", (0, 1_000), 600) == 2
