"""Markdown as it is typed: what people see of a document, and signs of Markdown in its texts."""

import pytest

from player.document import Document
from player.export.documents.markdown import write
from player.notes import Chapter, Note, NoteKind
from player.transcript import Line


def test_a_document_reads_well_as_typed() -> None:
    document = Document(
        title="A walk",
        channel="Radio Coast",
        duration_ms=83_000,
        lines=(
            Line(1_000, None, "Hello.", "Ada"),
            Line(3_000, None, "All well?", "Ada"),
            Line(5_000, None, "Very.", "Ben"),
            Line(7_000, None, "Good.", "Ada"),
            Line(9_000, None, "Bye.", "Ben"),
        ),
        chapters=(Chapter(0, None, "Uphill"),),
        notes=(Note(NoteKind.TAKEAWAY, "Go slowly.\nRest.", position_ms=5_000, label="Pace"),),
    )
    assert write(document) == (
        "# A walk\n\nRadio Coast\n\n1:23\n\n"
        "## Takeaways\n\n- [0:05] **Pace:** Go slowly.  \n  Rest.\n\n"
        "## Transcript\n\n### Uphill (0:00)\n\n"
        "[0:01] **Ada:** Hello.  \n[0:03] Ada: All well?\n\n[0:05] **Ben:** Very.\n\n"
        "[0:07] **Ada:** Good.\n\n[0:09] **Ben:** Bye.\n"
    )


def test_lines_of_one_turn_without_times_are_one_paragraph() -> None:
    lines = (Line(None, None, "Hello"), Line(None, None, "and welcome."), Line(None, None, "Hi.", turn=True))
    assert write(Document(lines=lines)).endswith("\n\nHello\nand welcome.\n\n\\>> Hi.\n")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("# no heading", r"\# no heading"),
        ("#1 of all", "#1 of all"),
        ("> no quote", r"\> no quote"),
        ("- no item", r"\- no item"),
        ("-5 degrees", "-5 degrees"),
        ("1. no item", r"1\. no item"),
        ("1.5 metres", "1.5 metres"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("*no stress*", r"\*no stress\*"),
        ("snake_case stays", "snake_case stays"),
        ("_no stress_", r"\_no stress\_"),
        ("`no code`", r"\`no code\`"),
        ("~~not gone~~", r"\~~not gone\~~"),
        ("[no link](http://a)", r"[no link]\(http://a)"),
        ("[laughs] well", "[laughs] well"),
        ("<b>not bold</b>", r"\<b>not bold\</b>"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("R&D &amp; so", r"R&D \&amp; so"),
        (r"C:\*.txt", r"C:\\\*.txt"),
        (r"C:\temp", r"C:\temp"),
        ("---", r"\---"),
    ],
)
def test_signs_are_escaped_only_where_they_would_change_what_is_shown(text: str, typed: str) -> None:
    assert write(Document(lines=(Line(None, None, text),))).endswith(f"\n\n{typed}\n")
