"""What a search found as rows: hits below the title of their recording, a better spelling, and the way to more."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby

from player.library.found import LINE, PASSAGE, TITLE, Found, Hit
from ui.panels.excerpt import excerpt
from ui.panels.library.titles import with_short_title
from ui.panels.note_rows import chip, counted
from ui.panels.rows import Row, abridged, elided

# Keys of the rows that are no hits.
SUGGESTION, MORE = "suggestion", "more"

# About three lines of the panel; a passage is to be read.
_HIT_CHARS = 160
_PASSAGE_CHARS = 240
_CONTEXT_CHARS = 120
_QUERY_CHARS = 80


def hit_rows(found: Found) -> list[Row]:
    """The hits below their recordings, in each those first that lead somewhere: to its place or to a moment."""
    rows = [_suggestion(found.suggestion)] if found.suggestion else []
    rows += _grouped(found.hits, frozenset())
    if found.hits and not found.is_complete:
        rows.append(Row(key=MORE, title="Show More", caption=f"These are the first {counted(len(found.hits), 'hit')}."))
    return rows


def new_hits(shown: Found, found: Found) -> list[Hit]:
    """The hits of a larger answer that are not among those shown."""
    known = set(map(_identity, shown.hits))
    return [hit for hit in found.hits if _identity(hit) not in known]


def added_rows(shown: Found, hits: Sequence[Hit], is_complete: bool) -> list[Row]:
    """The rows of more hits, to stand below those shown; where there are still more, the last one says so."""
    rows = list(_grouped(hits, {hit.recording_id for hit in shown.hits}))
    if not is_complete:
        rows.append(Row(title="There is more: another word narrows the search.", is_heading=True))
    return rows


def recording_id_of(row: Row) -> str:
    """The recording that a row of a hit, or the heading above it, belongs to."""
    return row.key.partition("#")[0]


def is_hit(row: Row) -> bool:
    """Whether this is the row of a hit."""
    return "#" in row.key


def count_text(found: Found) -> str:
    """`12 hits in 3 recordings`."""
    if not found.hits:
        return "Nothing found"
    recordings = counted(len({hit.recording_id for hit in found.hits}), "recording")
    hits = counted(len(found.hits), "hit")
    return f"{hits} in {recordings}" if found.is_complete else f"First {hits}, in {recordings}"


def nothing_text(query: str) -> str:
    """What is said, and what may be tried, where nothing was found."""
    narrowing = "\n\nspeaker:, in:, after: and the like leave out all the rest." if ":" in query else ""
    return (
        f"Nothing in the library holds “{elided(query.strip(), _QUERY_CHARS)}”.\n\n"
        f"Try fewer words, or only the beginning of a word with a star: harb*{narrowing}"
    )


def _suggestion(query: str) -> Row:
    return Row(key=SUGGESTION, title=f"Did you mean “{elided(query.strip(), _QUERY_CHARS)}”?", tip="Search for this")


def _grouped(hits: Sequence[Hit], known_ids: Set[str]) -> Iterator[Row]:
    """The hits below headings; recordings of these ids have a heading further up."""
    for recording_id, group in groupby(hits, key=lambda hit: hit.recording_id):
        own = sorted(group, key=lambda hit: hit.kind != TITLE and hit.position_ms is None)
        count = counted(len(own), "more hit" if recording_id in known_ids else "hit")
        if own[0].kind == TITLE:
            yield _title_row(own.pop(0), count if own[1:] else "")
        else:
            yield _heading(recording_id, own[0].recording_title, count)
        yield from map(_hit_row, own)


def _heading(recording_id: str, recording_title: str, count: str) -> Row:
    title = with_short_title(Row(key=recording_id, title=recording_title)).title
    return Row(
        key=recording_id,
        title=f"{title} · {count}",
        is_heading=True,
        tip="Open the recording",
        whole=recording_title,
    )


def _title_row(hit: Hit, count: str) -> Row:
    """A title that was found heads the other hits of its recording, and is not said twice."""
    row = _hit_row(hit)
    return replace(
        row, title=row.text, text="", label=" · ".join(filter(None, (row.label, count))), tip="Open the recording"
    )


def _identity(hit: Hit) -> tuple[object, ...]:
    return hit.recording_id, hit.kind, hit.position_ms, hit.text


def _hit_row(hit: Hit) -> Row:
    text, marks = excerpt(hit.text, hit.marks, _PASSAGE_CHARS if hit.kind == PASSAGE else _HIT_CHARS)
    row = Row(
        key=f"{hit.recording_id}#{hit.kind}#{hit.position_ms}",
        label=" · ".join(part for part in (_kind_word(hit.kind), hit.speaker) if part),
        text=text,
        marks=marks,
        caption=elided(" ".join(hit.context.split()), _CONTEXT_CHARS),
        chip=chip(hit.position_ms),
        start_ms=hit.position_ms,
        tip=f"{'Open' if hit.position_ms is None else 'In'} “{hit.recording_title}”",
    )
    return abridged(row, _whole(row, hit))


def _whole(row: Row, hit: Hit) -> Row:
    return replace(row, text=hit.text, caption=hit.context)


def _kind_word(kind: str) -> str:
    """`Key point` of `key_point`; most hits are lines, and say nothing of it."""
    return "" if kind == LINE else kind.replace("_", " ").capitalize()
