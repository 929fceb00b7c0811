"""CSV and TSV, as spreadsheets and Python's own reader take them."""

import csv
import io

import pytest

from player.document import Document
from player.errors import NothingToWrite
from player.export.data.delimited import CSV, TSV
from player.export.target import Target
from player.transcript import Line

LINES = (
    Line(1_000, 2_500, 'He said "no", twice.', "King, Ada"),
    Line(3_661_250, None, "- Yes."),
    Line(None, None, "=1+1", "@ben"),
)


def test_a_row_is_a_line_with_blank_cells_for_what_it_lacks() -> None:
    assert CSV.write(Document(lines=LINES)) == (
        "\ufeffstart,end,speaker,text\r\n"
        '00:00:01.000,00:00:02.500,"King, Ada","He said ""no"", twice."\r\n'
        "01:01:01.250,,, - Yes.\r\n"
        ",, @ben, =1+1\r\n"
    )


@pytest.mark.parametrize("target", [CSV, TSV], ids=lambda target: target.name)
def test_no_cell_begins_like_a_formula_and_none_loses_a_sign(target: Target) -> None:
    delimiter = "," if target is CSV else "\t"
    text = str(target.write(Document(lines=LINES))).lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert list(rows[0]) == ["start", "end", "speaker", "text"]
    assert [(row["speaker"].strip() or None, row["text"].strip()) for row in rows] == [
        (line.speaker, line.text) for line in LINES
    ]
    assert not any(cell[:1] in tuple("=+-@") for row in rows for cell in row.values() if cell)


def test_a_tsv_has_no_mark_before_its_header() -> None:
    assert str(TSV.write(Document(lines=LINES))).splitlines()[0] == "start\tend\tspeaker\ttext"


@pytest.mark.parametrize("target", [CSV, TSV], ids=lambda target: target.name)
def test_a_table_of_nothing_is_refused(target: Target) -> None:
    with pytest.raises(NothingToWrite, match="SV holds lines, and there are none here"):
        target.write(Document(title="The tide"))
