"""Lists and sections that no known heading tells: chapters above speech, times glued to texts, stretches of time."""

import pytest

from player.document import Document
from player.notes import Chapter, NoteKind

CHAPTERS = (Chapter(0, None, "Intro"), Chapter(310_000, None, "Main"), Chapter(600_000, None, "End"))
LIST = "00:00 - Intro\n05:10 - Main\n10:00 - End\n\n"


def spoken(document: Document) -> list[tuple[int | None, str | None, str]]:
    return [(line.start_ms, line.speaker, line.text) for line in document.lines]


def noted(document: Document) -> list[tuple[NoteKind, int | None, str | None, str | None]]:
    return [(note.kind, note.position_ms, note.title, note.text) for note in document.notes]


def test_a_summary_above_speech_with_glued_times_leaves_every_line_its_own_time(opened) -> None:
    top = "Trees\n\nSummary\nGood.\n\nKey Takeaways\n• They grow (07:51)\n• They fall (1:02:03)\n\n"
    document = opened(top + "Transcript\n00:00hello and welcome\n00:07to the woods\n00:145 trees\n")
    assert document.title == "Trees"
    assert document.channel is None
    assert spoken(document) == [
        (0, None, "hello and welcome"),
        (7_000, None, "to the woods"),
        (14_000, None, "5 trees"),
    ]
    assert noted(document) == [
        (NoteKind.SUMMARY, None, None, "Good."),
        (NoteKind.TAKEAWAY, 471_000, None, "They grow"),
        (NoteKind.TAKEAWAY, 3_723_000, None, "They fall"),
    ]


@pytest.mark.parametrize("text", ["", "\nWhat they are.\n"])
def test_chapters_with_glued_times_below_a_summary_are_chapters(opened, text: str) -> None:
    document = opened(f"Trees\n\nSummary\nGood.\n\nChapters\n00:00Intro{text}\n05:10Main{text}\n10:00End{text}\n")
    about = text.strip() or None
    assert document.chapters == tuple(Chapter(chapter.start_ms, None, chapter.title, about) for chapter in CHAPTERS)
    assert noted(document) == [(NoteKind.SUMMARY, None, None, "Good.")]


@pytest.mark.parametrize("above", ["Transcript\n", "Trees\n\nTranscript\n", "Trees\n\n"])
def test_one_heading_or_none_above_glued_times_is_enough(opened, above: str) -> None:
    document = opened(f"{above}00:00hello and\n00:07welcome to\n00:14the woods\n")
    assert [line.start_ms for line in document.lines] == [0, 7_000, 14_000]


def test_glued_times_keep_a_time_that_opens_the_text(opened) -> None:
    document = opened("00:3930% more\n00:45In 2020, 5 of\n01:0212:30 lunch\n")
    assert spoken(document)[1:] == [(45_000, None, "In 2020, 5 of"), (62_000, None, "12:30 lunch")]


def test_glued_times_that_fall_are_times(opened) -> None:
    document = opened("1:23:4599 problems\n59:591,000 things\n2:002:05 pm\n")
    assert spoken(document) == [
        (5_025_000, None, "99 problems"),
        (3_599_000, None, "1,000 things"),
        (120_000, None, "2:05 pm"),
    ]


@pytest.mark.parametrize("heading", ["Transcript\n\n", ""])
def test_speech_without_times_below_a_chapter_list_is_spoken(opened, heading: str) -> None:
    document = opened(f"Trees\n{LIST}{heading}Ann: Hello there.\n\nBob: Hi.\n\nAnn: Bye.\n")
    assert document.title == "Trees"
    assert document.chapters == CHAPTERS
    assert spoken(document) == [(None, "Ann", "Hello there."), (None, "Bob", "Hi."), (None, "Ann", "Bye.")]
    assert document.notes == ()


@pytest.mark.parametrize("heading", ["Transcript\n\n", ""])
def test_speech_whose_times_begin_anew_below_a_chapter_list_is_spoken(opened, heading: str) -> None:
    document = opened(f"{LIST}{heading}[00:00] Ann: Hello there.\n[00:07] Bob: Hi.\n[05:10] Ann: Now.\n")
    assert document.chapters == CHAPTERS
    assert spoken(document) == [(0, "Ann", "Hello there."), (7_000, "Bob", "Hi."), (310_000, "Ann", "Now.")]


