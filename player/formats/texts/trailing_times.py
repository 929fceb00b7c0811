"""Quotes with their time behind them: `text (0:12)`, `“text” — Ada, 0:12`, or the time on the line below the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line, spoken_line
from player.formats.texts.day_times import holds_day_times
from player.formats.texts.names import bare_name, is_name
from player.formats.texts.prelude import chapters_of, read_prelude
from player.formats.texts.rankings import is_ranking
from player.formats.texts.rows import TextRow, front_matter, text_rows
from player.formats.texts.stamps import Moments, Stamp, rough_ms, stamps
from player.transcript import Line

_TAIL_CHARS = 60
_SEPARATORS = " \t-–—|,:·"
_BULLET = re.compile(r"(?:[•◦‣·●○∙]|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t]))[ \t]*")
# Who said it stands behind the dash: `“text” — Ada King, 0:12`.
_WHO = re.compile(r"(.*\S)[ \t]*[-–—]{1,2}[ \t]*([^–—]{1,60})", re.DOTALL)
_TIMED_SHARE = 0.5
_RISING_SHARE = 0.7


class _Quote(NamedTuple):
    """A text line, and the stamp that ends it, if one does."""

    row: TextRow
    text: str
    stamp: Stamp | None = None


def sniff(head: str) -> int:
    """Fairly sure where most text lines end with a time in brackets or behind a dash, or a time stands below each."""
    quotes = list(_quotes(head[:SNIFFED_CHARS]))
    timed = [quote for quote in quotes if quote.stamp]
    if len(timed) < 2 or _opens_with_time(quotes) or holds_day_times(head) or is_ranking(head):
        return 0
    starts = [rough_ms(quote.stamp.start) for quote in timed if quote.stamp]
    rising = sum(later >= earlier for earlier, later in pairwise(starts))
    if rising < _RISING_SHARE * (len(starts) - 1):
        return 0
    inline = sum(quote.text != "" for quote in timed)
    if inline == len(timed):
        return 64 if inline >= _TIMED_SHARE * sum(quote.row.level == 0 for quote in quotes) else 0
    return 66 if inline == 0 and _stand_below(quotes) else 0


def read(source: Source) -> Document:
    """A line for each time with the text before it; raises FrameRateNeeded, or BrokenFile where there is none."""
    quotes = list(_quotes(source.text))
    rows = [quote.row for quote in quotes]
    end = _prelude_end(quotes)
    prelude = read_prelude(rows, end, front_matter(source.text))
    items = [*([prelude.heading] if prelude.heading else []), *_items(quotes[end:], Moments(source, QUOTES.title))]
    lines = [item for item in items if isinstance(item, Line)]
    if not any(line.start_ms is not None for line in lines):
        raise BrokenFile(source.name, QUOTES.title, "none of its times has a text.")
    return Document(
        title=prelude.title,
        origin=source.origin(QUOTES.name),
        lines=(*prelude.lines, *with_speakers(lines)),
        chapters=chapters_of(items),
    )


def _quotes(text: str) -> Iterator[_Quote]:
    for row in text_rows(text):
        bullet = _BULLET.match(row.text)
        said = row.text[bullet.end() :] if bullet else row.text
        tail = max(0, len(said) - _TAIL_CHARS)
        last = None if row.level else _last_stamp(said[tail:])
        if last is None:
            yield _Quote(row, said)
        else:
            yield _Quote(row, said[: tail + last.opens_at].rstrip(_SEPARATORS), last)


def _last_stamp(tail: str) -> Stamp | None:
    """The stamp at the end of a text line: in brackets, behind a dash or a comma, or all of it."""
    last = None
    for last in stamps(tail):  # noqa: B007
        pass
    if last is None or tail[last.closes_at :].strip(" \t.)]"):
        return None
    before = tail[: last.opens_at].rstrip()
    return last if last.is_bracketed or not before or before[-1] in '-–—|,·"”»' else None


def _opens_with_time(quotes: Sequence[_Quote]) -> bool:
    """Whether the first thing of all is a time: then times stand above or before their texts."""
    return quotes[0].stamp is not None and not quotes[0].text


def _stand_below(quotes: Sequence[_Quote]) -> bool:
    """Whether each time stands right below its text, apart from the next text, and nothing stands below the last."""
    last = len(quotes) - 1
    return all(
        (quote.row.gap == 0 and (number == last or quotes[number + 1].row.gap > 0)) or quote.stamp is None
        for number, quote in enumerate(quotes)
    ) and (quotes[last].stamp is not None)


def _prelude_end(quotes: Sequence[_Quote]) -> int:
    """Number of the first text line of the first quote: below a heading, a gap, or a title that is all above it."""
    first = next((number for number, quote in enumerate(quotes) if quote.stamp), 0)
    start = first
    while start > 0 and quotes[start].row.gap == 0 and quotes[start - 1].row.level == 0:
        start -= 1
    return 1 if start == 0 and first == 1 and quotes[first].text else start


def _items(quotes: Sequence[_Quote], moments: Moments) -> Iterator[Line | str]:
    texts: list[str] = []
    for quote in quotes:
        if quote.row.level:
            yield from _untimed(texts)
            texts = []
            yield quote.row.text
        elif quote.row.gap and texts and not quote.stamp:
            yield from _untimed(texts)
            texts = [quote.text]
        else:
            texts += [quote.text] if quote.text else []
            if quote.stamp and texts:
                yield _line(one_line(" ".join(texts)), quote.stamp, moments)
                texts = []
    yield from _untimed(texts)


def _untimed(texts: Sequence[str]) -> list[Line]:
    return [Line(None, None, one_line(" ".join(texts)))] if texts else []


def _line(text: str, stamp: Stamp, moments: Moments) -> Line:
    who = _WHO.fullmatch(text)
    speaker = bare_name(who[2]) if who and is_name(bare_name(who[2])) and who[1][-1] in "\"”»“'’.!?" else None
    said = who[1] if who and speaker else text
    return spoken_line(moments.ms(stamp.start), moments.ms_or_none(stamp.end), said, speaker)


QUOTES = Format("quotes", "quotes with their times behind them", ("txt", "md"), sniff, read, surest=66)
