"""summarize.ing pages, on the real page where it is and on invented pages that vary what real ones vary."""

from datetime import date

import pytest

from player.document import Document
from player.formats import detect
from player.formats.base import Source
from player.formats.pages.summarize import SUMMARIZE
from player.formats.pages.tubesum import TUBESUM
from player.notes import Note, NoteKind

HEADER = "Keeping Bees on a Roof\n\nCity Gardens\n7 Jun 202312:34"
SUMMARY = (
    "In this talk, Mara Lind shows how she keeps three hives on the roof of a school. She explains what the bees find "
    "in a city, how the children help her, and why the honey tastes different every June."
)
TAKEAWAYS = """\
  • 🐝 **City Bees**: Bees find more kinds of flowers in a city than between two wheat fields.
  • 🏫 **School Roof**: The roof is warm, dry and out of the way of the playing children.
  • 🍯 **June Honey:** It tastes of lime trees: there are forty of them in one street.
  • ⚖️ Weighing: Mara weighs each hive on Sundays.
  • The roof carries three loads: hives, people and snow."""
QUESTIONS = """\
  • Why does she keep bees on a roof?

    -Because it is warm there. She also likes the view, and **nobody** walks by.

  • What do the children do?

    -They count the bees that leave.

    -They draw what they saw.

  • Does she wear gloves?

  • How many hives are there?

    -N/A"""
SECTIONS = """\
🐝 Bees in the City

The speaker tells how she came to her first hive. A neighbour moved away and left it behind.


💡 An Idea for the Roof

The roof of the school was empty. The speaker asked, and was told to try it for a year.

It became nine years.


🏛 What the Town Says

The discussion turns to rules. There are fewer of them than one might think."""
KEYWORDS = """\
💡Hive

A hive is the box that the bees live in. In the talk, three of them stand on a roof.


Propolis is a resin that bees use as glue. The speaker calls it the best smell of the year.

💡Swarm (in May)

A swarm is half of a colony that leaves with its queen. The script tells of one on a bus stop."""
HIGHLIGHTS = """\
The first hive came from a neighbour who moved away.

Forty lime trees stand in one street.

The children count 112 bees in a minute."""


def read(text: str) -> Document:
    return SUMMARIZE.read(Source("page.txt", text.encode()))


def bare_page() -> str:
    questions = f"Q & A\n\n{QUESTIONS}"
    keywords = f"{KEYWORDS}\n\n\n{HIGHLIGHTS}"
    return f"{HEADER}\n\nTLDR{SUMMARY}\n\n\n{TAKEAWAYS}\n\n{questions}\n\n\n\n{SECTIONS}\n\n\n\n{keywords}"


def page_with_headings() -> str:
    return "\n\n".join(
        [
            HEADER,
            f"TLDR\n\n{SUMMARY}",
            f"Takeaways\n\n{TAKEAWAYS}",
            f"Q & A\n\n{QUESTIONS}",
            f"Outlines\n\n{SECTIONS}",
            f"Keywords\n\n{KEYWORDS}",
            f"Highlights\n\n{HIGHLIGHTS}",
        ]
    )


def notes(document: Document, kind: NoteKind) -> list[Note]:
    return [note for note in document.notes if note.kind is kind]


def counts(document: Document) -> dict[str, int]:
    return {kind.value: len(found) for kind in NoteKind if (found := notes(document, kind))}


BLOCKS = (TAKEAWAYS, QUESTIONS, SECTIONS, KEYWORDS, HIGHLIGHTS)
WHOLE = {"summary": 1, "takeaway": 5, "question": 4, "section": 3, "keyword": 3, "highlight": 3}


def test_the_real_page_gives_everything_on_it(shared_seeds):
    document = SUMMARIZE.read(Source("seed.txt", next(shared_seeds.glob("000_*.txt")).read_bytes()))
    assert (document.channel, document.published) == ("Dwarkesh Podcast", date(2024, 4, 18))
    assert (document.duration_ms, document.lines) == (4_718_000, ())
    expected = {"summary": 1, "takeaway": 11, "question": 11, "section": 9, "keyword": 11, "highlight": 18}
    assert counts(document) == expected
    assert all(note.label for note in notes(document, NoteKind.TAKEAWAY))
    assert sum(note.title is None for note in notes(document, NoteKind.KEYWORD)) == 3
    assert all(note.text for note in document.notes)


@pytest.mark.parametrize("text", [bare_page(), page_with_headings()], ids=["bare", "with headings"])
def test_a_page_gives_the_same_with_headings_and_without(text):
    document = read(text)
    assert (document.title, document.channel) == ("Keeping Bees on a Roof", "City Gardens")
    assert (document.published, document.duration_ms) == (date(2023, 6, 7), 754_000)
    assert counts(document) == WHOLE
    assert notes(document, NoteKind.SUMMARY)[0].text == SUMMARY
    assert document.notes == read(bare_page()).notes


