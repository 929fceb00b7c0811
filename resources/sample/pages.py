"""Notes and pages about the talk, in which moments are named by words that are spoken there."""

import json
import re
from datetime import date
from pathlib import Path

from player import timecode
from player.document import Document
from player.notes import Note, NoteKind
from player.transcript import Line, starts_turn
from resources.sample.recital import Recital


def read_notes(path: Path, recital: Recital) -> Document:
    """The talk as a document, with the metadata and the notes of this JSON file.

    A note's `at` holds words of the line it points at, and `until` words of the line with which it ends.
    """
    written = json.loads(path.read_text(encoding="utf-8"))
    return Document(
        title=written["title"],
        channel=written["channel"],
        published=date.fromisoformat(written["published"]),
        duration_ms=recital.duration_ms,
        language=written["language"],
        lines=recital.lines,
        chapters=recital.chapters,
        notes=tuple(_note(note, recital) for note in written["notes"]),
    )


def filled_page(page: str, recital: Recital) -> str:
    """A page with its `{at: words}`, `{span: words | words}`, `{length}` and `{transcript}` filled in."""
    page = re.sub(r"\{at: (.+?)\}", lambda found: _clock(_line_with(found[1], recital).start_ms), page)
    page = re.sub(r"\{span: (.+?) \| (.+?)\}", lambda found: _span(found[1], found[2], recital), page)
    return page.replace("{length}", _clock(recital.duration_ms)).replace("{transcript}", _transcript(recital.lines))


def _note(written: dict[str, str], recital: Recital) -> Note:
    return Note(
        NoteKind(written["kind"]),
        written["text"],
        written.get("title"),
        _line_with(written["at"], recital).start_ms,
        _line_with(written["until"], recital).end_ms if "until" in written else None,
    )


def _transcript(lines: tuple[Line, ...]) -> str:
    """As the site writes it: whole seconds, and an arrow at each change of speaker but before the first."""
    arrows = (">> " if number and starts_turn(lines, number) else "" for number in range(len(lines)))
    return "\n".join(f"[{_clock(line.start_ms)}] {arrow}{line.text}" for line, arrow in zip(lines, arrows, strict=True))


def _span(first: str, last: str, recital: Recital) -> str:
    start_ms, end_ms = _line_with(first, recital).start_ms, _line_with(last, recital).end_ms
    return f"{((end_ms or 0) - (start_ms or 0)) // timecode.MS_PER_SECOND}s"


def _clock(position_ms: int | None) -> str:
    return timecode.clock(position_ms or 0).zfill(len("00:00"))


def _line_with(words: str, recital: Recital) -> Line:
    found = [line for line in recital.lines if words in line.text]
    if len(found) != 1:
        raise SystemExit(f"{len(found)} lines of the talk hold the words {words!r}; name words of exactly one.")
    return found[0]
