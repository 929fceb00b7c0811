"""Tables with the columns start, end, speaker and text: CSV by RFC 4180 for spreadsheets, and TSV.

Times are clocks, `00:00:07.250`, which no spreadsheet takes for a date and no reader for another unit.
"""

import io
import re
from collections.abc import Iterator

from player import timecode
from player.document import Document
from player.errors import NothingToWrite
from player.export.features import BESIDES, FACTS, Feature
from player.export.target import Target
from player.formats.speech import marked_text, one_line

_HEADER = ("start", "end", "speaker", "text")
# Without it Excel takes UTF-8 for the system's old encoding.
_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so is computed by spreadsheets, and may be made to harm. A blank before it keeps it a text, as it
# stands in the transcript, and is lost on those who trim; an apostrophe would stay in the text.
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")


def write_csv(document: Document) -> str:
    """A row for each line, its cells parted by commas; what a line lacks is a blank cell."""
    return _BYTE_ORDER_MARK + _table(document, CSV.title, ",")


def write_tsv(document: Document) -> str:
    """As `write_csv`, parted by tabs; a tab in a text becomes a blank."""
    return _table(document, TSV.title, "\t")


def _table(document: Document, title: str, delimiter: str) -> str:
    # Imported for those who write a table.
    import csv

    if not document.lines:
        raise NothingToWrite(title, "lines")
    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(_HEADER)
    writer.writerows(
        [cell.replace("\t", " ") if delimiter == "\t" else cell for cell in row] for row in _rows(document)
    )
    return table.getvalue()


def _rows(document: Document) -> Iterator[tuple[str, str, str, str]]:
    for line in document.lines:
        start, end = ("" if time_ms is None else timecode.webvtt(time_ms) for time_ms in (line.start_ms, line.end_ms))
        yield start, end, _unformulated(one_line(line.speaker or "")), _unformulated(marked_text(line))


def _unformulated(cell: str) -> str:
    return f" {cell}" if _FORMULA.match(cell) else cell


_LACKS = BESIDES | FACTS | {Feature.WORD_TIMES}
CSV = Target("csv", "CSV", "csv", write_csv, _LACKS)
TSV = Target("tsv", "TSV", "tsv", write_tsv, _LACKS)
