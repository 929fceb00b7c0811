"""Tooltips of text that others wrote: shown as it was typed, never read as markup, and wrapped."""

import re
from html import escape

# A longer one would cover the window.
_LONGEST_CHARS = 1_000
# Qt wraps a tooltip at blanks only; a longer word would make it wider than the screen.
_UNBROKEN = re.compile(r"(\S{40})")


def tooltip(text: str) -> str:
    """Rich text for `setToolTip` that shows this text; empty, so that there is no tooltip, where it is too long."""
    if not text or len(text) > _LONGEST_CHARS:
        return ""
    return f'<p style="white-space: pre-wrap">{escape(breakable(text))}</p>'


def breakable(text: str) -> str:
    """The text with places in its longest words where a line may end, none of which is seen."""
    return _UNBROKEN.sub("\\1\N{ZERO WIDTH SPACE}", text)
