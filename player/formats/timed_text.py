"""Plain text with times at its line starts: `[MM:SS] text`, `(0:12) text`, `0:12 text`, or a time alone above its text.

Ends are known only where a bracket holds both times, `[0:12 --> 0:15]`. A line without a time goes on with the text
above it, but for a site's footer below the last. Before the first time, one short line is the title; more lines are
lines without a time. `>>` after a time marks a turn, and `Name:` names the speaker where such names recur through the
text, or surely with a tab after its colon: no line's own text holds a tab.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.pages.prose import is_footer
from player.formats.speech import marked_text, no_lines, one_line, spoken_line
from player.timecode import CLOCK
from player.transcript import Line

_STAMP = re.compile(
    rf"[ \t]*(?:\[({CLOCK})(?:[ \t]*(?:-->|[-–—])[ \t]*({CLOCK}))?\]:?|\(({CLOCK})\):?"
    rf"|({CLOCK})(?:(?:[ \t]*[-–—:])?(?=[ \t])|$)(?![ \t]*(?:-->|{CLOCK})))[ \t]*",
    re.ASCII,
)
_LONGEST_TITLE_CHARS = 150

# A text is a transcript where several times stand at line starts, nearly all rising, and not too far between.
_RISING_SHARE = 0.9
_SURE_SHARE = 0.4
_POSSIBLE_SHARE = 0.1
_POSSIBLE_TIMES = 5

# Names are believed where each recurs and together they open this share of the lines; where most lines open with a
# name, those that stand once are believed too.
_NAME = re.compile(r"([^\W\d_][^:：?!,]{0,39})(?::[ \t]+|：[ \t]*)(?=\S)")
_SURE_MARK = ":\t"
_MOST_NAME_WORDS = 4
_NAMED_SHARE = 0.1
_LABELLED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Stamped:
    """A text line after its time, if it has one."""

    start_ms: int | None
    end_ms: int | None
    text: str


def sniff(head: str) -> int:
    """Never quite sure: times at line starts are all that tells it."""
    stamped = list(_stamped_lines(head))
    starts = [line.start_ms for line in stamped if line.start_ms is not None]
    if len(starts) < 2:
        return 60 if starts and _is_only_line(stamped, head) else 0
    rising = sum(later >= earlier for earlier, later in pairwise(starts))
    falling = len(starts) - 1 - rising
    share = len(starts) / len(stamped)
    if share >= _SURE_SHARE and rising and falling <= max(1, (1 - _RISING_SHARE) * (len(starts) - 1)):
        return 60
    is_in_order = rising >= _RISING_SHARE * (len(starts) - 1) and starts[-1] > starts[0]
    return 40 if is_in_order and share >= _POSSIBLE_SHARE and len(starts) >= _POSSIBLE_TIMES else 0


def read(source: Source) -> Document:
    """The lines, in file order; raises BrokenFile where no time has a text."""
    stamped = _without_footer(list(_stamped_lines(source.text)))
    first = next((number for number, line in enumerate(stamped) if line.start_ms is not None), len(stamped))
    before, timed = stamped[:first], _with_speakers(list(_timed_lines(stamped[first:])))
    if not timed:
        raise BrokenFile(source.name, TIMED_TEXT.title, "none of its times has a text.")
    has_title = len(before) == 1 and len(before[0].text) <= _LONGEST_TITLE_CHARS
    untimed = [] if has_title else [_line(line) for line in before]
    title = one_line(before[0].text) if has_title else None
    return Document(title=title, origin=source.origin(TIMED_TEXT.name), lines=(*untimed, *timed))


def write(document: Document) -> str:
    """A text line for each line, its time to the second, or to the millisecond where any line needs that.

    Raises PlayerError where there are no lines.
    """
    if not document.lines:
        raise no_lines(TIMED_TEXT.title)
    title = f"{one_line(document.title)}\n\n" if document.title else ""
    is_whole = all((line.start_ms or 0) % timecode.MS_PER_SECOND == 0 for line in document.lines)
    clock = timecode.clock if is_whole else timecode.clock_ms
    gap = _gap_after_names(document.lines)
    return title + "".join(
        (f"[{clock(line.start_ms)}] " if line.start_ms is not None else "") + f"{_labelled(line, gap)}\n"
        for line in document.lines
    )


def _is_only_line(stamped: Sequence[_Stamped], head: str) -> bool:
    """Whether all there is is one time in brackets with its text, and at most a title above it."""
    last = head.rstrip().rpartition("\n")[2].lstrip()
    return len(stamped) <= 2 and stamped[-1].start_ms is not None and last.startswith("[")


def _stamped_lines(text: str) -> Iterator[_Stamped]:
    for raw in text.split("\n"):
        match = _STAMP.match(raw)
        if match:
            bracketed, end, rounded, bare = match.groups()
            start_ms = timecode.parse(bracketed or rounded or bare)
            yield _Stamped(start_ms, timecode.parse(end) if end else None, raw[match.end() :].strip(" \t"))
        elif one_line(raw):
            yield _Stamped(None, None, raw.strip(" \t"))


def _without_footer(stamped: Sequence[_Stamped]) -> Sequence[_Stamped]:
    """The text lines down to a site's footer below the last time."""
    last = max((number for number, line in enumerate(stamped) if line.start_ms is not None), default=0)
    below = range(last + 1, len(stamped))
    return stamped[: next((number for number in below if is_footer(stamped[number].text)), len(stamped))]


