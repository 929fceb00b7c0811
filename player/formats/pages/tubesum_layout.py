"""The layout of a TubeSum page: what the page glues together taken apart, the transcript told from the notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from player import timecode
from player.formats.pages.prose import FOOTER_SIGN, PageLine, has_emoji, page_lines, promotes
from player.formats.speech import one_line, spoken_line
from player.transcript import Line

# Seconds have exactly two digits, so that `08:073 Ways` is 08:07 and a title that begins with 3.
_TIME = r"(?:\d{1,2}:[0-5]\d:[0-5]\d|\d{1,3}:[0-5]\d)"
_MOMENT = re.compile(rf"({_TIME})|N/A", re.IGNORECASE | re.ASCII)
_STAMP = re.compile(rf"\[({timecode.CLOCK})\]\s*", re.ASCII)
_MOMENT_AND_STAMP = re.compile(rf"(?P<moment>{_TIME}|N/A)\s*(?=\[{timecode.CLOCK}\])", re.IGNORECASE | re.ASCII)
# A time of day (`5:30pm`), a fraction (`0:05.250`) or a stretch (`9:00-9:30`) is no moment.
GLUED_TIME = rf"{_TIME}(?![ap]\.?m\b|[.,:–-]\s?\d)(?=[^\s/])"
_MOMENT_AND_TITLE = re.compile(rf"(?P<moment>{GLUED_TIME}|N/A(?=[^\s/]))", re.IGNORECASE | re.ASCII)
_BUTTON = re.compile(r"(▶\ufe0f?\s*Play\s+Clip)\s*", re.IGNORECASE)
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
# Automatic captions write `>>>`, or the mark twice, where they hear two changes at once.
_TURN_MARKS = re.compile(r"\A(?:>{2,}\s*)+")

_DOWNLOAD = re.compile(rf"\[{timecode.CLOCK}\]\s*[^\[\s][^\[]*\[{timecode.CLOCK}\]\s*[^\[\s]", re.ASCII)
# A page on so few physical lines is the site's own download, which has no line ends.
_DOWNLOAD_LINES = 3


class RowKind(Enum):
    """What a row of the page is; a moment is a time or `N/A`, a stamped row `[MM:SS] text`."""

    TEXT = "text"
    MOMENT = "moment"
    STAMPED = "stamped"
    BUTTON = "button"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing on the page; a moment is `glued` where the next thing followed on the same line."""

    kind: RowKind
    text: str
    position_ms: int | None = None
    gap: int = 0
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's rows of notes, its transcript, and the texts below it that are neither speech nor the site's footer."""

    notes: tuple[Row, ...]
    lines: tuple[Line, ...]
    leftovers: tuple[str, ...]


def read_layout(text: str) -> Layout:
    """The parts of a TubeSum page."""
    rows = list(_rows(text))
    start = _transcript_start(rows)
    stamped = [number for number, row in enumerate(rows) if number >= start and row.kind is RowKind.STAMPED]
    end = stamped[-1] + 1 if stamped else len(rows)
    wraps = end - start > len(stamped)
    speech_end = end + _wrapped_count(rows[end:], wraps)
    body = rows[start:speech_end]
    return Layout(tuple(rows[:start]), tuple(_lines(body)), tuple(_leftovers(rows[speech_end:])))


def is_download(head: str) -> bool:
    """Whether a text is the site's own download: a transcript, with or without notes before it, on one line."""
    lines = page_lines(head) if head.strip().count("\n") <= _DOWNLOAD_LINES else []
    return len(lines) <= _DOWNLOAD_LINES and any(_DOWNLOAD.search(line.text) for line in lines)


def quoted(text: str) -> str | None:
    """What stands inside the quotation marks around a whole text, or None."""
    closing = _QUOTES.get(text[:1])
    return text[1:-1].strip() if closing and len(text) > 2 and text.endswith(closing) else None


def _rows(text: str) -> Iterator[Row]:
    texts_since_moment = 0
    for line in _physical_lines(page_lines(text)):
        for row in _rows_of(line, texts_since_moment):
            texts_since_moment = texts_since_moment + 1 if row.kind is RowKind.TEXT else 0
            yield row


def _rows_of(line: PageLine, texts_since_moment: int) -> Iterator[Row]:
    text = line.text
    if stamp := _STAMP.match(text):
        yield Row(RowKind.STAMPED, text[stamp.end() :], timecode.parse(stamp[1]), line.gap)
    elif _MOMENT.fullmatch(text):
        yield _moment(text, line.gap)
    elif glue := _MOMENT_AND_STAMP.match(text):
        yield _moment(glue["moment"], line.gap, glued=True)
        yield from _rows_of(PageLine(text[glue.end() :]), 0)
    # An item's time comes after its title and its text: before there are two, a time only begins a sentence.
    elif texts_since_moment >= 2 and (glue := _MOMENT_AND_TITLE.match(text)):
        yield _moment(glue["moment"], line.gap, glued=True)
        yield Row(RowKind.TEXT, text[glue.end() :])
    else:
        yield from _button_rows(line)


