"""Draws the recordings: a cover or a letter, the title, what is known of it, and how much was heard."""

from zlib import crc32

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.panels.library.recording_layout import RecordingLayout, lay_out_recording, row_height
from ui.panels.library.recording_model import COVER_ROLE
from ui.panels.row_layout import bold_font
from ui.panels.row_painting import paint_ground, paint_share
from ui.panels.rows import MARKED_ROLE, ROW_ROLE, Row
from ui.theme import shades

_CORNER_PX = 6.0
_LETTER_SHARE = 0.5
_NO_LETTER = "·"
# How much of its letter's colour the ground of a tile has: more of it leaves too little contrast.
_TINT_SHARE = 0.18


class RecordingDelegate(QStyledItemDelegate):
    """Draws `Row`s of recordings in the width of their list, all equally high."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def row_height(self) -> int:
        """In pixels, in the list's font."""
        return row_height(self._view.font())

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        # Any smaller width: the list stretches its rows, and a hint as wide as the view would call for a scroll bar.
        return QSize(0, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row = index.data(ROW_ROLE)
        view, width = self._view, self._view.viewport().width()
        layout = lay_out_recording(row, width, view.font())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(option.rect.topLeft())
        ground = QRectF(0, 0, width, option.rect.height())
        paint_ground(painter, row, ground, option.state, index.data(MARKED_ROLE), view.palette())
        _paint_texts(painter, row, layout, view.palette())
        cover = index.data(COVER_ROLE)
        if isinstance(cover, QPixmap):
            _paint_cover(painter, layout.cover, cover)
        else:
            _paint_letter(painter, layout.cover, row.title, view.font(), view.palette())
        painter.restore()


def _paint_texts(painter: QPainter, row: Row, layout: RecordingLayout, palette: QPalette) -> None:
    shade = shades(palette)
    for block in layout.blocks:
        painter.setPen(shade.muted_text if block.is_muted else palette.color(QPalette.ColorRole.Text))
        block.text.draw(painter, block.place)
    if row.share is not None:
        paint_share(painter, layout.progress, row.share, shade)


def _paint_cover(painter: QPainter, place: QRectF, cover: QPixmap) -> None:
    path = QPainterPath()
    path.addRoundedRect(place, _CORNER_PX, _CORNER_PX)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    painter.drawPixmap(place, cover, _middle(cover))
    painter.restore()


def _middle(cover: QPixmap) -> QRectF:
    """The largest square in the middle of a picture."""
    side = min(cover.width(), cover.height())
    return QRectF((cover.width() - side) / 2, (cover.height() - side) / 2, side, side)


def _paint_letter(painter: QPainter, place: QRectF, title: str, font: QFont, palette: QPalette) -> None:
    """In the place of a cover the first letter of the title, in a colour that is always the same for it."""
    fill, ink = tile_colors(title, palette)
    path = QPainterPath()
    path.addRoundedRect(place, _CORNER_PX, _CORNER_PX)
    painter.fillPath(path, fill)
    letter_font = bold_font(font)
    letter_font.setPixelSize(round(place.height() * _LETTER_SHARE))
    painter.setFont(letter_font)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, first_letter(title))


def tile_colors(title: str, palette: QPalette) -> tuple[QColor, QColor]:
    """What the letter of this title is drawn on, and with; their contrast is at least 4.5."""
    colors, ground = shades(palette).speakers, palette.color(QPalette.ColorRole.Base)
    ink = colors[crc32(title.encode(errors="surrogatepass")) % len(colors)]
    return _mixed(ink, ground, _TINT_SHARE), ink


def _mixed(color: QColor, other: QColor, share: float) -> QColor:
    """So much of the first, the rest of the other."""
    pairs = ((color.red(), other.red()), (color.green(), other.green()), (color.blue(), other.blue()))
    return QColor(*(round(share * one + (1 - share) * another) for one, another in pairs))


def first_letter(title: str) -> str:
    """The first letter or number of a title, as a capital."""
    return next((letter.upper()[0] for letter in title if letter.isalnum()), _NO_LETTER)
