"""SubRip, as tolerant as real files need: cues are found by their times, whatever stands around them.

A cue's text lines are one line of speech and are joined with a space, the dashes of a dialogue included. Numbers,
places on the screen, styles and what stands before the first cue are dropped, and so are cues without text. Times that
break off open a cue all the same, and are told in the document's remarks. Entities are read with their semicolon only,
as players do, and written only where a text would else be read as markup: other programs show them as they stand.
Speakers are written as `Name: text`, which every program shows, and read so where such names can be believed;
`<v Name>` names one as in WebVTT.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speaker_names import SURE_MARK, gap_after_names, labelled, split_name, with_speakers
from player.formats.speech import one_line, spoken_line, timed_lines
from player.formats.subtitles.cue_text import spoken_lines
from player.formats.subtitles.cues import SAMPLE_CHARS, empty_remark
from player.transcript import Line

# A file may open with a credit or two; a page that only quotes a cue says more before it, and much more around it.
_LONGEST_PREAMBLE_LINES = 5
_MOST_LINES_PER_CUE = 12

# Some keyboards write signs of full width.
_COLON = "[:\N{FULLWIDTH COLON}]"
_POINT = "[,.:\N{FULLWIDTH COMMA}\N{FULLWIDTH FULL STOP}\N{FULLWIDTH COLON}]"
# The usual signs first, and nothing that was matched is tried otherwise: that is quicker.
_COLONS = f"(?::| ?{_COLON} ?)"
_TIME = rf"(?:(\d{{1,5}}+){_COLONS})?(\d{{1,3}}+){_COLONS}(\d{{1,2}}+)(?:(?:,| ?{_POINT} ?)(\d{{1,9}}+))?"
# The number of a cue belongs to its times, also where line ends are doubled. A line end leads: quicker than `^`.
_NUMBER = r"\n(?:[ \t]*+\d{1,9}+[ \t]*+\n|\n{1,3}+\d{1,9}+\n{1,3}+)?+"
_ARROW = r"(?: --> |[-–— \t]+>[ \t]*)"
_TIMINGS = re.compile(rf"{_NUMBER}[ \t]*-?{_TIME}{_ARROW}{_TIME}.*", re.ASCII)
# As above, and what is left of such a line where its end, or all of it, cannot be read.
_ANY_TIMINGS = re.compile(
    rf"{_NUMBER}[ \t]*(?:(-?){_TIME}(?:{_ARROW}-?{_TIME}|[ \t]*-->)(.*)|\d[^\s:>]*:[^\s>]*[ \t]*-->.*)", re.ASCII
)
_CUT_TIME = re.compile(r"[\d:.,\s]*", re.ASCII)
# Where a file was cut off inside the times of a cue; the longest has so many characters.
_CUT_TIMINGS = re.compile(r"\n[ \t]*\n\d{1,9}[ \t]*\n\d{1,5}:[\d:.,]*[ \t]*(?:[-–— \t]+>?[ \t\d:.,]*)?\Z", re.ASCII)
_LONGEST_CUT = 100
# Coordinates (`X1:40 Y2:50`), or what WebVTT calls settings (`align:start`).
_SETTINGS = re.compile(r"(?:[ \t]+\w+:\S+)*[ \t]*", re.ASCII)

_OVERRIDES = re.compile(r"\{\\[^{}\n]*\}")
_BREAKS = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG_OPENING = r"</?(?:[bcisuv]|em|font|lang|p|rt|ruby|span|strong)"
_TAG = rf"{_TAG_OPENING}(?:[.\s/][^<>]*)?>|<[\d:.,]+>"
_ENTITY = r"&(?:\w+|#\d+|#x[\da-f]+);"
_MARKUP_OR_STRAY = re.compile(rf"{_TAG}|{_ENTITY}|[<&]", re.IGNORECASE | re.ASCII)
_STRAYS = {"<": "&lt;", "&": "&amp;"}
# The first character of what would be read as markup, closed or not: escaping what is inside might close it.
_MARKUP_START = re.compile(
    rf"(?={_TAG_OPENING}[.\s/>]|<[\d:.,]+>|{_BREAKS.pattern}|{_ENTITY}|\{{\\)[<&{{]", re.IGNORECASE | re.ASCII
)
_ESCAPED = {**_STRAYS, "{": "&#123;"}


# A cue as it stands in the file: its start, its end, None where they cannot be read, and all from there to the next.
_Cue = tuple[int | None, int | None, str]

_MOVED = "that would begin before 0: moved there."
_OPEN = "without an end that can be read: up to the next."
_UNREADABLE = "with times that cannot be read: the text is kept without."


def sniff(head: str) -> int:
    """Fairly sure where cues begin near the top and make up the text."""
    head = f"\n{head[:SAMPLE_CHARS]}"
    first = _TIMINGS.search(head)
    if first is None or _text_lines(head[: first.start()]) > _LONGEST_PREAMBLE_LINES:
        return 0
    cues = sum(1 for _ in _TIMINGS.finditer(head))
    return 80 if _text_lines(head) <= cues * _MOST_LINES_PER_CUE else 0


def read(source: Source) -> Document:
    """Every cue that holds text, in file order; raises BrokenFile where there is none."""
    text = f"\n{source.text}"
    cut = _CUT_TIMINGS.search(text, max(0, len(text) - _LONGEST_CUT))
    odd: Counter[str] = Counter()
    spoken = [_spoken(*cue) for cue in _cues(text[: cut.start()] if cut else text, odd)]
    lines = tuple(with_speakers([line for cue in spoken for line in cue]))
    if not lines:
        raise BrokenFile(source.name, SUBRIP.title, "none of its cues has times and text.")
    remarks = (*empty_remark(spoken.count([])), *_remarks(odd, cut is not None))
    return Document(origin=source.origin(SUBRIP.name), lines=lines, remarks=remarks)


def write(document: Document) -> str:
    """A numbered cue for each line with a time; speakers as `Name: text`, word times left out."""
    timed = timed_lines(document, SUBRIP.title)
    gap = gap_after_names([line for _, _, line in timed])
    return "\n".join(
        f"{number}\n{timecode.subrip(start_ms)} --> {timecode.subrip(end_ms)}\n{_escape(labelled(line, gap))}\n"
        for number, (start_ms, end_ms, line) in enumerate(timed, start=1)
    )


def _text_lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())


def _cues(text: str, odd: Counter[str]) -> Iterator[_Cue]:
    """The cues in file order; what is odd about some is counted in `odd`."""
    parts = iter(_ANY_TIMINGS.split(text)[1:])
    for sign, hours, minutes, seconds, fraction, end_hours, end_minutes, end_seconds, end_fraction, rest, body in zip(
        *[parts] * (_ANY_TIMINGS.groups + 1), strict=True
    ):
        start_ms = timecode.from_fields(hours, minutes, seconds, fraction) if minutes else None
        end_ms = timecode.from_fields(end_hours, end_minutes, end_seconds, end_fraction) if end_minutes else None
        if sign or rest or end_ms is None:
            yield _odd_cue(start_ms, end_ms, rest or "", body, odd, is_before_start=bool(sign))
        else:
            yield start_ms, end_ms, body


def _odd_cue(
    start_ms: int | None, end_ms: int | None, rest: str, body: str, odd: Counter[str], *, is_before_start: bool
) -> _Cue:
    """A cue of which something stands before or behind the times, or that lacks one of them."""
    if start_ms is None:
        odd[_UNREADABLE] += 1
        return None, None, body
    is_cut = end_ms is None or rest.strip() in (",", ".", ":")
    # A file moved too far back: what began before the recording begins with it.
    odd[_MOVED] += is_before_start
    odd[_OPEN] += is_cut
    if rest and not (_CUT_TIME if is_cut else _SETTINGS).fullmatch(rest):
        body = rest + body
    return 0 if is_before_start else start_ms, None if is_cut else end_ms, body


def _remarks(odd: Counter[str], is_cut_off: bool) -> tuple[str, ...]:
    """What to say of times that were moved, or could not be read."""
    counts = ((odd[what], what) for what in (_MOVED, _OPEN, _UNREADABLE))
    told = [f"{count} {'cue' if count == 1 else 'cues'} {what}" for count, what in counts if count]
    return (*told, *(["The file breaks off inside the times of a cue, which is left out."] if is_cut_off else []))


def _spoken(start_ms: int | None, end_ms: int | None, body: str) -> list[Line]:
    if start_ms is None or end_ms is None:
        lines = _voiced(body, start_ms or 0, start_ms or 0)
        return [replace(line, start_ms=start_ms, end_ms=None, words=()) for line in lines]
    if "<" in body or "&" in body or "{" in body or SURE_MARK in body:
        return _voiced(body, start_ms, end_ms)
    text = one_line(body)
    return [spoken_line(start_ms, end_ms, text)] if text else []


def _voiced(body: str, start_ms: int, end_ms: int) -> list[Line]:
    body = _as_cue_text(body)
    if SURE_MARK not in body:
        return spoken_lines(body, start_ms, end_ms)
    name, said = split_name(body.strip())
    speaker = one_line(html.unescape(name)) if name else None
    return [replace(line, speaker=line.speaker or speaker) for line in spoken_lines(said, start_ms, end_ms)]


def _as_cue_text(body: str) -> str:
    """WebVTT cue text that says what SubRip's looser markup says."""
    unstyled = _BREAKS.sub(" ", _OVERRIDES.sub("", body))
    return _MARKUP_OR_STRAY.sub(lambda match: _STRAYS.get(match[0], match[0]), unstyled)


def _escape(text: str) -> str:
    """The text as it is, but for signs that would begin markup, and an arrow that would make times of it."""
    escaped = _MARKUP_START.sub(lambda match: _ESCAPED[match[0]], text)
    return escaped.replace(">", "&gt;") if _ANY_TIMINGS.match(f"\n{escaped}") else escaped


SUBRIP = Format("subrip", "SubRip", ("srt",), sniff, read, surest=80)
