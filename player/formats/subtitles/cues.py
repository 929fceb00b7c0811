"""What the plain-text subtitle formats share: cues found by their stamps, ends told by blanks, texts without styles."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Source
from player.formats.speaker_names import with_speakers
from player.transcript import Line

# As much of a file as it takes to see whether it consists of cues: a few hundred of them.
SAMPLE_CHARS = 20_000
# A file may open with a credit or a header; a page that only quotes a cue says more around it.
_LONGEST_PREAMBLE_LINES = 30
_TAGS = re.compile(r"</?[biu]>|<br[ \t]*/?>|\[br\]", re.IGNORECASE)


def stamped(text: str, stamp: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Each stamp with the text from it to the next; what stands before the first is no cue."""
    for match, following in pairwise(chain(stamp.finditer(text), [None])):
        if match is not None:
            yield match, text[match.end() : following.start() if following else None]


def fits(head: str, stamp: re.Pattern[str], most_lines_per_cue: int) -> bool:
    """Whether stamps begin near the top of the text and make it up."""
    head = head[:SAMPLE_CHARS]
    first = stamp.search(head)
    if first is None or _line_count(head[: first.start()]) > _LONGEST_PREAMBLE_LINES:
        return False
    cues = sum(1 for _ in stamp.finditer(head))
    return _line_count(head[first.start() :]) <= cues * most_lines_per_cue


def without_blanks(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines that hold text; one without text ends the line before it, where nothing else does."""
    held: Line | None = None
    for line in lines:
        if line.text:
            yield from [held] if held else ()
            held = line
        elif held and held.end_ms is None:
            held = Line(held.start_ms, _end_ms(held, line), held.text, held.speaker, held.words, held.turn)
    yield from [held] if held else ()


def untagged(text: str) -> str:
    """The text without the few tags that these formats know; a line break is a blank."""
    return _TAGS.sub(" ", text) if "<" in text or "[" in text else text


def document_of(source: Source, format_name: str, title: str, lines: Iterable[Line]) -> Document:
    """A document of these lines, speakers told in the texts taken from them, those without text left out and told.

    Raises BrokenFile where there are none.
    """
    cues = tuple(lines)
    kept = tuple(with_speakers([line for line in cues if line.text]))
    if not kept:
        raise BrokenFile(source.name, title, "none of its cues has times and text.")
    return Document(origin=source.origin(format_name), lines=kept, remarks=empty_remark(len(cues) - len(kept)))


def empty_remark(count: int) -> tuple[str, ...]:
    """The sentence about this many cues that hold no text, if there are any."""
    return (f"{count} {'cue' if count == 1 else 'cues'} without text: left out.",) if count else ()


def _line_count(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def _end_ms(line: Line, blank: Line) -> int | None:
    if line.start_ms is None or blank.start_ms is None or blank.start_ms < line.start_ms:
        return None
    return blank.start_ms
