"""Where the parts of a row go: text wrapped to the width, the time chip, the folding arrow and the progress bar."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from ui.panels.rows import Row

# All on a grid of 8 logical pixels.
MARGIN_PX = 16.0
GAP_PX = 8.0
SMALL_GAP_PX = 4.0
GUTTER_PX = 16.0
BAR_PX = 4.0
# A chip that takes more of the width than this gets a line of its own.
_WIDEST_CHIP_SHARE = 0.25
_SMALL_FONT_SHARE = 0.9
LINE_SPACING = 1.15


@dataclass(frozen=True, slots=True)
class Block:
    """One wrapped text and where it stands in its row."""

    text: QTextLayout
    place: QPointF
    is_muted: bool


@dataclass(frozen=True, slots=True)
class RowLayout:
    """A row's parts in pixels from its top left corner."""

    height: float
    blocks: tuple[Block, ...]
    chip: QRectF
    arrow: QRectF
    progress: QRectF


def small_font(font: QFont) -> QFont:
    """The font of captions, chips and headings."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * _SMALL_FONT_SHARE)
    return small


def bold_font(font: QFont) -> QFont:
    """The font of titles."""
    bold = QFont(font)
    bold.setBold(True)
    return bold


def lay_out(row: Row, width: float, font: QFont, mark_fill: QColor | None) -> RowLayout:
    """The layout of a row in this width; without a fill nothing is marked."""
    left = MARGIN_PX + (GUTTER_PX if row.is_open is not None or row.is_indented else 0)
    right = max(left + 1, width - MARGIN_PX)
    y = MARGIN_PX if row.is_heading else GAP_PX
    chip = _chip(row, width, y, font)
    beside_chip = not chip.isNull() and chip.width() <= width * _WIDEST_CHIP_SHARE
    if not chip.isNull() and not beside_chip:
        chip.moveLeft(left)
        y = chip.bottom() + SMALL_GAP_PX
    blocks: list[Block] = []
    for text, text_font, is_muted in _parts(row, font):
        narrowed = chip.width() + GAP_PX if beside_chip and not blocks else 0
        marks = row.marks if text is (row.text or row.title) else ()
        lines = wrapped(text, text_font, right - left - narrowed, marks, mark_fill)
        blocks.append(Block(lines, QPointF(left, y), is_muted))
        y += lines.boundingRect().height() + SMALL_GAP_PX
    y = max(y, chip.bottom() + SMALL_GAP_PX)
    progress = QRectF(left, y, right - left, BAR_PX) if row.share is not None else QRectF()
    height = (progress.bottom() if row.share is not None else y - SMALL_GAP_PX) + GAP_PX
    return RowLayout(height, tuple(blocks), chip, _arrow(row, font), progress)


def _parts(row: Row, font: QFont) -> list[tuple[str, QFont, bool]]:
    small = small_font(font)
    parts = [
        (row.label, small, True),
        (row.title, bold_font(small if row.is_heading else font), row.is_heading),
        (row.text, font, False),
        (row.caption, small, True),
    ]
    return [part for part in parts if part[0]]


def _chip(row: Row, width: float, y: float, font: QFont) -> QRectF:
    if not row.chip:
        return QRectF()
    metrics = QFontMetricsF(small_font(font))
    chip_width = metrics.horizontalAdvance(row.chip) + 2 * GAP_PX
    return QRectF(width - MARGIN_PX / 2 - chip_width, y, chip_width, QFontMetricsF(font).height())


def _arrow(row: Row, font: QFont) -> QRectF:
    if row.is_open is None:
        return QRectF()
    return QRectF(MARGIN_PX - SMALL_GAP_PX, GAP_PX, GUTTER_PX, QFontMetricsF(font).height())


def wrapped(
    text: str, font: QFont, width: float, marks: tuple[tuple[int, int], ...] = (), mark_fill: QColor | None = None
) -> QTextLayout:
    """A text in lines of this width; without a fill nothing is marked."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignLeading)
    layout.setTextOption(option)
    if marks and mark_fill is not None:
        layout.setFormats([_mark(text, start, length, mark_fill) for start, length in marks])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y))
        y += line.height() * LINE_SPACING
    layout.endLayout()
    return layout


def _mark(text: str, start: int, length: int, fill: QColor) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    # Qt counts in UTF-16 units, Python in characters.
    mark.start = _utf16_length(text[:start])
    mark.length = _utf16_length(text[start : start + length])
    mark_format = QTextCharFormat()
    mark_format.setBackground(fill)
    mark.format = mark_format
    return mark


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
