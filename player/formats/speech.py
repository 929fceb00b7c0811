"""What all formats share in how they write speech: one line of text, `>>` where the speaker changes, spans in time."""

import re
from collections.abc import Sequence
from dataclasses import replace

from player.document import Document
from player.errors import NothingToWrite
from player.transcript import Line, Timeline, Word

# Captions mark a change of speaker with it, named or not.
TURN_MARK = ">> "
# ASCII only: a no-break space or an ideographic one is the author's, not the layout's. What `str.split` parts ASCII at.
_BLANK_SIGNS = "\t\n\v\f\r\x1c\x1d\x1e\x1f "
_BLANKS = re.compile(f"[{_BLANK_SIGNS}]+")
_TURN_MARK = re.compile(r"\A>>>?[ \t]*(?=[^\s>])")


def one_line(text: str) -> str:
    """The text with its line breaks and runs of blanks as single spaces; a tab inside stays one."""
    text = text.strip(_BLANK_SIGNS)
    # Most are one already, and all blanks but single spaces are among what is not printable.
    if "  " not in text and text.isprintable():
        return text
    if "\t" in text:
        return "\t".join(part for part in map(one_line, text.split("\t")) if part)
    return " ".join(text.split()) if text.isascii() else _BLANKS.sub(" ", text)


def spoken_line(
    start_ms: int | None, end_ms: int | None, text: str, speaker: str | None = None, words: Sequence[Word] = ()
) -> Line:
    """A line of this `one_line` text; a leading `>>` is taken off and said in `turn` (by the speaker, where named)."""
    mark = _TURN_MARK.match(text) if text[:2] == ">>" else None
    if mark is None:
        return Line(start_ms, end_ms, text, speaker, tuple(words))
    unmarked = (replace(word, text=_TURN_MARK.sub("", word.text, count=1)) for word in words[:1])
    kept = (*(word for word in unmarked if word.text not in ("", ">>", ">>>")), *words[1:])
    return Line(start_ms, end_ms, text[mark.end() :], speaker, kept, turn=speaker is None)


def ended_words(words: Sequence[tuple[int, int | None, str]], end_ms: int | None) -> list[Word]:
    """Words of `(start_ms, end_ms, text)`; one without an end lasts up to the next, the last to `end_ms` if known."""
    if not words:
        return []
    followings = [*(start_ms for start_ms, _, _ in words[1:]), end_ms]
    return [
        Word(start_ms, max(start_ms, following or 0) if word_end_ms is None else word_end_ms, text)
        for (start_ms, word_end_ms, text), following in zip(words, followings, strict=False)
    ]


def marked_text(line: Line) -> str:
    """The text of a line as one line, with `>>` before it where a turn begins that no name tells."""
    mark = TURN_MARK if line.turn and line.speaker is None else ""
    return mark + one_line(line.text)


def timed_lines(document: Document, format_title: str) -> list[tuple[int, int, Line]]:
    """`(start_ms, end_ms, line)` of each line with a time, in file order, for a format that cannot do without.

    An end that no source gave is the next line's start. Raises NothingToWrite where no line has a time.
    """
    timeline = Timeline(document.lines, document.duration_ms)
    spans = ((timeline.span(number), line) for number, line in enumerate(document.lines))
    timed = [(*span, line) for span, line in spans if span is not None]
    if not timed:
        raise NothingToWrite(format_title, "lines with times")
    return timed
