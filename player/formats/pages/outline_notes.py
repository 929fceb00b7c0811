"""The notes and chapters in the items of a summary page, by the part of the page that they stand in."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from player.formats.pages.outline_headings import Part
from player.formats.pages.outline_marks import Item, item
from player.formats.pages.prose import ends_question
from player.formats.pages.summarize_notes import labelled_text
from player.formats.texts.rows import TextRow
from player.notes import Chapter, Note, NoteKind

Items = Sequence[tuple[TextRow, Item]]

_ANSWER = re.compile(r"(?:A(?:nswer)?\d{0,3}\s*[:.)]|[-–—](?=\S))\s*", re.IGNORECASE)
_QUESTION = re.compile(r"(?:Q(?:uestion)?\s*\d{0,3}\s*[:.)])\s*", re.IGNORECASE)
_KINDS: Mapping[Part, NoteKind] = {
    Part.KEY_POINTS: NoteKind.KEY_POINT,
    Part.INSIGHTS: NoteKind.INSIGHT,
    Part.HIGHLIGHTS: NoteKind.HIGHLIGHT,
    Part.VERDICT: NoteKind.VERDICT,
    Part.RESOURCES: NoteKind.RESOURCE,
}
_MOST_KEYWORD_CHARS = 60


def notes(part: Part, title: str | None, items: Items) -> Iterator[Note]:
    """The notes of one part, in page order."""
    readers: Mapping[Part, Callable[[Items], Iterator[Note]]] = {
        Part.SUMMARY: _summary,
        Part.TAKEAWAYS: _takeaways,
        Part.QUESTIONS: _questions,
        Part.KEYWORDS: _keywords,
    }
    if part is Part.SECTION:
        yield from _section(title or "", items)
    elif part in readers:
        yield from readers[part](items)
    else:
        for entry in _joined(items):
            if entry.text:
                yield Note(_KINDS[part], entry.text, None, entry.start_ms, entry.end_ms)


def chapters(items: Items) -> Iterator[Chapter]:
    """A chapter for each item with a time, the text lines below it as its text; others before them have no time."""
    starts = [number for number, (_, entry) in enumerate(items) if entry.start_ms is not None]
    for _, entry in items[: starts[0] if starts else len(items)]:
        yield Chapter(None, None, entry.text)
    for number, following in pairwise([*starts, len(items)]):
        entry = items[number][1]
        below = [other.text for _, other in items[number + 1 : following]]
        texts = [entry.text, *below] if entry.text else below
        if texts:
            yield Chapter(entry.start_ms, entry.end_ms, texts[0], "\n".join(texts[1:]) or None)


def _summary(items: Items) -> Iterator[Note]:
    """One summary; a timed item among it is a point of its own."""
    plain = [entry.text for _, entry in items if entry.start_ms is None]
    if plain:
        yield Note(NoteKind.SUMMARY, "\n".join(plain))
    for _, entry in items:
        if entry.start_ms is not None and entry.text:
            yield Note(NoteKind.KEY_POINT, entry.text, None, entry.start_ms, entry.end_ms)


def _takeaways(items: Items) -> Iterator[Note]:
    for entry in _joined(items):
        label, text = labelled_text(entry.text)
        if entry.text:
            yield Note(NoteKind.TAKEAWAY, text, None, entry.start_ms, entry.end_ms, label)


def _questions(items: Items) -> Iterator[Note]:
    """A note for each text that asks, the texts below it as its answer."""
    asked: Item | None = None
    answer: list[str] = []
    position_ms: int | None = None
    for _, entry in items:
        mark = _QUESTION.match(entry.text)
        if mark or (ends_question(entry.text) and not _ANSWER.match(entry.text)):
            yield from _question(asked, answer, position_ms)
            text = entry.text[mark.end() :] if mark else entry.text
            asked, answer, position_ms = replace(entry, text=text), [], None
        else:
            position_ms = entry.start_ms if position_ms is None else position_ms
            answer += [_ANSWER.sub("", entry.text, count=1)] if entry.text else []
    yield from _question(asked, answer, position_ms)


def _question(asked: Item | None, answer: Sequence[str], position_ms: int | None) -> Iterator[Note]:
    text = "\n".join(answer) or None
    if asked:
        start_ms = position_ms if asked.start_ms is None else asked.start_ms
        yield Note(NoteKind.QUESTION, text, asked.text, start_ms)
    elif text:
        yield Note(NoteKind.RESOURCE, text)


def _keywords(items: Items) -> Iterator[Note]:
    for entry in _joined(items):
        listed = [word.strip(" .#") for word in re.split(r"[,;•·|]", entry.text)]
        is_list = len(listed) > 1 and all(0 < len(word) <= _MOST_KEYWORD_CHARS for word in listed)
        label, text = (None, entry.text) if is_list else labelled_text(entry.text)
        if is_list:
            yield from (Note(NoteKind.KEYWORD, None, word) for word in listed)
        elif entry.text:
            term, meaning = (label, text) if label else (entry.text, None)
            yield Note(NoteKind.KEYWORD, meaning, term, entry.start_ms)


def _section(title: str, items: Items) -> Iterator[Note]:
    """One section of all text lines; its time stands in its heading, or alone below it."""
    heading = item(title)
    alone = next((entry.start_ms for _, entry in items[:1] if not entry.text), None)
    position_ms = alone if heading.start_ms is None else heading.start_ms
    timed = [entry for _, entry in items if entry.start_ms is not None and entry.text]
    plain = [entry.text for _, entry in items if entry.text and entry not in timed]
    yield Note(NoteKind.SECTION, "\n".join(plain) or None, heading.text or title, position_ms, heading.end_ms)
    for entry in timed:
        yield Note(NoteKind.KEY_POINT, entry.text, None, entry.start_ms, entry.end_ms)


def _joined(items: Items) -> Iterator[Item]:
    """The items, one without a bullet that follows right below one with a bullet being the rest of its text."""
    has_bullets = any(entry.is_bulleted for _, entry in items)
    held: Item | None = None
    for row, entry in items:
        goes_on = held is not None and has_bullets and not entry.is_bulleted and row.gap == 0
        is_moment_of = held is not None and held.start_ms is None and not entry.text
        if held and is_moment_of:
            held = Item(held.text, entry.start_ms, entry.end_ms, held.is_bulleted)
        elif held and goes_on and entry.start_ms is None:
            held = Item(f"{held.text} {entry.text}", held.start_ms, held.end_ms, held.is_bulleted)
        else:
            if held:
                yield held
            held = entry
    if held:
        yield held
