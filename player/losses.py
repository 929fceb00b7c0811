"""What of a document a format cannot hold, said before it is lost."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from player.document import Document
from player.formats.base import Format
from player.transcript import Line

_MS_PER_HUNDREDTH = 10
_WORD_TIMES = "word times"
_ENDS = "ends of lines"
_OVERLAPPING_ENDS = "ends of lines that overlap"
_MILLISECONDS = "milliseconds"
_BESIDES = ("chapters", "notes", "bookmarks")
# By the name of the format that is written; one that is not here holds everything.
_NOT_HELD: Mapping[str, tuple[str, ...]] = {
    "subrip": (_WORD_TIMES, *_BESIDES),
    "webvtt": _BESIDES,
    "sbv": (_WORD_TIMES, *_BESIDES),
    "lrc": (_WORD_TIMES, _OVERLAPPING_ENDS, _MILLISECONDS, *_BESIDES),
    "enhanced-lrc": (_OVERLAPPING_ENDS, _MILLISECONDS, *_BESIDES),
    "ass": (_MILLISECONDS, *_BESIDES),
    "ttml": (_WORD_TIMES, *_BESIDES),
    "text": (_WORD_TIMES, _ENDS, *_BESIDES),
}
_HOLDS: Mapping[str, Callable[[Document], bool]] = {
    _WORD_TIMES: lambda document: any(line.words for line in document.lines),
    _ENDS: lambda document: any(line.end_ms is not None for line in document.lines),
    _OVERLAPPING_ENDS: lambda document: _overlap(document.lines),
    _MILLISECONDS: lambda document: any(_has_milliseconds(line) for line in document.lines),
    "chapters": lambda document: bool(document.chapters),
    "notes": lambda document: bool(document.notes),
    "bookmarks": lambda document: bool(document.bookmarks),
}


def losses(document: Document, target: Format) -> tuple[str, ...]:
    """A sentence on the lines without a time that are left out, and one on all else; none where nothing is lost."""
    untimed = sum(line.start_ms is None for line in document.lines) if target.needs_times else 0
    title = target.title[:1].upper() + target.title[1:]
    lines = (f"{title} holds no lines without a time: {untimed} left out.",) if untimed else ()
    *others, last = ("", *(what for what in _NOT_HELD.get(target.name, ()) if _HOLDS[what](document)))
    if not last:
        return lines
    named = " or ".join(part for part in (", ".join(others[1:]), last) if part)
    return (*lines, f"{title} holds no {named}: left out.")


def _overlap(lines: Sequence[Line]) -> bool:
    """Whether a line ends after the next begins."""
    return any(
        line.end_ms is not None and following.start_ms is not None and line.end_ms > following.start_ms
        for line, following in pairwise(lines)
    )


def _has_milliseconds(line: Line) -> bool:
    """Whether hundredths of a second are too coarse for its times."""
    return any(time_ms % _MS_PER_HUNDREDTH for time_ms in (line.start_ms, line.end_ms) if time_ms is not None)
