"""Painting the blocks of the transcript: grounds, text and what is marked in it."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from player.find import Found, Hits
from ui.transcript.layout.blocks import BLOCK_GAP_PX, Block
from ui.transcript.painting.margin_painting import MarginPainter
from ui.transcript.painting.scene import PlacedBlock, Scene

_RING_PX = 2
_UNDERLINE_PX = 2


class BlockPainter:
    """Paints blocks with one painter, as seen when the text is scrolled down by `scrolled_px`."""

    def __init__(self, painter: QPainter, scene: Scene, scrolled_px: int, clip: QRectF) -> None:
        self._painter = painter
        self._scene = scene
        self._scrolled_px = scrolled_px
        self._clip = clip
        self._columns = scene.sheet.columns
        self._letters = scene.sheet.letters
        self._margin = MarginPainter(painter, scene)

    def paint(self, first: int) -> None:
        """Paint one block with everything that is marked on it."""
        stack = self._scene.sheet.stack
        placed = PlacedBlock(stack.block(first), stack.top(first) - self._scrolled_px)
        selected = self._selected(placed.block)
        self._paint_spoken_ground(placed)
        self._margin.paint(placed)
        if selected is not None:
            self._paint_selection(placed, *selected)
        self._paint_word_grounds(placed)
        self._paint_text(placed, selected)
        self._paint_said(placed, selected)
        ring = self._scene.ring
        if ring is not None and ring in placed.block.paragraph.numbers:
            self._paint_ring(placed, ring)

    def _paint_spoken_ground(self, placed: PlacedBlock) -> None:
        fill = self._scene.look.shades.spoken_fill
        for number in self._scene.marks.spoken.intersection(placed.block.paragraph.numbers):
            if placed.is_shared:
                for ground in self._grounds(placed, *placed.block.paragraph.characters_of(number)):
                    self._painter.fillRect(ground, fill)
            else:
                self._painter.fillRect(placed.ground(self._columns.left, self._columns.right), fill)

    def _selected(self, block: Block) -> tuple[int, int] | None:
        """The selected characters of a block's text; one more than there are where the selection goes on below."""
        selection, numbers = self._scene.marks.selection, block.paragraph.numbers
        if selection is None or selection.is_empty:
            return None
        first, last = selection.first, selection.last
        if last.line < numbers[0] or first.line > numbers[-1]:
            return None
        start, end = 0, len(block.paragraph.text) + 1
        if first.line >= numbers[0]:
            start = block.paragraph.characters_of(first.line)[0] + first.character
        if last.line <= numbers[-1]:
            end = block.paragraph.characters_of(last.line)[0] + last.character
        return start, end

    def _paint_selection(self, placed: PlacedBlock, start: int, end: int) -> None:
        """The ground of selected characters, to the edge where the selection goes on in the row below."""
        text, fill = placed.block.text, self._scene.look.selected_ground
        for ground in self._grounds(placed, start, end):
            self._painter.fillRect(ground, fill)
        for row in self._rows(placed, start, end):
            if end > text.characters_in(row)[1]:
                self._painter.fillRect(self._rest_of_row(placed, row), fill)
        if end > text.length:
            bottom = placed.top + placed.block.row_top(text.rows)
            gap = QRectF(self._columns.text_left, bottom, self._columns.text_width, BLOCK_GAP_PX)
            self._painter.fillRect(gap, fill)

    def _rest_of_row(self, placed: PlacedBlock, row: int) -> QRectF:
        """What is left of a row after its text."""
        text, columns = placed.block.text, self._columns
        top, height = placed.top + placed.block.row_top(row), self._letters.row_height
        left, right = text.extent(row)
        if text.is_right_to_left:
            return QRectF(columns.text_left, top, left, height)
        return QRectF(columns.text_left + right, top, columns.text_width - right, height)

    def _paint_word_grounds(self, placed: PlacedBlock) -> None:
        for start, end in self._words(placed.block):
            for ground in self._grounds(placed, start, end):
                self._painter.fillRect(ground, self._scene.look.shades.word_fill)

    def _paint_text(self, placed: PlacedBlock, selected: tuple[int, int] | None) -> None:
        block, columns = placed.block, self._columns
        fills = list(self._fills(block))
        if selected is not None:
            fills.append(block.text.fill(*selected, self._scene.look.selected))
        self._painter.setPen(self._scene.look.text)
        block.text.draw(self._painter, QPointF(columns.text_left, placed.top + block.text_top), fills, self._clip)
        if block.second is not None:
            self._painter.setPen(self._scene.look.shades.muted_text)
            place = QPointF(columns.second_left, placed.top + block.second_top)
            block.second.draw(self._painter, place, [], self._clip)

    def _paint_said(self, placed: PlacedBlock, selected: tuple[int, int] | None) -> None:
        """Lines below what is being said: under the word, or softly under all that has probably been said."""
        shades = self._scene.look.shades
        for start, end in self._words(placed.block):
            is_selected = selected is not None and start < selected[1] and selected[0] < end
            self._underline(placed, start, end, self._scene.look.selected_text if is_selected else shades.spoken_bar)
        for number, length in self._scene.said.progress.items():
            if length and number in placed.block.paragraph.numbers:
                start = placed.block.paragraph.characters_of(number)[0]
                self._underline(placed, start, start + length, shades.said_line)

    def _underline(self, placed: PlacedBlock, start: int, end: int, color: QColor) -> None:
        for ground in self._grounds(placed, start, end):
            ground.setTop(ground.bottom() - _UNDERLINE_PX)
            self._painter.fillRect(ground, color)

    def _words(self, block: Block) -> Iterator[tuple[int, int]]:
        """The words of the block that are being said, in characters of its text."""
        for number, (start, end) in self._scene.said.words.items():
            if number in block.paragraph.numbers:
                offset = block.paragraph.characters_of(number)[0]
                yield offset + start, offset + end

    def _paint_ring(self, placed: PlacedBlock, number: int) -> None:
        ground = placed.ground(self._columns.left, self._columns.right)
        if placed.is_shared:
            top, bottom = placed.row_span(number)
            ground.setTop(top - _RING_PX)
            ground.setBottom(bottom + _RING_PX)
        inset = _RING_PX / 2
        color = self._scene.look.text if self._scene.marks.selection else self._scene.look.shades.spoken_bar
        self._painter.setPen(QPen(color, _RING_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self._painter.drawRect(ground.adjusted(inset, inset, -inset, -inset))

    def _fills(self, block: Block) -> Iterator[QTextLayout.FormatRange]:
        marks, look = self._scene.marks, self._scene.look
        kinds = (
            (marks.keyword_hits, marks.current_keyword, look.keyword),
            (marks.hits, marks.current_hit, look.found),
        )
        for hits, current, fill in kinds:
            for found in _in_block(hits, block):
                start = block.paragraph.characters_of(found.line)[0]
                chosen = look.found_current if found == current else fill
                yield block.text.fill(start + found.start, start + found.end, chosen)

    def _grounds(self, placed: PlacedBlock, start: int, end: int) -> Iterator[QRectF]:
        """The rectangles behind the characters `[start, end)` of a block's text, as high as their rows."""
        for row in self._rows(placed, start, end):
            top = placed.top + placed.block.row_top(row)
            for left, right in placed.block.text.stretches(row, start, end):
                yield QRectF(self._columns.text_left + left, top, right - left, self._letters.row_height)

    def _rows(self, placed: PlacedBlock, start: int, end: int) -> range:
        """The rows of the characters `[start, end)`, those of them that are to be painted."""
        block = placed.block
        first = max(block.text.row_of(start), block.row_at(self._clip.top() - placed.top))
        last = min(block.text.row_of(max(start, end - 1)), block.row_at(self._clip.bottom() - placed.top))
        return range(first, last + 1)


def _in_block(hits: Hits | None, block: Block) -> Iterator[Found]:
    for number in block.paragraph.numbers if hits is not None else ():
        yield from hits.in_line(number) if hits is not None else ()
