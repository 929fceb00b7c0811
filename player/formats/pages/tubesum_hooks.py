"""The clips worth sharing that stand at the top of a TubeSum page: title, length glued to the reason, play button."""

import re
from collections.abc import Sequence
from itertools import pairwise

from player.formats.pages.prose import without_bold
from player.formats.pages.tubesum_layout import Row, RowKind
from player.notes import Note, NoteKind

# `45s`, `1m05s`, `2min` or `1:05`, alone or glued to what follows.
_LENGTH = re.compile(r"(?<!\S)(?:\d{1,3}s|\d{1,2}m(?:in)?(?:\s?\d{1,2}s)?|\d{1,2}:[0-5]\d)(?=\S|$)")


def read_hooks(rows: Sequence[Row]) -> tuple[tuple[str, ...], tuple[Note, ...], tuple[Row, ...]]:
    """The texts above the first clip's title, the clips, and the rows below them."""
    rows = _with_button(rows)
    bounds = [-1, *(number for number, row in enumerate(rows) if row.kind is RowKind.BUTTON)]
    clips = [[row.text for row in rows[before + 1 : after]] for before, after in pairwise(bounds)]
    lengths = [_length_number(clip) for clip in clips]
    header = clips[0][: max(0, lengths[0] - 1)] if clips else []
    hooks = [_hook(clip[max(0, number - 1) :]) for clip, number in zip(clips, lengths, strict=True) if clip]
    return tuple(header), tuple(hooks), tuple(rows[bounds[-1] + 1 :])


def _with_button(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows with the button that a saved page lost put back below a title, a length and a reason."""
    if any(row.kind is RowKind.BUTTON for row in rows):
        return rows
    for number, row in enumerate(rows[1:3], start=1):
        length = _LENGTH.match(row.text)
        reason = row.text[length.end() :] if length else ""
        if length and length[0][-1] == "s" and not reason[:1].islower():
            end = number + (1 if reason else 2)
            return [*rows[:end], Row(RowKind.BUTTON, ""), *rows[end:]]
    return rows


def _length_number(texts: Sequence[str]) -> int:
    """Which text tells the clip's length; 0 where none below the first does."""
    return next((number for number, text in enumerate(texts) if number and _LENGTH.match(text)), 0)


def _hook(texts: Sequence[str]) -> Note:
    """The clip of a title and a text below it; the site's download has both on one line."""
    first, *others = texts
    length = _LENGTH.match(others[0]) if others else _LENGTH.search(first)
    if length is None:
        return Note(NoteKind.HOOK, " ".join(others) or None, without_bold(first))
    title = first if others else first[: length.start()].strip()
    reason = " ".join([(others[0] if others else first)[length.end() :], *others[1:]]).strip()
    return Note(NoteKind.HOOK, without_bold(reason) or None, without_bold(title) or None, label=length[0])