def _timed_lines(stamped: Sequence[_Stamped]) -> Iterator[Line]:
    """Each time with all text up to the next; a time without text says nothing."""
    starts = [number for number, line in enumerate(stamped) if line.start_ms is not None]
    for number, following in pairwise([*starts, len(stamped)]):
        text = " ".join(line.text for line in stamped[number:following] if line.text)
        if one_line(text):
            yield _line(replace(stamped[number], text=text))


def _line(stamped: _Stamped) -> Line:
    """The line, its speaker known where a tab follows the colon."""
    name, _, said = (one_line(part) for part in stamped.text.partition(_SURE_MARK))
    speaker, text = (name, said) if name and said else (None, one_line(stamped.text))
    return spoken_line(stamped.start_ms, stamped.end_ms, text, speaker)


def _with_speakers(lines: Sequence[Line]) -> Sequence[Line]:
    if any(line.speaker for line in lines):
        return lines
    names = Counter(name for line in lines if (name := _name(line)))
    believed = {name for name, count in names.items() if count > 1}
    if sum(names[name] for name in believed) < _NAMED_SHARE * len(lines):
        return lines
    if believed and names.total() >= _LABELLED_SHARE * len(lines):
        believed = set(names)
    return [_named(line) if _name(line) in believed else line for line in lines]


def _name(line: Line) -> str | None:
    """What may be a speaker's name at the start of the text: a few words, none in lower case."""
    match = _NAME.match(line.text)
    if match is None:
        return None
    words = match[1].split()
    return match[1] if len(words) <= _MOST_NAME_WORDS and not any(word[0].islower() for word in words) else None


def _named(line: Line) -> Line:
    name, _, text = line.text.replace("：", ":", 1).partition(":")
    return replace(line, speaker=name, text=text.strip(" "), turn=False)


def _gap_after_names(lines: Sequence[Line]) -> str:
    """A blank where the names will be known for what they are without more, else a tab."""
    unnamed = [replace(line, text=_labelled(line, " "), speaker=None) for line in lines]
    guessed = [line.speaker for line in _with_speakers(unnamed)]
    return " " if guessed == [line.speaker for line in lines] else "\t"


def _labelled(line: Line, gap: str) -> str:
    name = f"{one_line(line.speaker)}:{gap}" if line.speaker else ""
    return name + marked_text(line)


TIMED_TEXT = Format("text", "plain text with times", ("txt",), sniff, read, write)
