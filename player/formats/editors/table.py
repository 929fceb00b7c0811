"""Tables of times and texts, CSV or TSV with any sensible header and delimiter, or with none, as LosslessCut writes.

Columns are known by their names in several spellings, or by their values. Rows of markers, and rows that only name long
stretches, are chapters; a table of single words is cut into lines of speech. A delimiter that nobody quoted belongs to
the text. Blanks part cells only where each row ends with a quoted text, as aeneas writes: all prose has blanks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.editors.table_columns import Columns, columns_found, columns_named, unit_named
from player.formats.editors.table_preamble import comment_count, read_preamble
from player.formats.editors.table_times import DAY_MS, is_moment, position_ms, times_of_day, unit_ms
from player.formats.editors.tiers import is_sound_name, is_word_name
from player.formats.pages.chapter_likeness import are_chapters
from player.formats.recognisers.sentences import sentence_lines
from player.formats.recognisers.token import Token
from player.formats.speech import one_line, spoken_line
from player.formats.texts.day_times import counted_from_first
from player.formats.texts.rows import unmarked
from player.formats.texts.stamps import Moments
from player.notes import Chapter
from player.transcript import Line

_DELIMITERS = ("\t", ";", ",", "|", " ")
_BLANK_DELIMITED = re.compile(r'(?:[^\s"]+ +){2,3}".*"\s*')
# Excel's way to name the delimiter.
_NAMED_DELIMITER = re.compile(r"\s*\"?sep=(.)\"?[ \t]*\n", re.IGNORECASE)
# The times of a subtitle, which stand before all else on their text line, but for a bracket.
_CUE_TIMES = re.compile(r"^[^\w\n]*+\d[\d:.,]*+[^\w\n-]*+-->", re.MULTILINE)
_SAMPLE_ROWS = 50
_SAMPLE_CHARS = 50_000
# Above the header of some exports stand a title, facts and comments.
_MOST_ROWS_ABOVE = 30
_ROWS_TOLD_BY = 5
_MARKDOWN_DELIMITER = "|"
_RULE_SIGNS = "-: \t"
# More than any file that is opened, so that no cell is ever too large for Python's reader.
_LARGEST_CELL_CHARS = 2**30


@dataclass(frozen=True, slots=True)
class _Table:
    """What a table's beginning tells: its delimiter, its columns with their number, and their names, or none."""

    delimiter: str
    columns: Columns
    width: int
    header: Sequence[str]
    rows_above: int


def sniff(head: str) -> int:
    """Sure by a header that names a time and a text; less so where only the values tell them."""
    if head.lstrip()[:1] in "{<" or _CUE_TIMES.search(head, 0, _SAMPLE_CHARS):
        return 0
    table = _table(head[:_SAMPLE_CHARS])
    if table is None:
        return 0
    return 86 if table.header else 74


def read(source: Source) -> Document:
    """Lines, or chapters; raises FrameRateNeeded, or BrokenFile where no row has a text."""
    table = _table(source.text[:_SAMPLE_CHARS])
    if table is None:
        raise BrokenFile(source.name, TABLE.title, "no columns of times and texts can be told in it.")
    all_rows = list(_rows(_body(source.text), table.delimiter))
    rows, table, unspoken = _without_sounds([_whole(row, table) for row in all_rows[table.rows_above :]], table)
    entries = _entries(rows, table, Moments(source, TABLE.title))
    if not entries:
        raise BrokenFile(source.name, TABLE.title, "none of its rows has a text.")
    if _is_of_several_days(entries, rows, table.columns):
        raise BrokenFile(source.name, TABLE.title, "its times are of several days, and tell no places in a recording.")
    title, notes = read_preamble(all_rows[: table.rows_above - bool(table.header)])
    remarks = (*_remarks(table, rows), *unspoken)
    document = Document(title=title, origin=source.origin(TABLE.name), notes=notes, remarks=remarks)
    lines = _lines(entries, table.columns)
    if table.columns.are_titles or (not table.columns.is_word and are_chapters(lines)):
        return replace(document, chapters=tuple(_chapter(entry) for entry in entries))
    document = replace(document, lines=tuple(lines))
    return counted_from_first(document) if _has_days(lines, table.columns) else document


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one row says."""

    times: tuple[int | None, int | None]
    text: str
    speaker: str | None
    details: str | None


def _entries(rows: Sequence[Sequence[str]], table: _Table, moments: Moments) -> list[_Entry]:
    columns = table.columns
    cells, texts = ([_cell(row, place) for row in rows] for place in (columns.start, columns.text))
    ends = [_cell(row, columns.end) for row in rows]
    starts = cells if columns.date is None else times_of_day(cells)
    unit = (unit_named(table.header[columns.start]) if table.header else None) or unit_ms(starts, ends, texts)
    entries = []
    for row, start, end, text in zip(rows, starts, ends, texts, strict=True):
        start_ms, end_ms = position_ms(start, unit, moments), position_ms(end, unit, moments)
        lasting_ms = position_ms(_cell(row, columns.duration), unit, moments)
        if end_ms is None and start_ms is not None and lasting_ms is not None:
            end_ms = start_ms + lasting_ms
        # LosslessCut leaves the start of the first segment open.
        start_ms = 0 if start_ms is None and end_ms is not None else start_ms
        details, said = one_line(_cell(row, columns.details)), one_line(text)
        if said or details:
            speaker = one_line(_cell(row, columns.speaker)).rstrip(": ") or None
            entries.append(_Entry((start_ms, end_ms), said or details, speaker, details if said and details else None))
    return entries


def _without_sounds(
    rows: Sequence[Sequence[str]], table: _Table
) -> tuple[Sequence[Sequence[str]], _Table, tuple[str, ...]]:
    """The rows without the sounds of their words, where a column tells both apart as aligners do, and what to say."""
    columns = table.columns
    kinds = [_cell(row, columns.kind).strip() for row in rows]
    if not any(map(is_word_name, set(kinds))):
        return rows, replace(table, columns=replace(columns, kind=None)), ()
    left = set(filter(is_sound_name, kinds))
    is_word = all(map(is_word_name, set(kinds) - left))
    spoken = [row for row, kind in zip(rows, kinds, strict=True) if kind not in left]
    told = (f"Rows left out: {', '.join(sorted(left))}.",) if left else ()
    return spoken, replace(table, columns=replace(columns, is_word=is_word, are_titles=False)), told


def _has_days(lines: Sequence[Line], columns: Columns) -> bool:
    """Whether the times are times of a day that the table names, beside them or with them."""
    return columns.date is not None or any((line.start_ms or 0) > DAY_MS for line in lines[:1])


def _is_of_several_days(entries: Sequence[_Entry], rows: Sequence[Sequence[str]], columns: Columns) -> bool:
    """Whether these are events, as a bank lists them; what has an end or a length is a stretch of a recording."""
    if columns.end is not None or columns.duration is not None:
        return False
    starts_ms = [entry.times[0] for entry in entries if entry.times[0] is not None]
    dates = {_cell(row, columns.date).strip() for row in rows} - {""}
    return len(dates) > 1 or max(starts_ms, default=0) - min(starts_ms, default=0) > DAY_MS


def _lines(entries: Sequence[_Entry], columns: Columns) -> list[Line]:
    if columns.is_word:
        return sentence_lines([Token(entry.text, *entry.times, entry.speaker) for entry in entries])
    return [spoken_line(*entry.times, entry.text, entry.speaker) for entry in entries]


def _chapter(entry: _Entry) -> Chapter:
    """The chapter that a row names; a marker without a length is where one begins."""
    start_ms, end_ms = entry.times
    return Chapter(start_ms, None if end_ms == start_ms else end_ms, entry.text, entry.details)


def _remarks(table: _Table, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The sentence about columns that are not read; those without a name count where anything stands in them."""
    unused = [(place, name.strip()) for place, name in enumerate(table.header) if place not in table.columns.used()]
    left = [
        name or f"column {place + 1}"
        for place, name in unused
        if name or any(_cell(row, place).strip() for row in rows)
    ]
    return (f"Columns left out: {', '.join(left)}.",) if left else ()


