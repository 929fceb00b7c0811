"""Prose in one text document: titles, headings and paragraphs, never read as HTML, with links to moments."""

from PySide6.QtGui import QFont, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from player import timecode
from ui.panels.row_layout import LINE_SPACING
from ui.theme import shades

MOMENT_SCHEME = "moment"
_TITLE_SHARE = 1.25
_SMALL_SHARE = 0.9
_INDENT_PX = 16


class Prose:
    """Writes a document from its beginning, in the colours of a palette."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        document.clear()
        self._cursor = QTextCursor(document)
        self._font = document.defaultFont()
        self._link = palette.color(QPalette.ColorRole.Link)
        self._text = palette.color(QPalette.ColorRole.Text)
        self._muted = shades(palette).muted_text

    def title(self, text: str) -> None:
        """The name of the whole."""
        self._begin(top_px=0)
        self._write(text, self._format(is_bold=True, share=_TITLE_SHARE))

    def heading(self, text: str) -> None:
        """What the next paragraphs are."""
        self._begin(top_px=16)
        self._write(text, self._format(is_bold=True, is_muted=True, share=_SMALL_SHARE))

    def aside(self, text: str) -> None:
        """A small remark."""
        self._begin(top_px=4)
        self._write(text, self._format(is_muted=True, share=_SMALL_SHARE))

    def paragraph(self, text: str, head: str = "", position_ms: int | None = None, *, is_item: bool = False) -> None:
        """Text after its bold head, with a link to its moment before it; an item hangs from a bullet."""
        self._begin(top_px=8, indent_px=_INDENT_PX if is_item else 0)
        if is_item:
            self._write("•\t", self._format(is_muted=True))
        if position_ms is not None:
            self._write(timecode.clock(position_ms), self._link_format(position_ms))
            self._write("  ", self._format())
        if head:
            self._write(f"{head}: " if text else head, self._format(is_bold=True))
        self._write(text, self._format())

    def _begin(self, top_px: int, indent_px: int = 0) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(top_px)
        block.setLeftMargin(indent_px)
        block.setTextIndent(-indent_px)
        block.setTabPositions([QTextOption.Tab(_INDENT_PX, QTextOption.TabType.LeftTab)] if indent_px else [])
        block.setLineHeight(100 * LINE_SPACING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._cursor.atStart():
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)

    def _write(self, text: str, text_format: QTextCharFormat) -> None:
        # A line break in the source stays inside its paragraph.
        self._cursor.insertText(text.replace("\n", "\N{LINE SEPARATOR}"), text_format)

    def _format(self, *, is_bold: bool = False, is_muted: bool = False, share: float = 1.0) -> QTextCharFormat:
        font = QFont(self._font)
        font.setBold(is_bold)
        font.setPointSizeF(self._font.pointSizeF() * share)
        text_format = QTextCharFormat()
        text_format.setFont(font)
        text_format.setForeground(self._muted if is_muted else self._text)
        return text_format

    def _link_format(self, position_ms: int) -> QTextCharFormat:
        link = self._format()
        link.setAnchor(True)
        link.setAnchorHref(f"{MOMENT_SCHEME}:{position_ms}")
        link.setForeground(self._link)
        link.setToolTip(f"Play from {timecode.clock(position_ms)}")
        return link