@pytest.mark.parametrize("heading", ["Takeaways", "Q & A", "Outlines", "Keywords", "Highlights"])
def test_any_one_heading_may_be_missing_or_written_differently(heading):
    block = f"\n\n\n{heading}\n\n"
    spaced = page_with_headings().replace(f"\n\n{heading}\n\n", block)
    assert counts(read(spaced.replace(block, "\n\n\n"))) == WHOLE
    assert counts(read(spaced.replace(block, f"\n\n## {heading.upper()}:\n\n"))) == WHOLE


@pytest.mark.parametrize("missing", BLOCKS)
def test_any_block_may_be_missing(missing):
    lost = next(kind for kind, text in zip(list(WHOLE)[1:], BLOCKS, strict=True) if text == missing)
    expected = {kind: number for kind, number in WHOLE.items() if kind != lost}
    assert counts(read(bare_page().replace(missing, ""))) == expected
    assert counts(read(page_with_headings().replace(missing, ""))) == expected


def test_blocks_with_headings_may_stand_in_any_order():
    names = ("Takeaways", "Q & A", "Outlines", "Keywords", "Highlights")
    blocks = [f"{name}\n\n{text}" for name, text in zip(names, BLOCKS, strict=True)]
    for turn in range(len(blocks)):
        order = [*blocks[turn:], *blocks[:turn]][::-1]
        assert counts(read("\n\n\n".join([HEADER, f"TLDR{SUMMARY}", *order]))) == WHOLE


def test_blocks_without_headings_may_stand_in_another_order():
    text = "\n\n\n\n".join([HEADER, f"TLDR{SUMMARY}", SECTIONS, QUESTIONS, TAKEAWAYS, f"{KEYWORDS}\n\n\n{HIGHLIGHTS}"])
    assert counts(read(text)) == WHOLE


def test_takeaways_have_their_label_or_none():
    takeaways = notes(read(bare_page()), NoteKind.TAKEAWAY)
    assert [note.label for note in takeaways] == ["City Bees", "School Roof", "June Honey", "Weighing", None]
    assert takeaways[2].text == "It tastes of lime trees: there are forty of them in one street."
    assert takeaways[4].text == "The roof carries three loads: hives, people and snow."


@pytest.mark.parametrize("bullet", ["- ", "* ", "•", "  - "])
def test_takeaways_may_have_other_bullets(bullet):
    document = read(bare_page().replace(TAKEAWAYS, TAKEAWAYS.replace("  • ", bullet)))
    assert counts(document) == WHOLE
    assert notes(document, NoteKind.TAKEAWAY) == notes(read(bare_page()), NoteKind.TAKEAWAY)


def test_questions_have_their_answers_joined_or_none():
    questions = notes(read(bare_page()), NoteKind.QUESTION)
    assert [note.title for note in questions][:2] == ["Why does she keep bees on a roof?", "What do the children do?"]
    assert questions[0].text == "Because it is warm there. She also likes the view, and nobody walks by."
    assert questions[1].text == "They count the bees that leave.\nThey draw what they saw."
    assert [note.text for note in questions[2:]] == [None, None]


def test_a_short_answer_is_no_heading():
    questions = (
        "  • How many hives?\n\n    -Three\n\n  • How many children?\n\n    Twenty\n\n  • How many bees?\n\n    -112"
    )
    document = read(bare_page().replace(QUESTIONS, questions))
    assert [note.text for note in notes(document, NoteKind.QUESTION)] == ["Three", "Twenty", "112"]
    assert counts(document) == {**WHOLE, "question": 3}


def test_headings_above_bullets_may_be_in_any_language():
    text = page_with_headings().replace("Takeaways\n", "Puntos clave\n").replace("Q & A\n", "Preguntas y respuestas\n")
    assert counts(read(text)) == WHOLE


def test_a_section_has_its_heading_without_the_emoji_and_all_its_paragraphs():
    sections = notes(read(bare_page()), NoteKind.SECTION)
    assert [note.title for note in sections] == ["Bees in the City", "An Idea for the Roof", "What the Town Says"]
    assert sections[1].text and sections[1].text.endswith("for a year.\nIt became nine years.")


def test_a_section_heading_may_have_lost_its_emoji_or_be_lost_altogether():
    plain = read(bare_page().replace("🏛 What", "What"))
    assert plain.notes == read(bare_page()).notes
    lost = notes(read(bare_page().replace("🏛 What the Town Says\n", "")), NoteKind.SECTION)
    assert [note.title for note in lost] == ["Bees in the City", "An Idea for the Roof", None]


