"""Whether a text is a podcast feed, told by its root element."""

import re

# What may stand before it: the declaration, comments, style sheets, a document type.
_ROOT = re.compile(
    r"\s*+(?:<\?(?:[^?]|\?(?!>))*+\?>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+|<!DOCTYPE(?:[^>\[]|\[[^\]]*+\])*+>\s*+)*+"
    r"<(?:rss\b|(?:\w+:)?RDF\b|(?:\w+:)?feed\b(?=[^>]*http://www\.w3\.org/2005/Atom))",
)


def is_feed(head: str) -> bool:
    """Whether a text that begins so is RSS or Atom."""
    return _ROOT.match(head) is not None
