"""Subtitle text whose line breaks were lost: cue after cue on one line, each found by its times and their arrow."""

import re
from collections.abc import Iterator

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import SNIFFED_CHARS, Format, Source
from player.formats.speaker_names import with_speakers
from player.formats.subtitles.cue_text import spoken_lines
from player.transcript import Line

_TIME = r"(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,9}))?"
_TIMES = re.compile(rf"\[?{_TIME}[ \t]*-{{1,2}}>[ \t]*{_TIME}\]?(?:[ \t]+(?:align|position|line|size):\S+)*", re.ASCII)
_NUMBER_AT_END = re.compile(r"(?:\A|\s)(\d{1,7})\s*\Z", re.ASCII)
_SIGNATURE = re.compile(r"\s*WEBVTT\b(?:[ \t]+(?:Kind|Language):[ \t]*\S+)*")
_TAIL_CHARS = 12
_FEWEST_CUES = 2
# JSON and XML, whose texts may quote cues.
_FOREIGN = re.compile(r"\s*(?:[{<]|\[\s*[\[{\"])")


def sniff(head: str) -> int:
    """Sure where most arrows share a text line with another one."""
    if _FOREIGN.match(head):
        return 0
    head = head[:SNIFFED_CHARS]
    fewest = max(_FEWEST_CUES, 2 * sum("->" in line for line in head.split("\n")))
    # The quick count first: in nearly all files each arrow has a text line of its own.
    return 97 if head.count("->") >= fewest <= sum(1 for _ in _TIMES.finditer(head)) else 0


def read(source: Source) -> Document:
    """Every cue that holds text, in file order; raises BrokenFile where there is none."""
    lines = tuple(with_speakers(list(_lines(source.text))))
    if not lines:
        raise BrokenFile(source.name, LOST_BREAKS.title, "none of its cues has a text.")
    remark = "Its line breaks were lost: a number before a time that counts on was taken for a cue's."
    return Document(origin=source.origin(LOST_BREAKS.name), lines=lines, remarks=(remark,))


def _lines(text: str) -> Iterator[Line]:
    matches = list(_TIMES.finditer(text))
    preamble = _SIGNATURE.sub("", text[: matches[0].start()]) if matches else text
    first = _NUMBER_AT_END.search(preamble[-_TAIL_CHARS:])
    before = _without_number(preamble, int(first[1])) if first else preamble
    if before.strip():
        yield Line(None, None, " ".join(before.split()))
    following = (int(first[1]) if first else 1) + 1
    ends = [*(match.start() for match in matches), len(text)][1:]
    for number, (match, end) in enumerate(zip(matches, ends, strict=True), start=following):
        start_ms, end_ms = timecode.from_fields(*match.groups()[:4]), timecode.from_fields(*match.groups()[4:])
        body = text[match.end() : end]
        yield from spoken_lines((_without_number(body, number) if end < len(text) else body).strip(), start_ms, end_ms)


def _without_number(body: str, number: int) -> str:
    """The text before the number of the next cue, where it ends with that."""
    match = _NUMBER_AT_END.search(body[-_TAIL_CHARS:])
    is_number = match is not None and int(match[1]) == number
    return body[: max(0, len(body) - _TAIL_CHARS) + match.start()] if match and is_number else body


LOST_BREAKS = Format("lost-breaks", "subtitles without line breaks", ("txt", "srt", "vtt"), sniff, read)
