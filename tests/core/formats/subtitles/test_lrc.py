"""LRC, plain and enhanced, as players and their editors write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.document import Document
from player.errors import BrokenFile
from player.export.subtitles.lrc import ENHANCED_LRC, LRC, write_enhanced, write_plain
from player.export.target import Target
from player.formats.base import Source
from player.formats.subtitles import lrc
from player.transcript import Line, Word


def document_of(text: str) -> Document:
    return lrc.LRC.read(Source("song.lrc", text.encode()))


def lines_of(text: str) -> tuple[Line, ...]:
    return document_of(text).lines


def test_a_line_starts_at_its_time_and_ends_where_a_blank_one_says() -> None:
    lines = lines_of("[00:01.50]Good morning\n[00:03.25]\n[75:09.5]there\n")
    assert lines == (Line(1_500, 3_250, "Good morning"), Line(4_509_500, None, "there"))


@pytest.mark.parametrize("time", ["01:02.03", "01:02:03", "1:2.030", "0:01:02.03"])
def test_times_are_read_in_every_spelling(time: str) -> None:
    assert lines_of(f"[{time}]so")[0].start_ms == 62_030


def test_tags_tell_title_artist_length_and_language() -> None:
    document = document_of("[ti: A walk ]\n[ar:Ada]\n[length: 02:23]\n[la:en]\n[by:me]\n[#:x]\n\n[00:01.00]so\n")
    assert (document.title, document.channel, document.duration_ms, document.language) == (
        "A walk",
        "Ada",
        143_000,
        "en",
    )
    assert len(document.lines) == 1


@pytest.mark.parametrize(("offset", "start_ms"), [("+500", 500), ("-500", 1_500), ("5000", 0), ("x", 1_000)])
def test_a_positive_offset_lets_all_be_heard_sooner(offset: str, start_ms: int) -> None:
    (line,) = lines_of(f"[offset:{offset}]\n[00:01.00]<00:01.00>so <00:01.50>be<00:07.00>\n")
    assert (line.start_ms, line.words[0].start_ms) == (start_ms, start_ms)


def test_lines_that_an_offset_would_move_before_the_recording_are_told() -> None:
    document = document_of("[offset:2000]\n[00:00.50]a\n[00:01.00]b\n[00:03.00]c\n")
    assert [line.start_ms for line in document.lines] == [0, 0, 1_000]
    assert document.remarks == ("The offset lets 2 lines begin before 0: moved there.",)


def test_whole_seconds_in_square_brackets_are_said_where_the_line_has_a_fraction() -> None:
    (line,) = lines_of("[00:01.00]see [00:40] there")
    assert (line.text, line.words) == ("see [00:40] there", ())
    (line,) = lines_of("[00:01]so [00:02]be[00:03]")
    assert (line.text, len(line.words)) == ("so be", 2)


def test_a_line_with_several_times_is_sung_at_each() -> None:
    lines = lines_of("[00:01.00][00:05.00]chorus\n[00:03.00]verse\n")
    assert [(line.start_ms, line.text) for line in lines] == [(1_000, "chorus"), (3_000, "verse"), (5_000, "chorus")]


def test_words_stand_behind_their_times() -> None:
    (line, _) = lines_of("[00:01.00] <00:01.00> Good <00:01.40> mor<00:01.60>ning <00:02.00>\n[00:03.00]so")
    assert (line.text, line.end_ms) == ("Good morning", 2_000)
    assert line.words == (Word(1_000, 1_400, "Good"), Word(1_400, 1_600, "mor"), Word(1_600, 2_000, "ning"))


def test_words_in_square_brackets_are_words_too_and_the_last_lasts_to_the_next_line() -> None:
    (line, _) = lines_of("[00:01.00]Good [00:01.50]morning\n[00:03.00]so")
    assert line.words == (Word(1_000, 1_500, "Good"), Word(1_500, 3_000, "morning"))
    assert line.end_ms is None


def test_a_time_behind_the_text_is_its_end_and_times_no_word() -> None:
    assert lines_of("[00:01.00]Good morning[00:02.00]") == (Line(1_000, 2_000, "Good morning"),)


def test_singers_go_on_until_another_is_named() -> None:
    lines = lines_of("[00:01.00]a\n[00:02.00]F: b\n[00:03.00]M: c\n[00:04.00]d\n[00:05.00]D:e\n")
    assert [(line.speaker, line.text) for line in lines] == [
        (None, "a"),
        ("F", "b"),
        ("M", "c"),
        ("M", "d"),
        ("D", "e"),
    ]


def test_voices_and_what_is_sung_behind_them() -> None:
    lead, behind = lines_of("[00:01.00]v1: <00:01.00>Good <00:01.50>morning<00:02.00>\n[bg:<00:02.00>ooh<00:02.50>]")
    assert (lead.speaker, lead.text, len(lead.words)) == ("v1", "Good morning", 2)
    assert (behind.start_ms, behind.end_ms, behind.text) == (2_000, 2_500, "ooh")


def test_times_that_go_back_inside_a_line_are_what_is_said() -> None:
    lines = lines_of("[00:05.00]as at [00:01.00] or so\n[00:09.00]up [00:09.50]and [00:10.00]away\n")
    assert lines[0] == Line(5_000, None, "as at [00:01.00] or so")
    assert [word.start_ms for word in lines[1].words] == [9_000, 9_500, 10_000]


def test_text_without_a_time_is_kept() -> None:
    assert lines_of("[00:01.00]a\nand more\n[Chorus]\n") == (
        Line(1_000, None, "a"),
        Line(None, None, "and more"),
        Line(None, None, "[Chorus]"),
    )


def test_a_file_of_bare_times_is_told_as_broken() -> None:
    with pytest.raises(BrokenFile, match="none of its times has a text"):
        document_of("[ti:so]\n[00:01.00]\n[00:02.00]\n")


def test_plain_lines_are_written_for_every_player() -> None:
    lines = (Line(1_004, 2_000, "Good", "Ada"), Line(5_000, 6_000, "so", "Ada"))
    text = write_plain(Document(title="A [walk]", channel="Ada", duration_ms=143_000, lines=lines))
    assert text == (
        "[ti:A [walk)]\n[ar:Ada]\n[length:2:23]\n[00:01.00]Ada: Good\n[00:02.00]\n[00:05.00]Ada: so\n[00:06.00]\n"
    )


def test_words_are_written_as_enhanced_players_take_them() -> None:
    words = (Word(1_000, 1_400, "Dear"), Word(1_500, 2_000, "all"))
    text = write_enhanced(Document(lines=(Line(1_000, 2_500, "Dear, all", None, words),)))
    assert text == "[00:01.00]<00:01.00>Dear,<00:01.40> <00:01.50>all<00:02.00> <00:02.50>\n[00:02.50]\n"


@st.composite
def rising_lines(draw: st.DrawFn) -> list[Line]:
    """Lines one after the other, with words or without, times to the hundredth."""
    lines = []
    at = 0
    for _ in range(draw(st.integers(1, 4))):
        texts = draw(st.lists(st.sampled_from(["one", "(two)", "three."]), min_size=1, max_size=3))
        edges = [at + 10 * step for step in sorted(draw(st.sets(st.integers(1, 999), min_size=6, max_size=6)))]
        words = tuple(Word(*edges[2 * place : 2 * place + 2], text) for place, text in enumerate(texts))
        is_timed = draw(st.booleans())
        lines.append(Line(edges[0], edges[5] + 10, " ".join(texts), draw(SPEAKERS), words if is_timed else ()))
        at = edges[5] + 10
    return lines


SPEAKERS = st.none() | st.sampled_from(["Ada", "Dr: Ben"])


@pytest.mark.parametrize("target", [LRC, ENHANCED_LRC], ids=lambda target: target.name)
@given(lines=rising_lines())
def test_what_is_written_is_read_back(target: Target, lines: list[Line]) -> None:
    read = lines_of(target.write(Document(lines=tuple(lines))))
    assert [(line.start_ms, line.end_ms, line.text, line.speaker) for line in read] == [
        (line.start_ms, line.end_ms, line.text, line.speaker) for line in lines
    ]
    if target is ENHANCED_LRC:
        assert [line.words for line in read] == [line.words for line in lines]
