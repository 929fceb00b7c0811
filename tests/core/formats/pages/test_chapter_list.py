"""Chapter lists in their spellings, and texts that only look like one."""

import pytest

from player.notes import NoteKind


@pytest.mark.parametrize(
    "text",
    [
        "0:0 Intro\n1:30 Main part\n62:36 Q",
        "00:00:00 - Intro\n00:01:30 - Main part\n01:02:36 - Q",
        "Chapters:\n(0:00) Intro\n(1:30) Main part\n(1:02:36) Q",
        "[00:00] Intro\n[01:30] Main part\n[62:36] Q",
        "Intro (0:00)\nMain part - 1:30\nQ 1:02:36",
        "• 0:00: Intro\n• 1:30: Main part\n• 1:02:36: Q",
        "1. Intro [0:00]\n2. Main part [1:30]\n3. Q [62:36]",
        "- [0:00](https://example.org/w?t=0) Intro\n- [1:30](https://example.org/w?t=90) Main part\n"
        "- [62:36](https://example.org/w?t=3756) Q",
        "## Timestamps\n\n0:00 | Intro\n\n1:30 | Main part\n\n62:36 | Q",
    ],
)
def test_titles_have_their_times_in_every_spelling(opened, text: str) -> None:
    document = opened(text)
    expected = [(0, "Intro"), (90_000, "Main part"), (3_756_000, "Q")]
    assert [(chapter.start_ms, chapter.title) for chapter in document.chapters] == expected
    assert document.lines == ()


def test_ranges_give_the_ends(opened) -> None:
    document = opened("0:00 – 2:57 Intro\n2:57 – 10:00 Main part\n10:00 – 12:30 End")
    assert [(chapter.start_ms, chapter.end_ms) for chapter in document.chapters] == [
        (0, 177_000),
        (177_000, 600_000),
        (600_000, 750_000),
    ]


def test_a_description_around_the_list_is_kept(opened) -> None:
    about = "All that there is to say about hills, and how to walk them, from morning to the late evening."
    document = opened(f"A walk\n\n{about}\nhttps://example.org\n\n0:00 Intro\n1:00 Uphill\n20:00 Down\n")
    assert document.title == "A walk"
    assert [chapter.title for chapter in document.chapters] == ["Intro", "Uphill", "Down"]
    assert [(note.kind, note.text) for note in document.notes] == [
        (NoteKind.SUMMARY, about),
        (NoteKind.RESOURCE, "https://example.org"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "0:00 hello there and welcome to the show\n0:05 today we talk about\n0:09 many things",
        "[0:00] So we begin with the hills.\n[0:30] They are high.\n[1:00] And far away.",
        "0:05 Hello\n0:09 Bye",
    ],
)
def test_speech_is_no_list(opened, text: str) -> None:
    document = opened(text)
    assert document.chapters == ()
    assert len(document.lines) >= 2
