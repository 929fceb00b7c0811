"""Painting one line of the transcript: its ground, marks, time, speaker and text."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextCharFormat, QTextLayout

from player import timecode
from player.find import Found, Hits
from player.transcript import Line
from ui.transcript import text_offsets
from ui.transcript.columns import BAR_PX, LANE_PX, Columns, gutter_middle
from ui.transcript.look import Look
from ui.transcript.marks import Marks
from ui.transcript.stack import LINE_GAP_PX, TURN_GAP_PX, LineStack, runs_right_to_left

_UNNAMED_TURN = "—"
_RING_PX = 2
# The pointer of the spoken line, half its height; it stands to the left of the text like a bullet.
_POINTER_PX = 4.5


class LinePainter:
    """Paints lines with one painter, as seen when the text is scrolled down by `scrolled_px`."""

    def __init__(
        self, painter: QPainter, lines: Sequence[Line], stack: LineStack, columns: Columns, look: Look, marks: Marks
    ) -> None:
        self._painter = painter
        self._lines = lines
        self._stack = stack
        self._columns = columns
        self._look = look
        self._marks = marks

    def paint(self, number: int, scrolled_px: int, speaker_colors: Mapping[str, QColor], shows_ring: bool) -> None:
        """Paint one line with everything that is marked on it."""
        top, bottom = (edge - scrolled_px for edge in self._stack.box(number))
        box = QRectF(self._columns.left, top, self._columns.right - self._columns.left, bottom - top)
        first_row = self._stack.text_top(number) - scrolled_px
        self._paint_ground(number, box)
        self._paint_bookmarks(number, box)
        self._paint_time(number, first_row)
        self._paint_turn(number, first_row, speaker_colors)
        self._paint_text(number, first_row)
        if shows_ring and number == self._marks.current:
            self._paint_ring(box)

    def _paint_ground(self, number: int, box: QRectF) -> None:
        selected = self._marks.is_selected(number)
        spoken = number in self._marks.spoken
        if selected:
            self._painter.fillRect(box, self._look.selected_ground)
        elif spoken:
            self._painter.fillRect(box, self._look.shades.spoken_fill)
        if spoken:
            bar = self._look.selected_text if selected else self._look.shades.spoken_bar
            self._painter.fillRect(QRectF(box.left(), box.top(), BAR_PX, box.height()), bar)

    def _paint_bookmarks(self, number: int, box: QRectF) -> None:
        for mark in self._marks.bookmarks.beside(number):
            color = self._look.shades.bookmarks.get(mark.color, self._look.shades.muted_text)
            left = self._columns.lanes_left + mark.lane * LANE_PX
            top = box.top() + (LINE_GAP_PX // 2 if mark.opens else -TURN_GAP_PX * self._stack.opens_turn(number))
            bottom = box.bottom() - (LINE_GAP_PX // 2 if mark.closes else 0)
            self._painter.fillRect(QRectF(left, top, LANE_PX - 2, bottom - top), color)
            if mark.opens:
                self._paint_flag(QPointF(left, top), color)

    def _paint_flag(self, corner: QPointF, color: QColor) -> None:
        offsets = (QPointF(0, 0), QPointF(8, 0), QPointF(5, 3.5), QPointF(8, 7), QPointF(0, 7))
        self._fill_shape([corner + offset for offset in offsets], color)

    def _paint_time(self, number: int, first_row: float) -> None:
        start_ms = self._lines[number].start_ms
        if start_ms is None:
            return
        text = timecode.clock(start_ms)
        left = self._columns.time_right - self._look.time_metrics.horizontalAdvance(text)
        self._painter.setFont(self._look.time_font)
        self._painter.setPen(self._text_color(number, self._look.shades.muted_text))
        self._painter.drawText(QPointF(left, first_row + self._stack.baseline), text)

    def _paint_turn(self, number: int, first_row: float, speaker_colors: Mapping[str, QColor]) -> None:
        baseline = first_row + self._stack.baseline
        if number in self._marks.spoken:
            self._paint_pointer(number, first_row + self._stack.row_height / 2)
        speaker = self._lines[number].speaker
        if not self._stack.opens_turn(number):
            return
        if speaker:
            self._painter.setPen(self._text_color(number, speaker_colors[speaker]))
            self._paint_name(number, speaker, first_row - self._stack.row_height)
        elif number not in self._marks.spoken:
            width = self._look.time_metrics.horizontalAdvance(_UNNAMED_TURN)
            self._painter.setFont(self._look.time_font)
            self._painter.setPen(self._text_color(number, self._look.shades.muted_text))
            self._painter.drawText(QPointF(gutter_middle(self._columns) - width / 2, baseline), _UNNAMED_TURN)

    def _paint_name(self, number: int, name: str, top: float) -> None:
        rtl = runs_right_to_left(self._lines[number].text)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        row = QRectF(self._columns.text_left, top, self._columns.text_width, self._stack.row_height)
        shown = self._look.name_metrics.elidedText(name, Qt.TextElideMode.ElideRight, row.width())
        self._painter.setFont(self._look.name_font)
        self._painter.drawText(row, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _paint_pointer(self, number: int, middle: float) -> None:
        left = gutter_middle(self._columns) - _POINTER_PX / 2
        corners = [
            QPointF(left, middle - _POINTER_PX),
            QPointF(left + 1.6 * _POINTER_PX, middle),
            QPointF(left, middle + _POINTER_PX),
        ]
        self._fill_shape(corners, self._text_color(number, self._look.shades.spoken_bar))

    def _paint_text(self, number: int, first_row: float) -> None:
        self._painter.setPen(self._text_color(number, self._look.text))
        place = QPointF(self._columns.text_left, first_row)
        self._stack.text_layout(number).draw(self._painter, place, list(self._fills(number)))

    def _paint_ring(self, box: QRectF) -> None:
        inset = _RING_PX / 2
        color = self._look.text if self._marks.selection else self._look.shades.spoken_bar
        self._painter.setPen(QPen(color, _RING_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        self._painter.drawRect(box.adjusted(inset, inset, -inset, -inset))

    def _fills(self, number: int) -> Iterator[QTextLayout.FormatRange]:
        text = self._lines[number].text
        for found in _in_line(self._marks.keyword_hits, number):
            current = found == self._marks.current_keyword
            yield _range(text, found[1:], self._look.found_current if current else self._look.keyword)
        for found in _in_line(self._marks.hits, number):
            current = found == self._marks.current_hit
            yield _range(text, found[1:], self._look.found_current if current else self._look.found)
        word = self._marks.selected_word(number)
        if word is not None:
            yield _range(text, word, self._look.selected)

    def _text_color(self, number: int, color: QColor) -> QColor:
        return self._look.selected_text if self._marks.is_selected(number) else color

    def _fill_shape(self, corners: Sequence[QPointF], color: QColor) -> None:
        # Smooth edges for shapes only: smoothed bars would show a seam at every line of a screen scaled by a fraction.
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        self._painter.drawPolygon(QPolygonF(list(corners)))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _in_line(hits: Hits | None, number: int) -> tuple[Found, ...]:
    return hits.in_line(number) if hits is not None else ()


def _range(text: str, characters: tuple[int, ...], fill: QTextCharFormat) -> QTextLayout.FormatRange:
    start, end = (text_offsets.to_qt(text, index) for index in characters)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, fill
    return made
