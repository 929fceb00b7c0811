"""The strip beside the scroll bar: where in the whole text the hits stand, the keyword, and now."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionSlider, QWidget

from player.find import Found, Hits
from ui.theme import shades
from ui.transcript.canvas import TranscriptCanvas
from ui.transcript.finding.hit_rows import HitRows

WIDTH_PX = 12
# From left to right: the keyword's marks are narrow, those of hits wide, that of the current hit crosses the strip.
_KEYWORD_LEFT_PX, _KEYWORD_WIDTH_PX = 1, 3
_HIT_LEFT_PX, _HIT_WIDTH_PX = 5, 6
_CURRENT_PX = 4
_NOW_PX = 5
# While a text is searched or laid out its hits and heights change more often than one can see.
_RENEWAL_MS = 50


class HitStrip(QWidget):
    """Marks each row of pixels in whose stretch of text there is a hit; keeps its width when there is none.

    A click on a mark tells its line, one beside all marks how far down the text it is, 0 to 1.
    """

    line_chosen = Signal(int)
    height_chosen = Signal(float)

    def __init__(self, canvas: TranscriptCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._now: int | None = None
        self._found = HitRows()
        self._keyword = HitRows()
        self.setObjectName("hitStrip")
        self.setAccessibleName("Hits in the Transcript")
        self.setAccessibleDescription("Click a mark to go there.")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._renewal = QTimer(self)
        self._renewal.setSingleShot(True)
        self._renewal.timeout.connect(self._renew)
        canvas.laid_out.connect(self._place_anew)
        canvas.resized.connect(self._place_anew)

    def set_found(self, hits: Hits | None) -> None:
        """Mark these hits instead of the last ones."""
        self._found.begin(hits)
        self._renew_soon()

    def set_keyword(self, hits: Hits | None) -> None:
        """Mark these hits as the keyword's instead of the last ones."""
        self._keyword.begin(hits)
        self._renew_soon()

    def grow(self, numbers: list[range]) -> None:
        """The hits in these lines, whole chunks of the search, are known now."""
        self._found.wait_for(numbers)
        self._keyword.wait_for(numbers)
        self._renew_soon()

    def set_now(self, number: int | None) -> None:
        """Point at this line as the one spoken now; None points nowhere."""
        if number != self._now:
            self._now = number
            self.update()

    def _renew_soon(self) -> None:
        if not self._renewal.isActive():
            self._renewal.start(_RENEWAL_MS)

    def _place_anew(self) -> None:
        for rows in (self._found, self._keyword):
            rows.begin(rows.hits)
        self._renew_soon()

    def _renew(self) -> None:
        for rows in (self._found, self._keyword):
            if rows.place(self._canvas.fractions_of, self._groove().height()):
                self._renewal.start(0)
        self.update()

    def _groove(self) -> QRect:
        """Where the scroll bar's handle runs, and so the marks: its top and height count."""
        bar, option = self._canvas.verticalScrollBar(), QStyleOptionSlider()
        bar.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarGroove
        groove = bar.style().subControlRect(control, option, part, bar)
        return groove.translated(0, bar.mapTo(self._canvas, groove.topLeft()).y() - groove.top())

    def _y(self, number: int) -> float:
        groove = self._groove()
        return groove.top() + groove.height() * self._canvas.line_top(number) / max(1, self._canvas.text_height())

    def _paint_current(self, painter: QPainter, found: Found | None, color: QColor) -> None:
        if found is not None:
            painter.fillRect(QRectF(0, round(self._y(found.line)) - 1, WIDTH_PX, _CURRENT_PX), color)

    def _paint_now(self, painter: QPainter, color: QColor) -> None:
        if self._now is None:
            return
        y = self._y(self._now)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        corners = (QPointF(0, y - _NOW_PX), QPointF(1.4 * _NOW_PX, y), QPointF(0, y + _NOW_PX))
        painter.drawPolygon(QPolygonF(corners))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        ours, marks, top = shades(self.palette()), self._canvas.marks, self._groove().top()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        for row, height in self._keyword.runs():
            painter.fillRect(_KEYWORD_LEFT_PX, top + row, _KEYWORD_WIDTH_PX, height, ours.keyword_mark)
        for row, height in self._found.runs():
            painter.fillRect(_HIT_LEFT_PX, top + row, _HIT_WIDTH_PX, height, ours.found_mark)
        self._paint_current(painter, marks.current_hit or marks.current_keyword, ours.found_current_mark)
        self._paint_now(painter, ours.spoken_bar)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        groove = self._groove()
        row = round(event.position().y()) - groove.top()
        line = self._found.line_near(row)
        if line is None:
            line = self._keyword.line_near(row)
        if line is not None:
            self.line_chosen.emit(line)
        else:
            self.height_chosen.emit(min(max(row / max(1, groove.height()), 0.0), 1.0))
