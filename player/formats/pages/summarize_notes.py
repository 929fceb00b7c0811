"""The notes and the lines of a summarize.ing page, made from what stands in each of its blocks."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from player import timecode
from player.formats.pages.prose import (
    PageLine,
    bullet,
    ends_question,
    ends_sentence,
    has_emoji,
    plain,
    without_bold,
    without_bullet,
    without_emoji,
)
from player.formats.pages.summarize_blocks import Placed
from player.formats.pages.summarize_marks import BLOCK_GAP, Block, is_answer, is_time
from player.formats.speech import one_line, spoken_line
from player.notes import Note, NoteKind
from player.transcript import Line

# `**Label**: text`, `**Label:** text`, `**Label** - text`, and the same without its bold.
_BOLD_LABEL = re.compile(r"\*\*(?P<label>[^*]+?)\s*(?:[:：]\s*\*\*|\*\*\s*(?:[:：]|[–—-]\s))\s*(?P<text>.+)", re.DOTALL)
_LABEL = re.compile(r"(?P<label>[^:：.!?。！？]{1,60})(?::\s+|：\s*)(?P<text>\S.*)", re.DOTALL)
_MOST_LABEL_WORDS = 6
_ANSWER_MARK = re.compile(r"\A[-–—]\s*")
_NO_ANSWER = re.compile(r"(?:N/A\.?)?", re.IGNORECASE)
_TIMED = re.compile(
    rf"(?:play)?\s*[\[(]?(?P<time>{timecode.CLOCK})[\])]?(?:\s+|(?=[^\s\d.,:])|$)(?P<text>.*)", re.IGNORECASE | re.ASCII
)


def block_notes(placed: Sequence[Placed]) -> list[Note]:
    """The notes in the lines of a page's body, in page order."""
    has_wide_gaps = any(item.line.gap >= BLOCK_GAP for item in placed)
    readers: Mapping[Block, Callable[[Sequence[Placed]], Iterator[Note]]] = {
        Block.SUMMARY: _summary,
        Block.TAKEAWAYS: _takeaways,
        Block.QUESTIONS: _questions,
        Block.SECTIONS: _sections,
        Block.KEYWORDS: partial(_keywords, entry_gap=BLOCK_GAP if has_wide_gaps else 1),
        Block.HIGHLIGHTS: _highlights,
        Block.OTHER: _others,
    }
    runs = groupby(placed, key=lambda item: item.block)
    return [note for block, run in runs if block in readers for note in readers[block](list(run))]


def block_lines(placed: Sequence[Placed]) -> tuple[Line, ...]:
    """The transcript's lines; a time stands above its text or before it."""
    lines: list[Line] = []
    position_ms: int | None = None
    for item in placed:
        if item.block is not Block.TRANSCRIPT:
            continue
        text = item.line.text
        if timed := _TIMED.fullmatch(text):
            position_ms, text = timecode.parse(timed["time"]), timed["text"]
        if text:
            lines.append(spoken_line(position_ms, None, one_line(text)))
    return tuple(lines)


def _summary(placed: Sequence[Placed]) -> Iterator[Note]:
    yield Note(NoteKind.SUMMARY, _joined(placed))


def _takeaways(placed: Sequence[Placed]) -> Iterator[Note]:
    for item in _groups(placed, _bullet_test(placed)):
        first = item[0].line.text
        label, text = labelled_text(without_emoji(without_bullet(first)))
        rest = _joined(item[1:], first=without_bold(text))
        yield Note(NoteKind.TAKEAWAY, rest, label=label)


def _questions(placed: Sequence[Placed]) -> Iterator[Note]:
    for question, *answer in _groups(placed, _question_test(placed)):
        text = _joined(answer, mark=_ANSWER_MARK)
        yield Note(NoteKind.QUESTION, None if _NO_ANSWER.fullmatch(text) else text, plain(question.line.text))


def _sections(placed: Sequence[Placed]) -> Iterator[Note]:
    """One for each title; a paragraph far below another one has lost its title. A time above a title is its place."""
    position_ms: int | None = None
    for item in _groups(placed, _begins_section):
        first = item[0]
        if is_time(first.line.text):
            position_ms = _position_ms(first.line.text)
            continue
        title = plain(first.line.text) if first.opens else None
        yield Note(NoteKind.SECTION, _joined(item[first.opens :]) or None, title, position_ms)
        position_ms = None


