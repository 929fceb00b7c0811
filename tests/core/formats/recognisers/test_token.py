"""Words found again in a text that writes them otherwise."""

import pytest

from player.formats.recognisers.token import Token, aligned, joined


def timed(text: str) -> list[Token]:
    return [Token(word, place * 100, place * 100 + 90) for place, word in enumerate(text.split(" "))]


def found(text: str, words: str) -> list[str]:
    return [token.text for token in aligned(text, timed(words)) if token.start_ms is not None]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Hello, Mr. Fox!", "hello mr fox", ["Hello,", "Mr.", "Fox!"]),
        ("I paid 23 dollars.", "i paid twenty three dollars", ["I", "paid", "dollars."]),
        ("That a cat", "a cat", ["a", "cat"]),
        ("the end the end", "the end the end", ["the", "end", "the", "end"]),
        ("«Ну, да»", "ну да", ["Ну,", "да»"]),
        ("你好。我说", "你 好 我 说", ["你", "好。", "我", "说"]),
        ("nothing here", "x y z", []),
        ("", "a", []),
    ],
)
def test_words_are_found_in_order_whatever_their_case_and_marks(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected
    assert joined(aligned(text, timed(words))) == text


def test_a_letter_whose_small_form_is_two_shifts_nothing() -> None:
    assert found("İİİ Yes", "yes Yes") == ["Yes"]