def test_a_time_above_a_section_is_its_place():
    text = page_with_headings().replace("🐝 Bees in", "00:00\n\n🐝 Bees in").replace("🏛 What", "08:30\n\n🏛 What")
    document = read(text)
    assert [note.position_ms for note in notes(document, NoteKind.SECTION)] == [0, None, 510_000]
    assert counts(document) == WHOLE


def test_a_keyword_that_lost_its_term_keeps_its_text():
    keywords = notes(read(bare_page()), NoteKind.KEYWORD)
    assert [note.title for note in keywords] == ["Hive", None, "Swarm (in May)"]
    assert keywords[1].text and keywords[1].text.startswith("Propolis is")


@pytest.mark.parametrize("text", [bare_page(), page_with_headings()], ids=["bare", "with headings"])
@pytest.mark.parametrize("term", ["💡Hive\n", "💡Swarm (in May)\n"])
def test_the_first_and_the_last_keyword_may_have_lost_their_terms_too(text, term):
    document = read(text.replace(term, ""))
    assert counts(document) == WHOLE
    assert sum(note.title is None for note in notes(document, NoteKind.KEYWORD)) == 2


def test_a_single_blank_line_between_keywords_and_highlights_is_enough():
    assert counts(read(bare_page().replace(f"\n\n\n{HIGHLIGHTS}", f"\n\n{HIGHLIGHTS}"))) == WHOLE


def test_a_page_whose_blank_lines_are_lost_still_has_its_notes():
    lines = [line for line in page_with_headings().split("\n") if line]
    document = read("\n".join(lines))
    assert counts(document) == WHOLE
    assert (document.channel, document.published) == ("City Gardens", date(2023, 6, 7))


def test_highlights_may_have_bullets_or_emoji_which_are_dropped():
    decorated = "\n".join(f"- ✅ {line}" for line in HIGHLIGHTS.split("\n\n"))
    document = read(page_with_headings().replace(HIGHLIGHTS, decorated))
    assert [note.text for note in notes(document, NoteKind.HIGHLIGHT)] == HIGHLIGHTS.split("\n\n")


DATES = {
    "7 Jun 202312:34": (date(2023, 6, 7), 754_000),
    "17 Jun 20231:02:03": (date(2023, 6, 17), 3_723_000),
    "2023-06-0712:34": (date(2023, 6, 7), 754_000),
    "2023-06-07": (date(2023, 6, 7), None),
    "Jun 7, 202312:34": (date(2023, 6, 7), 754_000),
    "June 7, 2023 · 12:34": (date(2023, 6, 7), 754_000),
    "7 Jun 2023\n12:34": (date(2023, 6, 7), 754_000),
    "7 Jun 2023\n\n12:34": (date(2023, 6, 7), 754_000),
    "Premiered Jun 7, 2023": (date(2023, 6, 7), None),
    "2023年6月7日12:34": (date(2023, 6, 7), 754_000),
    "3 weeks ago12:34": (None, 754_000),
    "7 brumaire 202312:34": (None, 754_000),
    "31 Feb 202312:34": (None, 754_000),
    "3/4/202312:34": (None, 754_000),
    "13/4/2023": (date(2023, 4, 13), None),
    "12:34": (None, 754_000),
}


@pytest.mark.parametrize("when", DATES)
def test_a_date_is_read_in_its_usual_spellings_and_never_invented(when):
    document = read(bare_page().replace("7 Jun 202312:34", when))
    assert (document.published, document.duration_ms) == DATES[when]
    assert (document.channel, counts(document)) == ("City Gardens", WHOLE)


def test_a_header_may_be_a_title_alone():
    document = read(bare_page().replace(HEADER, "Keeping Bees on a Roof"))
    assert (document.title, document.channel, document.published) == ("Keeping Bees on a Roof", None, None)
    assert counts(document) == WHOLE


def test_the_channel_may_be_missing_or_share_the_line_of_the_date():
    assert read(bare_page().replace("City Gardens\n", "")).channel is None
    shared = read(bare_page().replace("City Gardens\n", "City Gardens • "))
    assert (shared.channel, shared.published) == ("City Gardens", date(2023, 6, 7))


def test_a_channel_that_is_called_like_the_summary_is_a_channel():
    document = read(bare_page().replace("City Gardens", "TLDR Gardens"))
    assert (document.channel, counts(document)) == ("TLDR Gardens", WHOLE)