def _keywords(placed: Sequence[Placed], entry_gap: int) -> Iterator[Note]:
    """One for each term, and one without a term for each further paragraph that stands `entry_gap` below another."""
    for first, *rest in _groups(placed, lambda last, item: _begins_keyword(last, item, entry_gap)):
        is_entry = first.opens or bullet(first.line.text) != ""
        label, text = labelled_text(without_emoji(without_bullet(first.line.text))) if is_entry else (None, "")
        if first.opens and (rest or label is None):
            yield Note(NoteKind.KEYWORD, _joined(rest) or None, plain(first.line.text) or None)
        elif label is not None:
            yield Note(NoteKind.KEYWORD, _joined(rest, first=without_bold(text)), label)
        else:
            yield Note(NoteKind.KEYWORD, _joined([first, *rest]))


def _highlights(placed: Sequence[Placed]) -> Iterator[Note]:
    """One for each line, unless a sentence runs on into the next line; only marks that all of them have are dropped."""
    items = _groups(placed, lambda last, item: item.line.gap > 0 or ends_sentence(last.line.text))
    texts = [" ".join(item.line.text for item in lines) for lines in items]
    for mark, without_mark in ((bullet, without_bullet), (has_emoji, without_emoji)):
        if all(mark(text) for text in texts):
            texts = [without_mark(text) for text in texts]
    for text in texts:
        yield Note(NoteKind.HIGHLIGHT, without_bold(text))


def _others(placed: Sequence[Placed]) -> Iterator[Note]:
    for first, *rest in _groups(placed, lambda _, item: item.opens):
        if rest:
            yield Note(NoteKind.RESOURCE, _joined(rest), plain(first.line.text))


def _groups(placed: Sequence[Placed], begins: Callable[[Placed, Placed], bool]) -> list[list[Placed]]:
    """The lines, cut before each one that begins something new after the line above it."""
    groups: list[list[Placed]] = []
    for item in placed:
        if not groups or begins(groups[-1][-1], item):
            groups.append([item])
        else:
            groups[-1].append(item)
    return groups


def _bullet_test(placed: Sequence[Placed]) -> Callable[[Placed, Placed], bool]:
    """Whether a line begins a takeaway: bullets further in belong to the one above."""
    indents = [item.line.indent for item in placed if bullet(item.line.text)]
    if not indents:
        return lambda _, item: item.line.gap > 0 or has_emoji(item.line.text)
    return lambda _, item: bullet(item.line.text) != "" and item.line.indent <= indents[0]


def _question_test(placed: Sequence[Placed]) -> Callable[[Placed, Placed], bool]:
    """Whether a line asks: it has the bullet of the first question, or where there are none, a question mark."""
    first = next((item.line for item in placed if bullet(item.line.text)), None)
    if first is None:
        return lambda _, item: ends_question(item.line.text) and not _ANSWER_MARK.match(item.line.text)
    return lambda _, item: _has_mark(item.line, first)


def _has_mark(line: PageLine, first: PageLine) -> bool:
    is_alike = bullet(line.text) == bullet(first.text) and line.indent <= first.indent
    return is_alike and not is_answer(line, first)


def _begins_keyword(last: Placed, item: Placed, entry_gap: int) -> bool:
    is_lost = not last.opens and item.line.gap >= entry_gap
    return item.opens or is_lost or bullet(item.line.text) != ""


def _begins_section(last: Placed, item: Placed) -> bool:
    is_lost = not last.opens and item.line.gap >= BLOCK_GAP
    return item.opens or is_lost or is_time(item.line.text) or is_time(last.line.text)


def _position_ms(text: str) -> int:
    return timecode.parse(text.lower().removeprefix("play"))


def labelled_text(text: str) -> tuple[str | None, str]:
    """The label before a colon and the text after it; None where a colon only stands inside a sentence."""
    if bold := _BOLD_LABEL.match(text):
        return bold["label"].strip(), bold["text"]
    match = _LABEL.fullmatch(without_bold(text))
    if match is None or match["text"][0].islower() or len(match["label"].split()) > _MOST_LABEL_WORDS:
        return None, text
    return match["label"].strip(), match["text"]


def _joined(placed: Sequence[Placed], *, first: str = "", mark: re.Pattern[str] | None = None) -> str:
    """One text of `first` and the lines, each without `mark`; all but wrapped lines stay lines of their own."""
    text = first
    for item in placed:
        line = item.line
        unmarked = mark.sub("", line.text, count=1) if mark else line.text
        is_marked = unmarked != line.text
        is_wrapped = line.gap == 0 and not is_marked and not bullet(unmarked)
        separator = (" " if is_wrapped else "\n") if text else ""
        # A dash after the mark is the text's own.
        text += separator + (without_bold(without_emoji(unmarked)) if is_marked else plain(unmarked))
    return text.strip()
