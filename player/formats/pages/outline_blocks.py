"""The blocks of a summary page: what stands below each heading, and the lists and sections that have no known one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from player.formats.pages.chapter_list import chapter_rows, section_rows
from player.formats.pages.conversation import is_conversation
from player.formats.pages.outline_headings import Part, part_of
from player.formats.pages.outline_marks import item
from player.formats.texts.rows import TextRow


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page: what it is, the heading where that is not said by the part, and its text lines."""

    part: Part
    title: str | None
    rows: tuple[TextRow, ...]


def page_blocks(rows: Sequence[TextRow]) -> tuple[list[TextRow], list[Block]]:
    """The text lines above the first block, and the blocks.

    A list of chapters above the first heading is a block too, and so is speech right below that.
    """
    opens = _opens(rows)
    blocks = [
        Block(part, rows[number].text, tuple(rows[number + 1 : end]))
        for (number, part), (end, _) in pairwise([*opens, (len(rows), Part.SECTION)])
    ]
    above = list(rows[: opens[0][0]] if opens else rows)
    blocks = [block for block in blocks if block.rows or block.part is Part.SECTION]
    return (above, blocks) if any(block.part is Part.CHAPTERS for block in blocks) else _with_list(above, blocks)


def _opens(rows: Sequence[TextRow]) -> list[tuple[int, Part]]:
    """Numbers of the headings, and what stands below each."""
    sections = section_rows(rows)
    opens: list[tuple[int, Part]] = []
    for number, row in enumerate(rows):
        is_section = number in sections or (row.level > 0 and not (row.level == 1 and number == 0))
        part = None if number in sections else part_of(row.text)
        part = part or (Part.SECTION if is_section else None)
        heading, current = opens[-1] if opens else (0, None)
        # Inside of a transcript a short line may read like a heading, and a heading is a chapter's.
        is_speech = current is Part.TRANSCRIPT and (part is Part.SECTION or not row.level)
        is_deeper = number in sections or row.level > rows[heading].level
        is_entry = current is Part.CHAPTERS and part is Part.SECTION and is_deeper
        if part and not is_speech and not is_entry:
            opens.append((number, part))
    return opens


def _with_list(above: list[TextRow], blocks: list[Block]) -> tuple[list[TextRow], list[Block]]:
    """The same, a list of chapters above and the speech below it made blocks, unless the list is all there is."""
    listed = chapter_rows(above)
    speech = _speech_start(above, listed) if listed else len(above)
    if not listed or (speech == len(above) and not blocks):
        return above, blocks
    parts = (
        (Part.CHAPTERS, above[listed.start : listed.stop]),
        (Part.RESOURCES, above[listed.stop : speech]),
        (Part.TRANSCRIPT, above[speech:]),
    )
    return above[: listed.start], [*(Block(part, None, tuple(rows)) for part, rows in parts if rows), *blocks]


def _speech_start(rows: Sequence[TextRow], listed: range) -> int:
    """Number of the text line below a list of chapters from which on names recur, or times begin anew as in speech."""
    moments = [item(row.text).start_ms for row in rows[listed.stop :]]
    start = next((number for number, moment in enumerate(moments) if moment is not None), 0)
    begins_anew = not any(moments) or (moments[start] or 0) < (item(rows[listed.stop - 1].text).start_ms or 0)
    speech = listed.stop + start
    return speech if begins_anew and is_conversation(rows[speech:]) else len(rows)
