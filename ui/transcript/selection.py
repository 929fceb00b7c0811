"""What the reader has selected in the transcript, exact to the character."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from player.transcript import Line


class Place(NamedTuple):
    """Between two characters of the transcript: before character `character` of the text of line `line`."""

    line: int
    character: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The characters between `anchor`, where the selection began, and `head`, which moves."""

    anchor: Place
    head: Place

    @property
    def first(self) -> Place:
        """Where the selected characters begin."""
        return min(self.anchor, self.head)

    @property
    def last(self) -> Place:
        """Where they end."""
        return max(self.anchor, self.head)

    @property
    def numbers(self) -> range:
        """The lines that the selection touches, top to bottom."""
        return range(self.first.line, self.last.line + 1)

    @property
    def is_empty(self) -> bool:
        """Whether no character is selected."""
        return self.anchor == self.head

    def characters_in(self, number: int, length: int) -> tuple[int, int] | None:
        """The selected characters of a line of this many, as start and end; None beside the selection."""
        if number not in self.numbers:
            return None
        start = self.first.character if number == self.first.line else 0
        end = self.last.character if number == self.last.line else length
        return min(start, length), min(end, length)

    def spanned_to(self, other: "Selection") -> "Selection":
        """From this stretch, where the selection began, to another one, both of them whole."""
        if other.first >= self.first:
            return Selection(self.first, max(self.last, other.last))
        return Selection(max(self.last, other.last), other.first)


def whole_lines(lines: Sequence[Line], first: int, last: int) -> Selection:
    """All characters of these lines, the last one included."""
    return Selection(Place(first, 0), Place(last, len(lines[last].text)))


def touched_lines(lines: Sequence[Line], selection: Selection) -> range:
    """The lines of which something is selected: not one at whose end it begins, nor one at whose start it ends."""
    first, last = selection.first, selection.last
    begins_after = first.line < last.line and 0 < len(lines[first.line].text) <= first.character
    ends_before = first.line < last.line and last.character == 0 < len(lines[last.line].text)
    return range(first.line + begins_after, last.line + (not ends_before))
