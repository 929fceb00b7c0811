"""How the seek bar looks: chapters part its groove, bookmarks stand above, keyword moments hang below."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QPolygonF

from player.bookmarks import Bookmark
from player.notes import Chapter
from ui.theme import shades

BAR_HEIGHT_PX = 34
HANDLE_RADIUS_PX = 7.0
_RESTING_RADIUS_PX = 5.5
_GROOVE_PX = 4.0
_CHAPTER_GAP_PX = 3.0
# Chapters narrower than this share one piece of the groove: a row of gaps would read as a dotted line.
_NARROWEST_CHAPTER_PX = 8.0
_GROOVE_ALPHA = 64
_LOOP_ALPHA = 56


@dataclass(frozen=True, slots=True)
class SeekMarks:
    """What is marked along the bar; the loop is `(start_ms, end_ms)`."""

    bookmarks: tuple[Bookmark, ...] = ()
    keyword_moments_ms: tuple[int, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    loop: tuple[int, int] | None = None

    def chapter_title(self, position_ms: int) -> str | None:
        """Title of the chapter at this moment, None outside every chapter."""
        for chapter in reversed(self.chapters):
            if chapter.start_ms is not None and chapter.start_ms <= position_ms:
                return chapter.title if chapter.end_ms is None or position_ms < chapter.end_ms else None
        return None


@dataclass(frozen=True, slots=True)
class SeekScale:
    """Where the times of `[0, duration_ms]` lie along the bar, in pixels from its left edge."""

    left_px: float
    width_px: float
    duration_ms: int

    def x(self, position_ms: int) -> float:
        """The place of this moment; moments outside the recording lie at its ends."""
        share = position_ms / self.duration_ms if self.duration_ms else 0.0
        return self.left_px + self.width_px * min(1.0, max(0.0, share))

    def position_ms(self, x: float) -> int:
        """The moment at this place, never outside the recording."""
        share = (x - self.left_px) / self.width_px if self.width_px > 0 else 0.0
        return round(self.duration_ms * min(1.0, max(0.0, share)))


class SeekPainting:
    """One painting of the bar; `lively` while the pointer or the keyboard is on it."""

    def __init__(self, painter: QPainter, scale: SeekScale, palette: QPalette, *, lively: bool) -> None:
        self._painter = painter
        self._scale = scale
        self._palette = palette
        self._lively = lively
        self._shades = shades(palette)
        self._enabled = palette.currentColorGroup() != QPalette.ColorGroup.Disabled
        self._middle_y = BAR_HEIGHT_PX / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)

    def paint(self, marks: SeekMarks, position_ms: int, *, focused: bool) -> None:
        """The whole bar, from the back to the front."""
        self._paint_groove(marks.chapters, position_ms)
        if marks.loop is not None:
            self._paint_loop(*marks.loop)
        self._paint_keyword_moments(marks.keyword_moments_ms)
        for bookmark in marks.bookmarks:
            self._paint_bookmark(bookmark)
        if self._enabled:
            self._paint_handle(self._scale.x(position_ms), focused)

    def _paint_groove(self, chapters: tuple[Chapter, ...], position_ms: int) -> None:
        pieces = QPainterPath()
        for left, right in _pieces(chapters, self._scale):
            piece = QRectF(left, self._middle_y - _GROOVE_PX / 2, right - left, _GROOVE_PX)
            pieces.addRoundedRect(piece, _GROOVE_PX / 2, _GROOVE_PX / 2)
        self._painter.fillPath(pieces, _translucent(self._palette.windowText().color(), _GROOVE_ALPHA))
        if self._enabled:
            self._painter.save()
            self._painter.setClipRect(QRectF(0, 0, self._scale.x(position_ms), BAR_HEIGHT_PX))
            self._painter.fillPath(pieces, self._palette.accent())
            self._painter.restore()

    def _paint_loop(self, start_ms: int, end_ms: int) -> None:
        left, right = self._scale.x(start_ms), self._scale.x(end_ms)
        top, bottom = self._middle_y - 8, self._middle_y + 8
        accent = self._palette.accent().color()
        self._painter.fillRect(QRectF(left, top, right - left, bottom - top), _translucent(accent, _LOOP_ALPHA))
        self._painter.save()
        self._painter.setPen(QPen(accent, 2.0))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for x, inward in ((left, 4.0), (right, -4.0)):
            corners = ((x + inward, top), (x, top), (x, bottom), (x + inward, bottom))
            self._painter.drawPolyline(QPolygonF([QPointF(*corner) for corner in corners]))
        self._painter.restore()

    def _paint_keyword_moments(self, positions_ms: tuple[int, ...]) -> None:
        top = self._middle_y + HANDLE_RADIUS_PX + 1
        # Thousands of moments share a few hundred places.
        for x in {round(self._scale.x(position_ms)) for position_ms in positions_ms}:
            self._painter.fillRect(QRectF(x - 1, top, 2, 5), self._shades.muted_text)

    def _paint_bookmark(self, bookmark: Bookmark) -> None:
        left, right = self._scale.x(bookmark.start_ms), self._scale.x(bookmark.end_ms)
        color = self._shades.bookmarks.get(bookmark.color, self._shades.muted_text)
        foot = self._middle_y - HANDLE_RADIUS_PX - 1
        self._painter.fillRect(QRectF(left, foot - 2, max(1.0, right - left), 2), color)
        self._painter.setBrush(color)
        self._painter.drawPolygon(
            QPolygonF([QPointF(left - 4.5, foot - 7), QPointF(left + 4.5, foot - 7), QPointF(left, foot)])
        )

    def _paint_handle(self, x: float, focused: bool) -> None:
        center = QPointF(x, self._middle_y)
        radius = HANDLE_RADIUS_PX if self._lively else _RESTING_RADIUS_PX
        accent = self._palette.accent().color()
        if focused:
            self._painter.setBrush(_translucent(accent, 90))
            self._painter.drawEllipse(center, radius + 4, radius + 4)
        self._painter.setBrush(self._palette.window())
        self._painter.drawEllipse(center, radius + 1.5, radius + 1.5)
        self._painter.setBrush(accent)
        self._painter.drawEllipse(center, radius, radius)


def _pieces(chapters: tuple[Chapter, ...], scale: SeekScale) -> Iterator[tuple[float, float]]:
    """`(left, right)` of each piece of the groove, in pixels: one a chapter, or one in all."""
    bounds = [scale.left_px]
    end = scale.left_px + scale.width_px
    for start_ms in sorted(chapter.start_ms for chapter in chapters if chapter.start_ms is not None):
        x = scale.x(start_ms)
        if bounds[-1] + _NARROWEST_CHAPTER_PX <= x <= end - _NARROWEST_CHAPTER_PX:
            bounds.append(x)
    for left, right in pairwise([*bounds, end]):
        yield left, right if right == end else right - _CHAPTER_GAP_PX


def _translucent(color: QColor, alpha: int) -> QColor:
    result = QColor(color)
    result.setAlpha(alpha)
    return result
