"""The text of a saved web page as a reader sees it: a text line for each block, Markdown's marks for what they mean."""

import html
import re

from player.formats.recognisers.markup import Tag, pieces
from player.formats.speech import one_line

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
        ),
        *("fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li"),
        *("main", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
# Blocks between which a reader sees a gap.
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "section", "article"))
_CELLS = frozenset(("td", "th"))
_CELL_MARK = "\x1f"
_BOLD = frozenset(("b", "strong"))
# What belongs to the site, not to the page.
_CHROME = frozenset(
    ("nav", "footer", "aside", "head", "noscript", "template", "svg", "select", "iframe", "object", "textarea")
)
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr", "area", "base", "col", "embed", "source"))
_HEADING = re.compile(r"h([1-6])")
_TITLE = re.compile(r"<title[^>]*>([^<]{0,1000})", re.IGNORECASE)
_EMPTY_BOLD = re.compile(r"\*\*(\s*)\*\*")
_LOOSE_BOLD = re.compile(r"\*\*(\s*)(\S[^*]*?)(\s*)\*\*")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{1,40}\Z")


def web_text(page: str) -> str:
    """The text lines of a page."""
    lines = _Lines()
    for piece in pieces(page):
        if isinstance(piece, str):
            lines.say(piece)
        elif piece.is_end:
            lines.close(piece.name)
        else:
            lines.open(piece)
    return lines.joined()


def web_title(page: str) -> str | None:
    """The title of a page, without the name of its site."""
    match = _TITLE.search(page[:100_000])
    title = one_line(html.unescape(match[1])) if match else ""
    return _SITE.sub("", title) or None


class _Lines:
    """Collects text lines from the tags and texts of a page."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._texts: list[str] = []
        self._mark = ""
        self._hidden: list[str] = []
        self._cells = 0
        self._preformatted = 0

    def joined(self) -> str:
        """All text lines."""
        self._end_line()
        return "\n".join(self._lines)

    def say(self, text: str) -> None:
        """Text between two tags."""
        if self._hidden:
            return
        first, *others = text.split("\n") if self._preformatted else [text]
        self._texts.append(first)
        for line in others:
            self._break(line)

    def open(self, tag: Tag) -> None:
        """A tag that opens an element, or stands alone."""
        if self._hidden or _is_hidden(tag):
            if tag.name not in _VOID and (self._hidden[:1] == [tag.name] or not self._hidden):
                self._hidden.append(tag.name)
        elif tag.name == "br":
            self._end_line()
        elif tag.name in _CELLS:
            self._texts.append(_CELL_MARK if self._cells else "")
            self._cells += 1
        elif tag.name in _BOLD:
            self._texts.append("**")
        elif tag.name in _BLOCKS:
            self._begin(tag.name)

    def close(self, name: str) -> None:
        """A tag that closes an element."""
        if self._hidden:
            if name == self._hidden[0]:
                self._hidden.pop()
        elif name in _BOLD:
            self._texts.append("**")
        elif name in _BLOCKS:
            self._preformatted -= name == "pre" and self._preformatted > 0
            self._end_line()
            if name in _APART:
                self._gap()

    def _break(self, line: str) -> None:
        """The end of a line that is laid out as typed, and the next: blank ones part, its indent is kept."""
        if not "".join(self._texts).strip():
            self._gap()
        self._end_line()
        self._mark = line[: len(line) - len(line.lstrip())]
        self._texts.append(line)

    def _begin(self, name: str) -> None:
        self._end_line()
        self._preformatted += name == "pre"
        heading = _HEADING.fullmatch(name)
        if name in _APART:
            self._gap()
        if heading:
            self._mark = "#" * int(heading[1]) + " "
        elif name == "li":
            self._mark = "  • "
        elif name == "tr":
            self._cells = 0

    def _end_line(self) -> None:
        said = "".join(self._texts)
        cells = [one_line(_joined_bold(cell)) for cell in said.split(_CELL_MARK)] if said.strip() else []
        text = "\t".join(cells) if self._cells > 1 else " ".join(filter(None, cells))
        if text.strip():
            self._lines.append(self._mark + (text.replace("**", "") if self._mark.startswith("#") else text))
            self._mark = ""
        self._texts = []
        self._cells = 0

    def _gap(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")


def _joined_bold(text: str) -> str:
    """The text without bold marks around nothing, and none left open."""
    if "**" not in text:
        return text
    text = _LOOSE_BOLD.sub(r"\1**\2**\3", _EMPTY_BOLD.sub(r"\1", text))
    return text if text.count("**") % 2 == 0 else text.replace("**", "")


def _is_hidden(tag: Tag) -> bool:
    if tag.name in _CHROME:
        return True
    return "display:none" in tag.attributes.get("style", "").replace(" ", "")