@pytest.mark.parametrize("mark", ["TLDR", "TLDR\n\n", "TLDR: ", "TL;DR ", ""])
def test_the_summary_is_found_however_it_is_marked(mark):
    document = read(bare_page().replace("TLDR", mark, 1))
    assert notes(document, NoteKind.SUMMARY) == notes(read(bare_page()), NoteKind.SUMMARY)
    assert counts(document) == WHOLE


@pytest.mark.parametrize("heading", ["Transcripts\n\n", ""])
def test_a_transcript_on_the_page_becomes_lines_and_other_blocks_become_resources(heading):
    tail = heading + "play00:00\n\nhello everyone\n\nplay00:04\n\n>> hello\n\nRelated Tags\n\nBees\n\nRoofs"
    document = read(f"{page_with_headings()}\n\n{tail}")
    assert [(line.start_ms, line.text, line.turn) for line in document.lines] == [
        (0, "hello everyone", False),
        (4_000, "hello", True),
    ]
    assert counts(document) == {**WHOLE, "resource": 1}
    assert notes(document, NoteKind.RESOURCE)[0].title == "Related Tags"


def test_what_the_site_shows_instead_of_a_block_is_no_note():
    notice = "This section is available to paid users only. Please upgrade to access this part.\n\nUpgrade Now"
    document = read(page_with_headings().replace(SECTIONS, notice))
    assert "section" not in counts(document)
    assert counts(document)["keyword"] == 3


def test_line_ends_and_blanks_of_any_kind_make_no_difference():
    expected = read(bare_page())
    for text in (bare_page().replace("\n", "\r\n"), bare_page().replace("\n", " \t\n"), f"\ufeff{bare_page()}\n\n\n"):
        document = read(text)
        assert (document.notes, document.title, document.published) == (
            expected.notes,
            expected.title,
            expected.published,
        )


def test_a_greek_page_is_read_by_its_layout():
    text = """\
Μέλισσες στη στέγη

Κήποι
7 Jun 202312:34

TLDRΗ ομιλήτρια δείχνει πώς κρατά τρεις κυψέλες στη στέγη ενός σχολείου. Τα παιδιά τη βοηθούν κάθε Κυριακή.


  • 🐝 **Μέλισσες**: Βρίσκουν περισσότερα λουλούδια στην πόλη.
  • 🍯 **Μέλι**: Τον Ιούνιο έχει άλλη γεύση.

Q & A

  • Γιατί στη στέγη;

    -Επειδή εκεί κάνει ζέστη.



🐝 Η πόλη

Η ομιλήτρια μιλά για την πρώτη κυψέλη. Ήταν ενός γείτονα.



💡Κυψέλη

Το κουτί όπου ζουν οι μέλισσες. Στην ομιλία είναι τρεις.


Η πρώτη κυψέλη ήταν ενός γείτονα.

Σαράντα φλαμουριές βρίσκονται σε έναν δρόμο.
"""
    document = read(text)
    assert SUMMARIZE.sniff(text) >= 80
    assert counts(document) == {"summary": 1, "takeaway": 2, "question": 1, "section": 1, "keyword": 1, "highlight": 2}
    assert notes(document, NoteKind.QUESTION)[0].title == "Γιατί στη στέγη;"


FOREIGN = {
    "SubRip": "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
    "WebVTT": "WEBVTT\n\n00:01.000 --> 00:02.000\nTLDR\n",
    "stamped text": "[00:00] Hello\n[00:02] >> Why?\n",
    "JSON": '{"title": "Takeaways", "text": "TLDR"}',
    "HTML": "<html><body>TLDRIn this talk</body></html>",
    "an article": "Bees\n\nTLDR: bees are good.\n\n- one\n- two\n\nBees live in hives.\n",
    "a read-me": "# Hive\n\n## Highlights\n\n- 🚀 **Fast**: very.\n- 🐝 **Small**: too.\n\n## Usage\n\nRun it.\n",
    "notes": "Meeting, 7 Jun 2023\n\n- Who?\n- What?\n\nSee you.\n",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_such_page_is_left_to_others(name):
    assert SUMMARIZE.sniff(FOREIGN[name]) == 0


@pytest.mark.parametrize("text", [bare_page(), page_with_headings()], ids=["bare", "with headings"])
def test_such_a_page_is_surely_its_own_and_not_the_other_familys(text):
    assert SUMMARIZE.sniff(text) >= 80
    assert TUBESUM.sniff(text) == 0
    assert detect(Source("page.txt", text.encode())) is SUMMARIZE


@pytest.mark.parametrize("missing", BLOCKS)
def test_a_page_that_lacks_a_block_is_still_known(missing):
    assert SUMMARIZE.sniff(bare_page().replace(missing, "")) >= 80
