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
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import NamedTuple

from player import timecode
from player.document import Document
from player.errors import BrokenFile
from player.formats.base import Format, Source
from player.formats.speaker_names import SURE_MARK, gap_after_names, labelled, split_name, with_speakers
from player.formats.speech import one_line, timed_lines
from player.formats.subtitles.cue_text import spoken_lines
from player.transcript import Line

# A file may open with a credit or two; a page that only quotes a cue says more before it, and much more around it.
_LONGEST_PREAMBLE_LINES = 5
_MOST_LINES_PER_CUE = 12

# Some keyboards write signs of full width.
_COLON = "[:\N{FULLWIDTH COLON}]"
_POINT = "[,.:\N{FULLWIDTH COMMA}\N{FULLWIDTH FULL STOP}\N{FULLWIDTH COLON}]"
_TIME = rf"(?:(\d{{1,5}}) ?{_COLON} ?)?(\d{{1,3}}) ?{_COLON} ?(\d{{1,2}})(?: ?{_POINT} ?(\d{{1,9}}))?"
# The number of a cue belongs to its times, also where line ends are doubled. A line end leads: quicker than `^`.
_NUMBER = r"\n(?:[ \t]*\d{1,9}[ \t]*\n|\n{1,3}\d{1,9}\n{1,3})?"
_ARROW = r"[-–— \t]+>[ \t]*"
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


class _Cue(NamedTuple):
    """A cue as it stands in the file; times that cannot be read are None, a start before 0 is 0."""

    start_ms: int | None
    end_ms: int | None
    body: str
    is_before_start: bool = False


def sniff(head: str) -> int:
    """Fairly sure where cues begin near the top and make up the text."""
    head = f"\n{head}"
    first = _TIMINGS.search(head)
    if first is None or _text_lines(head[: first.start()]) > _LONGEST_PREAMBLE_LINES:
        return 0
    cues = sum(1 for _ in _TIMINGS.finditer(head))
    return 80 if _text_lines(head) <= cues * _MOST_LINES_PER_CUE else 0


def read(source: Source) -> Document:
    """Every cue that holds text, in file order; raises BrokenFile where there is none."""
    text = f"\n{source.text}"
    cut = _CUT_TIMINGS.search(text, max(0, len(text) - _LONGEST_CUT))
    cues = list(_cues(text[: cut.start()] if cut else text))
    lines = tuple(with_speakers([line for cue in cues for line in _spoken(cue)]))
    if not lines:
        raise BrokenFile(source.name, SUBRIP.title, "none of its cues has times and text.")
    return Document(origin=source.origin(SUBRIP.name), lines=lines, remarks=_remarks(cues, cut is not None))


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


def _cues(text: str) -> Iterator[_Cue]:
    for match, following in pairwise(chain(_ANY_TIMINGS.finditer(text), [None])):
        if match is None:
            return
        sign, hours, minutes, seconds, fraction, *end, rest = match.groups()
        body = text[match.end() : following.start() if following else None]
        if minutes is None:
            yield _Cue(None, None, body)
            continue
        # A file moved too far back: what began before the recording begins with it.
        start_ms = 0 if sign else timecode.from_fields(hours, minutes, seconds, fraction)
        is_cut = end[1] is None or (rest and rest.strip() in (",", ".", ":"))
        if rest and not (_CUT_TIME if is_cut else _SETTINGS).fullmatch(rest):
            body = rest + body
        yield _Cue(start_ms, None if is_cut else timecode.from_fields(*end), body, bool(sign))


def _remarks(cues: Sequence[_Cue], is_cut_off: bool) -> tuple[str, ...]:
    """What to say of times that were moved, or could not be read."""
    counts = (
        (sum(cue.is_before_start for cue in cues), "that would begin before 0: moved there."),
        (
            sum(cue.end_ms is None and cue.start_ms is not None for cue in cues),
            "without an end that can be read: up to the next.",
        ),
        (sum(cue.start_ms is None for cue in cues), "with times that cannot be read: the text is kept without."),
    )
    told = [f"{count} {'cue' if count == 1 else 'cues'} {what}" for count, what in counts if count]
    return (*told, *(["The file breaks off inside the times of a cue, which is left out."] if is_cut_off else []))


def _spoken(cue: _Cue) -> list[Line]:
    start_ms = cue.start_ms or 0
    lines = _voiced(cue.body, start_ms, start_ms if cue.end_ms is None else cue.end_ms)
    if cue.end_ms is not None:
        return lines
    return [replace(line, start_ms=cue.start_ms, end_ms=None, words=()) for line in lines]


def _voiced(body: str, start_ms: int, end_ms: int) -> list[Line]:
    if "<" in body or "&" in body or "{" in body:
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


SUBRIP = Format("subrip", "SubRip", ("srt",), sniff, read, write, needs_times=True)
