"""Rolling captions are shown once, and what people truly say twice is shown twice."""

import random
from itertools import pairwise

import pytest

from player import timecode
from player.formats import read_source
from player.formats.base import Source
from player.rolling import without_rolling
from player.transcript import Line, Word

WORD_MS = 300
SMALL_WORDS = ("a", "b", "no", "yes", "the", "sea")
FLASH_MS = 10
TALK = (
    "so today we", "are going to talk about", "no no no", "no no no", "no no no", "Yes.", "Yes.", "Yes.", "[Music]",
    "[Music]", "the end of it", "it all begins", "the cat saw the", "the dog",
)  # fmt: skip


def video_site(rows: tuple[str, ...], words: bool, flashes: bool) -> str:
    """WebVTT as a video site makes it: two rows a cue, the upper one said before, then 10 ms without the upper row."""
    cues, start_ms, upper = ["WEBVTT\nKind: captions\nLanguage: en\n"], 1_000, " "
    for row in rows:
        said = row.split()
        end_ms = start_ms + WORD_MS * len(said)
        stamps = (f"<{timecode.webvtt(start_ms + WORD_MS * at)}><c> {word}</c>" for at, word in enumerate(said) if at)
        lower = said[0] + "".join(stamps) if words else row
        shown_ms = end_ms - FLASH_MS if flashes else end_ms
        cues.append(f"{timecode.webvtt(start_ms)} --> {timecode.webvtt(shown_ms)} align:start\n{upper}\n{lower}\n")
        if flashes:
            cues.append(f"{timecode.webvtt(shown_ms)} --> {timecode.webvtt(end_ms)} align:start\n{row}\n \n")
        start_ms, upper = end_ms, row
    return "\n".join(cues)


def subrip(lines: tuple[Line, ...]) -> str:
    return "\n".join(
        f"{number}\n{timecode.subrip(line.start_ms or 0)} --> {timecode.subrip(line.end_ms or 0)}\n{line.text}\n"
        for number, line in enumerate(lines, 1)
    )


def lines_of(text: str) -> tuple[Line, ...]:
    return read_source(Source("captions", text.encode())).lines


def one_a_second(*texts: str, speaker: str | None = None) -> tuple[Line, ...]:
    return tuple(Line(1_000 * at, 1_000 * at + 1_000, text, speaker) for at, text in enumerate(texts))


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


@pytest.mark.parametrize("words", [True, False])
@pytest.mark.parametrize("flashes", [True, False])
def test_a_video_sites_captions_are_shown_once_and_real_repeats_kept(words: bool, flashes: bool) -> None:
    assert texts(without_rolling(lines_of(video_site(TALK, words, flashes)))) == list(TALK)


def test_so_are_their_conversions_to_subrip() -> None:
    converted = lines_of(subrip(lines_of(video_site(TALK, words=True, flashes=True))))
    assert not any(line.words for line in converted)
    assert texts(without_rolling(converted)) == list(TALK)


def test_each_part_keeps_the_time_at_which_it_was_first_said_and_its_words() -> None:
    first, second, *_ = without_rolling(lines_of(video_site(TALK, words=True, flashes=True)))
    assert (first.start_ms, second.start_ms, second.end_ms) == (1_000, 1_900, 3_400)
    assert [word.text for word in second.words] == TALK[1].split()
    assert [word.start_ms for word in second.words] == [1_900, 2_200, 2_500, 2_800, 3_100]


def test_nothing_flickers_between_two_parts() -> None:
    shown = without_rolling(lines_of(video_site(TALK, words=True, flashes=True)))
    assert all(before.end_ms == line.start_ms for before, line in pairwise(shown))


def test_random_talk_comes_out_as_it_went_in() -> None:
    chance = random.Random(3)
    for _round in range(40):
        rows = tuple(" ".join(chance.choices(SMALL_WORDS, k=chance.randint(2, 6))) for _row in range(30))
        assert texts(without_rolling(lines_of(video_site(rows, words=True, flashes=True)))) == list(rows)


def test_three_rows_roll_as_well() -> None:
    rows = ["one fine day", "the ferry left", "without a sound", "and nobody saw", "where it went"]
    cues = one_a_second(*(" ".join(rows[max(0, at - 2) : at + 1]) for at in range(len(rows))))
    assert texts(without_rolling(cues)) == rows


def test_a_row_that_grows_word_by_word_is_one_line_with_a_time_for_each_word() -> None:
    sentence = "so today we are going out to sea and then we will come home again for tea"
    said = sentence.split()
    cues = one_a_second(*(" ".join(said[: at + 1]) for at in range(len(said))))
    (line,) = without_rolling(cues)
    assert line.text == sentence
    assert (line.start_ms, line.end_ms) == (0, 17_000)
    assert line.words[:3] == (Word(0, 1_000, "so"), Word(1_000, 2_000, "today"), Word(2_000, 3_000, "we"))


def test_rows_that_grow_and_roll_up_are_a_line_each() -> None:
    rows = ["so today we are", "going out to sea", "and home for tea"]
    cues = [
        " ".join([*rows[max(0, at - 1) : at], " ".join(row.split()[: count + 1])])
        for at, row in enumerate(rows)
        for count in range(4)
    ]
    shown = texts(without_rolling(one_a_second(*cues)))
    assert " ".join(shown) == " ".join(rows)
    assert shown[-1] == rows[-1]


def test_captions_in_a_script_without_blanks_roll_as_well() -> None:
    rows = ["今日は天気", "とてもいい", "ですね今日", "ですね今日", "また明日"]
    cues = one_a_second(*(f"{rows[at - 1]} {row}" if at else row for at, row in enumerate(rows)))
    assert texts(without_rolling(cues)) == rows


def test_a_turn_inside_a_cue_is_marked_where_it_is_first_said() -> None:
    cues = one_a_second("so today we", "so today we >> hello there", ">> hello there and so on", "and so on it goes")
    shown = without_rolling(lines_of(subrip(cues)))
    assert [(line.turn, line.text) for line in shown] == [
        (False, "so today we"),
        (True, "hello there"),
        (False, "and so on"),
        (False, "it goes"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        ("Yes.", "Yes."),
        ("no no no", "no no no", "no no no", "no no no"),
        ("We will, we will", "rock you", "We will, we will", "rock you"),
        ("Are you coming?", "Are you coming?", "I am.", "I am."),
        ("so today we", "so today we are going"),
    ],
)
def test_what_people_say_twice_is_no_rolling(said: tuple[str, ...]) -> None:
    lines = one_a_second(*said)
    assert without_rolling(lines) == lines


def test_the_same_answer_by_another_speaker_is_kept() -> None:
    rolling = lines_of(video_site(TALK, words=False, flashes=True))
    end_ms = rolling[-1].end_ms or 0
    answers = tuple(Line(end_ms + at, end_ms + at + 1, "Yes.", name) for at, name in ((0, "Ada"), (1, "Ben")))
    assert without_rolling((*rolling, *answers))[-2:] == answers


def test_a_row_said_again_after_a_pause_is_kept() -> None:
    rolling = lines_of(video_site(TALK, words=False, flashes=True))
    later_ms = (rolling[-1].end_ms or 0) + 5_000
    again = Line(later_ms, later_ms + 900, "the dog")
    assert without_rolling((*rolling, again))[-1] == again


def test_lines_without_times_are_left_as_they_are() -> None:
    lines = tuple(Line(None, None, text) for text in ("so today", "so today we", "today we go", "we go home"))
    assert without_rolling(lines) == lines
    assert without_rolling(()) == ()
