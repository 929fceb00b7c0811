"""What the reader has selected in the transcript: whole lines, or one word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """Lines from `anchor`, where the selection began, to `head`; `word` narrows one line to some of its characters."""

    anchor: int
    head: int
    word: tuple[int, int] | None = None

    @property
    def numbers(self) -> range:
        """The selected lines, top to bottom."""
        return range(min(self.anchor, self.head), max(self.anchor, self.head) + 1)

    def extended_to(self, number: int) -> "Selection":
        """The whole lines from the anchor to this one."""
        return Selection(self.anchor, number)
