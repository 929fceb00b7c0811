"""The notes of a TubeSum page, told apart by how the page lays them out, whatever its language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from player import timecode
from player.formats.pages.prose import (
    ends_question,
    ends_sentence,
    ends_statement,
    is_footer,
    without_bold,
    without_bullet,
)
from player.formats.pages.tubesum_hooks import read_hooks
from player.formats.pages.tubesum_layout import Row, RowKind, quoted
from player.notes import Note, NoteKind

_LONGEST_TITLE_CHARS = 150
_LONGEST_CHANNEL_CHARS = 60
# A title may end with a full stop when it is short and the text below it this many times longer.
_SHORT_TITLE_CHARS = 80
_SUMMARY_TO_TITLE = 3
# Words longer than this are capitalised in a headline.
_SMALL_WORD_CHARS = 3


@dataclass(frozen=True, slots=True)
class PageNotes:
    """The notes in page order, and the page's own title and channel where they stand above its notes."""

    notes: tuple[Note, ...]
    title: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Rows of text and the moment that closes them; None where the page or its notes end first."""

    rows: tuple[Row, ...]
    moment: Row | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(row.text for row in self.rows if row.kind is RowKind.TEXT)

    @property
    def is_glued(self) -> bool:
        return self.moment is not None and self.moment.glued


def read_notes(rows: Sequence[Row]) -> PageNotes:
    """The notes in the rows above a transcript."""
    header, hooks, rest = read_hooks(rows)
    lead, *later = _runs(_with_times_as_answers(rest))
    end = _overview_end(lead)
    overview = lead.rows[:end]
    if not hooks:
        header = _header([row.text for row in overview])
        overview = overview[len(header) :]
    runs = [replace(lead, rows=lead.rows[end:]), *later]
    stamped = [_key_point(row) for run in later for row in run.rows if row.kind is RowKind.STAMPED]
    title, channel = [*header, None, None][:2]
    return PageNotes((*hooks, *_overview(overview), *stamped, *_items(runs)), title, channel)


def resources(texts: Sequence[str]) -> Iterator[Note]:
    """Notes for what has no other place on the page, the site's footer left out."""
    for text in takewhile(lambda text: not is_footer(text), texts):
        yield Note(NoteKind.RESOURCE, _text(text))


def _with_times_as_answers(rows: Sequence[Row]) -> list[Row]:
    """The rows with each time that stands where an answer does, right above the answer's moment, made a text."""
    paired = zip_longest(rows, rows[1:])
    return [_as_answer(row) if below and below.kind is RowKind.MOMENT else row for row, below in paired]


def _as_answer(row: Row) -> Row:
    if row.kind is RowKind.STAMPED:
        return replace(row, kind=RowKind.TEXT, text=f"[{timecode.clock(row.position_ms or 0)}] {row.text}")
    return replace(row, kind=RowKind.TEXT)


def _runs(rows: Sequence[Row]) -> list[_Run]:
    """The rows cut after each moment; the last run, which may be empty, has none."""
    runs = []
    start = 0
    for number, row in enumerate(rows):
        if row.kind is RowKind.MOMENT:
            runs.append(_Run(tuple(rows[start:number]), row))
            start = number + 1
    return [*runs, _Run(tuple(rows[start:]))]


def _overview_end(lead: _Run) -> int:
    """Where in the first run the first question or insight begins, below title, summary, key points and verdict."""
    texts = [row.text for row in lead.rows]
    if lead.moment is None:
        return len(texts)
    verdict = _verdict_number(texts)
    # Below the key points nothing but a title and a text can be told without a verdict.
    start = verdict + 1 if verdict is not None else max(0, len(texts) - 2)
    searched = range(start if verdict is not None else max(0, len(texts) - 3), len(texts) - 1)
    return next((number for number in searched if ends_question(texts[number])), start)


def _verdict_number(texts: Sequence[str]) -> int | None:
    """Which text is the verdict: the last in quotes with a question or an insight below it."""
    below = texts[:-1] if texts and ends_question(texts[-1]) else texts[:-2]
    return _last_quoted(below)


def _last_quoted(texts: Sequence[str]) -> int | None:
    return max((number for number, text in enumerate(texts) if quoted(text)), default=None)


def _header(texts: Sequence[str]) -> tuple[str, ...]:
    """Title, or title and channel, that stand above the summary of a page without a clip."""
    if not texts or not _is_title(texts[0], texts[1] if len(texts) > 1 else ""):
        return ()
    is_channel = len(texts) > 2 and len(texts[1]) <= _LONGEST_CHANNEL_CHARS and not ends_sentence(texts[1])
    return tuple(texts[:2] if is_channel and not quoted(texts[1]) else texts[:1])


def _is_title(text: str, following: str) -> bool:
    if not ends_statement(text):
        return len(text) <= _LONGEST_TITLE_CHARS and not quoted(text)
    return len(text) <= _SHORT_TITLE_CHARS and len(following) >= _SUMMARY_TO_TITLE * len(text)


def _overview(rows: Sequence[Row]) -> Iterator[Note]:
    """Summary, key points and verdict."""
    verdict = _last_quoted([row.text for row in rows])
    footer = next((number for number, row in enumerate(rows) if is_footer(row.text)), len(rows))
    summary = next((number for number, row in enumerate(rows) if row.kind is RowKind.TEXT and number != verdict), None)
    for number, row in enumerate(rows[:footer]):
        if number == verdict:
            yield Note(NoteKind.VERDICT, quoted(row.text))
        elif number == summary:
            yield Note(NoteKind.SUMMARY, _text(row.text))
        else:
            yield _key_point(row)


def _key_point(row: Row) -> Note:
    return Note(NoteKind.KEY_POINT, _text(row.text), position_ms=row.position_ms)


def _items(runs: Sequence[_Run]) -> Iterator[Note]:
    """Questions, then insights, then what is left below them."""
    *closed, tail = runs
    closed = [run for run in closed if run.texts]
    first_insight = _first_insight(closed)
    for number, run in enumerate(closed):
        yield _item(NoteKind.INSIGHT if number >= first_insight else NoteKind.QUESTION, run)
    if first_insight < len(closed) and len(tail.texts) == 2 and _is_headline(tail.texts[0]):
        yield _item(NoteKind.INSIGHT, tail)
    else:
        yield from resources(tail.texts)


def _item(kind: NoteKind, run: _Run) -> Note:
    title, *texts = run.texts
    position_ms = run.moment.position_ms if run.moment else None
    return Note(kind, without_bold(" ".join(texts)) or None, without_bold(title), position_ms)


def _first_insight(runs: Sequence[_Run]) -> int:
    """Number of the first insight: its time is glued to what follows, a question's stands alone on its line."""
    first_glued = next((number for number, run in enumerate(runs) if run.is_glued), len(runs))
    if first_glued < len(runs):
        is_last_question = first_glued == len(runs) - 1 and ends_question(runs[first_glued].texts[0])
        return first_glued + is_last_question
    headlines = list(takewhile(lambda run: _is_headline(run.texts[0]), reversed(runs)))
    return len(runs) - len(headlines)


def _is_headline(text: str) -> bool:
    """Whether a text is written as insight titles are: no sentence, its longer words not in small letters."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD_CHARS]
    return not ends_sentence(text) and not any(word[0].islower() for word in words)


def _text(text: str) -> str:
    """The text without what decorates it; an emoji it begins with is the author's own."""
    return without_bold(without_bullet(text)).strip()
