"""Text in which feeds leave HTML: titles without its tags and names for signs, descriptions as a reader sees them."""

import html
import re

from player.formats.pages.web_text import web_text
from player.formats.speech import one_line

# By name: `<three>` and `a < b` are what somebody wrote.
_TAG = re.compile(
    r"</?(a|abbr|b|big|blockquote|br|center|cite|code|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|q|s|small|span"
    r"|strike|strong|sub|sup|table|td|tr|tt|u|ul|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# Those that part words.
_BLOCKS = re.compile(r"blockquote|br|center|div|h[1-6]|hr|li|ol|p|pre|table|td|tr|ul", re.IGNORECASE)


def plain_line(text: str) -> str:
    """The text as one line without tags, names for signs resolved; many feeds escape them twice."""
    return one_line(_TAG.sub(_gap, html.unescape(text)))


def plain_text(text: str) -> str:
    """The text of a description, its blocks as lines."""
    written = text if _TAG.search(text) else html.unescape(text)
    return web_text(written).replace("**", "") if _TAG.search(written) else written


def _gap(tag: re.Match[str]) -> str:
    return " " if _BLOCKS.fullmatch(tag[1]) else ""
