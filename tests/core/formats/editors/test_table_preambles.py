"""What stands around the rows of a table: comments, facts, marks; and columns of numbers that are no labels."""

import pytest

from player.errors import PlayerError
from player.notes import NoteKind
from player.transcript import Line

LINES = (Line(500, 1_500, "Hello"), Line(1_500, 2_500, "Hi"))
ROWS = "start,end,text\n0.5,1.5,Hello\n1.5,2.5,Hi\n"
FACTS = "Title: A walk\nDate: 2024-05-01\nAuthor: Ada\nLanguage: en\nDuration: 10:00\nVersion: 2\n\n"


@pytest.mark.parametrize("facts", [FACTS, FACTS.replace(": ", ",")])
def test_facts_above_the_header_are_kept(opened, facts: str) -> None:
    document = opened(facts + ROWS, "talk.csv")
    assert (document.title, document.lines) == ("A walk", LINES)
    assert [note.text for note in document.notes] == [
        "Date: 2024-05-01",
        "Author: Ada",
        "Language: en",
        "Duration: 10:00",
        "Version: 2",
    ]


def test_one_line_above_the_header_is_the_title(opened) -> None:
    document = opened("A walk\n\n" + ROWS, "talk.csv")
    assert (document.title, document.lines, document.notes) == ("A walk", LINES, ())


@pytest.mark.parametrize("rows", [ROWS, "0.5,1.5,Hello\n1.5,2.5,Hi\n"])
def test_comments_above_the_rows_are_kept_as_notes(opened, rows: str) -> None:
    comments = "".join(f"# comment {place}\n" for place in range(10))
    document = opened(comments + rows, "talk.csv")
    assert document.lines == LINES
    assert [(note.kind, note.text) for note in document.notes] == [
        (NoteKind.RESOURCE, f"comment {place}") for place in range(10)
    ]


def test_marks_in_the_cells_of_a_markdown_table_are_no_text(opened) -> None:
    rows = "| `0:01` | **Ada** | Hello \\* |\n| [0:05](https://x.org) | Ben | Hi |\n"
    assert opened("| **Time** | **Speaker** | Text |\n|:--|---|---|\n" + rows, "talk.md").lines == (
        Line(1_000, None, "Hello *", "Ada"),
        Line(5_000, None, "Hi", "Ben"),
    )


def test_seconds_below_the_header_of_whisper_are_read_as_seconds(opened) -> None:
    assert opened("start\tend\ttext\n0.5\t1.5\tHello\n1.5\t2.5\tHi\n", "talk.tsv").lines == LINES


@pytest.mark.parametrize(
    "numbers",
    [
        "0.1\t0.2\n0.2\t0.4\n0.3\t0.9\n",
        "0.1\t0.2\t0.3\n0.2\t0.4\t0.9\n0.3\t0.9\t0.1\n",
        "5.1\t0.2\ta\n4.2\t0.4\tb\n3.3\t0.9\tc\n",
    ],
)
def test_columns_of_measured_numbers_are_no_labels(opened, numbers: str) -> None:
    with pytest.raises(PlayerError):
        opened(numbers, "data.tsv")


def test_labels_may_be_numbered_or_blank(opened) -> None:
    document = opened("0.5\t1.5\t1\n1.5\t2.5\t\n3.5\t3.0\tback\n")
    assert document.lines == (Line(500, 1_500, "1"), Line(3_500, 3_000, "back"))
