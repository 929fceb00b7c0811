"""Painting what stands beside the text of a block: time, speaker, bookmarks, what was heard and is spoken."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from player import timecode
from ui.transcript.layout.blocks import BLOCK_GAP_PX
from ui.transcript.layout.columns import BAR_PX, LANE_PX, RAIL_PX
from ui.transcript.painting.scene import PlacedBlock, Scene

_UNNAMED_TURN = "—"
# The pointer of the spoken line, half its height; it stands to the left of the text like a bullet.
_POINTER_PX = 4.5
_POINTER = ((0, -_POINTER_PX), (1.6 * _POINTER_PX, 0), (0, _POINTER_PX))
_FLAG = ((0, 0), (8, 0), (5, 3.5), (8, 7), (0, 7))


class MarginPainter:
    """Paints with one painter beside the text of blocks."""

    def __init__(self, painter: QPainter, scene: Scene) -> None:
        self._painter = painter
        self._scene = scene
        self._columns = scene.sheet.columns
        self._letters = scene.sheet.letters

    def paint(self, placed: PlacedBlock) -> None:
        """Paint everything beside the text of a block."""
        for number in placed.block.paragraph.numbers:
            self._paint_bookmarks(placed, number)
            self._paint_heard(placed, number)
            if number in self._scene.marks.spoken:
                self._paint_spoken(placed, number)
        self._paint_time(placed)
        if placed.block.opens_turn:
            self._paint_turn(placed)

    def _paint_spoken(self, placed: PlacedBlock, number: int) -> None:
        """The bar beside the line and the pointer at its first row."""
        look, columns = self._scene.look, self._columns
        ground = placed.ground(columns.left, columns.left + BAR_PX)
        if placed.is_shared:
            top, bottom = placed.row_span(number)
            ground = QRectF(columns.left, top, BAR_PX, bottom - top)
        self._painter.fillRect(ground, look.shades.spoken_bar)
        left = columns.gutter_middle - _POINTER_PX / 2
        middle = placed.row_span(number)[0] + self._letters.row_height / 2
        self._fill_shape(QPointF(left, middle), _POINTER, look.shades.spoken_bar)

    def _paint_bookmarks(self, placed: PlacedBlock, number: int) -> None:
        for mark in self._scene.marks.bookmarks.beside(number):
            color = self._scene.look.shades.bookmarks.get(mark.color, self._scene.look.shades.muted_text)
            left = self._columns.lanes_left + mark.lane * LANE_PX
            top, bottom = placed.line_span(number)
            if mark.opens:
                top = max(top, placed.top + placed.block.ground_top + BLOCK_GAP_PX // 2)
                self._fill_shape(QPointF(left, top), _FLAG, color)
            if mark.closes:
                bottom = min(bottom, placed.top + placed.block.height - BLOCK_GAP_PX // 2)
            self._painter.fillRect(QRectF(left, top, LANE_PX - 2, bottom - top), color)

    def _paint_heard(self, placed: PlacedBlock, number: int) -> None:
        heard, span = self._scene.marks.heard, self._scene.timeline.span(number)
        if heard is not None and span is not None and heard.covers(*span):
            top, bottom = placed.line_span(number)
            top = max(top, placed.top + placed.block.ground_top)
            rail = QRectF(self._columns.rail_left, top, RAIL_PX, bottom - top)
            self._painter.fillRect(rail, self._scene.look.shades.heard_rail)

    def _paint_time(self, placed: PlacedBlock) -> None:
        start_ms = self._scene.timeline.lines[placed.block.paragraph.first].start_ms
        if start_ms is None or self._columns.time_right is None:
            return
        look, text = self._scene.look, timecode.clock(start_ms)
        left = self._columns.time_right - look.time_metrics.horizontalAdvance(text)
        self._write(QPointF(left, self._baseline(placed)), text)

    def _paint_turn(self, placed: PlacedBlock) -> None:
        """The speaker's name above the text; a dash before that of someone without a name."""
        first = placed.block.paragraph.first
        speaker = self._scene.timeline.lines[first].speaker
        if speaker:
            self._painter.setPen(self._scene.speaker_colors.of(speaker, self._scene.look.shades))
            self._paint_name(placed, speaker)
        elif first not in self._scene.marks.spoken:
            width = self._scene.look.time_metrics.horizontalAdvance(_UNNAMED_TURN)
            self._write(QPointF(self._columns.gutter_middle - width / 2, self._baseline(placed)), _UNNAMED_TURN)

    def _paint_name(self, placed: PlacedBlock, name: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if placed.block.text.is_right_to_left else Qt.AlignmentFlag.AlignLeft
        top = placed.top + placed.block.text_top - self._letters.row_height
        row = QRectF(self._columns.text_left, top, self._columns.text_width, self._letters.row_height)
        shown = self._scene.look.name_metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.width())
        self._painter.setFont(self._scene.look.name_font)
        self._painter.drawText(row, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _baseline(self, placed: PlacedBlock) -> float:
        return placed.top + placed.block.text_top + self._letters.baseline

    def _write(self, place: QPointF, text: str) -> None:
        self._painter.setFont(self._scene.look.time_font)
        self._painter.setPen(self._scene.look.shades.muted_text)
        self._painter.drawText(place, text)

    def _fill_shape(self, place: QPointF, corners: Sequence[tuple[float, float]], color: QColor) -> None:
        # Smooth edges for shapes only: smoothed bars would show a seam at every line of a screen scaled by a fraction.
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        self._painter.drawPolygon(QPolygonF([place + QPointF(*corner) for corner in corners]))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
