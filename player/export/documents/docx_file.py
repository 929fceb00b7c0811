"""Word documents: a heading for each part, a paragraph for each line, its time in the margin, its speaker in bold.

The looks are styles of their own, so that they can be changed at once.
"""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from player.document import Document
from player.export.documents.manuscript import Block, Style, manuscript
from player.export.features import Feature
from player.export.target import Target
from player.formats.editors.docx import DOCX as DOCX_FORMAT
from player.formats.speaker_names import gap_after_names
from player.paragraphs import runs_right_to_left

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_TURN_STYLE, _LINE_STYLE = "Transcript Turn", "Transcript Line"
_TIME_STYLE, _SPEAKER_STYLE = "Transcript Time", "Transcript Speaker"
_STYLES: Mapping[Style, str] = {
    Style.TITLE: "Title",
    Style.FACT: "Subtitle",
    Style.HEADING: "Heading 1",
    Style.SUBHEADING: "Heading 2",
    Style.TEXT: "Normal",
    Style.ITEM: "List Bullet",
    Style.DETAIL: "List Continue",
    Style.TURN: _TURN_STYLE,
    Style.LINE: _LINE_STYLE,
}
# A name that only goes on is there for those who need it, as the times are.
_LABEL_STYLES = {Style.TURN: _SPEAKER_STYLE, Style.LINE: _TIME_STYLE}
_MARGIN_CM = 2.2
_TIME_POINTS = 8
_TURN_GAP_POINTS = 6
_TIME_GREY = 0x66
# The longest text that a document's properties may hold.
_LONGEST_PROPERTY = 255
# What XML cannot hold.
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(document: Document) -> bytes:
    """The .docx file."""
    # Imported for those who write one: it takes a good part of the start-up.
    import docx

    word = docx.Document()
    _set_properties(word, document)
    _add_styles(word)
    gap = gap_after_names(document.lines)
    identifiers = {style.name: style.style_id for style in word.styles}
    # Put together by hand: python-docx goes through all styles and paragraphs for each paragraph that it adds.
    end = word.element.body.sectPr
    for block in manuscript(document):
        end.addprevious(_paragraph(block, gap, identifiers))
    data = io.BytesIO()
    word.save(data)
    return data.getvalue()


def _set_properties(word: "WordDocument", document: Document) -> None:
    """Title and language, and nothing of whoever made the template."""
    properties = word.core_properties
    properties.title = _xml(document.title or "")[:_LONGEST_PROPERTY]
    properties.language = _xml(document.language or "")[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


def _add_styles(word: "WordDocument") -> None:
    """The looks of the transcript: its times stand in a margin that the text keeps out of."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    for name, gap_points in ((_TURN_STYLE, _TURN_GAP_POINTS), (_LINE_STYLE, 0)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
        style.paragraph_format.left_indent = Cm(_MARGIN_CM)
        style.paragraph_format.first_line_indent = Cm(-_MARGIN_CM)
        style.paragraph_format.tab_stops.add_tab_stop(Cm(_MARGIN_CM))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(gap_points), Pt(0)
    time = word.styles.add_style(_TIME_STYLE, WD_STYLE_TYPE.CHARACTER)
    time.font.size, time.font.color.rgb = Pt(_TIME_POINTS), RGBColor(_TIME_GREY, _TIME_GREY, _TIME_GREY)
    word.styles.add_style(_SPEAKER_STYLE, WD_STYLE_TYPE.CHARACTER).font.bold = True


def _paragraph(block: Block, gap: str, identifiers: Mapping[str | None, str]) -> "BaseOxmlElement":
    """The time, the label and the text of a block, from right to left where its text runs so."""
    is_right_to_left = bool(runs_right_to_left(block.text))
    turned = [_made("w:bidi")] if is_right_to_left else []
    runs = (_run(text, style and identifiers[style], is_right_to_left) for style, text in _runs(block, gap))
    style = _made("w:pStyle", value=identifiers[_STYLES[block.style]])
    return _made("w:p", _made("w:pPr", style, *turned), *runs)


def _run(text: str, style: str | None, is_right_to_left: bool) -> "BaseOxmlElement":
    """Text of one look; a tab has an element of its own."""
    looks = [_made("w:rStyle", value=style)] if style else []
    turned = [_made("w:rtl")] if is_right_to_left else []
    return _made("w:r", _made("w:rPr", *looks, *turned), _made("w:tab") if text == "\t" else _text(text))


def _text(text: str) -> "BaseOxmlElement":
    from docx.oxml.ns import qn

    element = _made("w:t")
    element.text = _xml(text)
    element.set(qn("xml:space"), "preserve")
    return element


def _made(name: str, *children: "BaseOxmlElement", value: str | None = None) -> "BaseOxmlElement":
    """An element around others."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element = OxmlElement(name)
    element.extend(children)
    if value is not None:
        element.set(qn("w:val"), value)
    return element


def _runs(block: Block, gap: str) -> Iterator[tuple[str | None, str]]:
    """The styles and texts of the runs in a paragraph."""
    is_spoken = block.style in _LABEL_STYLES
    if block.time:
        yield _TIME_STYLE, f"[{block.time}]"
    if block.time or is_spoken:
        yield None, "\t" if is_spoken else " "
    if block.label:
        yield _LABEL_STYLES.get(block.style, "Strong"), block.label
        yield None, gap if is_spoken else " "
    yield None, block.text


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)


_LACKS = frozenset((Feature.WORD_TIMES, Feature.ENDS, Feature.BOOKMARK_COLORS))
DOCX = Target(DOCX_FORMAT.name, DOCX_FORMAT.title, "docx", write, _LACKS)
