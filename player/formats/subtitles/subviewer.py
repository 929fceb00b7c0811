"""SubViewer: version 2 with both times of a cue above its text, version 1 with its start there, in brackets."""

import re
from collections.abc import Iterator
from dataclasses import replace

from player import timecode
from player.document import Document
from player.formats.base import Format, Source
from player.formats.speech import one_line, spoken_line
from player.formats.subtitles.comma_times import MOST_LINES_PER_CUE, TIMES, comma_cues
from player.formats.subtitles.cues import SAMPLE_CHARS, document_of, fits, stamped, untagged, without_blanks
from player.transcript import Line

_HEADER = re.compile(r"\s*\[(?:INFORMATION|SUBTITLE|TITLE|BEGIN|COLF)\]", re.IGNORECASE)
_TITLE = re.compile(r"^\[TITLE\][ \t]*\n?[ \t]*([^\n\[]*)", re.IGNORECASE | re.MULTILINE)
_DELAY = re.compile(r"^\[DELAY\]\s*([+-]?\d{1,9})\b", re.IGNORECASE | re.MULTILINE | re.ASCII)
_SCRIPT = re.compile(r"^[*\[ \t]*START SCRIPT\b[^\n]*", re.IGNORECASE | re.MULTILINE)
_SCRIPT_END = re.compile(r"^\[end\][ \t]*$|^[*\[ \t]*END SCRIPT\b[^\n]*", re.IGNORECASE | re.MULTILINE)
_START = re.compile(r"^[ \t]*\[(\d{1,3}):(\d{1,2}):(\d{1,2})\][ \t]*$", re.MULTILINE | re.ASCII)


def sniff(head: str) -> int:
    """Sure with a header, fairly sure with times alone."""
    if fits(head, TIMES, MOST_LINES_PER_CUE):
        return 85 if _HEADER.match(head) else 80
    return 85 if _SCRIPT.search(head[:SAMPLE_CHARS]) and fits(head, _START, MOST_LINES_PER_CUE) else 0


def read(source: Source) -> Document:
    """Every cue that holds text, in file order, and the header's title; raises BrokenFile where there is no cue."""
    lines = (
        without_blanks(_version_1_cues(source.text))
        if _SCRIPT.search(source.head)
        else comma_cues(source.text.replace("|", " "), untagged)
    )
    title = _TITLE.search(source.head)
    document = document_of(source, SUBVIEWER.name, SUBVIEWER.title, lines)
    return replace(
        document,
        title=(one_line(title[1]) or None) if title else None,
        remarks=(*document.remarks, *_delay_remark(source.head)),
    )


def _delay_remark(head: str) -> tuple[str, ...]:
    """Its unit is told as seconds here and as frames there, and no program is known to heed it."""
    delay = _DELAY.search(head)
    told = f"Its header asks for a delay of {delay[1]} without a unit: the times are as they stand." if delay else ""
    return (told,) if delay and int(delay[1]) else ()


def _version_1_cues(text: str) -> Iterator[Line]:
    """The cues, those without text too."""
    for match, body in stamped(_SCRIPT_END.sub("", text), _START):
        start_ms = timecode.from_fields(match[1], match[2], match[3], None)
        yield spoken_line(start_ms, None, one_line(untagged(body.replace("|", " "))))


SUBVIEWER = Format("subviewer", "SubViewer", ("sub",), sniff, read, surest=85)
