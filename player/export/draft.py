"""What a file would look like and what it would lose, before it is written."""

from dataclasses import dataclass, replace

from player.document import Document
from player.errors import NothingToWrite
from player.export.documents.markdown import MARKDOWN
from player.export.losses import losses
from player.export.target import Target
from player.export.writing import Wanted, prepared

# So much is looked at; what follows looks the same.
_EXCERPT_LINES = 200
_EXCERPT_CHARS = 20_000
_NO_TEXT = "This file cannot be shown as text. What stands in it:\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """The beginning of the file, sentences on what it cannot hold, and why there can be none, if so."""

    beginning: str
    losses: tuple[str, ...] = ()
    refusal: str | None = None


def draft(document: Document, target: Target, wanted: Wanted) -> Draft:
    """How the document would be written; takes as long as looking through all its lines."""
    whole = prepared(document, target, wanted)
    try:
        return Draft(_beginning(whole, target), losses(whole, target))
    except NothingToWrite as error:
        return Draft("", refusal=error.sentence)


def _beginning(whole: Document, target: Target) -> str:
    excerpt = replace(whole, lines=whole.lines[:_EXCERPT_LINES])
    written = target.write(excerpt)
    if isinstance(written, bytes):
        written = _NO_TEXT + str(MARKDOWN.write(excerpt))
    is_cut = len(excerpt.lines) < len(whole.lines) or len(written) > _EXCERPT_CHARS
    return f"{written[:_EXCERPT_CHARS]}\n…\n" if is_cut else written
