"""A second text along the first: each line of it goes to the line that it is heard with."""

from player.alignment import align
from player.transcript import Line, Timeline

FIRST = Timeline((Line(1_000, 3_000, "one"), Line(3_000, 5_000, "two"), Line(8_000, 9_000, "three")))


def second(*lines: tuple[int | None, int | None, str]) -> Timeline:
    return Timeline(tuple(Line(start_ms, end_ms, text) for start_ms, end_ms, text in lines))


def test_a_line_goes_to_the_one_that_it_overlaps_most() -> None:
    assert align(FIRST, second((900, 2_900, "eins"), (2_800, 5_000, "zwei"), (8_100, 8_900, "drei"))) == {
        0: "eins",
        1: "zwei",
        2: "drei",
    }


def test_several_lines_of_one_are_joined_in_their_order() -> None:
    assert align(FIRST, second((1_000, 1_500, "ei"), (1_500, 2_900, "ns"), (3_000, 5_000, "zwei"))) == {
        0: "ei ns",
        1: "zwei",
    }


def test_a_line_in_a_gap_goes_to_the_one_before_it_and_one_before_all_to_the_first() -> None:
    assert align(FIRST, second((0, 500, "null"), (6_000, 7_000, "Pause"), (60_000, 61_000, "Ende"))) == {
        0: "null",
        1: "Pause",
        2: "Ende",
    }


def test_a_line_without_a_time_among_others_goes_with_the_one_above_it() -> None:
    assert align(FIRST, second((3_000, 5_000, "zwei"), (None, None, "und weiter"))) == {1: "zwei und weiter"}


def test_without_times_as_many_lines_go_in_pairs() -> None:
    texts = second((None, None, "eins"), (None, None, "zwei"), (None, None, "drei"))
    assert align(FIRST, texts) == {0: "eins", 1: "zwei", 2: "drei"}


def test_without_times_another_number_of_lines_goes_nowhere() -> None:
    assert align(FIRST, second((None, None, "eins"))) == {}
    assert align(Timeline(()), second((0, 1, "eins"))) == {}


def test_no_word_of_a_timed_second_text_is_lost() -> None:
    words = [(137 * number, 137 * number + 400, f"w{number}") for number in range(100)]
    laid = align(FIRST, second(*words))
    assert " ".join(laid[number] for number in sorted(laid)).split() == [text for _, _, text in words]


def test_lines_out_of_order_find_their_place_by_time() -> None:
    backwards = Timeline(tuple(reversed(FIRST.lines)))
    assert align(backwards, second((1_000, 3_000, "eins"), (8_000, 9_000, "drei"))) == {2: "eins", 0: "drei"}


def test_lines_without_length_have_theirs_too() -> None:
    flashes = Timeline((Line(1_000, 1_000, "one"), Line(5_000, 5_000, "two")))
    assert align(flashes, second((0, 500, "null"), (900, 2_000, "eins"), (5_000, 5_000, "zwei"))) == {
        0: "null eins",
        1: "zwei",
    }
