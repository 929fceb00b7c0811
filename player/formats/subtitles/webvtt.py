"""WebVTT, read by W3C's parsing rules; a file of which they would keep nothing is read as it was meant.

A file of chapters yields chapters; one whose cues are data for programs (thumbnails, JSON) is refused. Speakers are
voices, or names that recur in front of the text. What the rules pass over is told in the document's remarks.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speaker_names import with_speakers
from player.formats.speech import timed_lines
from player.formats.subtitles.cue_text import cue_text, spoken_lines
from player.formats.subtitles.cue_tree import TIMESTAMP
from player.notes import Chapter
from player.transcript import Line
from player.values import value

_SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")
_TIMES = rf"[ \t\f]*{TIMESTAMP}[ \t\f]*-->[ \t\f]*{TIMESTAMP}"
_TIMINGS = re.compile(_TIMES, re.ASCII)
# A block as most are: an id or none, times, text.
_USUAL_BLOCK = re.compile(rf"(?:([^\n]*)\n)??{_TIMES}[^\n]*(?:\n|\Z)", re.ASCII)
# What some programs write instead: fractions of another length, or none, or after a comma.
_LOOSE_TIMESTAMP = r"((?:\d{1,9}:)?\d{1,2}:\d{2}(?:[.,]\d{1,9})?)"
_LOOSE_TIMINGS = re.compile(rf"[ \t\f]*{_LOOSE_TIMESTAMP}[ \t\f]*-->[ \t\f]*{_LOOSE_TIMESTAMP}(?!\S)", re.ASCII)
# A file that means its times so writes most of them so; else they are odd ones among many that nobody can read.
_LOOSE_SHARE = 0.5
# Not cues; a further header stands where files were put together.
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION|WEBVTT)(?:\s|\Z)")
# Not in W3C's rules, but written by the video sites that most files come from.
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z0-9-]+)[ \t]*", re.ASCII)
_CHAPTERS = re.compile(r"Kind:[ \t]*chapters[ \t]*", re.ASCII | re.IGNORECASE)
_CHAPTER_FILE = re.compile(r"(?:.*[._ -])?chapters(?:\.\w+)?\.(?:vtt|webvtt)", re.IGNORECASE)
# A picture's address, or a part of one, and JSON: what programs put into cues for programs.
_DATA = re.compile(
    r"\s*(?:\S+\.(?:jpe?g|png|webp|gif)(?:[?#]\S*)?|\{.*\}|\[\s*[\[{].*\])\s*", re.DOTALL | re.IGNORECASE
)


@value
class Cue:
    """One cue as it stands in the file: its text is still cue text, its end may lie before its start."""

    start_ms: int
    end_ms: int
    id: str
    text: str


def parse_cues(text: str) -> Iterator[Cue]:
    """The cues of a file's text with `\n` line ends, in file order; all but id, times and text is skipped."""
    return (block for block in _parsed(text) if isinstance(block, Cue))


def sniff(head: str) -> int:
    """Sure by the signature."""
    return 95 if _SIGNATURE.match(head) else 0


def read(source: Source) -> Document:
    """The cues' lines or chapters, and the language that the header names; a file without cues holds neither.

    Raises BrokenFile where all cues hold data for programs.
    """
    blocks = list(_parsed(source.text))
    cues = [block for block in blocks if isinstance(block, Cue)]
    remarks = _remarks(len(blocks) - len(cues))
    if not any(cue.text for cue in cues) and _is_loose(source.text):
        cues, remarks = list(_loose_cues(source.text)), ()
    if cues and all(_DATA.fullmatch(cue.text) for cue in cues):
        raise BrokenFile(source.name, WEBVTT.title, "its cues hold data for programs, not what is said.")
    document = Document(language=_language(source.head), origin=source.origin(WEBVTT.name))
    if _is_of_chapters(source):
        return replace(document, chapters=_chapters(cues))
    return replace(document, lines=_lines(cues), remarks=remarks)


def write(document: Document) -> str:
    """A cue for each line with a time, with speakers as voices and word times as inner timestamps."""
    header = f"WEBVTT\nLanguage: {document.language}\n" if document.language else "WEBVTT\n"
    cues = (
        f"\n{timecode.webvtt(start_ms)} --> {timecode.webvtt(end_ms)}\n{cue_text(line, start_ms, end_ms)}\n"
        for start_ms, end_ms, line in timed_lines(document, WEBVTT.title)
    )
    return header + "".join(cues)


