"""The letters of the text and the even rows that they stand in."""

import sys
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from player import timecode
from player.transcript import Timeline
from ui.transcript.layout.text_style import TextStyle

# Letters as often as they come in running text.
_SAMPLE = "the quick brown fox jumps over the lazy dog and then rests in the shade"


@dataclass(frozen=True, slots=True)
class Letters:
    """A font with the height and the baseline of its rows and the mean width of a letter, all in pixels."""

    font: QFont
    metrics: QFontMetricsF
    row_height: int
    baseline: float
    letter_width: float


def make_letters(font: QFont, style: TextStyle) -> Letters:
    """The letters that go with the window's font and the reader's style."""
    sized = _sized(font, style.size_percent)
    metrics = QFontMetricsF(sized)
    row_height = max(round(metrics.height()), round(style.spacing_percent / 100 * QFontInfo(sized).pixelSize()))
    baseline = (row_height - metrics.height()) / 2 + metrics.ascent()
    return Letters(sized, metrics, row_height, baseline, metrics.horizontalAdvance(_SAMPLE) / len(_SAMPLE))


def time_width(timeline: Timeline, letters: Letters) -> int:
    """How wide the times of these lines are at most, in pixels; 0 where no line has one."""
    latest = timeline.last_started(sys.maxsize)
    latest_ms = timeline.lines[latest].start_ms if latest is not None else None
    if latest_ms is None:
        return 0
    return round(QFontMetricsF(times_font(letters.font)).horizontalAdvance("0" * len(timecode.clock(latest_ms))))


def times_font(font: QFont) -> QFont:
    """The font of the times: its digits have one width, so that times stand in columns."""
    times = QFont(font)
    times.setFeature(QFont.Tag("tnum"), 1)
    return times


def _sized(font: QFont, percent: int) -> QFont:
    sized = QFont(font)
    if font.pointSizeF() > 0:
        sized.setPointSizeF(font.pointSizeF() * percent / 100)
    else:
        sized.setPixelSize(max(1, round(font.pixelSize() * percent / 100)))
    return sized
