"""Where each line stands: heights and tops of all lines, and the laid-out text of those that are looked at."""

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextLayout, QTextOption

from player.transcript import Line, starts_turn
from ui.transcript.wrapping import PieceWidths

LINE_HEIGHT = 1.35  # of the letters' size; what makes long reading easy
LINE_GAP_PX = 6
TURN_GAP_PX = 14
# Several screens of lines; a laid-out line takes a few kilobytes.
_KEPT_LAYOUTS = 400
# Each would break the row, or show as a box; a space keeps all positions.
_ONE_ROW = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")


class LineStack:
    """Lines of varying height, one above the other; all measures in pixels from the top of the first.

    A line that has not been looked at has an estimated height; `settle` makes a stretch exact.
    """

    def __init__(self, lines: Sequence[Line], font: QFont, width_px: int) -> None:
        metrics = QFontMetricsF(font)
        self._lines = lines
        self._font = font
        self.row_height = max(round(metrics.height()), round(LINE_HEIGHT * QFontInfo(font).pixelSize()))
        self.baseline = (self.row_height - metrics.height()) / 2 + metrics.ascent()
        self._widths = PieceWidths([line.text for line in lines], metrics)
        self._leads = self._measured_leads()
        self._width_px = 0
        self.set_width(width_px)

    def __len__(self) -> int:
        return len(self._lines)

    @property
    def height(self) -> int:
        """Height of all lines together."""
        return int(self._tops[-1])

    def set_width(self, width_px: int) -> None:
        """Wrap all lines to this width."""
        if width_px != self._width_px:
            self._width_px = width_px
            self._kept: dict[int, QTextLayout] = {}
            self._heights = self._leads + self._widths.rows(width_px) * self.row_height + LINE_GAP_PX
            self._stack()

    def top(self, number: int) -> int:
        """Top of a line, with the space above it where it opens a turn; of `len(self)`, the bottom of all."""
        return int(self._tops[number])

    def height_of(self, number: int) -> int:
        """Height of one line, with the space above it."""
        return int(self._heights[number])

    def box(self, number: int) -> tuple[int, int]:
        """Top and bottom of a line's own ground, its speaker's name included, the space above a turn not."""
        return self.top(number) + (TURN_GAP_PX if self.opens_turn(number) else 0), self.top(number + 1)

    def text_top(self, number: int) -> int:
        """Top of the first row of a line's text."""
        return self.top(number) + int(self._leads[number]) + LINE_GAP_PX // 2

    def opens_turn(self, number: int) -> bool:
        """Whether a turn begins with this line."""
        return bool(self._leads[number])

    def line_at(self, y: int) -> int:
        """The line at this height, the nearest one outside; the stack must not be empty."""
        return int(np.clip(np.searchsorted(self._tops, y, side="right") - 1, 0, len(self) - 1))

    def settle(self, top: int, bottom: int) -> None:
        """Lay out all lines between these two heights, so that what stands there is exact."""
        if not len(self):
            return
        number, y, changed = self.line_at(top), top, False
        while number < len(self) and y < bottom:
            rows = self.text_layout(number).lineCount()
            height = int(self._leads[number]) + rows * self.row_height + LINE_GAP_PX
            changed |= height != self._heights[number]
            self._heights[number] = height
            number, y = number + 1, y + height
        if changed:
            self._stack()

    def text_layout(self, number: int) -> QTextLayout:
        """The laid-out text of a line, its first row at height 0."""
        kept = self._kept.get(number)
        if kept is None:
            if len(self._kept) >= _KEPT_LAYOUTS:
                del self._kept[next(iter(self._kept))]
            kept = self._kept[number] = self._laid_out(self._lines[number].text)
        return kept

    def _laid_out(self, text: str) -> QTextLayout:
        layout = QTextLayout(text.translate(_ONE_ROW), self._font)
        layout.setTextOption(_option(text))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        baseline = self.baseline
        while (row := layout.createLine()).isValid():
            row.setLineWidth(self._width_px)
            # Rows stand evenly, whatever fonts had to help out with a script.
            row.setPosition(QPointF(0, baseline - row.ascent()))
            baseline += self.row_height
        layout.endLayout()
        return layout

    def _measured_leads(self) -> NDArray[np.int64]:
        leads = np.zeros(len(self._lines), np.int64)
        for number, line in enumerate(self._lines):
            if starts_turn(self._lines, number):
                leads[number] = TURN_GAP_PX + (self.row_height if line.speaker else 0)
        return leads

    def _stack(self) -> None:
        self._tops = np.concatenate([[0], np.cumsum(self._heights)])


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = map(unicodedata.bidirectional, text)
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), False)


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_right_to_left(text):
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    return option
