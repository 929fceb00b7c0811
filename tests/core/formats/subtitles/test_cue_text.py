"""Cue text as speech: voices, words, and what is not said."""

import pytest

from player.formats.subtitles.cue_text import cue_text, spoken_lines
from player.transcript import Line, Word


def test_plain_text_is_one_line_of_nobody() -> None:
    assert spoken_lines("first\n second ", 0, 9) == [Line(0, 9, "first second")]


def test_text_that_is_blank_is_no_line() -> None:
    assert spoken_lines(" \n", 0, 9) == spoken_lines("<i> </i>&#32;", 0, 9) == []


def test_each_voice_of_a_cue_has_its_line() -> None:
    lines = spoken_lines("<v Ada>Is it <i>blue</i>?</v>\n<v Ben>It is.", 0, 9)
    assert [(line.speaker, line.text, line.start_ms, line.end_ms) for line in lines] == [
        ("Ada", "Is it blue?", 0, 9),
        ("Ben", "It is.", 0, 9),
    ]


def test_a_voice_left_open_ends_where_the_next_begins() -> None:
    assert [line.speaker for line in spoken_lines("<v Ada>One\n<v Ben>Two", 0, 9)] == ["Ada", "Ben"]


def test_a_voice_in_pieces_stays_one_line() -> None:
    assert [line.text for line in spoken_lines("<v Ada>One</v> <v Ada>two</v>", 0, 9)] == ["One two"]


def test_small_print_over_ruby_text_is_not_spoken() -> None:
    assert spoken_lines("<ruby>漢字<rt>かんじ</rt></ruby>です", 0, 9) == [Line(0, 9, "漢字です")]


def test_text_between_timestamps_is_a_word_up_to_the_next() -> None:
    (line,) = spoken_lines("<00:01.000>Good <00:02.000>morning", 1_000, 4_000)
    assert line.words == (Word(1_000, 2_000, "Good"), Word(2_000, 4_000, "morning"))


def test_a_blank_between_timestamps_is_a_gap() -> None:
    (line,) = spoken_lines("<00:01.000>Good<00:01.500> <00:02.000>morning<00:03.000>", 1_000, 4_000)
    assert line.text == "Good morning"
    assert line.words == (Word(1_000, 1_500, "Good"), Word(2_000, 3_000, "morning"))


def test_timestamps_outside_the_cue_time_nothing() -> None:
    assert spoken_lines("a <09:00.000>b", 0, 1_000) == [Line(0, 1_000, "a b")]


def test_a_turn_mark_is_in_neither_text_nor_words() -> None:
    (line,) = spoken_lines("&gt;&gt; <00:01.000>Yes, <00:02.000>sir", 0, 4_000)
    assert line == Line(0, 4_000, "Yes, sir", None, (Word(1_000, 2_000, "Yes,"), Word(2_000, 4_000, "sir")), True)


@pytest.mark.parametrize("words", [(Word(0, 500, "Dear"),), (Word(0, 500, "absent"), Word(500, 900, "all"))])
def test_what_is_glued_to_a_word_stays_with_it(words: tuple[Word, ...]) -> None:
    (line,) = spoken_lines(cue_text(Line(0, 1_000, "Dear, all.", None, words), 0, 1_000), 0, 1_000)
    assert line.text == "Dear, all."


def test_signs_of_markup_are_escaped() -> None:
    assert cue_text(Line(0, 1, "a <b> & --> c", "D & E"), 0, 1) == "<v D &amp; E>a &lt;b&gt; &amp; --&gt; c"
