"""A radio button for a long name, with a ring that is seen on a dark ground too."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

_RING_PX = 1.5
_DOT_SHARE = 0.5
_CORNER_PX = 4.0
# Between the name and its focus mark.
_PADDING_PX = 4


class ElidedRadioButton(QRadioButton):
    """Shortens its name in the middle instead of widening the sidebar."""

    def __init__(self, name: str) -> None:
        # A single & would underline the next letter.
        super().__init__(name.replace("&", "&&"))
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _part(self, part: QStyle.SubElement) -> QRect:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(part, option, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # WORKAROUND: Fusion draws the ring in the window's colour darkened, which is nothing on a dark window.
        indicator = QRectF(self._part(QStyle.SubElement.SE_RadioButtonIndicator))
        _paint_indicator(painter, indicator, self.palette(), self.isChecked())
        room = QRectF(self._part(QStyle.SubElement.SE_RadioButtonContents))
        place = room.adjusted(_PADDING_PX, 0, -_PADDING_PX, 0)
        shortened = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, int(place.width()))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shortened)
        if self.hasFocus():
            _paint_focus(painter, room, self.palette())


def _paint_indicator(painter: QPainter, place: QRectF, palette: QPalette, is_checked: bool) -> None:
    side = min(place.width(), place.height())
    ring = QRectF(QPointF(), QPointF(side - 2 * _RING_PX, side - 2 * _RING_PX))
    ring.moveCenter(place.center())
    painter.setPen(QPen(palette.color(QPalette.ColorRole.WindowText), _RING_PX))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawEllipse(ring)
    if is_checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        painter.drawEllipse(ring.center(), ring.width() * _DOT_SHARE / 2, ring.height() * _DOT_SHARE / 2)


def _paint_focus(painter: QPainter, place: QRectF, palette: QPalette) -> None:
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), _RING_PX))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), _CORNER_PX, _CORNER_PX)
