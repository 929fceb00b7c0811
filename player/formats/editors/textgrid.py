"""Praat's TextGrid, long and short: interval tiers are speech or words, point tiers are moments.

Read as Praat reads it: only numbers, strings and flags that stand free count, all else is comment.
"""

import re
from collections.abc import Iterator

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.editors.tiers import Interval, Tier, holds_sounds, name_remark, remarks, tier_lines
from player.formats.speech import one_line
from player.notes import Chapter
from player.timecode import MS_PER_SECOND

_HEADER = re.compile(
    r"\s*(?:File type\s*=\s*)?\"ooTextFile[^\"\n]*\"\s*\n\s*(?:Object class\s*=\s*)?\"TextGrid[^\"\n]*\""
)
_BINARY = re.compile(r"ooBinaryFile.TextGrid", re.DOTALL)
_NUMBER = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?%?", re.ASCII)
# Words that can be no value are passed over at once, with what follows them.
_COMMENT_WORDS = r"(?:[^\s\"<!+\-.\d]\S*+\s*+)*+"
_PIECE = re.compile(rf"{_COMMENT_WORDS}(?:\"((?:[^\"]|\"\")*+)\"|(<\w+>|(?a:{_NUMBER.pattern})(?!\S))|!.*|\S+|\Z)")
_INTERVALS, _POINTS = "IntervalTier", "TextTier"


class _Cut(Exception):
    """The file ends, or says something else, where a value should stand."""


class _Values:
    """The values of the file, one after another."""

    def __init__(self, text: str) -> None:
        self._pieces = _free_values(text)

    def string(self) -> str:
        """The next value, a string."""
        value = next(self._pieces, None)
        if value is None or value[0] != '"':
            raise _Cut
        return value[1:]

    def number(self) -> float:
        """The next value, a number."""
        value = next(self._pieces, None)
        if value is None or value[0] in '"<':
            raise _Cut
        return float(value.rstrip("%"))

    def flag(self) -> bool:
        """The next value, a flag: whether it says that something exists."""
        value = next(self._pieces, None)
        if value is None or value[0] != "<":
            raise _Cut
        return value == "<exists>"


def sniff(head: str) -> int:
    """Sure by the two lines at its top."""
    return 98 if _HEADER.match(head) or _BINARY.match(head) else 0


def read(source: Source) -> Document:
    """Lines, and chapters where points stand beside them; raises BrokenFile."""
    if _BINARY.match(source.head):
        raise BrokenFile(source.name, TEXTGRID.title, "it is binary; save it as a text file in Praat.")
    tiers, points, is_whole = _tiers(source.text)
    lines, left = tier_lines(tiers or points)
    if not lines:
        raise BrokenFile(source.name, TEXTGRID.title, "none of its tiers holds a text.")
    measures = [tier for tier in points if tiers and tier.spoken() and _are_measures(tier)]
    moments = [part for tier in points if tiers and tier not in measures for part in tier.spoken()]
    moments.sort(key=lambda part: part.start_ms or 0)
    cut = () if is_whole else ("It breaks off, or goes wrong, before its end: what stands before was read.",)
    return Document(
        origin=source.origin(TEXTGRID.name),
        lines=tuple(lines),
        chapters=tuple(Chapter(part.start_ms, None, one_line(part.text)) for part in moments),
        remarks=(*name_remark(tiers, lines), *remarks([*left, *(tier.name for tier in measures)]), *cut),
    )


def _are_measures(tier: Tier) -> bool:
    """Whether points are about sounds, or hold numbers only."""
    return holds_sounds(tier) or all(_NUMBER.fullmatch(part.text.strip()) for part in tier.spoken())


def _free_values(text: str) -> Iterator[str]:
    """Strings with a quotation mark before them, flags, and numbers."""
    for match in _PIECE.finditer(text):
        string, value = match.groups()
        if string is not None:
            yield '"' + string.replace('""', '"')
        elif value:
            yield value


def _tiers(text: str) -> tuple[list[Tier], list[Tier], bool]:
    """The interval tiers, the point tiers, and whether the file is whole."""
    intervals: list[Tier] = []
    points: list[Tier] = []
    values = _Values(text)
    try:
        for read_value in (values.string, values.string, values.number, values.number, values.flag):
            read_value()
        for _ in range(int(values.number())):
            kind, name = values.string(), values.string()
            parts: list[Interval] = []
            (intervals if kind == _INTERVALS else points).append(Tier(name, ()))
            try:
                for part in _parts(values, kind == _INTERVALS):
                    parts.append(part)
            finally:
                (intervals if kind == _INTERVALS else points)[-1] = Tier(name, tuple(parts))
    except _Cut:
        return intervals, points, False
    return intervals, points, True


def _parts(values: _Values, are_intervals: bool) -> Iterator[Interval]:
    """The intervals or points of one tier."""
    values.number()
    values.number()
    for _ in range(int(values.number())):
        start_ms = _ms(values.number())
        end_ms = _ms(values.number()) if are_intervals else None
        yield Interval(start_ms, end_ms, values.string())


def _ms(seconds: float) -> int:
    return max(0, round(seconds * MS_PER_SECOND))


TEXTGRID = Format("textgrid", "Praat TextGrid", ("textgrid",), sniff, read)
