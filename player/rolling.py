"""Rolling captions, as video sites make them, shown once: each cue of theirs repeats rows of the cue before.

A transcript rolls as a whole or not at all: real speech repeats itself, too, but it does not begin nearly every cue
with the end of the one before. What is new in a cue keeps the cue's times and its words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from player.transcript import Line, Word

# Cues farther apart than this do not roll on.
_TOUCHING_MS = 100
# No speech is this short: a cue that says nothing new for so long only keeps the picture steady while rows move.
_FLASH_MS = 100
# Rolling transcripts repeat in nearly all pairs of cues, or in every other one where a site left out rows.
_ROLLING_SHARE = 0.4
_FEWEST_PAIRS = 2
# Shorter repeats may be chance.
_SHORTEST_REPEAT_CHARS = 4
# Where cues mostly grow by less than this, words are added to a row; else rows are added.
_GROWING_CHARS = 10
# So many stretches of so many lines tell what kind of transcript it is.
_SAMPLES = 10
_SAMPLE_LINES = 200

_TURN_MARK = re.compile(r">>>?[ \t]*(?=[^\s>])")
# Scripts that part no words with blanks: each of their signs counts as a word.
_SIGNS = r"\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SIGN = re.compile(f"[{_SIGNS}]")
_TOKEN = re.compile(rf"[{_SIGNS}]|[^\s{_SIGNS}]+")


def without_rolling(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as they are, or where they roll, what is new in each; bookmarks hold, for no time changes."""
    pairs = list(_sampled_pairs(lines))
    rolling = sum(_rolls(before, line) for before, line in pairs)
    if rolling < max(_FEWEST_PAIRS, _ROLLING_SHARE * len(pairs)):
        return tuple(lines)
    unrolling = _Unrolling(_is_growing(pairs, rolling))
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        unrolling.take(line, following)
    return tuple(unrolling.lines)


class _Unrolling:
    """Takes cue after cue and keeps what each says first."""

    def __init__(self, is_growing: bool) -> None:
        self.lines: list[Line] = []
        self._is_growing = is_growing
        self._before = Line(None, None, "")
        # The text of the cue before, and where in it each part begins that was new once.
        self._text = ""
        self._starts: list[int] = []
        self._was_shown_again = False

    def take(self, line: Line, following: Line | None) -> None:
        text = _marked(line)
        known = self._known(line, text) if _goes_on(self._before, line) else 0
        part = text[known:].lstrip() if known else text
        grows = self._is_growing and part and 0 < known == len(self._text) and not self._was_shown_again
        kept_from = len(self._text) - known
        self._starts = [start - kept_from for start in self._starts if start >= kept_from] if known else []
        if grows:
            self.lines[-1] = _grown(self.lines[-1], line, text[self._starts[-1] :], part)
        elif part:
            self._starts.append(len(text) - len(part))
            end_ms = _end_ms(line, text, following)
            self.lines.append(_said(line, part, end_ms) if known else replace(line, end_ms=end_ms))
        self._before, self._text, self._was_shown_again = line, text, not part

    def _known(self, line: Line, text: str) -> int:
        """How many of the first characters the cue before had shown."""
        is_contained = self._text.endswith(text)
        if is_contained and _is_flash(line):
            return len(text)
        if line.words:
            untimed = text.removesuffix(" ".join([word.text for word in line.words])).rstrip()
            if is_contained and untimed in ("", ">>"):
                return 0
            if untimed and len(untimed) < len(text) and _ends_with(self._text, untimed):
                return len(untimed)
        # What stands for long says something new, if it can: another row, or the same row again.
        for start in self._starts:
            if _begins_with(text, self._text[start:]):
                return len(self._text) - start
        is_said_again = text == self._text and len(self._starts) == 1 and not self._was_shown_again
        return 0 if is_said_again else _sure_overlap(self._text, text)