def test_what_stands_between_a_chapter_list_and_speech_is_kept(opened) -> None:
    document = opened(f"{LIST}Links: https://example.org\n\n[0:00] Ann: Hello.\n[0:07] Bob: Hi.\n[5:10] Ann: Now.\n")
    assert noted(document) == [(NoteKind.RESOURCE, None, None, "Links: https://example.org")]


def test_sparse_lines_that_open_a_transcript_are_no_chapters(opened) -> None:
    said = "0:00 Music plays\n0:20 Applause\n0:40 okay so now let us\nbegin with the first\n0:42 of all the trees\n"
    document = opened(said + "0:44 that stand in the woods\n0:46 around the house\n")
    assert document.chapters == ()
    assert document.lines[0].text == "Music plays"


def test_seconds_without_their_nought_are_read_in_a_page_too(opened) -> None:
    document = opened("Trees\n\nSummary\nGood.\n\nChapters\n0:0 Intro\n7:5 Odd\n62:36 Q&A\n")
    assert document.chapters == (
        Chapter(0, None, "Intro"),
        Chapter(425_000, None, "Odd"),
        Chapter(3_756_000, None, "Q&A"),
    )


@pytest.mark.parametrize("gap", ["", "\n"])
def test_titles_with_a_stretch_behind_them_head_sections(opened, gap: str) -> None:
    document = opened(f"Introduction (00:00 - 05:10)\nThe host greets.\n{gap}main part (05:10 - 10:00)\nThey talk.\n")
    assert [(note.kind, note.position_ms, note.end_ms, note.title, note.text) for note in document.notes] == [
        (NoteKind.SECTION, 0, 310_000, "Introduction", "The host greets."),
        (NoteKind.SECTION, 310_000, 600_000, "main part", "They talk."),
    ]


def test_names_with_a_stretch_behind_them_speak(opened) -> None:
    said = "All of this is said in half a minute, which is too much for a text that only sums up what was said.\n\n"
    document = opened(f"Ann (0:00 - 0:08)\n{said}Bob (0:08 - 0:16)\n{said}Carl (0:16 - 0:24)\n{said}")
    assert [line.speaker for line in document.lines] == ["Ann", "Bob", "Carl"]


def test_a_time_of_day_that_opens_a_takeaway_is_not_its_moment(opened) -> None:
    document = opened("Takeaways\n- Point (12:30)\n- Other point (1:02:03)\n- 3:30 pm meeting (06:00)\n")
    assert noted(document)[2] == (NoteKind.TAKEAWAY, 360_000, None, "3:30 pm meeting")


@pytest.mark.parametrize(
    "moment", ["[01:00](https://example.org/watch?v=abc&t=60)", "(01:00)", "[[01:00](https://example.org)]"]
)
def test_highlights_with_times_are_no_page_of_a_site_without_them(opened, moment: str) -> None:
    highlights = f"# Trees\n\n## Highlights\n- 🔥 They grow {moment}\n- They fall (05:00)\n\n"
    assert noted(opened(f"{highlights}## Q&A\n**Q: Why?**\nA: So. (02:00)\n", "trees.md")) == [
        (NoteKind.HIGHLIGHT, 60_000, None, "They grow"),
        (NoteKind.HIGHLIGHT, 300_000, None, "They fall"),
        (NoteKind.QUESTION, 120_000, "Why?", "So."),
    ]


def test_a_timeline_is_chapters_and_a_quote_may_have_its_time_behind_a_dash(opened) -> None:
    timeline = (
        "TL;DR\nA talk.\n\nTimeline summary\n00:00:00 Introduction\nThe host says hello.\n00:03:10 Trees\nThey grow.\n"
    )
    document = opened(timeline + '\nKey quotes\n"Trees are life." - 00:04:00\n')
    assert document.chapters == (
        Chapter(0, None, "Introduction", "The host says hello."),
        Chapter(190_000, None, "Trees", "They grow."),
    )
    assert noted(document)[1:] == [(NoteKind.HIGHLIGHT, 240_000, None, '"Trees are life."')]