def _button_rows(line: PageLine) -> Iterator[Row]:
    for part in filter(None, _BUTTON.split(line.text)):
        kind = RowKind.BUTTON if _BUTTON.fullmatch(part) else RowKind.TEXT
        yield Row(kind, part.strip(), gap=line.gap)


def _moment(text: str, gap: int, *, glued: bool = False) -> Row:
    position_ms = timecode.parse(text) if text[0].isdigit() else None
    return Row(RowKind.MOMENT, text, position_ms, gap, glued)


def _physical_lines(lines: Sequence[PageLine]) -> Iterator[PageLine]:
    """The lines, with a transcript that stands on one of them taken apart before each of its times."""
    stamped_count = sum(_STAMP.match(line.text) is not None for line in lines)
    for line in lines:
        glue = _MOMENT_AND_STAMP.match(line.text)
        first = glue.end() if glue else 0
        stamps = [match.start() for match in _STAMP.finditer(line.text)]
        opens = first in stamps and (len(stamps) > 2 or stamped_count <= 2)
        if len(stamps) > 1 and (opens or len(lines) <= _DOWNLOAD_LINES):
            footer = line.text.rfind(FOOTER_SIGN, stamps[-1])
            yield from _cut(line, [*(stamp for stamp in stamps if stamp != first), *([footer] if footer > 0 else [])])
        else:
            yield line


def _cut(line: PageLine, cuts: Sequence[int]) -> Iterator[PageLine]:
    bounds = [0, *cuts, len(line.text)]
    for start, end in pairwise(bounds):
        yield PageLine(line.text[start:end].strip(), line.gap if start == 0 else 0)


def _transcript_start(rows: Sequence[Row]) -> int:
    """Number of the transcript's first row; stamped rows before it are key points with a time."""
    stamped = [number for number, row in enumerate(rows) if row.kind is RowKind.STAMPED]
    if not stamped or any(_belongs_to_notes(row) for row in rows[stamped[-1] + 1 :]):
        return len(rows)
    start = stamped[0]
    for before, after in pairwise(stamped):
        if _begins_anew(rows, stamped[0], before, after):
            start = after
    return start


def _begins_anew(rows: Sequence[Row], first: int, before: int, after: int) -> bool:
    """Whether notes end between two neighbouring stamped rows; a transcript's wrapped line is no such end."""
    if after - before > 1 and _belongs_to_notes(rows[after - 1]):
        return True
    earlier_ms, later_ms, first_ms = (rows[number].position_ms or 0 for number in (before, after, first))
    return later_ms < earlier_ms and (after - before > 1 or later_ms <= first_ms)


def _belongs_to_notes(row: Row) -> bool:
    return row.kind is RowKind.MOMENT or (row.kind is RowKind.TEXT and quoted(row.text) is not None)


def _wrapped_count(rows: Sequence[Row], wraps: bool) -> int:
    """How many rows below the last stamped one are still its speech, where the transcript `wraps` elsewhere or not."""
    for number, row in enumerate(rows):
        if row.gap or _is_promotion(row.text) or not (wraps or row.text[:1].islower()):
            return number
    return len(rows)


def _lines(rows: Sequence[Row]) -> Iterator[Line]:
    turn = False
    for position_ms, said in _utterances(rows):
        line = spoken_line(position_ms, None, _TURN_MARKS.sub(">> ", one_line(said)))
        # A time without words is no line, but a change of speaker there holds for the next one.
        if line.text.strip("> "):
            yield replace(line, turn=line.turn or turn)
        turn = line.text.strip() == ">>"


def _utterances(rows: Sequence[Row]) -> Iterator[tuple[int | None, str]]:
    """Each stamped row's time and its text, wrapped rows joined to it."""
    starts = [number for number, row in enumerate(rows) if row.kind is RowKind.STAMPED]
    for start, end in pairwise([*starts, len(rows)]):
        yield rows[start].position_ms, " ".join(row.text for row in rows[start:end]).strip()


def _is_promotion(text: str) -> bool:
    """Whether a line below the transcript is no speech; captions begin with no emoji."""
    return has_emoji(text) or promotes(text)


def _leftovers(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if _is_promotion(row.text):
            return
        yield row.text
