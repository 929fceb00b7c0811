"""Plain text with times at its line starts: `[MM:SS] text`, `(0:12) text`, `0:12 text`, or a time alone above its text.

Ends are known only where a bracket holds both times, `[0:12 --> 0:15]`. A line without a time goes on with the text
above it, but for a site's footer below the last, another speaker's words, and Markdown's headings, which are chapters.
Before the first time, one short line is the title; more lines are lines without a time. `>>` after a time marks a turn,
and `Name:` names the speaker where it can be believed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from player import timecode
from player.document import Document
from player.errors import BrokenFile, NothingToWrite
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.mojibake import mended
from player.formats.pages.prose import is_footer, without_bold
from player.formats.speaker_names import gap_after_names, labelled, split_name, with_speakers
from player.formats.speech import one_line, spoken_line
from player.formats.texts.day_times import holds_day_times, late_start
from player.formats.texts.export_heads import FOOTER_REMARK, HEAD_REMARK, head_notes, is_captions_name
from player.formats.texts.prelude import chapters_of
from player.formats.texts.rows import front_matter, unmarked, with_plain_name, without_front_matter
from player.formats.texts.time_spellings import with_plain_times
from player.timecode import CLOCK
from player.transcript import Line

_TO = r"(?:-{1,3}>|[-–—→]|to\b)"
_STAMP = re.compile(
    rf"[ \t]*(?:\[({CLOCK})(?:[ \t]*{_TO}[ \t]*({CLOCK}))?\]:?|\(({CLOCK})(?:[ \t]*{_TO}[ \t]*({CLOCK}))?\):?"
    rf"|({CLOCK})(?:[ \t]*[-–—][ \t]*({CLOCK}))?(?:(?:[ \t]*[-–—:])?(?=[ \t])|$)(?![ \t]*(?:-->|{CLOCK})))[ \t]*",
    re.ASCII,
)
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(\S.*)")
# Marks before a time: a bullet, a quote, bold, a link, the number of the line.
_MARKED = re.compile(r"[ \t]*(?:[-*+•>_`\[(][*_`\[( \t]*|\d{1,6}[.)]?[ \t]+[\[(]?)\d")
_LINKED = re.compile(rf"[ \t]*\[{CLOCK}\]\(", re.ASCII)
_BULLET = re.compile(r"\A(?:[-*+•]|\d{1,6}[.)]?)[ \t]+")
_LONGEST_TITLE_CHARS = 150

# A text is a transcript where several times stand at line starts, nearly all rising, and not too far between; a few
# are enough from the first minute on.
_RISING_SHARE = 0.9
_SURE_SHARE = 0.4
_POSSIBLE_SHARE = 0.1
_POSSIBLE_TIMES = 5


@dataclass(frozen=True, slots=True)
class _Stamped:
    """A text line after its time, if it has one."""

    start_ms: int | None
    end_ms: int | None
    text: str
    is_heading: bool = False


def sniff(head: str) -> int:
    """Never quite sure: times at line starts are all that tells it."""
    if holds_day_times(head):
        return 0
    stamped = [line for line in _stamped_lines(head[:SNIFFED_CHARS]) if not line.is_heading]
    starts = [line.start_ms for line in stamped if line.start_ms is not None]
    if len(starts) < 2:
        return 60 if starts and _is_only_line(stamped, head) else 0
    rising = sum(later >= earlier for earlier, later in pairwise(starts))
    falling = len(starts) - 1 - rising
    share = 1.0 if _stand_above(stamped) else len(starts) / len(stamped)
    if share >= _SURE_SHARE and rising and falling <= max(1, (1 - _RISING_SHARE) * (len(starts) - 1)):
        return 60
    is_in_order = rising >= _RISING_SHARE * (len(starts) - 1) and starts[-1] > starts[0]
    is_enough = len(starts) >= _POSSIBLE_TIMES or (starts[0] < timecode.MS_PER_MINUTE and not falling)
    return 40 if is_in_order and share >= _POSSIBLE_SHARE and is_enough else 0


def read(source: Source) -> Document:
    """The lines, in file order; raises BrokenFile where no time has a text."""
    everything = list(_stamped_lines(mended(without_front_matter(source.text))))
    stamped = _without_footer(everything)
    first = next((number for number, line in enumerate(stamped) if line.start_ms is not None), len(stamped))
    head = head_notes(["" if line.is_heading else line.text for line in stamped[:first]])
    heading, before = _parted([line for number, line in enumerate(stamped[:first]) if number not in head])
    items = [*([heading] if heading else []), *_items(stamped[first:])]
    timed = with_speakers([item for item in items if isinstance(item, Line)])
    if not timed:
        raise BrokenFile(source.name, TIMED_TEXT.title, "none of its times has a text.")
    title = front_matter(source.text).get("title")
    if title is None and len(before) == 1 and len(before[0].text) <= _LONGEST_TITLE_CHARS:
        title, before = one_line(without_bold(before[0].text)), ()
    return Document(
        title=title,
        origin=source.origin(TIMED_TEXT.name),
        lines=(*(_line(line) for line in before), *timed),
        notes=tuple(chain.from_iterable(head.values())),
        chapters=chapters_of(items),
        remarks=(*late_start(timed), *_remarks(any(head.values()), len(stamped) < len(everything))),
    )


def write(document: Document) -> str:
    """A text line for each line, its time to the second, or to the millisecond where any line needs that.

    Raises PlayerError where there are no lines.
    """
    if not document.lines:
        raise NothingToWrite(TIMED_TEXT.title, "lines")
    title = f"{one_line(document.title)}\n\n" if document.title else ""
    is_whole = all((line.start_ms or 0) % timecode.MS_PER_SECOND == 0 for line in document.lines)
    clock = timecode.clock if is_whole else timecode.clock_ms
    gap = gap_after_names(document.lines)
    return title + "".join(
        (f"[{clock(line.start_ms)}] " if line.start_ms is not None else "") + f"{labelled(line, gap)}\n"
        for line in document.lines
    )


def _remarks(has_head: bool, has_footer: bool) -> tuple[str, ...]:
    """What to say of text lines that are no speech."""
    return (*([HEAD_REMARK] if has_head else []), *([FOOTER_REMARK] if has_footer else []))


def _stand_above(stamped: Sequence[_Stamped]) -> bool:
    """Whether each time stands on a line of its own above its text, the first of them above all."""
    return stamped[0].start_ms is not None and not any(line.text for line in stamped if line.start_ms is not None)


def _is_only_line(stamped: Sequence[_Stamped], head: str) -> bool:
    """Whether all there is is one time in brackets with its text, and at most a title above it."""
    last = head.rstrip().rpartition("\n")[2].lstrip()
    is_said = stamped[-1].start_ms is not None and stamped[-1].text != ""
    return len(stamped) <= 2 and is_said and last.startswith("[")


def _stamped_lines(text: str) -> Iterator[_Stamped]:
    for raw in with_plain_times(text).split("\n"):
        match = None if "](" in raw and _LINKED.match(raw) else _STAMP.match(raw)
        if match is None and _MARKED.match(raw):
            plain = _BULLET.sub("", unmarked(_BULLET.sub("", raw.strip(), count=1)), count=1)
            match = _STAMP.match(plain)
            raw = plain if match else raw
        if match:
            start, end = next(match.group(number, number + 1) for number in (1, 3, 5) if match[number])
            end_ms = timecode.parse(end) if end else None
            yield _Stamped(timecode.parse(start), end_ms, with_plain_name(raw[match.end() :].strip(" \t")))
        elif heading := _HEADING.fullmatch(raw):
            yield _Stamped(None, None, unmarked(heading[1]), is_heading=True)
        elif one_line(raw):
            yield _Stamped(None, None, raw.strip(" \t"))


def _parted(before: Sequence[_Stamped]) -> tuple[str | None, Sequence[_Stamped]]:
    """The heading right above the first time, unless it is all there is, and what stands above it."""
    has_heading = len(before) > 1 and before[-1].is_heading
    return (before[-1].text, before[:-1]) if has_heading else (None, before)


def _without_footer(stamped: Sequence[_Stamped]) -> Sequence[_Stamped]:
    """The text lines down to a site's footer below the last time."""
    last = max((number for number, line in enumerate(stamped) if line.start_ms is not None), default=0)
    # What is right below the last time is its text.
    texts = [line.text for line in stamped]
    below = range(last + 1, len(stamped))
    is_end = (is_footer(texts[number]) or (number > last + 1 and is_captions_name(texts[number])) for number in below)
    return stamped[: next((number for number, ends in zip(below, is_end, strict=True) if ends), len(stamped))]


def _items(stamped: Sequence[_Stamped]) -> Iterator[Line | str]:
    """Each time with all text up to the next, and headings; a time without text says nothing."""
    named = with_speakers([_line(line) for line in stamped])
    held: _Stamped | None = None
    for line, rough in zip(stamped, named, strict=True):
        goes_on = held is not None and line.start_ms is None and not line.is_heading and rough.speaker is None
        if held and goes_on:
            held = replace(held, text=f"{held.text} {line.text}".strip())
            continue
        if held and one_line(held.text):
            yield _line(held)
        elif held and line.start_ms is None and not line.is_heading:
            line = replace(line, start_ms=held.start_ms, end_ms=held.end_ms)
        if line.is_heading:
            yield line.text
        held = None if line.is_heading else line
    if held and one_line(held.text):
        yield _line(held)


def _line(stamped: _Stamped) -> Line:
    """The line, its speaker known where a tab follows the colon."""
    name, said = split_name(stamped.text)
    return spoken_line(stamped.start_ms, stamped.end_ms, one_line(said), one_line(name) if name else None)


TIMED_TEXT = Format("text", "plain text with times", ("txt",), sniff, read, surest=60)
