"""What stands around the spoken text of a transcript: a title and lines above it, headings between its lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from player.formats.pages.prose import ends_statement, without_emoji
from player.formats.speech import one_line
from player.formats.texts.rows import TextRow
from player.formats.texts.stamps import rough_ms, stamps
from player.notes import Chapter
from player.transcript import Line

_LONGEST_TITLE_CHARS = 150
# What stands above the text of many exports, and is none of it.
_LABELS = frozenset(("transcript", "transcription", "full transcript"))


@dataclass(frozen=True, slots=True)
class Prelude:
    """What stands above the first time: the title, lines without a time, and the heading right above the text."""

    title: str | None = None
    lines: tuple[Line, ...] = ()
    heading: str | None = None


def read_prelude(rows: Sequence[TextRow], end: int, facts: Mapping[str, str]) -> Prelude:
    """What the rows above number `end` say.

    The title is told by the front matter, is the one heading of the first level, or a short line alone or apart.
    """
    above = [row for row in rows[:end] if without_emoji(row.text).strip(":").casefold() not in _LABELS]
    is_only_top = sum(row.level == 1 for row in rows) == 1
    title = facts.get("title")
    if title is None and above and _is_title(above, is_only_top):
        title, above = above[0].text, above[1:]
    heading = above.pop().text if above and above[-1].level else None
    return Prelude(title, tuple(Line(None, None, one_line(row.text)) for row in above), heading)


def chapters_of(items: Sequence[Line | str]) -> tuple[Chapter, ...]:
    """A chapter for each heading among the lines; it begins at its own time, or with the next line that has one."""
    chapters: list[Chapter] = []
    next_ms: int | None = None
    for item in reversed(items):
        if isinstance(item, Line):
            next_ms = next_ms if item.start_ms is None else item.start_ms
        else:
            chapters.append(_chapter(item, next_ms))
    return tuple(reversed(chapters))


def with_heading_times(items: Sequence[Line | str]) -> Iterator[Line | str]:
    """The items, the line below each heading beginning at the time that the heading tells; in order, or not at all."""
    told = [_chapter(item, None).start_ms for item in items if isinstance(item, str)]
    moments = [moment for moment in told if moment is not None]
    start_ms: int | None = None
    for item in items:
        if isinstance(item, str):
            start_ms = _chapter(item, None).start_ms if moments == sorted(moments) else None
            yield item
        else:
            yield item if start_ms is None else replace(item, start_ms=start_ms)
            start_ms = None


def _is_title(rows: Sequence[TextRow], is_only_top: bool) -> bool:
    first = rows[0]
    if first.level:
        return (first.level == 1 and is_only_top) or (len(rows) > 1 and rows[1].level > first.level)
    return len(first.text) <= _LONGEST_TITLE_CHARS and (len(rows) == 1 or not ends_statement(first.text))


def _chapter(heading: str, next_ms: int | None) -> Chapter:
    """A heading may tell its own time, before or behind its words."""
    for stamp in stamps(heading):
        before, after = heading[: stamp.opens_at].strip(" \t-–—:|"), heading[stamp.closes_at :].strip(" \t-–—:|")
        if not (before and after):
            end_ms = rough_ms(stamp.end) if stamp.end else None
            return Chapter(rough_ms(stamp.start), end_ms, before or after or heading)
    return Chapter(next_ms, None, heading)