def _lines(cues: Iterable[Cue]) -> tuple[Line, ...]:
    lines = [line for cue in cues for line in spoken_lines(cue.text, cue.start_ms, cue.end_ms)]
    return tuple(with_speakers(lines))


def _is_of_chapters(source: Source) -> bool:
    return _header(source.head, _CHAPTERS) is not None or _CHAPTER_FILE.fullmatch(source.name) is not None


def _chapters(cues: Iterable[Cue]) -> tuple[Chapter, ...]:
    """A chapter for each cue; what is nested in another keeps its place in the file."""
    titled = ((cue, spoken_lines(cue.text, cue.start_ms, cue.end_ms)) for cue in cues)
    return tuple(
        Chapter(cue.start_ms, cue.end_ms, " ".join(line.text for line in lines)) for cue, lines in titled if lines
    )


def _remarks(passed_over: int) -> tuple[str, ...]:
    """What to say of so many blocks that are neither cues nor notes."""
    if not passed_over:
        return ()
    what = "A cue without times" if passed_over == 1 else f"{passed_over} cues without times"
    return (f"{what} as WebVTT writes them: passed over, as players do.",)


def _parsed(text: str) -> Iterator[Cue | list[str]]:
    """The cues, and the lines of each block that should be one and has no times; notes, styles, regions left out."""
    for block in text[_header_end(text) :].split("\n\n"):
        block = block.strip("\n")
        match = _USUAL_BLOCK.match(block) if block.count("-->") == 1 else None
        if match:
            identifier, start, end = match.groups()
            text = block[match.end() :]
            yield Cue(timecode.from_webvtt(start), timecode.from_webvtt(end), identifier or "", text)
        elif block:
            for lines in _blocks(block.split("\n")):
                cue = _cue(lines)
                if cue or not _ASIDE.match(lines[0]):
                    yield cue or lines


def _is_loose(text: str) -> bool:
    """Whether the loosely written times make up most of those with an arrow."""
    arrows = [line for line in text.split("\n") if "-->" in line]
    return sum(_LOOSE_TIMINGS.match(line) is not None for line in arrows) > _LOOSE_SHARE * len(arrows)


def _loose_cues(text: str) -> Iterator[Cue]:
    """Cues with loosely written times, and with blank lines before or inside their text."""
    cue: Cue | None = None
    for block in _blocks(text[_header_end(text) :].split("\n")):
        opened = _cue(block, _LOOSE_TIMINGS, _loose_ms)
        if opened is None and "-->" not in "".join(block) and not _ASIDE.match(block[0]):
            cue = cue and replace(cue, text="\n".join((cue.text, *block)))
            continue
        if cue is not None:
            yield cue
        cue = opened
    if cue is not None:
        yield cue


def _header_end(text: str) -> int:
    """Where the first block may begin: at the first blank line, or at the first line with an arrow below the first."""
    first_end = text.find("\n")
    blank, arrow = text.find("\n\n"), text.find("-->", max(0, first_end))
    ends = [blank] if blank >= 0 else []
    ends += [text.rfind("\n", 0, arrow)] if first_end >= 0 and arrow >= 0 else []
    return min(ends, default=len(text))


def _language(head: str) -> str | None:
    found = _header(head, _LANGUAGE)
    return found[1] if found else None


def _header(head: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The header's first line of this form."""
    matches = (pattern.fullmatch(line) for line in head[: _header_end(head)].split("\n"))
    return next(filter(None, matches), None)


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


def _cue(
    block: Sequence[str],
    timings: re.Pattern[str] = _TIMINGS,
    position_ms: Callable[[str], int] = timecode.from_webvtt,
) -> Cue | None:
    at = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
    match = None if at is None else timings.match(block[at])
    if at is None or match is None:
        return None
    return Cue(position_ms(match[1]), position_ms(match[2]), "\n".join(block[:at]), "\n".join(block[at + 1 :]))


def _loose_ms(timestamp: str) -> int:
    clock, _, fraction = timestamp.replace(",", ".").partition(".")
    hours, minutes, seconds = f"0:{clock}".split(":")[-3:]
    return timecode.from_fields(hours, minutes, seconds, fraction)


WEBVTT = Format("webvtt", "WebVTT", ("vtt", "webvtt"), sniff, read)
