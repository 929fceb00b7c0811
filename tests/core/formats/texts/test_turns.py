"""Transcripts in turns, in the spellings of the programs and people who write them."""

import pytest

from player.document import Document
from player.errors import FrameRateNeeded
from player.transcript import Line

BOTH = ((1_000, "Ada King", "Hello there. Shall we?"), (12_000, "Ben", "Yes."))


def said(document: Document) -> tuple[tuple[int | None, str | None, str], ...]:
    return tuple((line.start_ms, line.speaker, line.text) for line in document.lines)


@pytest.mark.parametrize(
    "text",
    [
        "Ada King  0:01  \nHello there.\nShall we?\n\nBen  0:12  \nYes.\n\nTranscribed by https://otter.ai\n",
        "Ada King (00:01):\nHello there. Shall we?\n\nBen (00:12):\nYes.\n",
        "Ada King (00:00:01) Hello there. Shall we?\nBen (00:00:12) Yes.\n",
        "Ada King: [00:00:01] Hello there. Shall we?\n\nBen: [00:00:12] Yes.\n",
        "**Ada King:** [00:00:01] Hello there. Shall we?\n\n**Ben:** [00:00:12] Yes.\n",
        "**Ada King** (0:01): Hello there. Shall we?\n\n**Ben** (0:12): Yes.\n",
        "Ada King   0:01\nHello there. Shall we?\n\nBen   0:12\nYes.\n",
        "[Ada King] 00:00:01\nHello there. Shall we?\n\n[Ben] 00:00:12\nYes.\n",
        "Ada King (00:01.00)\nHello there. Shall we?\n\nBen (00:12.00)\nYes.\n",
        "[00:00:01] Ada King:\nHello there. Shall we?\n\n[00:00:12] Ben:\nYes.\n",
        "Ada King:\t00:01\tHello there. Shall we?\nBen:\t00:12\tYes.\n",
        "Ada King | 0:01\nHello there. Shall we?\nBen | 0:12\nYes.\n",
        "**Ada King**\n\n[00:01] Hello there. Shall we?\n\n**Ben**\n\n[00:12] Yes.\n",
        "[Ada King] 0:01 Hello there. Shall we?\n[Ben] 0:12 Yes.\n",
        "• Ada King - 00:01: Hello there. Shall we?\n• Ben - 00:12: Yes.\n",
        "Ada King 00:01 Hello there. Shall we?\nBen 00:12 Yes.\n",
        "Ada King 0:00:01 Hello there. Shall we?\nBen 0:00:12 Yes.\n",
        "Ada King · 0:01\nHello there. Shall we?\n\nBen · 0:12\nYes.\n",
    ],
)
def test_a_name_beside_a_time_is_the_speaker(opened, text: str) -> None:
    assert said(opened(text)) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "SPEAKER_00\n0:00:01 - 0:00:12\nHello\n\nSPEAKER_01\n0:00:12 - 0:00:15\nYes\n",
        "SPEAKER_00 0:00:01 - 0:00:12\nHello\n\nSPEAKER_01 0:00:12 - 0:00:15\nYes\n",
        "0:00:01 - 0:00:12\nSPEAKER_00\nHello\n\n0:00:12 - 0:00:15\nSPEAKER_01\nYes\n",
        "0:0:1.0 --> 0:0:12.0\nSPEAKER_00\nHello\n\n0:0:12.0 --> 0:0:15.0\nSPEAKER_01\nYes\n",
        "0:0:1.0 --> 0:0:12.0\nSPEAKER_00\nHello\n0:0:12.0 --> 0:0:15.0\nSPEAKER_01\nYes\n",
        "[00:01.000 --> 00:12.000] [SPEAKER_00] Hello\n[00:12.000 --> 00:15.000] [SPEAKER_01] Yes\n",
        "SPEAKER_00 [00:00:01 to 00:00:12]: Hello\nSPEAKER_01 [00:00:12 to 00:00:15]: Yes\n",
    ],
)
def test_a_stretch_of_time_gives_the_end(opened, text: str) -> None:
    expected = (Line(1_000, 12_000, "Hello", "SPEAKER_00"), Line(12_000, 15_000, "Yes", "SPEAKER_01"))
    assert opened(text).lines == expected


def test_a_time_alone_goes_on_with_the_last_speaker(opened) -> None:
    document = opened("Ada King (00:00:26) Hello\n(00:00:36) and so on\nBen (00:00:46) Hi\n")
    assert said(document) == ((26_000, "Ada King", "Hello"), (36_000, "Ada King", "and so on"), (46_000, "Ben", "Hi"))


def test_names_behind_times_are_believed_where_they_recur(opened) -> None:
    document = opened("00:01 Ada\nHello\n\n00:05 Ben\nHi\n\n00:09 Ada\nSo\n")
    assert [line.speaker for line in document.lines] == ["Ada", "Ben", "Ada"]


