"""The pictures of the talk: a card per chapter, the two speakers, and their lines filling up as they are heard."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from player import timecode
from player.transcript import Timeline
from resources.sample.recital import Recital

WIDTH, HEIGHT = 848, 480
FRAMES_PER_SECOND = 12

# Places and sizes in pixels, from the top left corner.
_FONT = "DejaVu Sans"
_MARGIN, _HEAD_Y, _NUMBER_Y, _TITLE_Y, _HINT_Y = 56, 40, 138, 164, 238
_SMALL, _MEDIUM, _TITLE = 17, 21, 42
_GROUND, _INK, _QUIET, _FAINT = "#121a23", "#eef2f6", "#9fb0c0", "#2f3e4d"
# Teal and amber: apart in hue and in lightness, also to colour-blind eyes.
_SPEAKERS = (("Ada", "#59c9bf", 620.0), ("Ben", "#f4b75e", 746.0))
_SPEAKER_Y, _DISC_RADIUS, _HALO_WIDTH, _NAME_BELOW = 196.0, 42.0, 18.0, 88.0
_LANES_Y, _LANE_STEP, _BLOCK_HEIGHT, _BLOCK_RADIUS = 352.0, 30.0, 18.0, 4.0
_NOW_WIDTH, _NOW_OVERHANG = 2.0, 10.0

_Levels = npt.NDArray[np.float64]


class Cards:
    """Paints the talk at `WIDTH` by `HEIGHT`; needs a QGuiApplication for its fonts."""

    def __init__(self, recital: Recital) -> None:
        self._recital = recital
        self._timeline = Timeline(recital.lines)
        self._levels = _levels(recital, round(recital.duration_ms * FRAMES_PER_SECOND / 1_000))

    def frames(self) -> Iterator[bytes]:
        """Every picture in turn, rows of pixels of 4 bytes: blue, green, red, unused."""
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        for number, level in enumerate(self._levels):
            self._paint(image, round(number * 1_000 / FRAMES_PER_SECOND), float(level))
            yield bytes(image.constBits())

    def _paint(self, image: QImage, position_ms: int, level: float) -> None:
        image.fill(QColor(_GROUND))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_head(painter, position_ms)
        self._paint_chapter(painter, position_ms)
        self._paint_speakers(painter, position_ms, level)
        self._paint_lanes(painter, position_ms)
        painter.end()

    def _paint_head(self, painter: QPainter, position_ms: int) -> None:
        clock = f"{timecode.clock(position_ms)} / {timecode.clock(self._recital.duration_ms)}"
        _write(painter, _HEAD_Y, "Welcome to Syncline", _SMALL, _QUIET)
        _write(painter, _HEAD_Y, clock, _SMALL, _QUIET, Qt.AlignmentFlag.AlignRight)

    def _paint_chapter(self, painter: QPainter, position_ms: int) -> None:
        chapters = self._recital.chapters
        number = sum(position_ms >= (chapter.start_ms or 0) for chapter in chapters)
        chapter = chapters[number - 1]
        _write(painter, _NUMBER_Y, f"{number} of {len(chapters)}", _SMALL, _QUIET)
        _write(painter, _TITLE_Y, chapter.title, _TITLE, _INK, bold=True)
        _write(painter, _HINT_Y, chapter.text or "", _MEDIUM, _QUIET)

    def _paint_speakers(self, painter: QPainter, position_ms: int, level: float) -> None:
        speaking = {self._recital.lines[number].speaker for number in self._timeline.lines_at(position_ms)}
        for name, color, x in _SPEAKERS:
            _paint_speaker(painter, name, color, QPointF(x, _SPEAKER_Y), level if name in speaking else None)

    def _paint_lanes(self, painter: QPainter, position_ms: int) -> None:
        """A lane per speaker with a block per line, coloured as far as it has been heard, and a stroke at now."""
        now_x = self._x(position_ms)
        for lane, (name, color, _) in enumerate(_SPEAKERS):
            top = _LANES_Y + lane * _LANE_STEP
            for line in self._recital.lines:
                if line.speaker == name:
                    left, right = self._x(line.start_ms or 0), self._x(line.end_ms or 0)
                    _paint_block(painter, QRectF(left, top, right - left, _BLOCK_HEIGHT), now_x, color)
        height = _LANE_STEP * (len(_SPEAKERS) - 1) + _BLOCK_HEIGHT + 2 * _NOW_OVERHANG
        painter.fillRect(QRectF(now_x, _LANES_Y - _NOW_OVERHANG, _NOW_WIDTH, height), QColor(_INK))

    def _x(self, position_ms: int) -> float:
        return _MARGIN + position_ms / self._recital.duration_ms * (WIDTH - 2 * _MARGIN)


def _paint_block(painter: QPainter, block: QRectF, now_x: float, color: str) -> None:
    for brush, left, right in ((color, block.left(), now_x), (_FAINT, now_x, block.right())):
        painter.setClipRect(QRectF(left, block.top(), max(0.0, right - left), block.height()))
        painter.setBrush(QColor(brush))
        painter.drawRoundedRect(block, _BLOCK_RADIUS, _BLOCK_RADIUS)
    painter.setClipping(False)


def _paint_speaker(painter: QPainter, name: str, color: str, center: QPointF, level: float | None) -> None:
    """A disc with the initial and the name under it; bright, in a halo as wide as the voice is loud, while speaking."""
    if level is not None:
        halo = QColor(color)
        halo.setAlphaF(0.25)
        painter.setBrush(halo)
        painter.drawEllipse(center, _DISC_RADIUS + _HALO_WIDTH * level, _DISC_RADIUS + _HALO_WIDTH * level)
    painter.setBrush(QColor(_FAINT if level is None else color))
    painter.drawEllipse(center, _DISC_RADIUS, _DISC_RADIUS)
    box = QRectF(0, 0, 2 * _DISC_RADIUS, 2 * _DISC_RADIUS)
    box.moveCenter(center)
    _write_in(painter, box, name[0], 32, _QUIET if level is None else _GROUND, Qt.AlignmentFlag.AlignCenter, bold=True)
    box.translate(0, _NAME_BELOW)
    _write_in(painter, box, name, _MEDIUM, _QUIET if level is None else _INK, Qt.AlignmentFlag.AlignCenter)


def _write(
    painter: QPainter,
    top: float,
    text: str,
    size: int,
    color: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    bold: bool = False,
) -> None:
    """One row of text between the margins, its box beginning at `top`."""
    row = QRectF(_MARGIN, top, WIDTH - 2 * _MARGIN, size * 1.5)
    _write_in(painter, row, text, size, color, side | Qt.AlignmentFlag.AlignVCenter, bold)


def _write_in(
    painter: QPainter, box: QRectF, text: str, size: int, color: str, alignment: Qt.AlignmentFlag, bold: bool = False
) -> None:
    font = QFont(_FONT)
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(color))
    painter.drawText(box, alignment, text)
    painter.setPen(Qt.PenStyle.NoPen)


def _levels(recital: Recital, count: int) -> _Levels:
    """Loudness of `count` equal stretches of the sound, the loudest being 1."""
    wave = recital.samples.astype(np.float64)
    loudness = np.sqrt([np.mean(piece**2) for piece in np.array_split(wave, count)])
    levels: _Levels = loudness / loudness.max()
    return levels
