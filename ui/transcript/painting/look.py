"""Fonts and colours of the transcript, worked out once for a palette and a font."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QTextCharFormat

from ui.theme import Shades, shades
from ui.transcript.layout.letters import times_font

_ROLES = QPalette.ColorRole


@dataclass(frozen=True)
class Look:
    """What the painter dips its brush into; `found` and the like are fills that bring their own text colour."""

    shades: Shades
    ground: QColor
    text: QColor
    selected_ground: QColor
    selected_text: QColor
    time_font: QFont
    time_metrics: QFontMetricsF
    name_font: QFont
    name_metrics: QFontMetricsF
    found: QTextCharFormat
    found_current: QTextCharFormat
    keyword: QTextCharFormat
    selected: QTextCharFormat


def make_look(palette: QPalette, font: QFont) -> Look:
    """The look that goes with this palette and this font."""
    ours = shades(palette)
    text = palette.color(_ROLES.Text)
    time_font = times_font(font)
    name_font = QFont(font)
    name_font.setBold(True)
    return Look(
        shades=ours,
        ground=palette.color(_ROLES.Base),
        text=text,
        selected_ground=palette.color(_ROLES.Highlight),
        selected_text=palette.color(_ROLES.HighlightedText),
        time_font=time_font,
        time_metrics=QFontMetricsF(time_font),
        name_font=name_font,
        name_metrics=QFontMetricsF(name_font),
        found=_fill(ours.found_fill, text),
        found_current=_fill(ours.found_current_fill, text),
        keyword=_underlined(_fill(ours.keyword_fill, text)),
        selected=_fill(palette.color(_ROLES.Highlight), palette.color(_ROLES.HighlightedText)),
    )


def _underlined(fill: QTextCharFormat) -> QTextCharFormat:
    fill.setFontUnderline(True)
    return fill


def _fill(ground: QColor, text: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(ground)
    made.setForeground(text)
    return made
