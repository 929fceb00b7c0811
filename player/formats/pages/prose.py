"""The prose of summary pages: lines with the blank lines before them, and what decorates or ends a text."""

import html
import re
from dataclasses import dataclass

from player.formats.mojibake import mended

FOOTER_SIGN = "⚡"

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
# Invisible marks that page savers leave at the ends of a line: byte order mark, zero width space, direction marks.
_INVISIBLE = "\ufeff\u200b\u200e\u200f"

_HEADING_MARK = re.compile(r"^[ \t]*#{1,6}[ \t]+(?=\S)", re.MULTILINE)

_QUOTE_MARK = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)

_PICTURE = (
    "[\u2190-\u21ff\u2300-\u23ff\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\U0001f000-\U0001faff][\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
)
EMOJI = rf"(?:{_PICTURE}(?:\u200d{_PICTURE})*|[0-9#*]\ufe0f?\u20e3)"
_LEADING_EMOJI = re.compile(rf"(?:{EMOJI}\s*)+")
_BULLET = re.compile(r"[•◦‣·●○∙]\s*|[-–—*+▪]\s+")
_BOLD = re.compile(r"(?<![A-Za-z0-9])\*\*(?=\S)(.+?)(?<=\S)\*\*(?![A-Za-z0-9])")
_PROMOTION = re.compile(r"\b(?:youtube|tubesum|sign[- ]?up)\b|©", re.IGNORECASE)

_CLOSING = "\"'”’»)]*"
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।")
_STATEMENT_ENDS = (".", "…", "。", "।")
_QUESTION_ENDS = ("?", "？", "؟", ";")
_SENTENCE = re.compile(r"[.!?…؟।]+[\"'”’»)\]]*(?=\s|$)|[。！？]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line that is not blank: its text, the blank lines before it, and its indent in characters."""

    text: str
    gap: int = 0
    indent: int = 0


def unmarked_page(text: str) -> str:
    """The page without the marks of Markdown's headings or of a quote of it all, and with spoiled text mended."""
    if text.lstrip()[:1] == ">" and all(line.lstrip()[:1] in (">", "") for line in text.split("\n")):
        text = _QUOTE_MARK.sub("", text)
    return _HEADING_MARK.sub("", mended(text)) if "#" in text else mended(text)


def page_lines(text: str) -> list[PageLine]:
    """The lines of a page that are not blank, HTML entities resolved."""
    lines = []
    gap = 0
    for raw in _ENTITY.sub(lambda match: html.unescape(match[0]), unmarked_page(text)).split("\n"):
        line = raw.strip().strip(_INVISIBLE).strip()
        if line:
            lines.append(PageLine(line, gap, len(raw) - len(raw.lstrip())))
        gap = 0 if line else gap + 1
    return lines


def bullet(text: str) -> str:
    """The bullet a text begins with, as one character; empty where there is none."""
    return text[:1] if _BULLET.match(text) else ""


def without_bullet(text: str) -> str:
    """The text after its bullet."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else text


def has_emoji(text: str) -> bool:
    """Whether the text begins with an emoji."""
    return _LEADING_EMOJI.match(text) is not None


def without_emoji(text: str) -> str:
    """The text after the emoji it begins with."""
    match = _LEADING_EMOJI.match(text)
    return text[match.end() :] if match else text


def without_bold(text: str) -> str:
    """The text with the words of `**bold**` kept and its marks taken away."""
    return _BOLD.sub(r"\1", text)


def plain(text: str) -> str:
    """The text without its decoration: bullet, leading emoji, marks of bold."""
    return without_bold(without_emoji(without_bullet(text))).strip()


def promotes(text: str) -> bool:
    """Whether the text names what a site sells."""
    return _PROMOTION.search(text) is not None


def is_footer(text: str) -> bool:
    """Whether a line among or below notes or speech is the site speaking for itself."""
    return text.startswith(FOOTER_SIGN) or (has_emoji(text) and promotes(text))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence of any kind does."""
    return text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS)


def ends_statement(text: str) -> bool:
    """Whether the text ends as a plain sentence does: what a title hardly ever does."""
    return text.rstrip(_CLOSING).endswith(_STATEMENT_ENDS)


def ends_question(text: str) -> bool:
    """Whether the text ends as a question does."""
    return text.rstrip(_CLOSING).endswith(_QUESTION_ENDS)


def sentence_count(text: str) -> int:
    """Roughly how many sentences a text has; an abbreviation may count as one."""
    return len(_SENTENCE.findall(text))
