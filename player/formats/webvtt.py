"""WebVTT, read by W3C's parsing rules; a file of which they would keep nothing is read as it was meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.cue_text import cue_text, spoken_lines
from player.formats.cue_tree import TIMESTAMP
from player.formats.speech import timed_lines
from player.transcript import Line

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")
_TIMINGS = re.compile(rf"[ \t\f]*{TIMESTAMP}[ \t\f]*-->[ \t\f]*{TIMESTAMP}", re.ASCII)
# What some programs write instead: fractions of another length, or none, or after a comma.
_LOOSE_TIMESTAMP = r"(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,9}))?"
_LOOSE_TIMINGS = re.compile(rf"[ \t\f]*{_LOOSE_TIMESTAMP}[ \t\f]*-->[ \t\f]*{_LOOSE_TIMESTAMP}(?!\S)", re.ASCII)
# A file that means its times so writes most of them so; else they are odd ones among many that nobody can read.
_LOOSE_SHARE = 0.5
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
# Not in W3C's rules, but written by the video sites that most files come from.
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z0-9-]+)[ \t]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue as it stands in the file: its text is still cue text, its end may lie before its start."""

    start_ms: int
    end_ms: int
    id: str
    text: str


def parse_cues(text: str) -> Iterator[Cue]:
    """The cues of a file's text with `\\n` line ends, in file order; all but id, times and text is skipped."""
    lines = text.split("\n")
    for block in _blocks(lines[_header_size(lines) :]):
        cue = _cue(block)
        if cue is not None:
            yield cue


def sniff(head: str) -> int:
    """Sure by the signature."""
    return 95 if _SIGNATURE.match(head) else 0


def read(source: Source) -> Document:
    """The cues' lines, and the language that the header names; a file without cues is a document without lines.

    Raises BrokenFile where there are cues to see, and none with times and text.
    """
    lines = _lines(parse_cues(source.text))
    if not lines and _is_loose(source.text):
        lines = _lines(_loose_cues(source.text))
    if not lines and "-->" in source.text:
        raise BrokenFile(source.name, WEBVTT.title, "none of its cues has times and text where WebVTT puts them.")
    return Document(language=_language(source.head), origin=source.origin(WEBVTT.name), lines=lines)


def write(document: Document) -> str:
    """A cue for each line with a time, with speakers as voices and word times as inner timestamps."""
    header = f"WEBVTT\nLanguage: {document.language}\n" if document.language else "WEBVTT\n"
    cues = (
        f"\n{timecode.webvtt(start_ms)} --> {timecode.webvtt(end_ms)}\n{cue_text(line, start_ms, end_ms)}\n"
        for start_ms, end_ms, line in timed_lines(document, WEBVTT.title)
    )
    return header + "".join(cues)


def _lines(cues: Iterable[Cue]) -> tuple[Line, ...]:
    return tuple(line for cue in cues for line in spoken_lines(cue.text, cue.start_ms, cue.end_ms))


def _is_loose(text: str) -> bool:
    """Whether the loosely written times make up most of those with an arrow."""
    arrows = [line for line in text.split("\n") if "-->" in line]
    return sum(_LOOSE_TIMINGS.match(line) is not None for line in arrows) > _LOOSE_SHARE * len(arrows)


def _loose_cues(text: str) -> Iterator[Cue]:
    """Cues with loosely written times, and with blank lines before or inside their text."""
    lines = text.split("\n")
    cue: Cue | None = None
    for block in _blocks(lines[_header_size(lines) :]):
        opened = _cue(block, _LOOSE_TIMINGS)
        if opened is None and "-->" not in "".join(block) and not _ASIDE.match(block[0]):
            cue = cue and replace(cue, text="\n".join((cue.text, *block)))
            continue
        if cue is not None:
            yield cue
        cue = opened
    if cue is not None:
        yield cue


def _header_size(lines: Sequence[str]) -> int:
    """How many lines stand before the first block: those up to the first blank one or the first arrow."""
    ends = (number for number, line in enumerate(lines) if number and (not line or "-->" in line))
    return next(ends, len(lines))


def _language(head: str) -> str | None:
    lines = head.split("\n")
    found = (_LANGUAGE.fullmatch(line) for line in lines[: _header_size(lines)])
    return next((match[1] for match in found if match), None)


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Lines that stand together. An arrow opens a block, unless it is the first, right after one line: the cue's id."""
    block: list[str] = []
    has_arrow = False
    for line in lines:
        arrow = "-->" in line
        if block and (not line or (arrow and (has_arrow or len(block) > 1))):
            yield block
            block, has_arrow = [], False
        if line:
            block.append(line)
            has_arrow = has_arrow or arrow
    if block:
        yield block


def _cue(block: Sequence[str], timings: re.Pattern[str] = _TIMINGS) -> Cue | None:
    at = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
    match = None if at is None else timings.match(block[at])
    if at is None or match is None:
        return None
    fields = match.groups()
    start_ms, end_ms = timecode.from_fields(*fields[:4]), timecode.from_fields(*fields[4:])
    return Cue(start_ms, end_ms, "\n".join(block[:at]), "\n".join(block[at + 1 :]))


WEBVTT = Format("webvtt", "WebVTT", ("vtt", "webvtt"), sniff, read, write, needs_times=True)