def _table(sample: str) -> _Table | None:
    """What the beginning of a table tells, for the first delimiter that makes columns of it."""
    named = _NAMED_DELIMITER.match(sample)
    body = _body(sample)
    for delimiter in (named[1],) if named else _DELIMITERS:
        if delimiter == " " and not _is_blank_delimited(body):
            continue
        rows = [row for row, _ in zip(_rows(body, delimiter), range(_SAMPLE_ROWS), strict=False)]
        for number, row in enumerate(rows[:_MOST_ROWS_ABOVE]):
            columns = columns_named(row) if len(row) > 1 and delimiter != " " else None
            following = rows[number + 1 : number + _ROWS_TOLD_BY]
            if columns and any(is_moment(_cell(below, columns.start)) for below in following):
                return _Table(delimiter, columns, len(row), row, number + 1)
        above = comment_count(rows)
        # The sample may end inside a row.
        found = columns_found(rows[above:-1] if len(rows) > 2 and len(sample) >= _SAMPLE_CHARS else rows[above:])
        if found:
            return _Table(delimiter, found, min(map(len, rows[above:])), (), above)
    return None


def _is_blank_delimited(body: str) -> bool:
    lines = [line for line in body.split("\n", _SAMPLE_ROWS)[:_SAMPLE_ROWS] if line.strip()]
    return all(_BLANK_DELIMITED.fullmatch(line) for line in lines)


def _whole(row: list[str], table: _Table) -> list[str]:
    """The row with its surplus cells put back into the text that they were cut from."""
    place = max(table.columns.text, table.columns.details or 0)
    while len(row) > table.width == place + 1 and not row[-1].strip():
        row = row[:-1]
    surplus = len(row) - table.width
    if surplus <= 0:
        return row
    text = table.delimiter.join(row[place : place + surplus + 1])
    return [*row[:place], text, *row[place + surplus + 1 :]]


def _body(text: str) -> str:
    match = _NAMED_DELIMITER.match(text)
    return text[match.end() :] if match else text


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows that are neither blank nor a rule, as Markdown draws below a header."""
    # Imported for those who open a table.
    import csv

    csv.field_size_limit(_LARGEST_CELL_CHARS)
    # Blanks before a quote are layout, all others may be part of a text that has the delimiter in it.
    sign = re.escape(delimiter)
    layout = re.compile(rf'(?<={sign}) +(?="(?!")|""(?:{sign}|$))')
    reader = csv.reader(
        (f"{layout.sub('', line)}\n" for line in text.split("\n")),
        delimiter=delimiter,
        skipinitialspace=delimiter == " ",
    )
    for row in reader:
        if any(cell.strip(_RULE_SIGNS) for cell in row):
            yield [_unmarked(cell) for cell in row] if delimiter == _MARKDOWN_DELIMITER else row


def _unmarked(cell: str) -> str:
    bare = cell.strip()
    return cell.replace(bare, unmarked(bare), 1) if bare else cell


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


TABLE = Format("table", "a table of times and texts", ("csv", "tsv", "tab", "ssv"), sniff, read, surest=86)
