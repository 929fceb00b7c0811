"""What of a document a target cannot hold, said before it is lost."""

from collections.abc import Sequence

from player.document import Document
from player.export.features import Feature, features
from player.export.target import Target
from player.notes import Chapter
from player.transcript import Line


def losses(document: Document, target: Target) -> tuple[str, ...]:
    """A sentence on lines or chapters without a time that are left out, one on all else lost, and the caveats."""
    title = target.title[:1].upper() + target.title[1:]
    lines = _untimed(title, "lines", document.lines if target.needs_times else ())
    lines += _untimed(title, "chapters", document.chapters if Feature.LINES in target.lacks else ())
    lost = target.lacks & features(document)
    *others, last = ("", *(feature for feature in Feature if feature in lost))
    named = " or ".join(part for part in (", ".join(others[1:]), last) if part)
    left_out = (f"{title} holds no {named}: left out.",) if named else ()
    return (*lines, *left_out, *target.caveats(document))


def _untimed(title: str, what: str, parts: Sequence[Line] | Sequence[Chapter]) -> tuple[str, ...]:
    count = sum(part.start_ms is None for part in parts)
    return (f"{title} holds no {what} without a time: {count} left out.",) if count else ()