def test_a_time_in_brackets_inside_a_turn_cuts_it(opened) -> None:
    document = opened(
        "Ada:\n[0:00] Hello. [1:00] More. [inaudible 1:05]\nBen: [2:00] Hi.\nAda: [2:10] Yes [9:00] no.\n"
    )
    assert said(document)[:2] == ((0, "Ada", "Hello."), (60_000, "Ada", "More. [inaudible 1:05]"))


def test_headings_are_chapters_that_begin_with_the_next_line(opened) -> None:
    text = (
        "# A walk\n\n## Uphill\n\n**Ada** (0:05): Hello\n\n## Down (1:00)\n\n**Ben** (1:02): Hi\n\n**Ada** (1:05): So\n"
    )
    document = opened(text, "walk.md")
    assert document.title == "A walk"
    assert [(chapter.start_ms, chapter.title) for chapter in document.chapters] == [(5_000, "Uphill"), (60_000, "Down")]


def test_what_stands_above_the_first_time_is_kept(opened) -> None:
    document = opened("Weekly meeting\nIn the hall\nJanuary 5, 2024\n32m 5s\n\nAda   0:03\nHello\n\nBen   0:15\nHi\n")
    assert document.title == "Weekly meeting"
    assert [line.text for line in document.lines] == ["In the hall", "Hello", "Hi"]
    assert [note.text for note in document.notes] == ["January 5, 2024", "32m 5s"]


def test_headings_that_are_names_that_recur_are_turns(opened) -> None:
    document = opened("### Ada (0:01)\nHello\n\n### Ben (0:05)\nHi\n\n### Ada (0:09)\nSo\n", "walk.md")
    assert said(document) == ((1_000, "Ada", "Hello"), (5_000, "Ben", "Hi"), (9_000, "Ada", "So"))
    assert document.chapters == ()


def test_front_matter_tells_the_title(opened) -> None:
    assert opened("---\ntitle: A walk\ntags: x\n---\nAda (0:01): Hello\nBen (0:02): Hi\n").title == "A walk"


def test_times_that_count_frames_need_the_rate_of_the_medium(opened) -> None:
    text = "00;00;01;12 - 00;00;02;00\nSpeaker 1\nHello\n\n00;00;03;00 - 00;00;04;00\nSpeaker 2\nHi\n"
    with pytest.raises(FrameRateNeeded):
        opened(text)
    assert opened(text, frame_rate=25.0).lines[0] == Line(1_480, 2_000, "Hello", "Speaker 1")


def test_backward_and_equal_times_are_kept_in_file_order(opened) -> None:
    document = opened("Ada (0:09) a\nBen (0:09) b\nAda (0:12) c\nBen (0:11) d\nAda (0:15) e\nBen (0:16) f\n")
    assert [line.text for line in document.lines] == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    "text",
    [
        "We met at 10:30 in the hall.\nThen we left at 11:45\nand it was fine.",
        "Intro (0:00)\nMain (1:12)\nEnd (5:05)",
        "[0:01] Ada: Hello\n[0:02] Ben: Hi\n[0:03] Ada: So",
    ],
)
def test_other_texts_are_no_turns(opened, text: str) -> None:
    assert opened(text).origin.format != "turns"


def test_a_speaker_with_a_time_elsewhere_is_believed_without_one(opened) -> None:
    document = opened("**Ada** (0:01): Hello.\n\n**Ben** [0:12]: Hi.\n\n## Later\n\n**Ada:** Go on.\n\nNote: all.\n")
    assert said(document) == ((1_000, "Ada", "Hello."), (12_000, "Ben", "Hi."), (None, "Ada", "Go on. Note: all."))


@pytest.mark.parametrize(
    "text",
    [
        "# A walk\n\n[0:01] **Ada King:** Hello.\n\n[0:12] **Ben:** Hi.\n",
        "[0:01] **Ada King**: Hello.\n[0:12] __Ben__: Hi.\n",
        "<html><body><p>[0:01] <b>Ada King:</b> Hello.</p><p>[0:12] <b>Ben:</b> Hi.</p></body></html>",
        "**[0:01]** **Ada King:** Hello.\n\n**[0:12]** **Ben:** Hi.\n",
    ],
)
def test_a_bold_name_behind_a_time_is_the_speaker(opened, text: str) -> None:
    assert said(opened(text)) == ((1_000, "Ada King", "Hello."), (12_000, "Ben", "Hi."))


def test_bold_words_behind_a_time_are_no_speaker(opened) -> None:
    assert [line.speaker for line in opened("[0:01] **So** it is\n[0:12] *laughs* and so on\n").lines] == [None, None]
