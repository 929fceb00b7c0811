"""The text of a SubStation Alpha line: plain words out of override codes, and syllables timed by karaoke codes."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from player.formats.speech import one_line, spoken_line
from player.transcript import Line, Word

# An escaped brace is text; everything else in braces is codes, or a note of the maker.
_OVERRIDE = re.compile(r"(?<!\\)\{([^}]*)\}")
_KARAOKE = re.compile(r"\\(kt|[kK][fo]?)[ \t]*(\d{1,6})", re.ASCII)
_DRAWING = re.compile(r"\\p(\d)", re.ASCII)
_BLANK = re.compile(r"\\[Nnh]")
_HUNDREDTH_MS = 10
# Stands behind a backslash that is text, so that no program takes it for a code's.
BACKSLASH_GUARD = "\u2060"


class _Chunk(NamedTuple):
    """Visible text of the syllable of this number; 0 is before the first, and timed by nothing."""

    syllable: int
    start_ms: int
    end_ms: int
    text: str


def spoken(text: str, start_ms: int | None, end_ms: int | None, speaker: str | None) -> Line | None:
    """The line of a text field, or None where it says nothing."""
    if "{" not in text and "\\" not in text:
        plain = one_line(text)
        return spoken_line(start_ms, end_ms, plain, speaker) if plain else None
    chunks = list(_chunks(text, start_ms or 0))
    said = one_line("".join(chunk.text for chunk in chunks))
    words = list(_words(chunks)) if start_ms is not None else []
    return spoken_line(start_ms, end_ms, said, speaker, words) if said else None


def _chunks(text: str, line_start_ms: int) -> Iterator[_Chunk]:
    syllable = 0
    start_ms = end_ms = line_start_ms
    is_drawing = False
    # Visible text and what stood in braces take turns. What no brace closes is text; a search for its codes would take
    # quadratic time.
    end = text.rfind("}") + 1
    parts = _OVERRIDE.split(text[:end])
    parts[-1] += text[end:]
    for place, part in enumerate(parts):
        if place % 2 == 0:
            yield _Chunk(syllable, start_ms, end_ms, "" if is_drawing else _plain(part))
            continue
        for code, hundredths in _KARAOKE.findall(part):
            length_ms = int(hundredths) * _HUNDREDTH_MS
            syllable += 1
            start_ms, end_ms = (line_start_ms + length_ms,) * 2 if code == "kt" else (end_ms, end_ms + length_ms)
        drawing = _DRAWING.findall(part)
        is_drawing = drawing[-1] != "0" if drawing else is_drawing


def _words(chunks: list[_Chunk]) -> Iterator[Word]:
    for syllable, group in groupby(chunks, lambda chunk: chunk.syllable):
        parts = list(group)
        text = one_line("".join(part.text for part in parts))
        # A syllable of no length puts its text there at once: that times no word.
        if syllable and text and parts[0].end_ms > parts[0].start_ms:
            yield Word(parts[0].start_ms, parts[0].end_ms, text)


def _plain(text: str) -> str:
    if "\\" not in text:
        return text
    text = _BLANK.sub(" ", text).replace("\\{", "{").replace("\\}", "}")
    return text.replace(f"\\{BACKSLASH_GUARD}", "\\")
