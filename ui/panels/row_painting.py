"""Draws the rows of the panels' lists in the colours of the theme."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.panels.row_layout import BAR_PX, GAP_PX, RowLayout, lay_out, small_font
from ui.panels.rows import MARKED_ROLE, ROW_ROLE, Row
from ui.theme import Shades, shades

_CORNER_PX = 4.0
# More rows than are in any list but a library of years: what was measured once need not be wrapped again.
_HEIGHTS_KEPT = 5_000
_STATE = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """Measures and paints `Row`s in the width of their list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[Row, int, QFont], int] = {}

    def is_on_chip(self, row: Row, place: QPointF) -> bool:
        """Whether this place, in pixels from the row's top left corner, is on the row's time chip."""
        return self._lay_out(row).chip.contains(place)

    def _lay_out(self, row: Row) -> RowLayout:
        # Shades cost a third of a layout, and few rows have marks.
        fill = shades(self._view.palette()).found_fill if row.marks else None
        return lay_out(row, self._view.viewport().width(), self._view.font(), fill)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # Any smaller width: the list stretches its rows, and a hint as wide as the view would call for a scroll bar.
        return QSize(0, self._height(index.data(ROW_ROLE)))

    def _height(self, row: Row) -> int:
        """The list asks for all its rows whenever one of them has changed."""
        key = (row, self._view.viewport().width(), self._view.font())
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            height = self._heights[key] = round(self._lay_out(row).height)
        return height

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        ground = QRectF(0, 0, self._view.viewport().width(), rect.height())
        paint_ground(painter, row, ground, state, index.data(MARKED_ROLE), self._view.palette())
        _paint_row(painter, row, self._lay_out(row), self._view)
        painter.restore()


def paint_ground(
    painter: QPainter, row: Row, ground: QRectF, state: QStyle.StateFlag, is_marked: bool, palette: QPalette
) -> None:
    """What is behind a row: its fill, the line below it, bars for what is marked or coloured, the keyboard's frame."""
    shade = shades(palette)
    if row.is_heading:
        return
    fill = _fill(state, is_marked, palette, shade)
    if fill is not None:
        painter.fillRect(ground, fill)
    painter.fillRect(QRectF(0, ground.bottom() - 1, ground.width(), 1), shade.hairline)
    if is_marked:
        painter.fillRect(QRectF(0, 0, BAR_PX, ground.height()), shade.spoken_bar)
    if row.color:
        paint_rounded(painter, QRectF(BAR_PX + 2, GAP_PX, BAR_PX, ground.height() - 2 * GAP_PX), _shade(row, shade))
    if state & _STATE.State_HasFocus:
        painter.setPen(QPen(palette.highlight(), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -2), _CORNER_PX, _CORNER_PX)


def _fill(state: QStyle.StateFlag, is_marked: bool, palette: QPalette, shade: Shades) -> QColor | None:
    if is_marked:
        return shade.spoken_fill
    if state & _STATE.State_Selected:
        return palette.color(QPalette.ColorRole.Button)
    return palette.color(QPalette.ColorRole.AlternateBase) if state & _STATE.State_MouseOver else None


def _shade(row: Row, shade: Shades) -> QColor:
    return shade.bookmarks.get(row.color or "", shade.muted_text)


def _paint_row(painter: QPainter, row: Row, layout: RowLayout, view: QListView) -> None:
    palette, shade = view.palette(), shades(view.palette())
    for block in layout.blocks:
        painter.setPen(shade.muted_text if block.is_muted else palette.color(QPalette.ColorRole.Text))
        block.text.draw(painter, block.place)
    if row.chip:
        paint_rounded(painter, layout.chip, palette.color(QPalette.ColorRole.Button))
        painter.setPen(palette.color(QPalette.ColorRole.Link))
        painter.setFont(small_font(view.font()))
        painter.drawText(layout.chip, Qt.AlignmentFlag.AlignCenter, row.chip)
    if row.is_open is not None:
        _paint_arrow(painter, layout.arrow.center(), row.is_open, shade.muted_text)
    if row.share is not None:
        paint_share(painter, layout.progress, row.share, shade)


def paint_rounded(painter: QPainter, rect: QRectF, fill: QColor) -> None:
    """A filled rectangle with round corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    corner = min(_CORNER_PX, rect.width() / 2, rect.height() / 2)
    painter.drawRoundedRect(rect, corner, corner)


def paint_share(painter: QPainter, bar: QRectF, share: float, shade: Shades) -> None:
    """A bar that is filled to this share of its length."""
    paint_rounded(painter, bar, shade.hairline)
    paint_rounded(painter, QRectF(bar.topLeft(), QSizeF(bar.width() * share, bar.height())), shade.spoken_bar)


def _paint_arrow(painter: QPainter, center: QPointF, is_open: bool, color: QColor) -> None:
    painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = ((-4, -2), (0, 2), (4, -2)) if is_open else ((-2, -4), (2, 0), (-2, 4))
    painter.drawPolyline(QPolygonF([center + QPointF(x, y) for x, y in points]))
