"""Word documents as Word shows them, asked of python-docx."""

import io
from dataclasses import replace

import docx
from docx.document import Document as WordDocument

from player.document import Document
from player.export.documents.docx_file import write
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line

WALK = Document(
    title="A walk",
    language="en",
    lines=(
        Line(1_000, None, "Hello </w:t> & so on.", "Ada"),
        Line(3_000, None, "All well?", "Ada"),
        Line(5_000, None, "שלום", "Ben"),
        Line(None, None, "Laughter"),
        Line(7_000, None, "Good.", "Ada"),
        Line(9_000, None, "Bye.", "Ben"),
    ),
    chapters=(Chapter(5_000, None, "Uphill"),),
    notes=(Note(NoteKind.SUMMARY, "They walk."), Note(NoteKind.KEY_POINT, "Hills are steep.", position_ms=1_000)),
)


def opened(document: Document) -> WordDocument:
    return docx.Document(io.BytesIO(write(document)))


def styled(word: WordDocument) -> list[tuple[str | None, str]]:
    return [(paragraph.style.name if paragraph.style else None, paragraph.text) for paragraph in word.paragraphs]


def test_each_part_has_a_style_of_its_own() -> None:
    assert styled(opened(WALK)) == [
        ("Title", "A walk"),
        ("Heading 1", "Summary"),
        ("Normal", "They walk."),
        ("Heading 1", "Key Points"),
        ("List Bullet", "[0:01] Hills are steep."),
        ("Heading 1", "Transcript"),
        ("Transcript Turn", "[0:01]\tAda: Hello </w:t> & so on."),
        ("Transcript Line", "[0:03]\tAda: All well?"),
        ("Heading 2", "Uphill (0:05)"),
        ("Transcript Turn", "[0:05]\tBen: שלום"),
        ("Transcript Line", "\tLaughter"),
        ("Transcript Turn", "[0:07]\tAda: Good."),
        ("Transcript Turn", "[0:09]\tBen: Bye."),
    ]


def test_a_speaker_is_bold_where_a_turn_begins_and_faint_where_it_goes_on() -> None:
    runs = [run for paragraph in opened(WALK).paragraphs for run in paragraph.runs if run.text == "Ada:"]
    assert [run.style.font.bold for run in runs] == [True, None, True]


def test_text_from_right_to_left_is_set_so() -> None:
    turned = [paragraph.text for paragraph in opened(WALK).paragraphs if paragraph._p.xpath("w:pPr/w:bidi")]
    assert turned == ["[0:05]\tBen: שלום"]


def test_its_properties_tell_the_title_and_nobodys_name() -> None:
    properties = opened(WALK).core_properties
    assert (properties.title, properties.language) == ("A walk", "en")
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_a_title_longer_than_properties_may_be_is_whole_in_the_text() -> None:
    long = "A walk " * 100
    word = opened(replace(WALK, title=long))
    assert word.paragraphs[0].text == long.strip()
    assert word.core_properties.title == long[:255]
