"""Everything that a paint of the transcript needs to know."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from player.transcript import Timeline
from ui.transcript.layout.blocks import Block
from ui.transcript.layout.sheet import Sheet
from ui.transcript.painting.look import Look
from ui.transcript.painting.marks import Marks
from ui.transcript.painting.said import Said
from ui.transcript.painting.speaker_colors import SpeakerColors


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown; `ring` is the line that wears the focus ring, if one does."""

    timeline: Timeline
    sheet: Sheet
    look: Look
    marks: Marks
    said: Said
    speaker_colors: SpeakerColors
    ring: int | None


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block with its top in pixels of the view; lines of a paragraph share its rows."""

    block: Block
    top: float

    @property
    def is_shared(self) -> bool:
        """Whether several lines stand in it."""
        return len(self.block.paragraph.starts) > 1

    def line_span(self, number: int) -> tuple[float, float]:
        """Top and bottom of what belongs to a line, the space above the block and below it included."""
        numbers, block = self.block.paragraph.numbers, self.block
        if not self.is_shared:
            return self.top, self.top + block.height
        rows = block.rows_of(number)
        top = 0 if number == numbers[0] else block.row_top(rows.start)
        bottom = block.height if number == numbers[-1] else block.row_top(rows.stop)
        return self.top + top, self.top + bottom

    def row_span(self, number: int) -> tuple[float, float]:
        """Top and bottom of the rows in which a line stands."""
        rows = self.block.rows_of(number)
        return self.top + self.block.row_top(rows.start), self.top + self.block.row_top(rows.stop)

    def ground(self, left: int, right: int) -> QRectF:
        """The block's own ground: the space above a turn or a paragraph is nobody's."""
        top = self.top + self.block.ground_top
        return QRectF(left, top, right - left, self.block.height - self.block.ground_top)
