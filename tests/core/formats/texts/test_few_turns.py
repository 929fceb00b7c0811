"""Transcripts of one turn or two, in the shapes that programs save, and names that stand where few expect them."""

import pytest

from player.document import Document


def said(document: Document) -> list[tuple[int | None, str | None, str]]:
    return [(line.start_ms, line.speaker, line.text) for line in document.lines]


@pytest.mark.parametrize(
    "text",
    [
        "Ada King  0:03  \nHello there.\n\nTranscribed by https://otter.ai\n",
        "[Ada King] 00:00:03\nHello there.\n",
        "Ada King (00:03.00)\nHello there.\n",
        "Ada King (00:03):\nHello there.\n",
        "Ada King: [00:00:03] Hello there.\n",
        "[00:00:03] Ada King: Hello there.\n",
        "0:0:3.0 --> 0:0:5.250\nAda King\nHello there.\n",
        "WEBVTT\n\n1\n00:00:03.000 --> 00:00:05.000\nAda King: Hello there.\n",
    ],
)
def test_one_turn_has_its_speaker(opened, text: str) -> None:
    assert said(opened(text)) == [(3_000, "Ada King", "Hello there.")]


def test_meeting_notes_of_one_turn_have_its_speaker(opened) -> None:
    assert said(opened("Sync - Transcript\n00:00:00\n\nAda King: Hello there.\n")) == [(0, "Ada King", "Hello there.")]


def test_an_older_teams_names_who_speaks_below_each_time(opened) -> None:
    text = "0:0:3.840 --> 0:0:5.250\nAda King\nHello.\n0:12:5.250 --> 0:12:9.0\nBen\nHi.\n"
    assert said(opened(text)) == [(3_840, "Ada King", "Hello."), (725_250, "Ben", "Hi.")]


@pytest.mark.parametrize(
    "text",
    [
        "Intro 09:00 in the hall\nLunch 12:00 in the garden\n",
        "We met 0:12 late\nand went 0:15 on\n",
        "Tomorrow 10:30\nWe meet in the hall.\n",
        "Chapter 1: [0:00] Intro\nChapter 2: [1:30] Hills\n",
    ],
)
def test_other_words_before_a_time_are_no_speaker(opened, text: str) -> None:
    assert all(line.speaker is None for line in opened(text).lines)


@pytest.mark.parametrize("number", ["{}. ", "{}) ", "{} ", "  {}.  "])
def test_the_number_of_a_line_before_its_time_is_no_text(opened, number: str) -> None:
    texts = ["[00:03] Ada: Hello", "[00:05] Ben: There", "[00:09] Ada: You"]
    text = "".join(f"{number.format(place)}{line}\n" for place, line in enumerate(texts, start=1))
    assert said(opened(text)) == [(3_000, "Ada", "Hello"), (5_000, "Ben", "There"), (9_000, "Ada", "You")]


def test_headings_that_are_names_above_a_time_are_turns(opened) -> None:
    text = "### Ada\n*0:01*\n\nHello\n\n### Ben\n*0:05*\n\nHi\n\n### Ada\n*0:09*\n\nSo\n"
    assert said(opened(text, "talk.md")) == [(1_000, "Ada", "Hello"), (5_000, "Ben", "Hi"), (9_000, "Ada", "So")]


def test_a_time_above_a_wrapped_text_counts_though_most_lines_have_none(opened) -> None:
    text = "00:03\nSo we begin with the hills,\nand they\nare high.\n\n00:15\nThen the\nvalleys\ncome.\n"
    assert said(opened(text)) == [
        (3_000, None, "So we begin with the hills, and they are high."),
        (15_000, None, "Then the valleys come."),
    ]


def test_headings_with_times_give_them_to_the_text_below(opened) -> None:
    document = opened("# A walk\n\n## [00:10] Uphill\n\nIt is high.\n\nVery high.\n\n## Down (5:00)\n\nBye.\n", "a.md")
    assert said(document) == [(10_000, None, "It is high."), (None, None, "Very high."), (300_000, None, "Bye.")]
    assert [(chapter.start_ms, chapter.title) for chapter in document.chapters] == [
        (10_000, "Uphill"),
        (300_000, "Down"),
    ]
    assert document.remarks == ("Only its headings tell times: each is that of the line below it.",)


def test_a_label_in_brackets_before_a_text_without_times_is_the_speaker(opened) -> None:
    document = opened("[SPEAKER_00]: Hello\n[SPEAKER_01]: Hi\n[SPEAKER_00]: Bye\n")
    assert [line.speaker for line in document.lines] == ["SPEAKER_00", "SPEAKER_01", "SPEAKER_00"]


def test_what_teams_says_of_itself_is_left_out_and_told(opened) -> None:
    turns = "Ada King   0:01\nHello.\n\nBen   0:12\nYes.\n"
    document = opened(f"Ada King started transcription\n\n{turns}\nAda King stopped transcription\n")
    assert said(document) == [(1_000, "Ada King", "Hello."), (12_000, "Ben", "Yes.")]
    assert document.remarks == ("Who started and who stopped the transcription is no speech; it was left out.",)
