"""One text set in rows: laid out by Qt, asked and answered in characters as Python counts them."""

import unicodedata
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from player.paragraphs import runs_right_to_left
from ui.transcript.layout.letters import Letters
from ui.transcript.layout.text_offsets import TextOffsets

# What comes after so many characters without a break is not shown: laying it out would hold the window.
MOST_CHARACTERS = 100_000
# Each would break the row, or show as a box; a space keeps all positions.
_ONE_ROW = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
# Directions of characters, as Unicode names them, that may stand out of order in their row.
_FROM_THE_RIGHT = ("R", "AL", "AN", "RLE", "RLO", "RLI")


class SetText:
    """Rows of one height, the first at height 0; rows count from 0, what lies outside counts as the nearest inside."""

    def __init__(self, text: str, letters: Letters, width_px: int) -> None:
        shown = text[:MOST_CHARACTERS]
        self._offsets = TextOffsets(shown)
        self.is_right_to_left = not shown.isascii() and runs_right_to_left(shown) is True
        self._layout = _laid_out(shown.translate(_ONE_ROW), letters, width_px, self.is_right_to_left)
        self._is_one_way = shown.isascii() or not any(map(_runs_left, shown))
        self.rows = self._layout.lineCount()
        self.length = len(shown)

    def row_of(self, character: int) -> int:
        """The row in which a character stands."""
        return self._layout.lineForTextPosition(self._to_qt(character)).lineNumber()

    def characters_in(self, row: int) -> tuple[int, int]:
        """Where a row's characters begin and end."""
        line = self._layout.lineAt(row)
        start, end = line.textStart(), line.textStart() + line.textLength()
        return self._offsets.from_qt(start), self._offsets.from_qt(end)

    def boundary_at(self, row: int, x: float) -> int:
        """The boundary between two characters that is nearest to a place in a row."""
        return self._offsets.from_qt(self._layout.lineAt(row).xToCursor(x))

    def character_at(self, row: int, x: float) -> int:
        """The character on which a place in a row lies."""
        on_character = QTextLine.CursorPosition.CursorOnCharacter
        return self._offsets.from_qt(self._layout.lineAt(row).xToCursor(x, on_character))

    def word_around(self, character: int) -> tuple[int, int] | None:
        """Where the word at a character begins and ends; the space after a word counts as the word."""
        return self._word_around(self._to_qt(character))

    def extent(self, row: int) -> tuple[float, float]:
        """Left and right of the letters of a row."""
        letters = self._layout.lineAt(row).naturalTextRect()
        return letters.left(), letters.right()

    def stretches(self, row: int, start: int, end: int) -> list[tuple[float, float]]:
        """Left and right of the characters `[start, end)` of a row: one stretch, or more where directions mix."""
        line = self._layout.lineAt(row)
        first = max(self._to_qt(start), line.textStart())
        last = min(self._to_qt(end), line.textStart() + line.textLength())
        if first >= last:
            return []
        if self._is_one_way:
            return [(_x_of(line, first), _x_of(line, last))]
        boxes = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
        return [(box.left(), box.right()) for box in boxes]

    def draw(self, painter: QPainter, place: QPointF, fills: Sequence[QTextLayout.FormatRange], clip: QRectF) -> None:
        """Paint the rows that touch the clip, with the top left corner of the first at this place."""
        self._layout.draw(painter, place, fills, clip)

    def fill(self, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
        """A look for the characters `[start, end)`, as `draw` takes it."""
        made = QTextLayout.FormatRange()
        made.start = self._to_qt(start)
        made.length = self._to_qt(end) - made.start
        made.format = look
        return made

    def _to_qt(self, character: int) -> int:
        return self._offsets.to_qt(min(character, self.length))

    def _word_around(self, position: int) -> tuple[int, int] | None:
        text = self._layout.text()
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
        finder.setPosition(position)
        start = position if finder.isAtBoundary() else finder.toPreviousBoundary()
        finder.setPosition(start)
        end = finder.toNextBoundary()
        characters = self._offsets.from_qt(start), self._offsets.from_qt(end)
        if text[slice(*characters)].isspace():
            return self._word_around(start - 1) if start else None
        return characters if end > start else None


def _laid_out(text: str, letters: Letters, width_px: int, is_right_to_left: bool) -> QTextLayout:
    layout = QTextLayout(text, letters.font)
    layout.setTextOption(_option(is_right_to_left))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    baseline = letters.baseline
    while (row := layout.createLine()).isValid():
        row.setLineWidth(width_px)
        # Rows stand evenly, whatever fonts had to help out with a script.
        row.setPosition(QPointF(0, baseline - row.ascent()))
        baseline += letters.row_height
    layout.endLayout()
    return layout


def _option(is_right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left:
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    return option


def _runs_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in _FROM_THE_RIGHT


def _x_of(line: QTextLine, position: int) -> float:
    # WORKAROUND: PySide gives the position back beside the place, which its type stubs call an object.
    x, _ = cast(tuple[float, int], line.cursorToX(position))
    return x
