"""Markdown: headings, lists and lines that read well as typed and as shown, and that Syncline reads back.

Signs of Markdown in the texts are escaped, only where they would change what is shown.
"""

import re

from player.document import Document
from player.export.documents.manuscript import Block, Style, manuscript
from player.export.features import Feature
from player.export.target import Target
from player.formats.speaker_names import gap_after_names

_MARKS = {Style.TITLE: "# ", Style.HEADING: "## ", Style.SUBHEADING: "### ", Style.ITEM: "- ", Style.DETAIL: "  "}
# Two blanks at the end of a text line break it there when it is shown.
_BREAK = "  \n"
_SIGN = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~])         # a backslash that would escape
    | \*(?=\S) | (?<=\S)\*            # emphasis
    | (?<!\w)_(?=\S) | (?<=\S)_(?!\w)
    | ` | ~(?=~)
    | <(?=[A-Za-z/!?])                # HTML
    | &(?=\#?\w{1,32};)
    | (?<=\])\(                       # a link
    """,
    re.VERBOSE,
)
# What makes a heading, a quote, a list or a rule of a text line; the sign to escape comes last in the group.
_LINE_START = re.compile(r"(#(?=#{0,5}(?:\s|\Z))|>|[-+*](?=\s|\Z)|\d{1,9}[.)](?=\s|\Z)|[-=](?=[-= ]*\Z))")


def write(document: Document) -> str:
    """The Markdown text."""
    gap = gap_after_names(document.lines)
    parts: list[str] = []
    above: Style | None = None
    for block in manuscript(document):
        parts += [_between(above, block), _MARKS.get(block.style, ""), _text(block, gap)]
        above = block.style
    return "".join(parts) + "\n"


def _between(above: Style | None, block: Block) -> str:
    """What parts a block from the one above: lines of one turn stand together, items too, all else stands apart."""
    if above is None:
        return ""
    if block.style is Style.DETAIL or (block.style is Style.LINE and block.time):
        return _BREAK
    is_listed = block.style is Style.ITEM and above in (Style.ITEM, Style.DETAIL)
    return "\n" if is_listed or block.style is Style.LINE else "\n\n"


def _text(block: Block, gap: str) -> str:
    """The text behind its time and its label; a name that only a tab makes sure of has one instead of bold."""
    time = f"[{block.time}] " if block.time else ""
    if not block.label:
        return time + (_SIGN.sub(_escape, block.text) if time else _escaped(block.text))
    text, label = _SIGN.sub(_escape, block.text), _escaped(block.label)
    if block.style is Style.LINE or (block.style is Style.TURN and gap != " "):
        return f"{time}{label}{gap}{text}"
    return f"{time}**{label}** {text}"


def _escaped(text: str) -> str:
    """A text that opens its text line."""
    text = _SIGN.sub(_escape, text)
    start = _LINE_START.match(text)
    return f"{text[: start.end() - 1]}\\{text[start.end() - 1 :]}" if start else text


def _escape(sign: re.Match[str]) -> str:
    return "\\" + sign[0]


_LACKS = frozenset((Feature.WORD_TIMES, Feature.ENDS, Feature.BOOKMARK_COLORS, Feature.LANGUAGE))
MARKDOWN = Target("markdown", "Markdown", "md", write, _LACKS)
