"""What is selected as text for the clipboard: plain, with times, or as a Markdown quote."""

import re
from collections.abc import Iterable, Sequence

from player import timecode
from player.links import moment_link
from player.transcript import Line, starts_turn
from ui.transcript.selection import Selection

# A line's number, and the characters of it that are taken.
Piece = tuple[int, str]

# What Markdown would take for its own inside a row: escapes, code, emphasis, strikethrough, links, HTML, entities.
_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|`|[*~](?=\S)|(?<=\S)[*~]|(?<![^\W_])_|_(?![^\W_])|\[(?=[^\]]*\][(:])|<(?=\S)"
    r"|&(?=#?\w+;)"
)
# And at the start of one: numbers and signs of lists, headings, quotes, rows that are nothing but a rule.
_ROW_START = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))|(?=(?:#{1,6}|[-+*])(?:\s|$)|>|[-:|\s]+$|=+$)")


def selected_pieces(lines: Sequence[Line], selection: Selection) -> list[Piece]:
    """The selected characters of each line that the selection touches."""
    texts = [(number, lines[number].text) for number in selection.numbers]
    return [(number, text[slice(*selection.characters_in(number, len(text)) or (0, 0))]) for number, text in texts]


def whole_pieces(lines: Sequence[Line], numbers: Iterable[int]) -> list[Piece]:
    """All characters of these lines."""
    return [(number, lines[number].text) for number in numbers]


def plain_text(pieces: Iterable[Piece]) -> str:
    """Exactly these characters, each line in a row of its own."""
    return "\n".join(_one_row(text) for _, text in pieces)


def timed_text(lines: Sequence[Line], numbers: Iterable[int]) -> str:
    """Whole lines as `[1:02] Speaker: text`, the speaker where a turn begins."""
    return "\n".join(_timed(lines, number) for number in numbers)


def markdown_quote(lines: Sequence[Line], pieces: Iterable[Piece], title: str, recording_id: str | None) -> str:
    """The pieces as `> text`, and below who says it where and when: `> — **Speaker**, *Title*, [1:02](syncline://…)`.

    The time is a link where the recording has an id; what is not known is left out, and so are blank lines.
    """
    quoted = [(lines[number], row) for number, text in pieces if (row := _escaped_row(text))]
    source = [*dict.fromkeys(f"**{_escaped(line.speaker)}**" for line, _ in quoted if line.speaker)]
    if title.strip():
        source.append(f"*{_escaped(title)}*")
    start_ms = next((line.start_ms for line, _ in quoted if line.start_ms is not None), None)
    if start_ms is not None:
        time = timecode.clock(start_ms)
        source.append(f"[{time}]({moment_link(recording_id, start_ms)})" if recording_id else time)
    rows = [row for _, row in quoted]
    if rows and source:
        rows += ["", f"— {', '.join(source)}"]
    return "\n".join(f"> {row}".rstrip() for row in rows)


def _timed(lines: Sequence[Line], number: int) -> str:
    line = lines[number]
    time = f"[{timecode.clock(line.start_ms)}] " if line.start_ms is not None else ""
    speaker = f"{line.speaker}: " if line.speaker and starts_turn(lines, number) else ""
    return f"{time}{speaker}{_one_row(line.text)}"


def _one_row(text: str) -> str:
    return " ".join(text.splitlines())


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", _one_row(text).strip(" \t"))


def _escaped_row(text: str) -> str:
    row = _escaped(text)
    start = _ROW_START.match(row)
    return f"{row[: start.end()]}\\{row[start.end() :]}" if start and row else row
