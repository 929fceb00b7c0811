"""Paragraphs: lines of a turn joined for reading, every character still its line's."""

import pytest

from player.paragraphs import paragraphs, runs_right_to_left
from player.transcript import Line


def lines(*texts: str, speaker: str | None = None) -> list[Line]:
    return [Line(number * 2_000, number * 2_000 + 1_900, text, speaker) for number, text in enumerate(texts)]


def joined(said: list[Line]) -> list[str]:
    return [one.text for one in paragraphs(said, 0, len(said), joined=True)]


def test_unjoined_every_line_is_a_paragraph_of_its_own():
    found = paragraphs(lines("one", "", "three"), 1, 3, joined=False)
    assert [(one.first, one.text, list(one.numbers)) for one in found] == [(1, "", [1]), (2, "three", [2])]


def test_a_turn_is_joined_with_spaces_and_another_speaker_begins_anew():
    said = [Line(0, 1, "The bell", "Ada"), Line(1, 2, "rings.", "Ada"), Line(2, 3, "Yes.", "Bo"), Line(3, 4, "Quiet")]
    assert joined(said) == ["The bell rings.", "Yes. Quiet"]


def test_a_marked_turn_without_a_name_begins_anew():
    assert joined([Line(0, 1, "So?"), Line(1, 2, "Well.", turn=True), Line(2, 3, "Fine.")]) == ["So?", "Well. Fine."]


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (("港へようこそ。", "二回目"), "港へようこそ。二回目"),
        (("我们走", "吧"), "我们走吧"),
        (("안녕하세요", "여러분"), "안녕하세요 여러분"),
        (("港 Hafen", "港"), "港 Hafen 港"),
        (("🚢", "🌊"), "🚢 🌊"),
        (("with a space ", "after it"), "with a space after it"),
        (("nothing", "", "between"), "nothing between"),
    ],
)
def test_lines_are_joined_as_their_script_does(texts, text):
    assert joined(lines(*texts)) == [text]


def test_every_line_is_found_in_its_paragraph_and_every_character_belongs_to_a_line():
    texts = ("The bell", "", "港へ", "ようこそ", " é̂ 🚢 ", "end")
    (found,) = paragraphs(lines(*texts), 0, len(texts), joined=True)
    for number, text in enumerate(texts):
        start, end = found.characters_of(number)
        assert found.text[start:end] == text
        assert all(found.line_of(character) == number for character in range(start, end))
    assert found.line_of(len(found.text)) == len(texts) - 1


def test_a_long_turn_is_cut_after_sentences_into_five_to_eight_hundred_characters():
    said = lines(*["The bell rings over the quiet sea", "and nobody waits on the quay for long."] * 40)
    lengths = [len(text) for text in joined(said)]
    assert all(500 <= length <= 800 for length in lengths[:-1])
    assert all(text.endswith("long.") for text in joined(said))


def test_a_long_turn_without_sentences_is_cut_all_the_same():
    assert max(map(len, joined(lines(*["and so it went on and on"] * 200)))) <= 800


def test_a_long_turn_is_best_cut_at_a_pause():
    said = [Line(number * 2_000, number * 2_000 + 1_900, "and so it went on for a while") for number in range(30)]
    said[20] = Line(20 * 2_000, 20 * 2_000 + 200, "until it stopped")
    assert joined(said)[0].endswith("until it stopped")


def test_lines_of_opposite_direction_are_not_joined():
    assert joined(lines("مرحبا بكم", "12:30", "Welcome")) == ["مرحبا بكم 12:30", "Welcome"]


def test_the_stretch_asked_for_is_all_that_is_joined():
    found = paragraphs(lines(*"abcdef"), 2, 4, joined=True)
    assert [(one.first, one.text) for one in found] == [(2, "c d")]
    assert paragraphs([], 0, 0, joined=True) == []


def test_the_first_letter_with_a_direction_decides():
    texts = ("12 שלום abc", "abc שלום", "12:30", "")
    assert [runs_right_to_left(text) for text in texts] == [True, False, None, None]
