"""Where the parts of a recording's row go: all rows are as high, so that a list of any length is laid out at once."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from ui.panels.row_layout import BAR_PX, GAP_PX, LINE_SPACING, SMALL_GAP_PX, Block, bold_font, small_font, wrapped
from ui.panels.rows import Row

_COVER_PX = 48.0
_MARGIN_PX = 12.0
_TITLE_LINES = 2
# A title in one line leaves room for more of what stands below it.
_LINES = 3


@dataclass(frozen=True, slots=True)
class RecordingLayout:
    """A row's parts in pixels from its top left corner; where nothing was heard there is no `progress`."""

    blocks: tuple[Block, ...]
    cover: QRectF
    progress: QRectF


def row_height(font: QFont) -> int:
    """How high every row is in this font."""
    title_height = QFontMetricsF(bold_font(font)).height() * LINE_SPACING
    caption_height = QFontMetricsF(small_font(font)).height() * LINE_SPACING
    text_height = _TITLE_LINES * title_height + caption_height + 2 * SMALL_GAP_PX + BAR_PX
    return round(max(text_height, _COVER_PX) + 2 * GAP_PX)


def lay_out_recording(row: Row, width: float, font: QFont) -> RecordingLayout:
    """The layout of a recording's row in this width; what has no room ends in `…`."""
    left = _MARGIN_PX + _COVER_PX + _MARGIN_PX
    text_width = max(1.0, width - _MARGIN_PX - left)
    title = _clipped(row.title, bold_font(font), text_width, _TITLE_LINES)
    caption = _clipped(row.caption, small_font(font), text_width, _LINES - title.lineCount())
    below_px = GAP_PX + title.boundingRect().height() + SMALL_GAP_PX
    bar_px = row_height(font) - GAP_PX - BAR_PX
    return RecordingLayout(
        (Block(title, QPointF(left, GAP_PX), False), Block(caption, QPointF(left, below_px), True)),
        QRectF(_MARGIN_PX, GAP_PX + SMALL_GAP_PX / 2, _COVER_PX, _COVER_PX),
        QRectF(left, bar_px, text_width, BAR_PX) if row.share is not None else QRectF(),
    )


def _clipped(text: str, font: QFont, width: float, most_lines: int) -> QTextLayout:
    """The text in so many lines at the most, the last of them cut off where there is more."""
    layout = wrapped(text, font, width)
    if layout.lineCount() <= most_lines:
        return layout
    # Qt counts in UTF-16 units.
    units = layout.text().encode("utf-16-le", "surrogatepass")
    start = layout.lineAt(most_lines - 1).textStart() * 2
    head, tail = (part.decode("utf-16-le", "replace") for part in (units[:start], units[start:]))
    return wrapped(head + _elided(tail, font, width), font, width)


def _elided(text: str, font: QFont, width: float) -> str:
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
