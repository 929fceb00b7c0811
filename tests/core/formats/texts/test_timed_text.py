"""Plain text with times, in the spellings that people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.document import Document
from player.errors import BrokenFile, PlayerError
from player.formats.base import Source
from player.formats.texts.timed_text import TIMED_TEXT, write
from player.transcript import Line

WORDS = st.sampled_from(["so", "Well", "[a", "(b)", "12", "<i>", "&", "你好", "end."])
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
STARTS_MS = st.integers(0, 10**8)


def document_of(text: str) -> Document:
    return TIMED_TEXT.read(Source("talk.txt", text.encode()))


def lines_of(text: str) -> tuple[Line, ...]:
    return document_of(text).lines


@pytest.mark.parametrize(
    "text",
    [
        "[00:05] Hello\n[75:12] Bye",
        "[0:00:05] Hello\n[1:15:12] Bye",
        "[0:05]Hello\n[75:12]Bye",
        "(0:05) Hello\n(75:12) Bye",
        "0:05 Hello\n75:12 Bye",
        "0:05 - Hello\n75:12 - Bye",
        "0:05\tHello\n75:12\tBye",
        "00:00:05.000 Hello\n01:15:12,000 Bye",
        "0:05\nHello\n75:12\nBye",
        "0:05\n\nHello\n\n75:12\n\nBye\n",
        "[00:05]\nHello\n\n[75:12]\nBye\n",
    ],
)
def test_times_are_found_in_every_spelling(text: str) -> None:
    assert TIMED_TEXT.sniff(text) > 0
    assert lines_of(text) == (Line(5_000, None, "Hello"), Line(4_512_000, None, "Bye"))


def test_a_line_without_a_time_goes_on_with_the_text_above() -> None:
    assert [line.text for line in lines_of("[0:01] one\n  two\n\nthree\n[0:02] four")] == ["one two three", "four"]


def test_a_bracket_with_both_times_gives_the_end() -> None:
    assert lines_of("[00:00.000 --> 00:02.500]  Hello\n[00:02.500 --> 00:03.000]  you")[0] == Line(0, 2_500, "Hello")


@pytest.mark.parametrize(
    "stretch", ["0:01 - 0:02", "(0:01 – 0:02)", "[0:01 --> 0:02]", "00:00:01.000 - 00:00:02.000\n"]
)
def test_a_stretch_of_time_gives_the_end(stretch: str) -> None:
    assert lines_of(f"{stretch} Hello\n0:03 you")[0] == Line(1_000, 2_000, "Hello")


def test_markdown_around_times_is_no_text_and_headings_are_chapters() -> None:
    text = "# A walk\n\n## Uphill\n- [0:01](https://example.org) Hello\n- **[0:02]** you\n\n## Down\n\n* 0:05 all\n"
    document = document_of(text)
    assert [(line.start_ms, line.text) for line in document.lines] == [(1_000, "Hello"), (2_000, "you"), (5_000, "all")]
    assert [(chapter.start_ms, chapter.title) for chapter in document.chapters] == [(1_000, "Uphill"), (5_000, "Down")]
    assert document.title == "A walk"


def test_another_speaker_below_a_time_has_a_line_without_a_time() -> None:
    lines = lines_of("[0:00] Ada: Hello\nBen: Hi\nand so\nAda: Well\n[5:00] Ben: Yes\n")
    assert [(line.start_ms, line.speaker, line.text) for line in lines] == [
        (0, "Ada", "Hello"),
        (None, "Ben", "Hi and so"),
        (None, "Ada", "Well"),
        (300_000, "Ben", "Yes"),
    ]


def test_one_short_line_above_the_times_is_the_title() -> None:
    document = document_of("A walk in the hills\n\n[0:01] Here\n[0:02] we are")
    assert document.title == "A walk in the hills"
    assert len(document.lines) == 2


def test_more_text_above_the_times_is_kept_without_a_time() -> None:
    document = document_of("A walk\nrecorded in May\n[0:01] Here\n[0:02] we are")
    assert document.title is None
    assert document.lines[:2] == (Line(None, None, "A walk"), Line(None, None, "recorded in May"))


def test_arrows_right_after_a_time_mark_a_turn() -> None:
    lines = lines_of("[0:01] >> Shall we?\n[0:02] Yes >> no\n0:03\n>> Go")
    assert [(line.text, line.turn) for line in lines] == [("Shall we?", True), ("Yes >> no", False), ("Go", True)]


def test_names_that_recur_are_speakers() -> None:
    lines = lines_of("[0:01] Ada King: Hello\n[0:02] Ben: Hi\n[0:03] Ada King: So\n[0:04] well\n[0:05] Ben: yes: no")
    assert [line.speaker for line in lines] == ["Ada King", "Ben", "Ada King", None, "Ben"]
    assert lines[4].text == "yes: no"


def test_where_most_lines_have_a_name_one_that_stands_once_is_believed() -> None:
    assert [line.speaker for line in lines_of("[0:01] Ada: a\n[0:02] Ben: b\n[0:03] Ada: c")] == ["Ada", "Ben", "Ada"]


@pytest.mark.parametrize("head", ["Note", "the point", "What I told them at home was this", "In 1984, Orwell"])
def test_a_colon_alone_makes_no_speaker(head: str) -> None:
    others = "".join(f"[0:0{second}] more\n" for second in range(2, 9))
    assert all(line.speaker is None for line in lines_of(f"[0:01] {head}: it works\n{others}"))


def test_times_without_text_say_nothing() -> None:
    assert lines_of("[0:01]\n[0:02] a\n[0:03]") == (Line(2_000, None, "a"),)


@pytest.mark.parametrize(
    "text",
    [
        "At first sight\n0:12 was the time\nof the goal, and nobody\nremembered the rest\nof it.",
        "The clip [0:12] is short. So is [0:15] the next.\nNothing else.",
        "0:12 one time is not enough",
        "[0:12] one time above prose\nis not enough",
        "Two lines\nof prose\n[0:12] and a time",
        "[0:09] falling\n[0:05] times\n[0:01] are no transcript",
        "00:00:00.000 00:00:02.680 f1 a table\n00:00:02.680 00:00:05.880 f2 of fragments",
        "00:00:00,000 --> 00:00:02,680\n00:00:02,680 --> 00:00:05,880",
        "12:30:11:05 frames\n12:30:12:05 frames",
    ],
)
def test_stray_times_make_no_transcript(text: str) -> None:
    assert TIMED_TEXT.sniff(text) == 0


def test_a_file_of_bare_times_is_told_as_broken() -> None:
    with pytest.raises(BrokenFile, match="none of its times has a text"):
        document_of("0:01\n0:02\n0:03")


def test_times_are_written_to_the_second_where_that_is_all() -> None:
    lines = (Line(0, None, "Hello"), Line(3_725_000, None, "you", turn=True), Line(3_726_000, None, "Hi", "Ada"))
    text = write(Document(title="A walk", lines=lines))
    assert text == "A walk\n\n[0:00] Hello\n[1:02:05] >> you\n[1:02:06] Ada:\tHi\n"


@given(
    st.none() | st.just("A walk"),
    st.lists(st.builds(Line, STARTS_MS, st.none(), TEXTS, turn=st.booleans()), min_size=1),
)
def test_what_is_written_is_read_back(title: str | None, lines: list[Line]) -> None:
    document = document_of(write(Document(title=title, lines=tuple(lines))))
    assert (document.title, document.lines) == (title, tuple(lines))


@given(st.lists(st.builds(Line, STARTS_MS, st.none(), TEXTS, st.sampled_from(["Ada", "Dr. Ben King"])), min_size=1))
def test_recurring_speakers_are_read_back(lines: list[Line]) -> None:
    twice = (*lines, *lines)
    text = write(Document(lines=twice))
    assert "\t" not in text
    assert document_of(text).lines == twice


SPEAKERS = st.none() | st.sampled_from(["Ada", "speaker 1", "Dr: Ben", "Who?", "She who spoke from the very last row"])
SAID = st.lists(st.sampled_from(["so", "Note: a", "12:30", "end."]), min_size=1, max_size=4).map(" ".join)


@given(st.lists(st.builds(Line, STARTS_MS, st.none(), SAID, SPEAKERS), min_size=1))
def test_speakers_of_any_name_are_read_back_even_if_each_speaks_once(lines: list[Line]) -> None:
    named = (*lines, Line(1_000, None, "Bye", "Ada"))
    assert document_of(write(Document(lines=named))).lines == named


def test_a_name_with_a_tab_after_its_colon_is_a_speaker_and_no_other_is() -> None:
    lines = lines_of("[0:01] Ada:\tHello\n[0:02] Note: one\n[0:03] Note: two")
    assert [(line.speaker, line.text) for line in lines] == [("Ada", "Hello"), (None, "Note: one"), (None, "Note: two")]


@pytest.mark.parametrize("text", ["[0:12] only this", "A talk\n\n[0:12] only this", "\n [0:12]only this\n\n"])
def test_one_line_with_its_time_is_a_transcript_where_that_is_all(text: str) -> None:
    assert TIMED_TEXT.sniff(text) > 0
    assert lines_of(text) == (Line(12_000, None, "only this"),)


@pytest.mark.parametrize("text", ["[0:05] a\n[0:03] b\n[0:09] c", "[0:12] a\n[4:30] b\n[0:00] c\n[0:03] d"])
def test_one_backward_time_does_not_spoil_a_short_transcript(text: str) -> None:
    assert TIMED_TEXT.sniff(text) > 0
    assert [line.text for line in lines_of(text)] == list("abcd")[: text.count("[")]


def test_a_text_that_begins_with_a_time_of_its_own_stays_with_its_line() -> None:
    assert [line.text for line in lines_of("[0:01] a\n[0:02] 12:30 is noon")] == ["a", "12:30 is noon"]


@pytest.mark.parametrize("footer", ["⚡ Saved you time? Read any video.", "🚀 More on YouTube\nPricing"])
def test_a_sites_footer_below_the_last_time_is_no_speech(footer: str) -> None:
    assert [line.text for line in lines_of(f"(0:01) a\n(0:02) b\nc\n\n{footer}\n")] == ["a", "b c"]


def test_a_document_without_lines_is_not_written() -> None:
    with pytest.raises(PlayerError, match="there are none here; write Syncline JSON instead"):
        write(Document(title="A walk"))
