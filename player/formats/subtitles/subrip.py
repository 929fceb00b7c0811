"""SubRip, as tolerant as real files need: cues are found by their times, whatever stands around them.

A cue's text lines are one line of speech and are joined with a space, the dashes of a dialogue included. Numbers,
places on the screen, styles and what stands before the first cue are dropped, and so are cues without text. Entities
are read with their semicolon only, as players do. Speakers are written as `Name: text`, which every program shows,
and read so where such names can be believed; `<v Name>` names one as in WebVTT.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise

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

_TIME = r"(?:(\d{1,5}) ?: ?)?(\d{1,3}) ?: ?(\d{1,2})(?: ?[,.:] ?(\d{1,9}))?"
# The number of a cue belongs to its times, also where line ends are doubled. A line end leads: quicker than `^`.
_NUMBER = r"\n(?:[ \t]*\d{1,9}[ \t]*\n|\n{1,3}\d{1,9}\n{1,3})?"
_TIMINGS = re.compile(rf"{_NUMBER}[ \t]*(-?){_TIME}[-–— \t]+>[ \t]*{_TIME}(.*)", re.ASCII)
# Coordinates (`X1:40 Y2:50`), or what WebVTT calls settings (`align:start`).
_SETTINGS = re.compile(r"(?:[ \t]+\w+:\S+)*[ \t]*", re.ASCII)

_OVERRIDES = re.compile(r"\{\\[^{}\n]*\}")
_BREAKS = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_TAG = r"</?(?:[bcisuv]|em|font|lang|p|rt|ruby|span|strong)(?:[.\s/][^<>]*)?>|<[\d:.,]+>"
_ENTITY = r"&(?:\w+|#\d+|#x[\da-f]+);"
_MARKUP = re.compile(rf"{_TAG}|{_ENTITY}", re.IGNORECASE | re.ASCII)
_MARKUP_OR_STRAY = re.compile(rf"{_TAG}|{_ENTITY}|[<&]", re.IGNORECASE | re.ASCII)
_STRAYS = {"<": "&lt;", "&": "&amp;"}


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
    lines = tuple(with_speakers(list(_lines(source.text))))
    if not lines:
        raise BrokenFile(source.name, SUBRIP.title, "none of its cues has times and text.")
    return Document(origin=source.origin(SUBRIP.name), lines=lines)


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


def _lines(text: str) -> Iterator[Line]:
    text = f"\n{text}"
    for match, following in pairwise(chain(_TIMINGS.finditer(text), [None])):
        if match is None:
            return
        sign, hours, minutes, seconds, fraction, *end, rest = match.groups()
        # A file moved too far back: what began before the recording begins with it.
        start_ms = 0 if sign else timecode.from_fields(hours, minutes, seconds, fraction)
        body = text[match.end() : following.start() if following else None]
        if rest and not _SETTINGS.fullmatch(rest):
            body = rest + body
        yield from _spoken(body, start_ms, timecode.from_fields(*end))


def _spoken(body: str, start_ms: int, end_ms: int) -> list[Line]:
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
    """The text as it is, unless something in it would be read as markup or as the times of a cue."""
    if not (_MARKUP.search(text) or _OVERRIDES.search(text) or _BREAKS.search(text) or _TIMINGS.match(f"\n{text}")):
        return text
    return html.escape(text, quote=False).replace("{", "&#123;")


SUBRIP = Format("subrip", "SubRip", ("srt",), sniff, read, write, needs_times=True)
