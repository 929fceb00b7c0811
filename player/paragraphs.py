"""Lines as they are set for reading: each by itself, or those of one speaker's turn joined into running text."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from player.transcript import Line, starts_turn

# A paragraph ends at the first good place from here on ...
_GOOD_CHARACTERS = 500
# ... and at the end of whatever line takes it so far.
_MOST_CHARACTERS = 700
# A silence after which a new thought may begin.
_PAUSE_MS = 1_500
_SENTENCE_ENDS = ".?!…。？！｡؟۔।"
_CLOSINGS = "\"'”’»)]」』）"


class Paragraph(NamedTuple):
    """Text of the lines from `first` on; that of line `first + i` is `text[starts[i]:ends[i]]`."""

    first: int
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def numbers(self) -> range:
        """The lines in it."""
        return range(self.first, self.first + len(self.starts))

    def characters_of(self, number: int) -> tuple[int, int]:
        """Where the text of a line begins and ends."""
        return self.starts[number - self.first], self.ends[number - self.first]

    def line_of(self, character: int) -> int:
        """The line that a character belongs to; what joins two lines belongs to the first."""
        return self.first + max(0, bisect_right(self.starts, character) - 1)


def paragraphs(lines: Sequence[Line], first: int, last: int, joined: bool) -> list[Paragraph]:
    """The lines `[first, last)`, each a paragraph, or joined: a turn, and a long one cut where it is best."""
    if joined:
        cuts = [first, *_cuts(lines, first, last), last]
        stretches = [stretch for stretch in pairwise(cuts) if stretch[0] < stretch[1]]
        return [join(start, [line.text for line in lines[start:end]]) for start, end in stretches]
    numbered = zip(range(first, last), lines[first:last], strict=True)
    return [Paragraph(number, line.text, (0,), (len(line.text),)) for number, line in numbered]


def join(first: int, texts: Sequence[str]) -> Paragraph:
    """One paragraph of the texts of the lines from `first` on."""
    parts: list[str] = []
    starts, ends, length, before = [], [], 0, ""
    for text in texts:
        between = _joint(before, text)
        starts.append(length + len(between))
        length = starts[-1] + len(text)
        ends.append(length)
        parts += (between, text)
        before = text or before
    return Paragraph(first, "".join(parts), tuple(starts), tuple(ends))


def runs_right_to_left(text: str) -> bool | None:
    """Whether the first letter that has a direction runs from right to left; None where there is none."""
    directions = map(unicodedata.bidirectional, text)
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), None)


def _cuts(lines: Sequence[Line], first: int, last: int) -> Iterator[int]:
    """The lines before which a new paragraph begins."""
    length, direction = 0, None
    for number in range(first, last):
        line, before = lines[number], lines[max(first, number - 1)]
        its_direction = runs_right_to_left(line.text)
        is_long = length >= _MOST_CHARACTERS or (length >= _GOOD_CHARACTERS and _is_good_end(before, line))
        # Set as one text, either of two directions would be out of order.
        turns_round = {direction, its_direction} == {True, False}
        if number > first and (is_long or turns_round or starts_turn(lines, number)):
            length, direction = 0, None
            yield number
        length += len(line.text) + 1
        direction = its_direction if direction is None else direction


def _is_good_end(line: Line, following: Line) -> bool:
    if line.text.rstrip().rstrip(_CLOSINGS).endswith(tuple(_SENTENCE_ENDS)):
        return True
    return line.end_ms is not None and (following.start_ms or 0) - line.end_ms >= _PAUSE_MS


def _joint(before: str, after: str) -> str:
    """What stands between two texts that are joined: a space, or nothing where their script has none."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    return "" if _is_unspaced(before[-1]) and _is_unspaced(after[0]) else " "


def _is_unspaced(character: str) -> bool:
    """Whether words of the character's script stand without spaces between them: Chinese and Japanese, not Korean."""
    if character.isascii() or unicodedata.east_asian_width(character) not in "WF":
        return False
    return not "가" <= character <= "힣" and unicodedata.category(character) != "So"
