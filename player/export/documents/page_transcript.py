"""The transcript on the page with a player: a row for each line, chapters above theirs, bookmarks at the edge."""

from bisect import bisect_left
from collections.abc import Iterator
from html import escape
from itertools import accumulate, pairwise

from player import timecode
from player.bookmarks import Bookmark
from player.document import Document
from player.export.documents.page_markup import Moments, element, line_id
from player.export.documents.parts import chapter_places
from player.notes import Chapter
from player.transcript import Line, Timeline, named_speakers, starts_turn

# So many lines are laid out at once, and not before they come into view.
_BLOCK_LINES = 50
# Colours for voices; beyond them they begin again, and the names tell.
_VOICES = 6


def transcript(document: Document, timeline: Timeline, moments: Moments) -> str:
    """All lines, in file order, in blocks that begin with the chapters."""
    rows = list(_rows(document, timeline))
    places = chapter_places(document)
    starts = sorted({*range(0, len(rows), _BLOCK_LINES), *places})
    parts = []
    for start, end in pairwise([*starts, len(rows)]):
        parts += [_chapter(chapter, moments) for chapter in places.get(start, ())]
        parts += [element("div", "\n".join(rows[start:end]), class_="block")] if start < end else []
    return "\n".join(parts)


def _chapter(chapter: Chapter, moments: Moments) -> str:
    title = element("bdi", escape(chapter.title))
    return element("h2", f"{title}{moments.link(chapter.start_ms)}", dir="auto")


def _rows(document: Document, timeline: Timeline) -> Iterator[str]:
    voices = {speaker: place % _VOICES for place, speaker in enumerate(named_speakers(document.lines))}
    kept = _kept_colors(document, timeline)
    for number, line in enumerate(document.lines):
        is_turn = starts_turn(document.lines, number)
        classes = ["line"]
        if is_turn:
            classes += ["turn"] if line.speaker is None else ["turn", f"voice-{voices[line.speaker]}"]
        if number in kept:
            classes.append(kept[number])
        yield _row(number, line, " ".join(classes), is_turn=is_turn)


def _row(number: int, line: Line, classes: str, *, is_turn: bool) -> str:
    if line.start_ms is None:
        time = '<span class="time"></span>'
    else:
        time = f'<a class="time" href="#{line_id(number)}">{timecode.clock(line.start_ms)}</a>'
    name = (f"<b><bdi>{escape(line.speaker)}</bdi>:</b> " if line.speaker else "<b>–</b> ") if is_turn else ""
    text = f'{name}<span class="said">{escape(line.text, quote=False)}</span>'
    return f'<div class="{classes}" id="{line_id(number)}">{time}<p dir="auto">{text}</p></div>'


def _kept_colors(document: Document, timeline: Timeline) -> dict[int, str]:
    """The colours of the bookmarks by the numbers of the lines in them; of several, that of the one that ends last."""
    bookmarks = sorted(document.bookmarks, key=lambda bookmark: bookmark.start_ms)
    starts = [bookmark.start_ms for bookmark in bookmarks]
    last_ending = list(accumulate(bookmarks, _ending_last))
    kept: dict[int, str] = {}
    for number in range(len(document.lines)):
        start_ms, end_ms = timeline.span(number) or (0, 0)
        begun = bisect_left(starts, end_ms)
        if begun and last_ending[begun - 1].end_ms > start_ms:
            kept[number] = last_ending[begun - 1].color
    return kept


def _ending_last(one: Bookmark, other: Bookmark) -> Bookmark:
    return other if other.end_ms > one.end_ms else one
