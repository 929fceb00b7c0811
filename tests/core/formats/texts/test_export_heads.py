"""What programs write above and below a transcript, and few times among much that has none."""

import pytest

from player.document import Document
from player.notes import Note, NoteKind

HEAD = (
    "Weekly Sync\nFri, Jan 05, 2024 10:00AM • 30:12\n\nSUMMARY KEYWORDS\nbudget, roadmap\n\n"
    "SPEAKERS\nAda King, Ben Hill\n\n"
)
HEAD_NOTES = (
    Note(NoteKind.RESOURCE, "Fri, Jan 05, 2024 10:00AM • 30:12"),
    Note(NoteKind.KEYWORD, "budget"),
    Note(NoteKind.KEYWORD, "roadmap"),
    Note(NoteKind.RESOURCE, "Ada King, Ben Hill"),
)
KEPT = "What stands above its text, and is no speech, was kept as notes."
LEFT = "What stands below its text, and is no speech, was left out."


def said(document: Document) -> list[tuple[int | None, str | None, str]]:
    return [(line.start_ms, line.speaker, line.text) for line in document.lines]


def test_the_head_of_an_export_in_turns_is_kept_as_notes(opened) -> None:
    turns = "Ada King  0:00\nHello.\n\nBen Hill  0:12\nHi.\n\nAda King  0:20\nSo.\n\nTranscribed by https://otter.ai\n"
    document = opened(HEAD + turns)
    assert document.title == "Weekly Sync"
    assert said(document) == [(0, "Ada King", "Hello."), (12_000, "Ben Hill", "Hi."), (20_000, "Ada King", "So.")]
    assert document.notes == HEAD_NOTES
    assert document.remarks == (KEPT, LEFT)


def test_a_few_times_below_a_long_head_are_times(opened) -> None:
    document = opened(HEAD + "00:00\nHello.\n\n00:12\nHi.\n")
    assert document.title == "Weekly Sync"
    assert said(document) == [(0, None, "Hello."), (12_000, None, "Hi.")]
    assert document.notes == HEAD_NOTES


def test_what_a_video_page_says_around_its_transcript_is_no_speech(opened) -> None:
    cues = "0:00\nhello and welcome\n0:04\nto this video\n0:09\n[Music]\n1:02:03\nlate line\n"
    document = opened(f"Transcript\n\n\nSearch in video\n{cues}English (auto-generated)\n")
    assert said(document) == [
        (0, None, "hello and welcome"),
        (4_000, None, "to this video"),
        (9_000, None, "[Music]"),
        (3_723_000, None, "late line"),
    ]
    assert document.remarks == (LEFT,)


def test_what_stands_below_a_panel_that_tells_times_in_words_is_no_speech(opened) -> None:
    document = opened("0:00\n0 seconds\nhello\n0:04\n4 seconds\nto this\nEnglish (auto-generated)\n")
    assert said(document) == [(0, None, "hello"), (4_000, None, "to this")]
    assert document.remarks == (LEFT,)


def test_turns_that_are_too_few_for_names_to_recur_have_their_names(opened) -> None:
    document = opened("Ada King\n00:01\nHello there.\n\nBen\n00:12\nThanks.\n")
    assert said(document) == [(1_000, "Ada King", "Hello there."), (12_000, "Ben", "Thanks.")]


@pytest.mark.parametrize(
    "text",
    [
        "Intro\n00:01\nThe host greets.\n\nMain Part\n05:10\nThey talk.\n",
        "Intro\n00:01\nThe host greets.\n\nMain\n00:31\nThey talk.\n",
        "Ada King\n00:01\nHello.\n\nand so\nBen\n00:12\nThanks.\n",
    ],
)
def test_a_few_headings_above_times_are_no_speakers(opened, text: str) -> None:
    assert {line.speaker for line in opened(text).lines} == {None}


def test_meeting_notes_may_begin_without_the_mark_of_nought(opened) -> None:
    text = "Ada King: Hello.\nBen: Hi.\n\n00:05:00\n\nAda King: So.\nBen: Yes: so.\n\n00:10:00\n\nBen: Bye.\n"
    assert said(opened(text)) == [
        (None, "Ada King", "Hello."),
        (None, "Ben", "Hi."),
        (300_000, "Ada King", "So."),
        (None, "Ben", "Yes: so."),
        (600_000, "Ben", "Bye."),
    ]
