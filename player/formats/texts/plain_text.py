"""Spoken text without any times: paragraphs, names before them, headings; the last resort among the formats."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.pages.prose import ends_sentence
from player.formats.speaker_names import with_speakers
from player.formats.speech import one_line, spoken_line
from player.formats.texts.day_times import holds_day_times, without_day_time
from player.formats.texts.prelude import chapters_of, read_prelude, with_heading_times
from player.formats.texts.rows import TextRow, front_matter, text_rows
from player.transcript import Line

_MODEST = 5
# What begins a file that is no speech: markup, JSON, TeX, RTF, scripts, sections of settings, known signatures.
_FOREIGN = re.compile(
    r"\s*(?:[<{\\%]|\"{3}|\[\s*[\[{\"\]]|#!|@\w+\{|\[[\w ]{1,40}\]\s*\n\s*\S+\s*=|WEBVTT\b|BEGIN:V"
    r"|#EXTM3U|ooTextFile)"
)
_ARROW = re.compile(r"-->|\d\s*->\s*\d")
# Signs that prose has none of at the end of a line, or that open a statement in many programming languages.
_CODE = re.compile(
    r".*[;{}\\]|(?:import|from|def|class|return|if|for|while|else|elif|func|fn|let|const|var|public|private|static"
    r"|package|using)\b[^.?!]*[(:=<{/*].*|(?:#include|#define|//|/\*|\*/|\$ ).*|[\w.-]+\s*(?:=|:=|\+=)\s*\S.*"
)
_CODE_SHARE = 0.1
_BAD_SIGN = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f]")
_MOST_BAD_SHARE = 0.005
# Of these prose has few: marks of data and programs, and figures.
_DATA_SIGN = re.compile(r"[{}<>=\\|@#$%^*_+/~`\[\]\d]", re.ASCII)
_MOST_DATA_SHARE = 0.2
# A voice's label, `[SPEAKER_00]: `, has such signs too.
_LABEL = re.compile(r"\A\[?[A-Za-z]+_\d{1,3}\]?:[ \t]+")
_FEWEST_LETTERS = 8
_HEAD_CHARS = 20_000
# The width of pages that text lines are broken to fit, in characters.
_WRAPPED_CHARS = range(45, 121)


def sniff(head: str) -> int:
    """Hardly sure of anything: it is text, and neither data nor a program."""
    head = head[:_HEAD_CHARS]
    if _FOREIGN.match(head) or _ARROW.search(head):
        return 0
    lines = [_LABEL.sub("", without_day_time(row.text)) for row in text_rows(head)]
    head = "\n".join(lines)
    letters = sum(char.isalpha() for char in head)
    if letters < _FEWEST_LETTERS or _count(_BAD_SIGN, head) > _MOST_BAD_SHARE * len(head):
        return 0
    if _count(_DATA_SIGN, head) > _MOST_DATA_SHARE * len(head):
        return 0
    code = sum(len(line) < 200 and _CODE.fullmatch(line) is not None for line in lines)
    return 0 if code > _CODE_SHARE * len(lines) else _MODEST


def read(source: Source) -> Document:
    """A line without a time for each paragraph, headings as chapters; raises BrokenFile where there is no text."""
    rows = list(text_rows(source.text))
    first = next((number for number, row in enumerate(rows) if row.level == 0), len(rows))
    prelude = read_prelude(rows, first, front_matter(source.text))
    items = list(with_heading_times([*([prelude.heading] if prelude.heading else []), *_items(rows[first:])]))
    lines = with_speakers([item for item in items if isinstance(item, Line)])
    if not lines:
        raise BrokenFile(source.name, PLAIN_TEXT.title, "it holds no text.")
    return Document(
        title=prelude.title,
        origin=source.origin(PLAIN_TEXT.name),
        lines=(*prelude.lines, *lines),
        chapters=chapters_of(items),
        remarks=(_remark(source.head, lines),),
    )


def _remark(head: str, lines: Sequence[Line]) -> str:
    if any(line.start_ms is not None for line in lines):
        return "Only its headings tell times: each is that of the line below it."
    what = "Its times are times of day" if holds_day_times(head) else "It holds no times"
    return f"{what}: its lines cannot follow the sound."


def _count(sign: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in sign.finditer(text))


def _items(rows: Sequence[TextRow]) -> Iterator[Line | str]:
    for block in _blocks(rows):
        if block[0].level:
            yield block[0].text
        elif _is_wrapped(block):
            yield spoken_line(None, None, one_line(" ".join(row.text for row in block)))
        else:
            yield from (spoken_line(None, None, one_line(row.text)) for row in block)


def _blocks(rows: Sequence[TextRow]) -> Iterator[Sequence[TextRow]]:
    """The text lines between blank ones; a heading stands for itself."""
    first = 0
    for number, (row, following) in enumerate(pairwise(rows), start=1):
        if following.gap or following.level or row.level:
            yield rows[first:number]
            first = number
    if rows:
        yield rows[first:]


def _is_wrapped(block: Sequence[TextRow]) -> bool:
    """Whether the text lines of a block were broken to fit a page: all but the last are long, few end a sentence."""
    inner = block[:-1]
    if any(len(row.text) not in _WRAPPED_CHARS or without_day_time(row.text) != row.text for row in inner):
        return False
    return sum(ends_sentence(row.text) for row in inner) * 2 <= len(inner)


PLAIN_TEXT = Format("plain-text", "plain text", ("txt", "md"), sniff, read, surest=_MODEST)
