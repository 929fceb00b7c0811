"""Meeting notes as Google Meet keeps them: a time on a line of its own every five minutes, between them `Name: text`.

Only the first text below a time has that time; the others have none, and what comes when is told by their order.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.texts.names import is_name
from player.formats.texts.prelude import chapters_of, read_prelude
from player.formats.texts.rows import TextRow, front_matter, text_rows
from player.notes import Note, NoteKind
from player.timecode import MS_PER_MINUTE
from player.transcript import Line

# Five minutes, and more where nobody speaks.
_SHORTEST_STEP_MS = 5 * MS_PER_MINUTE
_MARK = re.compile(r"[\[(]?(\d{1,2}:\d\d:\d\d|\d{1,3}:\d\d)[\])]?")
_SAID = re.compile(r"([^:：]{1,60})[:：][ \t]*(\S.*)")
_NAMED_SHARE = 0.5
# What the program itself says, above the text and below it.
_ATTENDEES = "attendees"
_TRANSCRIPT = "transcript"
_REMARK = "Who attended and when it ended is no speech; it was kept as notes."
_CLOSING = re.compile(
    r"(?:(?:Meeting|Transcription) ended (?:after|at) |This editable transcript was computer generated)\S?.*"
)


def sniff(head: str) -> int:
    """Fairly sure where times stand on lines of their own from nought on, and names open most other lines.

    The mark of nought may be left out.
    """
    rows = list(text_rows(head[:SNIFFED_CHARS]))
    first, marks = _first_said(rows), [mark for row in rows if (mark := _mark_ms(row)) is not None]
    if not marks or any(later - earlier < _SHORTEST_STEP_MS for earlier, later in pairwise(marks)):
        return 0
    if marks[0] and (marks[0] != _SHORTEST_STEP_MS or _mark_ms(rows[first]) is not None):
        return 0
    said = [row for row in rows[first:] if _mark_ms(row) is None]
    named = sum(_name(row.text) is not None for row in said)
    is_one = named == len(said) == len(marks) == 1
    return 76 if is_one or (named >= max(2, _NAMED_SHARE * len(said)) and len(said) > len(marks)) else 0


def read(source: Source) -> Document:
    """A line for each text, in file order; raises BrokenFile where there is none."""
    rows = list(text_rows(source.text))
    first = _first_said(rows)
    attendees = _attendees(rows[:first])
    closing = [row for row in rows[first:] if _CLOSING.match(row.text)]
    above = [row for row in rows[:first] if row not in attendees]
    prelude = read_prelude(above, len(above), front_matter(source.text))
    items = list(_items([row for row in rows[first:] if row not in closing]))
    lines = tuple(item for item in items if isinstance(item, Line))
    if not lines:
        raise BrokenFile(source.name, MEETING_NOTES.title, "none of its times has a text.")
    return Document(
        title=prelude.title,
        origin=source.origin(MEETING_NOTES.name),
        lines=(*prelude.lines, *lines),
        notes=tuple(Note(NoteKind.RESOURCE, one_line(row.text)) for row in (*attendees[1:], *closing)),
        chapters=chapters_of(items),
        remarks=(_REMARK,) if attendees or closing else (),
    )


def _attendees(above: Sequence[TextRow]) -> Sequence[TextRow]:
    """The rows from the heading of those who attended down to that of the transcript; none where one is missing."""
    labels = [row.text.strip(":").casefold() for row in above]
    if _ATTENDEES not in labels:
        return ()
    start = labels.index(_ATTENDEES)
    return above[start : labels.index(_TRANSCRIPT, start)] if _TRANSCRIPT in labels[start:] else ()


def _items(rows: Sequence[TextRow]) -> Iterator[Line | str]:
    position_ms: int | None = None
    speaker: str | None = None
    for row in rows:
        mark = _mark_ms(row)
        if mark is not None:
            position_ms = mark
        elif row.level:
            yield row.text
        else:
            speaker = _name(row.text) or speaker
            match = _SAID.fullmatch(row.text)
            yield spoken_line(position_ms, None, match[2] if match and _name(row.text) else row.text, speaker)
            position_ms = None


def _first_said(rows: Sequence[TextRow]) -> int:
    """Number of the first mark, or of the first text of a name where the mark of nought was left out."""
    first = next((number for number, row in enumerate(rows) if _mark_ms(row) is not None), len(rows))
    if first == len(rows) or not _mark_ms(rows[first]):
        return first
    return next((number for number, row in enumerate(rows[:first]) if _name(row.text)), first)


def _mark_ms(row: TextRow) -> int | None:
    match = _MARK.fullmatch(row.text)
    return timecode.parse(match[1]) if match and int(match[1][-2:]) < 60 and _minutes(match[1]) else None


def _minutes(clock: str) -> bool:
    """Whether the clock can be read: an hour has no sixtieth minute."""
    fields = clock.split(":")
    return len(fields) < 3 or int(fields[1]) < 60


def _name(text: str) -> str | None:
    match = _SAID.fullmatch(text)
    return match[1].strip() if match and is_name(match[1].strip()) else None


MEETING_NOTES = Format("meeting-notes", "meeting notes in turns", ("txt", "md"), sniff, read, surest=76)
