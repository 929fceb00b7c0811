"""Where one block of a summarize.ing page ends and the next begins, when marks and names are missing."""

import pytest

from player.document import Document
from player.formats.base import Source
from player.formats.pages.summarize import SUMMARIZE
from player.notes import Note, NoteKind

HEADER = "A Year in the Salt Works\n\nCoast Stories\n12 Mar 20227:05"
SUMMARY = "In this talk, Jon Vale tells how sea water becomes salt. He shows the ponds, the wind and the rakes."
TAKEAWAYS = "  • 🌊 **Water**: It moves through nine ponds.\n  • 🧂 **Salt**: It is raked in August."
QUESTIONS = """\
  • Who rakes the salt?

    -Neighbours do.

    -They sing as well.

  • When does it rain?

    -In May."""
SECTIONS = (
    "🌊 The Ponds\n\nThe speaker walks along nine ponds. Each is shallower.\n\n\n🧂 The Rakes\n\nThey are of ash."
)
KEYWORDS = """\
💡Brine

Brine is water with much salt in it. In the talk, it is red.


A sluice is a small gate. The script tells of a lost one.

💡Crust

The crust is what floats on the last pond. It is the best salt."""
HIGHLIGHTS = """\
The first rake came from a grandfather.

Nine ponds lie in one meadow.

The children weigh 40 sacks in a day."""
WHOLE = {"summary": 1, "takeaway": 2, "question": 2, "section": 2, "keyword": 3, "highlight": 3}
BARE = (
    f"{HEADER}\n\nTLDR{SUMMARY}\n\n\n{TAKEAWAYS}\n\nQ & A\n\n{QUESTIONS}\n\n\n\n{SECTIONS}\n\n\n\n{KEYWORDS}"
    f"\n\n\n{HIGHLIGHTS}"
)
HEADED = (
    f"{HEADER}\n\nTLDR\n\n{SUMMARY}\n\nTakeaways\n\n{TAKEAWAYS}\n\nQ & A\n\n{QUESTIONS}\n\nOutlines\n\n{SECTIONS}"
    f"\n\nKeywords\n\n{KEYWORDS}\n\nHighlights\n\n{HIGHLIGHTS}"
)


def read(text: str) -> Document:
    return SUMMARIZE.read(Source("page.txt", text.encode()))


def notes(document: Document, kind: NoteKind) -> list[Note]:
    return [note for note in document.notes if note.kind is kind]


def counts(document: Document) -> dict[str, int]:
    return {kind.value: len(found) for kind in NoteKind if (found := notes(document, kind))}


SHORT = "Wind dries a pond."


def keywords_of(keywords: str) -> list[tuple[str | None, str | None]]:
    document = read(BARE.replace(KEYWORDS, keywords))
    assert len(notes(document, NoteKind.HIGHLIGHT)) == 3
    return [(note.title, note.text) for note in notes(document, NoteKind.KEYWORD)]


@pytest.mark.parametrize("lost_line", ["", "\n"])
def test_a_first_keyword_of_one_sentence_that_lost_its_term_is_no_highlight(lost_line):
    assert keywords_of(f"{lost_line}{SHORT}\n\n{KEYWORDS}")[0] == (None, SHORT)


def test_last_keywords_of_one_sentence_that_lost_their_terms_are_no_highlights():
    assert keywords_of(f"{KEYWORDS}\n\n\n{SHORT}\n\n\nAsh bends.")[3:] == [
        (None, SHORT),
        (None, "Ash bends."),
    ]


def test_keywords_that_all_lost_their_terms_leave_a_blank_line_more_above_them():
    keywords = f"\n{SHORT}\n\n\nAsh bends."
    assert keywords_of(keywords) == [(None, SHORT), (None, "Ash bends.")]


def test_a_second_paragraph_of_a_keyword_stands_one_blank_line_below_it():
    for term in ("Brine", "Crust"):
        paragraph = next(line for line in KEYWORDS.split(f"💡{term}\n\n")[1].split("\n"))
        keywords = keywords_of(KEYWORDS.replace(paragraph, f"{paragraph}\n\nIt shines."))
        assert (term, f"{paragraph}\nIt shines.") in keywords
        assert len(keywords) == 3


def test_highlights_right_below_the_takeaways_are_no_part_of_them():
    document = read(f"{HEADER}\n\nTLDR{SUMMARY}\n\n\n{TAKEAWAYS}\n\n{HIGHLIGHTS}")
    assert counts(document) == {"summary": 1, "takeaway": 2, "highlight": 3}
    assert [note.text for note in notes(document, NoteKind.HIGHLIGHT)] == HIGHLIGHTS.split("\n\n")


@pytest.mark.parametrize("footer", ["Summarize another video\n\n© 2024 the site", "Terms of Service\n\nPrivacy Policy"])
@pytest.mark.parametrize("text", [BARE, HEADED], ids=["bare", "with headings"])
def test_the_sites_footer_is_no_highlight(text, footer):
    assert read(f"{text}\n\n\n{footer}\n").notes == read(text).notes


def test_an_answer_keeps_a_dash_of_its_own():
    document = read(BARE.replace("-Neighbours", "-- no - neighbours"))
    assert notes(document, NoteKind.QUESTION)[0].text == "- no - neighbours do.\nThey sing as well."


@pytest.mark.parametrize(("number", "mark"), [(0, "🐚 "), (1, "🐚 "), (2, "🐚 "), (1, "- "), (2, "- ")])
def test_what_only_one_highlight_begins_with_is_its_own(number, mark):
    highlights = HIGHLIGHTS.split("\n\n")
    highlights[number] = mark + highlights[number]
    for text in (BARE, HEADED):
        document = read(text.replace(HIGHLIGHTS, "\n\n".join(highlights)))
        assert [note.text for note in notes(document, NoteKind.HIGHLIGHT)] == highlights
        assert counts(document) == WHOLE
