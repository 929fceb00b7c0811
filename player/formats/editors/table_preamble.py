"""What stands above the header of a table: comments, a title, facts such as `Author: Ada`."""

from collections.abc import Sequence

from player.formats.speech import one_line
from player.notes import Note, NoteKind

COMMENT = "#"
_TITLES = ("title", "name", "titel", "título", "titre")


def comment_count(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the beginning are comments; none where all look like one."""
    return next((number for number, row in enumerate(rows) if not row[0].startswith(COMMENT)), 0)


def read_preamble(rows: Sequence[Sequence[str]]) -> tuple[str | None, tuple[Note, ...]]:
    """The title, which is named one or is all there is, and every other row as a note."""
    texts = [text for row in rows if (text := _text(row))]
    named = next((text for text in texts if _label(text) in _TITLES), None)
    title = named or (texts[0] if len(texts) == 1 and not _is_fact(rows[0]) else None)
    notes = tuple(Note(NoteKind.RESOURCE, text) for text in texts if text is not title)
    return named.partition(":")[2].strip() if named else title, notes


def _text(row: Sequence[str]) -> str:
    """The row as one text: `Author,Ada` says what `Author: Ada` does."""
    cells = [one_line(cell).lstrip(COMMENT).strip() for cell in row]
    name, *others = [cell for cell in cells if cell] or [""]
    return f"{name.rstrip(':')}: {', '.join(others)}" if others else name


def _is_fact(row: Sequence[str]) -> bool:
    return len(row) > 1 or ":" in row[0] or row[0].startswith(COMMENT)


def _label(text: str) -> str:
    return text.partition(":")[0].casefold() if ":" in text else ""