def _sampled_pairs(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    if len(lines) <= _SAMPLES * _SAMPLE_LINES:
        yield from pairwise(lines)
        return
    for number in range(_SAMPLES):
        first = number * (len(lines) - _SAMPLE_LINES) // (_SAMPLES - 1)
        yield from pairwise(lines[first : first + _SAMPLE_LINES])


def _rolls(before: Line, line: Line) -> bool:
    """Whether it repeats the cue before and goes on, which speech hardly does, or flashes."""
    if not _goes_on(before, line):
        return False
    text_before, text = _marked(before), _marked(line)
    return _is_flash(line) if text_before.endswith(text) else _sure_overlap(text_before, text) > 0


def _is_growing(pairs: Sequence[tuple[Line, Line]], rolling: int) -> bool:
    """Whether it is mostly words that are added, to a row that stands."""
    added = [
        len(line.text) - len(before.text)
        for before, line in pairs
        if _goes_on(before, line) and _begins_with(_marked(line), _marked(before)) and not _is_flash(before)
    ]
    return 2 * len(added) > rolling and median(added) < _GROWING_CHARS


def _goes_on(before: Line, line: Line) -> bool:
    if line.start_ms is None or before.end_ms is None or not line.text or not before.text:
        return False
    return line.start_ms <= before.end_ms + _TOUCHING_MS and line.speaker == before.speaker


def _is_flash(line: Line) -> bool:
    return line.start_ms is not None and line.end_ms is not None and line.end_ms - line.start_ms <= _FLASH_MS


def _sure_overlap(before: str, text: str) -> int:
    """How many characters at most end the one and begin the other, cut at words; 0 where it may be chance."""
    words, words_before = _TOKEN.findall(text), _TOKEN.findall(before)
    for place in range(max(0, len(words_before) - len(words)), len(words_before)):
        if words_before[place:] == words[: len(words_before) - place]:
            last = list(_TOKEN.finditer(text))[len(words_before) - place - 1]
            return last.end() if last.end() >= _SHORTEST_REPEAT_CHARS else 0
    return 0


def _begins_with(text: str, beginning: str) -> bool:
    """Whether the text has this beginning, cut at a word, and goes on."""
    if len(text) <= len(beginning) or not text.startswith(beginning):
        return False
    following = text[len(beginning)]
    return following == " " or _SIGN.match(following) is not None


def _ends_with(text: str, end: str) -> bool:
    """Whether the text has this end, cut at a word."""
    if not text.endswith(end):
        return False
    return len(text) == len(end) or text[-len(end) - 1] == " " or _SIGN.match(end) is not None


def _end_ms(line: Line, text: str, following: Line | None) -> int | None:
    """When the cue goes, a flash of it after it included: no gap is left to flicker in."""
    if following is not None and _is_flash(following) and _goes_on(line, following):
        return following.end_ms if text.endswith(_marked(following)) else line.end_ms
    return line.end_ms


def _said(line: Line, part: str, end_ms: int | None) -> Line:
    """The line of this part, the last of its text, up to `end_ms`."""
    words = _last_words(line.words, part)
    mark = _TURN_MARK.match(part)
    if mark is None:
        return Line(line.start_ms, end_ms, part, line.speaker, words)
    first = [replace(word, text=_TURN_MARK.sub("", word.text)) for word in words[:1] if word.text.strip(">")]
    return Line(line.start_ms, end_ms, part[mark.end() :], line.speaker, (*first, *words[1:]), line.speaker is None)


def _grown(before: Line, line: Line, row: str, part: str) -> Line:
    """The line before, now all of this row, of which this part is new: it is timed by its cue."""
    words = (*(before.words or _as_word(before, before.text)), *(_last_words(line.words, part) or _as_word(line, part)))
    return replace(before, end_ms=line.end_ms, text=_TURN_MARK.sub("", row, count=1), words=words)


def _as_word(line: Line, text: str) -> tuple[Word, ...]:
    """A text that came and went with the line."""
    start_ms, end_ms = line.start_ms, line.end_ms
    return () if start_ms is None or end_ms is None else (Word(start_ms, end_ms, text),)


def _marked(line: Line) -> str:
    """The text as the cue had it: a turn opens with its mark."""
    return f">> {line.text}" if line.turn and line.speaker is None else line.text


def _last_words(words: tuple[Word, ...], part: str) -> tuple[Word, ...]:
    """The last words, as many as this part holds."""
    missing = len(part.replace(" ", ""))
    first = len(words)
    while first and missing > 0:
        first -= 1
        missing -= len(words[first].text.replace(" ", ""))
    return words[first:]
